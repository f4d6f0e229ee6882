/// Takes a pattern apart. What it does not know makes the whole pattern unread: nil.
struct PatternParser {
    private let bytes: [UInt8]
    private let grammar: Pattern.Grammar
    private var at = 0
    private(set) var groups = 0

    init(_ bytes: [UInt8], _ grammar: Pattern.Grammar) {
        self.bytes = bytes
        self.grammar = grammar
    }

    private var isWide: Bool { grammar == .extended || grammar == .perl }
    private func peek(_ ahead: Int = 0) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }
    private func isNext(_ letters: String) -> Bool { bytes[at...].starts(with: letters.utf8) }

    mutating func parse() -> [[Pattern.Repeat]]? {
        guard bytes.count <= 512 else { return nil }
        if grammar == .fixed { return [bytes.map { Pattern.Repeat(item: .byte($0)) }] }
        guard let branches = alternatives(depth: 0), at == bytes.count else { return nil }
        return branches
    }

    private mutating func alternatives(depth: Int) -> [[Pattern.Repeat]]? {
        guard depth < 4 else { return nil }
        var branches: [[Pattern.Repeat]] = []
        while true {
            guard let branch = branch(depth: depth) else { return nil }
            branches.append(branch)
            if isWide, peek() == UInt8(ascii: "|") {
                at += 1
            } else if grammar == .basic, isNext("\\|") {
                at += 2
            } else {
                return branches
            }
        }
    }

    /// Whether the branch ends here: at an alternative, or at the end of a group.
    private func isEnd(depth: Int) -> Bool {
        switch grammar {
        case .extended, .perl: peek() == UInt8(ascii: "|") || depth > 0 && peek() == UInt8(ascii: ")")
        case .basic: isNext("\\|") || depth > 0 && isNext("\\)")
        default: false
        }
    }

    private mutating func branch(depth: Int) -> [Pattern.Repeat]? {
        var items: [Pattern.Repeat] = []
        while at < bytes.count, !isEnd(depth: depth) {
            let isFirst = items.isEmpty || items.last?.item == .lineStart && items.count == 1
            guard let item = item(isFirst: isFirst, depth: depth) else { return nil }
            var one = Pattern.Repeat(item: item)
            guard quantify(&one) else { return nil }
            items.append(one)
        }
        return items
    }

    private mutating func item(isFirst: Bool, depth: Int) -> Pattern.Item? {
        guard let byte = peek() else { return nil }
        at += 1
        switch byte {
        case UInt8(ascii: "."): return .any
        case UInt8(ascii: "["): return set()
        case UInt8(ascii: "^"):
            if isFirst { return .lineStart }
            // Elsewhere it stands for itself in a basic pattern, and nowhere else.
            return grammar == .basic || grammar == .findstr ? .byte(byte) : nil
        case UInt8(ascii: "$"):
            if at == bytes.count || isEnd(depth: depth) { return .lineEnd }
            return grammar == .basic || grammar == .findstr ? .byte(byte) : nil
        case UInt8(ascii: "*"):
            // First in a basic pattern it stands for itself.
            return isFirst && grammar == .basic ? .byte(byte) : nil
        case UInt8(ascii: "("), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"), UInt8(ascii: ")"):
            guard isWide else { return .byte(byte) }
            return byte == UInt8(ascii: "(") && peek() != UInt8(ascii: "?") ? group(depth: depth, closing: ")") : nil
        case UInt8(ascii: "\\"): return escaped(depth: depth)
        default: return .byte(byte)
        }
    }

    private mutating func escaped(depth: Int) -> Pattern.Item? {
        guard let byte = peek() else { return nil }
        at += 1
        switch byte {
        case UInt8(ascii: "(") where grammar == .basic: return group(depth: depth, closing: "\\)")
        case UInt8(ascii: "K") where grammar == .perl: return .keepOut
        case UInt8(ascii: "d") where grammar == .perl: return ByteSet.named("digit").map { .set($0) }
        case UInt8(ascii: "s") where grammar != .findstr: return ByteSet.named("space").map { .set($0) }
        case UInt8(ascii: "w") where grammar != .findstr:
            guard var set = ByteSet.named("alnum") else { return nil }
            set.insert(UInt8(ascii: "_"))
            return .set(set)
        case _ where isNameByte(byte): return nil
        // In a basic pattern these have a meaning only behind a backslash.
        case _ where grammar == .basic && "+?{}()|".utf8.contains(byte): return nil
        case _ where "<>`'".utf8.contains(byte): return nil
        default: return .byte(byte)
        }
    }

    private mutating func group(depth: Int, closing: String) -> Pattern.Item? {
        groups += 1
        let number = groups
        guard let branches = alternatives(depth: depth + 1), isNext(closing) else { return nil }
        at += closing.utf8.count
        return .group(branches, number: number)
    }

    private mutating func set() -> Pattern.Item? {
        var set = ByteSet()
        let isInverted = peek() == UInt8(ascii: "^")
        if isInverted { at += 1 }
        var isFirst = true
        while let byte = peek(), isFirst || byte != UInt8(ascii: "]") {
            isFirst = false
            if isNext("[:") {
                let name = bytes[(at + 2)...].prefix { $0 != UInt8(ascii: ":") }
                guard let named = ByteSet.named(String(decoding: name, as: UTF8.self)) else { return nil }
                at += 2 + name.count
                guard isNext(":]") else { return nil }
                at += 2
                for byte in 0...255 where named.contains(UInt8(byte)) { set.insert(UInt8(byte)) }
                continue
            }
            // A backslash in a class means different things to different programs.
            guard byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "["), byte < 0x80 else { return nil }
            at += 1
            if peek() == UInt8(ascii: "-"), let end = peek(1), end != UInt8(ascii: "]") {
                guard end >= byte, end < 0x80 else { return nil }
                set.insert(byte...end)
                at += 2
            } else {
                set.insert(byte)
            }
        }
        guard peek() == UInt8(ascii: "]") else { return nil }
        at += 1
        if isInverted { set.invert() }
        return .set(set)
    }

    /// Reads how often an item may stand; false where that is not understood.
    private mutating func quantify(_ one: inout Pattern.Repeat) -> Bool {
        var count = 0
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "*"): one.least = 0
            case UInt8(ascii: "+") where isWide: break
            case UInt8(ascii: "?") where isWide: one.least = 0
            case UInt8(ascii: "{") where isWide: return false
            case UInt8(ascii: "\\") where grammar == .basic && peek(1) == UInt8(ascii: "+"): at += 1
            default: return count < 2 && (count == 0 || isSingle(one.item))
            }
            // An anchor that repeats stands for itself in some programs.
            if one.item == .lineStart, grammar == .basic { return false }
            one.most = byte == UInt8(ascii: "?") ? 1 : Int.max - 1
            at += 1
            count += 1
        }
        return count < 2 && (count == 0 || isSingle(one.item))
    }

    private func isSingle(_ item: Pattern.Item) -> Bool {
        switch item {
        case .byte, .any, .set, .group: true
        case .lineStart, .lineEnd, .keepOut: false
        }
    }
}
