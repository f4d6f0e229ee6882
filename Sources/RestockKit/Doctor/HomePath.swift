/// Paths as a page shows them that is made for others to read: the home folder names its owner.
enum HomePath {
    /// A path with the home folder written as the shell does: `~/Downloads/x.tgz`.
    static func folded(_ path: String, home: String) -> String {
        home.count > 1 && path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
    }

    /// A path as a shell takes it; a `~/` in front stays outside the quotes, where it counts.
    static func quoted(_ path: String) -> String {
        if path.hasPrefix("~/") { return "~/" + quoted(String(path.dropFirst(2))) }
        guard path.contains(where: { !($0.isASCII && ($0.isLetter || $0.isNumber || "._-+/".contains($0))) }) else {
            return path
        }
        return "'\(path.replacing("'", with: "'\\''"))'"
    }
}
