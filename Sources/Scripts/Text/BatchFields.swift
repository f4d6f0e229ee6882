/// How `for /f` takes a line apart: `"tokens=2 delims=: "`.
struct BatchFields: Hashable, Sendable {
    var tokens: [Int] = [1]
    var delimiters: [UInt8] = [0x20, 0x09]
    var usesBackquotes = false
    var skip = 0

    /// Reads the options in quotes behind `for /f`; nil for one that is not known.
    init?(_ options: String) {
        var rest = options[...].trimmed
        while !rest.isEmpty {
            let lower = rest.lowercased()
            if lower.hasPrefix("delims=") {
                let after = rest.dropFirst(7)
                // A blank is a delimiter only as the last one of the options.
                let value = after.prefix { $0 != " " }
                let following = after.dropFirst(value.count)
                if following.allSatisfy({ $0 == " " }), options.hasSuffix(" ") {
                    delimiters = Array(value.utf8) + [0x20]
                    return
                }
                delimiters = Array(value.utf8)
                rest = following.trimmed
            } else if lower.hasPrefix("usebackq") {
                usesBackquotes = true
                rest = rest.dropFirst(8).trimmed
            } else if lower.hasPrefix("tokens=") {
                let value = rest.dropFirst(7).prefix { $0 != " " }
                let numbers = value.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
                guard !numbers.isEmpty, numbers.count < 5 else { return nil }
                tokens = []
                for number in numbers {
                    // `*` takes the rest of a line; it is token 0 here.
                    guard let number, number > 0, number < 32 else {
                        guard value == "*" else { return nil }
                        tokens = [0]
                        break
                    }
                    tokens.append(number)
                }
                rest = rest.dropFirst(7 + value.count).trimmed
            } else if lower.hasPrefix("eol=") {
                let after = rest.dropFirst(4)
                guard after.first == nil || after.first == " " else { return nil }
                rest = after.trimmed
            } else {
                return nil
            }
        }
    }

    /// What the loop's variables hold for the first line that has something; nil where it does not run for it.
    func tokens(of text: String) -> [Int: String] {
        for line in lines(of: text) { if let found = fields(of: line) { return found } }
        return [:]
    }

    /// The loop's variables for one line, counted from 0; nil for a line that is passed over.
    func fields(of line: String) -> [Int: String]? {
        let bytes = Array(line.utf8)
        guard !bytes.isEmpty, bytes[0] != UInt8(ascii: ";") else { return nil }
        if tokens == [0] { return [0: line] }
        let parts = bytes.split { delimiters.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
        // The loop does not run where the first token is not there.
        guard let first = tokens.min(), parts.count >= first else { return nil }
        var found: [Int: String] = [:]
        for (place, number) in tokens.enumerated() { found[place] = number <= parts.count ? parts[number - 1] : "" }
        return found
    }
}
