import Safety

/// What the owner agreed to on the command line: gate names, and for some a word with it (`relock=liuqin`).
public struct Accepted: Sendable {
    private let words: [GateID: String]

    /// The gates whose word may be several names, joined by `+`.
    private static let ofNames: Set<GateID> = [.unknownPartition, .oemCommand]

    /// Reads `data-loss,account-binding,relock=liuqin`.
    /// - Parameter place: what stands in front of the list where it was written.
    /// - Throws: exit 64 for a name that is no gate.
    public init(_ lists: [String], behind place: String = "--accept ") throws(Failure) {
        var words: [GateID: String] = [:]
        for item in lists.flatMap({ $0.split(separator: ",") }) {
            let halves = item.split(separator: "=", maxSplits: 1)
            guard let name = halves.first, let gate = GateID(rawValue: String(name)) else {
                throw Failure(
                    .usage, "\(place)\(item): there is no gate of that name.",
                    next: "Gates are: \(GateID.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            let word = halves.count == 2 ? String(halves[1]) : ""
            // Of several names each may be given by itself.
            let before = Self.ofNames.contains(gate) ? words[gate].map { "\($0)+" } : nil
            words[gate] = (before ?? "") + word
        }
        self.words = words
    }

    /// Nothing is agreed to.
    public init() { words = [:] }

    /// True when this finding was agreed to. Some need their word with it, a lock the codename.
    public func covers(_ finding: Finding) -> Bool {
        guard let word = words[finding.gate] else { return false }
        if Self.ofNames.contains(finding.gate), let wanted = finding.consentWord {
            return Set(wanted.split(separator: "+")).isSubset(of: word.split(separator: "+"))
        }
        return finding.needsItsWord ? word == finding.consentWord : true
    }

    /// The word that was given with a gate's name, which may be empty; nil where the gate was not named.
    public func word(for gate: GateID) -> String? { words[gate] }

    /// What to write after `--accept` for a finding.
    public static func flag(for finding: Finding) -> String {
        finding.needsItsWord ? "\(finding.gate.rawValue)=\(finding.consentWord ?? "")" : finding.gate.rawValue
    }
}

/// Weighs findings: refusals end the run, confirms need consent.
public enum Verdict {
    /// The last words to a person who has read the findings. Of a damaged package they name the file once more: what is to be done is
    /// the same whatever else was found.
    private static func brief(_ gates: [String], _ refusals: [Finding]) -> String {
        let sentence = "Refused by \(gates.joined(separator: ", "))."
        guard let damage = refusals.first(where: { $0.gate == .packageIntegrity }) else { return sentence }
        return "\(sentence) \(damage.sentence) Because: \(damage.evidence). Download it again."
    }

    /// - Parameters:
    ///   - ask: asks the person at the terminal for consent to one finding; nil when there is no terminal.
    /// - Throws: exit 2 for a refusal or a consent that nobody could give, exit 3 when the person said no.
    public static func weigh(_ findings: [Finding], accepted: Accepted, ask: ((Finding) -> Bool)?) throws(Failure) {
        let refusals = findings.filter { $0.severity == .refuse }
        if let first = refusals.first {
            let more = refusals.count > 1 ? " (and \(refusals.count - 1) more)" : ""
            var gates: [String] = []
            for name in refusals.map(\.gate.rawValue) where !gates.contains(name) { gates.append(name) }
            throw Failure(
                .refused, "Refused by \(first.gate.rawValue)\(more): \(first.sentence)", next: first.advice,
                brief: brief(gates, refusals))
        }
        let open = findings.filter { $0.severity == .confirm && !accepted.covers($0) }
        guard !open.isEmpty else { return }
        guard let ask else {
            let flags = open.map(Accepted.flag).joined(separator: ",")
            throw Failure(
                .refused,
                "Consent is needed for \(open.map(\.gate.rawValue).joined(separator: ", ")), and there is no terminal to ask on.",
                next: "Read the findings above. If you agree, add:\n--accept \(flags)")
        }
        for finding in open {
            guard ask(finding) else {
                throw Failure(
                    .cancelled, "You did not consent to \(finding.gate.rawValue).", next: Failure.nothingToUndo)
            }
        }
    }
}
