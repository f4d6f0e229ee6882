import Plan
import StockPackage

extension Gate {
    /// What a script of HyperOS 3 refuses by itself: a phone whose security patches are newer than the package's. As in the script, a
    /// phone that gives no answer passes; an answer that is no date does not.
    static func judgePatchLevel(_ input: GateInput, _ phone: PhoneFacts) -> [Finding] {
        let days = (input.package.mode(input.plan.mode)?.checks ?? []).compactMap { check in
            if case .securityPatch(let day, let line) = check { (day, line) } else { nil }
        }
        guard let (day, line) = days.min(by: { $0.0 < $1.0 }) else { return [] }
        guard let answer = phone.variables[PhoneFacts.patchVariable] ?? nil, !answer.isEmpty else { return [] }
        if let level = phone.patchLevel, level <= day { return [] }
        return [.newerPatches(answer, day, line, isDate: phone.patchLevel != nil)]
    }
}

extension Finding {
    fileprivate static func newerPatches(_ phone: String, _ package: String, _ line: Int, isDate: Bool) -> Finding {
        Finding(
            .antiRollback, .refuse,
            isDate
                ? "This package is too old for this phone: the phone has newer security patches."
                : "The date of the phone's security patches cannot be read, so nobody can say that this package is new enough.",
            evidence:
                "getvar \(PhoneFacts.patchVariable): \(phone); the package has \(package) (line \(line) of its script)",
            advice: isDate
                ? "Get a package with the security patches of \(phone) or later. Xiaomi's own script refuses this one as well."
                : "Try another cable or port.")
    }
}
