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
