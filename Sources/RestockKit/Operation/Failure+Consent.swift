import Safety

extension Failure {
    /// What gates refuse; nil where none does.
    init?(refusedBy findings: [Finding]) {
        let refusals = findings.filter { $0.severity == .refuse }
        guard let first = refusals.first else { return nil }
        let more = refusals.count > 1 ? " (and \(refusals.count - 1) more)" : ""
        self.init(
            .refused, "Refused by \(first.gate.rawValue)\(more): \(first.sentence)", next: first.advice,
            brief: Self.brief(refusals))
    }

    /// The last words to a person who has read the findings. Of a damaged package they name the file once more: what is to be done is
    /// the same whatever else was found.
    private static func brief(_ refusals: [Finding]) -> String {
        var gates: [String] = []
        for name in refusals.map(\.gate.rawValue) where !gates.contains(name) { gates.append(name) }
        let sentence = "Refused by \(gates.joined(separator: ", "))."
        guard let damage = refusals.first(where: { $0.gate == .packageIntegrity }) else { return sentence }
        return "\(sentence) \(damage.sentence) Because: \(damage.evidence). Download it again."
    }

    /// Consents that nobody has given, where nobody can be asked.
    init(noConsentTo open: [Finding]) {
        let flags = open.map(Accepted.flag).joined(separator: ",")
        self.init(
            .refused,
            "Consent is needed for \(open.map(\.gate.rawValue).joined(separator: ", ")), and there is no terminal to ask on.",
            next: "Read the findings above. If you agree, add:\n--accept \(flags)")
    }
}
