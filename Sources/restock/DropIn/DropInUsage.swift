/// A command line that makes no sense; nothing was sent.
struct DropInUsage: Error, Equatable {
    /// After `fastboot: `.
    let words: String

    init(_ words: String) { self.words = words }

    /// What AOSP's `fastboot` calls a syntax error.
    static func syntax(_ words: String) -> DropInUsage { DropInUsage("usage: \(words)") }
}
