/// What one copy of a partition holds at some point of a plan.
public struct Holding: Sendable, Hashable {
    /// One thing that a partition may hold.
    public enum Content: Sendable, Hashable {
        /// What the phone had there before the plan.
        case untouched
        /// The image with this path in the package: `images/boot.img`.
        case image(String)
        /// Nothing: erased, or a logical partition that has just been made.
        case erased
    }

    /// Why it is not certain what a partition holds.
    public enum Doubt: String, Sendable, Hashable {
        /// The script goes on where the phone refuses the step.
        case mayFail
        /// The step hangs on an answer of a phone, and no phone was asked yet.
        case condition
    }

    /// All that it may hold: one thing, unless there is a doubt.
    public private(set) var contents: Set<Content>
    /// Empty where it is certain.
    public private(set) var doubts: Set<Doubt>

    /// What a partition holds for certain.
    public init(_ content: Content) {
        contents = [content]
        doubts = []
    }

    /// What it holds; nil where that is not certain.
    public var certain: Content? { contents.count == 1 ? contents.first : nil }

    /// The same where a step may or may not have put something else there.
    func or(_ content: Content, because doubt: Doubt) -> Holding {
        var both = self
        both.contents.insert(content)
        if both.contents.count > 1 { both.doubts.insert(doubt) }
        return both
    }

    /// Whether it may be empty once a phone has been asked: what hangs on an answer alone is judged then.
    var mayBeErased: Bool { contents.contains(.erased) && (certain != nil || doubts.contains(.mayFail)) }

    /// Whether an image of the package is there, or may be.
    var mayBeWritten: Bool { contents.contains { if case .image = $0 { true } else { false } } }
}

extension Holding.Content: CustomStringConvertible {
    public var description: String {
        switch self {
        case .untouched: "untouched"
        case .image(let path): path
        case .erased: "erased"
        }
    }
}

extension Holding: CustomStringConvertible {
    public var description: String {
        if let certain { return "\(certain)" }
        let reasons = doubts.map { $0 == .mayFail ? "a step may fail" : "a step hangs on an answer" }.sorted()
        return "\(contents.map(\.description).sorted().joined(separator: " or ")) (\(reasons.joined(separator: ", ")))"
    }
}
