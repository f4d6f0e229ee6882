/// A pattern of `grep`, `sed`, `awk` or `findstr`, taken apart. Bytes are compared, as these programs do in the C locale.
struct Pattern: Hashable, Sendable {
    /// How a pattern is written.
    enum Grammar: Hashable, Sendable {
        /// `grep`, `sed`: `\|`, `\(`, `\+`.
        case basic
        /// `grep -E`, `awk`: `|`, `(`, `+`.
        case extended
        /// `grep -P`: as extended, with `\d`, `\s`, `\w` and `\K`.
        case perl
        /// `findstr /r`: `.`, `*`, `^`, `$` and classes alone.
        case findstr
        /// Every letter stands for itself.
        case fixed
    }

    /// One thing that a pattern looks for.
    indirect enum Item: Hashable, Sendable {
        case byte(UInt8)
        case any
        case set(ByteSet)
        case lineStart
        case lineEnd
        /// `\K`: what was found before it is not part of what is found.
        case keepOut
        case group([[Repeat]], number: Int)
    }

    /// An item, and how often it may follow itself.
    struct Repeat: Hashable, Sendable {
        var item: Item
        var least = 1
        var most = 1
    }

    let text: String
    let grammar: Grammar
    let ignoresCase: Bool
    let branches: [[Repeat]]
    /// It has alternatives or groups, where programs differ in which of several finds they take.
    let hasChoices: Bool
    /// It is found at the beginning of a line alone.
    private let isAnchored: Bool
    /// The byte that it begins with, where there is one only.
    private let leader: UInt8?

    /// - Returns: nil for a pattern with a construct that is not read.
    init?(_ text: String, _ grammar: Grammar, ignoresCase: Bool = false) {
        var parser = PatternParser(Array(text.utf8), grammar)
        guard let branches = parser.parse() else { return nil }
        self.text = text
        self.grammar = grammar
        self.ignoresCase = ignoresCase
        self.branches = branches
        hasChoices = parser.groups > 0 || branches.count > 1
        isAnchored = branches.allSatisfy { $0.first?.item == .lineStart }
        if branches.count == 1, !ignoresCase, let first = branches[0].first, first.least > 0,
            case .byte(let byte) = first.item
        {
            leader = byte
        } else {
            leader = nil
        }
    }

    /// Whether the pattern is found in a line.
    func isFound(in line: [UInt8]) -> Bool { first(in: line, from: 0) != nil }

    /// Where it is found first at or after an offset, and what its groups hold.
    func first(in line: [UInt8], from start: Int) -> PatternMatch? {
        guard start <= line.count else { return nil }
        let matcher = PatternMatcher(line: line, ignoresCase: ignoresCase)
        if isAnchored { return start == 0 ? matcher.match(branches, at: 0) : nil }
        for at in start...line.count {
            if let leader, at == line.count || line[at] != leader { continue }
            if let match = matcher.match(branches, at: at) { return match }
        }
        return nil
    }
}

/// Where a pattern was found.
struct PatternMatch: Sendable {
    var range: Range<Int>
    var groups: [Int: Range<Int>]
}

/// A set of bytes.
struct ByteSet: Hashable, Sendable {
    private var words: [UInt64] = [0, 0, 0, 0]

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    mutating func insert(_ range: ClosedRange<UInt8>) { for byte in range { insert(byte) } }
    mutating func invert() {
        words = words.map(~)
        words[0] &= ~(1 << 10)
    }
    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

    /// The class of a name, as in `[:digit:]`.
    static func named(_ name: String) -> ByteSet? {
        var set = ByteSet()
        switch name {
        case "digit": set.insert(0x30...0x39)
        case "alpha":
            set.insert(0x41...0x5A)
            set.insert(0x61...0x7A)
        case "alnum":
            set.insert(0x30...0x39)
            set.insert(0x41...0x5A)
            set.insert(0x61...0x7A)
        case "upper": set.insert(0x41...0x5A)
        case "lower": set.insert(0x61...0x7A)
        case "space":
            set.insert(0x09...0x0D)
            set.insert(0x20)
        case "blank":
            set.insert(0x09)
            set.insert(0x20)
        default: return nil
        }
        return set
    }
}
