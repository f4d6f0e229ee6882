import Safety

/// A finding as one JSON object.
public struct FindingJSON: Encodable, Sendable {
    public let type = "finding"
    public let gate: String
    /// `refuse`, `confirm` or `note`.
    public let severity: String
    public let sentence: String
    public let evidence: String
    public let advice: String
    /// For a confirm: what to write after `--accept`.
    public let accept: String?

    public init(_ finding: Finding) {
        gate = finding.gate.rawValue
        severity = finding.severity.rawValue
        sentence = finding.sentence
        evidence = finding.evidence
        advice = finding.advice
        accept = finding.severity == .confirm ? Accepted.flag(for: finding) : nil
    }
}
