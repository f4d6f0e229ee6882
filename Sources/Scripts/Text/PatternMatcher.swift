/// Looks for a pattern in one line, by trying. Lines are short and the number of tries is bounded.
final class PatternMatcher {
    private typealias Rest = (Int, PatternMatch) -> PatternMatch?

    private let line: [UInt8]
    private let ignoresCase: Bool
    private var tries = 0

    init(line: [UInt8], ignoresCase: Bool) {
        self.line = line
        self.ignoresCase = ignoresCase
    }

    /// What is found that begins at an offset.
    func match(_ branches: [[Pattern.Repeat]], at start: Int) -> PatternMatch? {
        let nothing = PatternMatch(range: start..<start, groups: [:])
        for branch in branches {
            let found = follow(branch[...], start, nothing) { end, match in
                PatternMatch(range: min(match.range.lowerBound, end)..<end, groups: match.groups)
            }
            if let found { return found }
        }
        return nil
    }

    private func follow(
        _ branch: ArraySlice<Pattern.Repeat>, _ at: Int, _ match: PatternMatch, _ rest: Rest
    ) -> PatternMatch? {
        tries += 1
        guard tries < ScriptLimits.tries else { return nil }
        guard let first = branch.first else { return rest(at, match) }
        let after = branch.dropFirst()
        switch first.item {
        case .keepOut:
            return follow(after, at, PatternMatch(range: at..<at, groups: match.groups), rest)
        case .group(let branches, let number):
            return group(branches, number, first.least, first.most, at, match) { end, inner in
                self.follow(after, end, inner, rest)
            }
        default:
            // As often as it goes, then less often.
            var ends = [at]
            while ends.count <= first.most, let next = step(first.item, ends[ends.count - 1]) { ends.append(next) }
            for count in stride(from: ends.count - 1, through: first.least, by: -1) {
                if let found = follow(after, ends[count], match, rest) { return found }
            }
            return nil
        }
    }

    private func group(
        _ branches: [[Pattern.Repeat]], _ number: Int, _ least: Int, _ most: Int, _ at: Int, _ match: PatternMatch,
        _ rest: Rest
    ) -> PatternMatch? {
        tries += 1
        guard tries < ScriptLimits.tries else { return nil }
        if most > 0 {
            for branch in branches {
                let found = follow(branch[...], at, match) { end, inner in
                    guard end > at || least > 0 else { return nil }
                    var next = inner
                    next.groups[number] = at..<end
                    return self.group(branches, number, max(least - 1, 0), most - 1, end, next, rest)
                }
                if let found { return found }
            }
        }
        return least == 0 ? rest(at, match) : nil
    }

    /// Where one item that is no group ends; nil when it is not there.
    private func step(_ item: Pattern.Item, _ at: Int) -> Int? {
        switch item {
        case .lineStart: return at == 0 ? at : nil
        case .lineEnd: return at == line.count ? at : nil
        case .keepOut, .group: return nil
        case .byte(let wanted):
            guard at < line.count else { return nil }
            return line[at] == wanted || ignoresCase && folded(line[at]) == folded(wanted) ? at + 1 : nil
        case .any: return at < line.count ? at + 1 : nil
        case .set(let set):
            guard at < line.count else { return nil }
            return set.contains(line[at]) || ignoresCase && set.contains(swapped(line[at])) ? at + 1 : nil
        }
    }

    private func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private func swapped(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte & 0xDF) ? byte ^ 0x20 : byte }
}
