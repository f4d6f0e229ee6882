/// The redirects that a script may have: errors into the output, output into nothing, and batch input from a file.
enum ScriptRedirect {
    /// Whether a redirect begins here: `>`, `<`, or a digit right before one.
    static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isArrow: (UInt8) -> Bool = { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
        guard let first = bytes.first else { return false }
        if isArrow(first) { return true }
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), let next = bytes.dropFirst().first else {
            return false
        }
        return isArrow(next)
    }

    /// A redirect that is known, and how many bytes it takes. `nothing` is the name of the null device.
    static func recognise(_ bytes: ArraySlice<UInt8>, nothing: String) -> (ScriptToken.Kind, Int)? {
        guard begins(bytes) else { return nil }
        if bytes.starts(with: "2>&1".utf8) { return endsWord(bytes.dropFirst(4)) ? (.merge, 4) : nil }
        var rest = bytes
        if rest.first != UInt8(ascii: ">") { rest = rest.dropFirst() }
        guard rest.first == UInt8(ascii: ">") else { return nil }
        rest = rest.dropFirst().drop { $0 == UInt8(ascii: " ") }
        let name = rest.prefix(nothing.utf8.count).map { $0 | 0x20 }
        guard name == Array(nothing.utf8).map({ $0 | 0x20 }) else { return nil }
        rest = rest.dropFirst(name.count)
        return endsWord(rest) ? (.discard, rest.startIndex - bytes.startIndex) : nil
    }

    private static func endsWord(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first else { return true }
        return " \t\n;&|)".utf8.contains(next)
    }
}
