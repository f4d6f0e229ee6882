/// A stock package's own flash script, read as data: what it checks and what it would do to the phone.
/// It is never executed.
///
/// It is read as the language that it is written in: variables, substitutions, conditions, functions, and a closed set of programs that
/// read and never write. Where its way depends on what a phone answers, both ways are read. What is not understood, or names a
/// partition, an image or a condition by something that nobody can know before it runs, makes the whole script unreadable: a step that
/// is skipped or misunderstood could brick a phone. Comments are ignored; stock scripts are full of commented-out flash lines.
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
    /// What the script verifies and does, in its order.
    public let entries: [Entry]
    /// Weak points and oddities of this script that change nothing in its steps.
    public let notes: [ScriptNote]

    /// One thing that a script verifies or does.
    public enum Entry: Sendable, Equatable {
        case check(ScriptCheck)
        case step(ScriptStep)
    }

    /// What the script verifies before it goes on, in its order.
    public var checks: [ScriptCheck] { entries.compactMap { if case .check(let check) = $0 { check } else { nil } } }
    /// What the script would do to the phone, in its order.
    public var steps: [ScriptStep] { entries.compactMap { if case .step(let step) = $0 { step } else { nil } } }

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - fileName: tells the dialect (`.sh` or `.bat`) and is quoted in errors.
    ///   - text: the file as it is: a UTF-8 byte order mark and Windows line ends throughout are accepted, and bytes over 127 may be of
    ///     any encoding.
    ///   - package: what lies beside the script. Whether a file is there decides which way the script goes.
    public init(fileName: String, text: [UInt8], in package: ScriptPackage = .unseen) throws(ScriptError) {
        let source = try ScriptSource(fileName: fileName, text: text)
        let nodes: [Node]
        switch source.dialect {
        case .sh: nodes = try ShellParser.parse(source.bytes, of: source, firstLine: 1, depth: 0)
        case .bat: nodes = try BatchParser.parse(source.bytes, of: source, firstLine: 1, depth: 0)
        }
        let evaluator = Evaluator(source, nodes, package)
        try evaluator.run()
        let outcome = evaluator.outcome
        guard !outcome.steps.isEmpty else { throw .noSteps(file: fileName) }
        self.fileName = fileName
        dialect = source.dialect
        entries = outcome.entries.map { entry in
            switch entry {
            case .check(let check): .check(check)
            case .step(let number): .step(outcome.steps[number])
            }
        }
        notes = (source.notes + outcome.notes).sorted { ($0.line, $0.text) < ($1.line, $1.text) }
    }
}
