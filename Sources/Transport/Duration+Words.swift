import Bytes

extension Duration {
    /// The duration as a message says it: `5 s`, `0.25 s`, `10 min`.
    public var inWords: String {
        let (seconds, attoseconds) = components
        if attoseconds == 0, seconds >= 120, seconds % 60 == 0 { return "\(seconds / 60) min" }
        if attoseconds == 0 { return "\(seconds) s" }
        let exact = Double(seconds) + Double(attoseconds) / 1e18
        return "\(fixed(exact, decimals: exact < 0.1 ? 3 : 2)) s"
    }
}
