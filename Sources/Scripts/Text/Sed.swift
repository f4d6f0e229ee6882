/// `sed 's/PATTERN/TEXT/g'`, also with `-n` and `p`, `-e` and `-E`.
struct Sed: Hashable, Sendable {
    /// A piece of what is put in the place of a find: a text, or what a group held.
    private enum Part: Hashable, Sendable {
        case text(String)
        case group(Int)
    }

    private let pattern: Pattern
    private let parts: [Part]
    private let isGlobal: Bool
    /// Only lines in which something was replaced are printed.
    private let printsChanged: Bool

    /// Reads the words behind `sed`; nil for anything but one replacement.
    init?(_ words: ArraySlice<String>) {
        var isSilent = false
        var grammar = Pattern.Grammar.basic
        var program: String?
        for word in words {
            switch word {
            case "-n": isSilent = true
            case "-E", "-r": grammar = .extended
            case "-e": continue
            default:
                guard program == nil, !word.hasPrefix("-") else { return nil }
                program = word
            }
        }
        guard let program, program.first == "s", let delimiter = program.dropFirst().first,
            "/|,#:@".contains(delimiter)
        else { return nil }
        // An escaped delimiter is not read, nor one that is part of a class.
        let fields = program.dropFirst(2).split(separator: delimiter, omittingEmptySubsequences: false)
        guard fields.count == 3, !fields[0].hasSuffix("\\"), !fields[1].hasSuffix("\\"), !fields[0].isEmpty else {
            return nil
        }
        guard let pattern = Pattern(String(fields[0]), grammar) else { return nil }
        // Of several alternatives sed takes the longest.
        if pattern.branches.count > 1 || pattern.text.contains("\\|") { return nil }
        self.pattern = pattern
        isGlobal = fields[2].contains("g")
        let prints = fields[2].contains("p")
        guard fields[2].allSatisfy({ "gp".contains($0) }), prints == isSilent else { return nil }
        printsChanged = isSilent
        guard let parts = Self.parts(fields[1]) else { return nil }
        self.parts = parts
    }

    private static func parts(_ text: Substring) -> [Part]? {
        var parts: [Part] = []
        var rest = text
        while let letter = rest.popFirst() {
            if letter == "&" {
                parts.append(.group(0))
            } else if letter == "\\" {
                guard let next = rest.popFirst() else { return nil }
                if let digit = next.wholeNumberValue, digit > 0 {
                    parts.append(.group(digit))
                } else if "\\/.&".contains(next) {
                    parts.append(.text(String(next)))
                } else {
                    return nil
                }
            } else {
                parts.append(.text(String(letter)))
            }
        }
        return parts
    }

    func apply(_ text: String) -> String {
        var output = ""
        for line in lines(of: text) {
            let (changed, found) = replaced(Array(line.utf8))
            if printsChanged, !found { continue }
            output += changed + "\n"
        }
        return output
    }

    private func replaced(_ line: [UInt8]) -> (String, Bool) {
        var result: [UInt8] = []
        var at = 0
        var copied = 0
        var found = false
        while at <= line.count, let match = pattern.first(in: line, from: at) {
            found = true
            result += line[copied..<max(copied, match.range.lowerBound)]
            for part in parts {
                switch part {
                case .text(let text): result += Array(text.utf8)
                case .group(0): result += line[match.range]
                case .group(let number): if let range = match.groups[number] { result += line[range] }
                }
            }
            copied = match.range.upperBound
            at = match.range.isEmpty ? match.range.upperBound + 1 : match.range.upperBound
            if !isGlobal { break }
        }
        return (String(decoding: result + line[min(copied, line.count)...], as: UTF8.self), found)
    }
}
