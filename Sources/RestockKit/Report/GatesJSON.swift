import Safety

/// The `result` line of `gates --json`.
public struct GatesJSON: Encodable, Sendable {
    /// One gate, as `restock gates` explains it.
    public struct Row: Encodable, Sendable {
        let gate: String
        /// How it can speak, gravest first: `refuse`, `confirm`, `note`.
        let severities: [String]
        let reads: String
        let why: String
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let gates: [Row]

    public init(_ gates: [Gate]) {
        self.gates = gates.map {
            Row(gate: $0.id.rawValue, severities: $0.severities.map(\.rawValue), reads: $0.reads, why: $0.why)
        }
    }
}
