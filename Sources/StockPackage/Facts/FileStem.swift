/// A file name without its ending, and without what browsers, file managers and wget put behind the name of a second copy:
/// `X (1).tgz`, `X(1).tgz`, `X - Copy.tgz`, `X copy 2.tgz`, `X.tgz.1`.
struct FileStem: Sendable, Equatable {
    let text: Substring
    /// `.tgz`; nil where it is none of those that packages have.
    let ending: String?

    private static let endings = [".tgz", ".tar.gz", ".tar", ".zip"]

    init(_ fileName: String) {
        var text = Substring(fileName)
        if let dot = text.lastIndex(of: "."), Self.isNumber(text[text.index(after: dot)...]),
            Self.endings.contains(where: text[..<dot].hasSuffix)
        {
            text = text[..<dot]
        }
        let ending = Self.endings.first(where: text.hasSuffix)
        if let ending { text = text.dropLast(ending.utf8.count) }
        self.ending = ending
        self.text = Self.withoutCopyMark(text)
    }

    private static func withoutCopyMark(_ stem: Substring) -> Substring {
        var text = stem
        if text.last == ")", let open = text.lastIndex(of: "("),
            isNumber(text[text.index(after: open)...].dropLast())
        {
            text = text[..<open]
            if text.last == " " { text.removeLast() }
        } else if let space = text.lastIndex(of: " "), isNumber(text[text.index(after: space)...]),
            text[..<space].hasSuffix(" copy")
        {
            text = text[..<space]
        }
        for mark in [" - Copy", " copy"] where text.hasSuffix(mark) { return text.dropLast(mark.utf8.count) }
        return text
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
