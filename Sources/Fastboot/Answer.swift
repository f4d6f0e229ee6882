/// How a command ended that succeeded.
public struct Answer: Sendable, Hashable {
    /// What came with OKAY; usually nothing.
    public let value: String
    /// The INFO lines, in order.
    public let infos: [String]
    /// All TEXT, one after the other.
    public let text: String

    public init(value: String, infos: [String] = [], text: String = "") {
        self.value = value
        self.infos = infos
        self.text = text
    }
}
