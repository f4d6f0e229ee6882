/// A stock package's own flash script, read as data: what it checks and what it would do to the phone.
/// It is never executed.
///
/// The grammar is an allow-list of the lines that Xiaomi's scripts are made of, in both dialects and every generation
/// since 2015. An active line that is not understood makes the whole script unreadable: a step that is skipped or
/// misunderstood could brick a phone. Comments are ignored; stock scripts are full of commented-out flash lines.
public struct FlashScript: Sendable, Equatable {
    /// The language a script is written in.
    public enum Dialect: String, Sendable {
        /// A POSIX shell script, as packages ship it for Linux and macOS.
        case sh
        /// A Windows batch file.
        case bat
    }

    /// The name the script was read under, for example `flash_all.sh`.
    public let fileName: String
    /// The language, told by the file name's extension.
    public let dialect: Dialect
    /// What the script verifies before it goes on, in its order.
    public let checks: [ScriptCheck]
    /// What the script would do to the phone, in its order.
    public let steps: [ScriptStep]
    /// Weak points and oddities of this script that change nothing in its steps.
    public let notes: [ScriptNote]

    /// Reads a script.
    ///
    /// `fileName` tells the dialect (`.sh` or `.bat`) and is quoted in errors. `text` is the file as it is: a UTF-8
    /// byte order mark and Windows line ends are accepted, and bytes over 127 in comments may be of any encoding.
    public init(fileName: String, text: [UInt8]) throws(ScriptError) {
        let source = try ScriptSource(fileName: fileName, text: text)
        var reader = ScriptReader(source: source)
        let nodes: [ScriptNode]
        switch source.dialect {
        case .sh: nodes = try ShellParser.parse(source.bytes, of: source, firstLine: 1, depth: 0)
        case .bat: nodes = try BatchParser.parse(source.bytes, of: source, firstLine: 1, depth: 0)
        }
        try reader.read(nodes)
        guard !reader.steps.isEmpty else { throw .noSteps(file: fileName) }
        self.fileName = fileName
        dialect = source.dialect
        checks = reader.checks
        steps = reader.steps
        notes = (source.notes + reader.notes).sorted { ($0.line, $0.text) < ($1.line, $1.text) }
    }
}
