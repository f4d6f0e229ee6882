import Bytes

extension Duration {
    /// The duration as a message says it: `5 s`, `250 ms`, `10 min`, `1.50 s`.
    public var inWords: String {
        let (seconds, attoseconds) = components
        if attoseconds == 0, seconds >= 120, seconds % 60 == 0 { return "\(seconds / 60) min" }
        if attoseconds == 0 { return "\(seconds) s" }
        if seconds == 0 { return "\(fixed(Double(attoseconds) / 1e15, decimals: 0)) ms" }
        return "\(fixed(Double(seconds) + Double(attoseconds) / 1e18, decimals: 2)) s"
    }
}
