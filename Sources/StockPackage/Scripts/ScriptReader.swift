/// Understands the tree of a script: every node becomes a check, a step or a note, or the script is refused.
///
/// It keeps what the script's variables mean (the phone's answer, the number of a file) and what the last result was,
/// so that a check on `$?` lands on the command that it looks at.
struct ScriptReader {
    /// What the result of the last command means.
    enum Status {
        /// There is nothing that a script could decide by.
        case none
        /// The last command was the step at this index.
        case step(Int)
        /// The last command asked something.
        case probe(ScriptProbe)
        /// The last command read a value into this variable.
        case reading(String)
    }

    let source: ScriptSource
    var checks: [ScriptCheck] = []
    var steps: [ScriptStep] = []
    var notes: [ScriptNote] = []
    /// What the script's variables stand for.
    var values: [String: ScriptValue] = [:]
    /// Functions that end the script.
    var stoppers: Set<String> = []
    var status = Status.none
    /// The condition of the block that is being read.
    var guarding: ScriptCondition?
    /// The script has changed into its own folder.
    var isInOwnFolder = false
    private var hasEnded = false

    init(source: ScriptSource) {
        self.source = source
    }

    mutating func note(_ line: Int, _ text: String) {
        let note = ScriptNote(line: line, text: text)
        if !notes.contains(note) { notes.append(note) }
    }

    mutating func read(_ nodes: [ScriptNode]) throws(ScriptError) {
        for node in nodes { try read(node) }
    }

    mutating func read(_ node: ScriptNode) throws(ScriptError) {
        if hasEnded, try effect(of: node) == .acts {
            throw source.unknown(node.line, "it stands after the end of the script")
        }
        switch node {
        case .run(let command): try perform(command)
        case .pipe(let commands): try performPipe(commands)
        case .group(let nodes): try read(nodes)
        case .and(let first, let second):
            // Only the first command's own result counts, not one from before it.
            status = .none
            try read(first)
            try branch(succeeded: [second], failed: [], line: node.line)
            // What follows would be decided by either of the two.
            status = .none
        case .or(let first, let second):
            status = .none
            try read(first)
            try branch(succeeded: [], failed: [second], line: node.line)
        case .choose(let test, let then, let otherwise): try choose(test, then, otherwise)
        case .loop(let loop): try perform(loop)
        case .define(let name, let body, let line):
            guard guarding == nil, try effect(of: body) == .stops, !Self.reserved.contains(name) else {
                throw source.unknown(line, "a function that does more than say an error and stop")
            }
            stoppers.insert(name)
            status = .none
        }
    }

    /// Names that a function must not take over.
    private static let reserved: Set<String> = [
        "fastboot", "echo", "exit", "sleep", "pause", "title", "color", "cls", "timeout", "setlocal", "endlocal",
        "chcp",
        "grep", "awk", "cat", "cut", "tr", "head", "dirname", "cd", "set", "goto",
    ]

    private mutating func perform(_ command: ScriptCommand) throws(ScriptError) {
        let line = command.line
        let dialect = source.dialect
        if command.isTalk(dialect) {
            try requireHarmless(command)
            // In batch what is said leaves the last result alone.
            if dialect == .sh || command.program(dialect)?.hasPrefix("echo") != true { status = .none }
            return
        }
        if command.isExit(dialect) {
            guard guarding == nil else { throw source.unknown(line, "the script may end here") }
            hasEnded = true
            return
        }
        if command.program(dialect) == "fastboot" { return try performFastboot(command) }
        guard guarding == nil, !command.isDiscarded else { throw source.unknown(line, "an unknown command") }
        if let (name, value) = command.assignment(dialect) { return try assign(name, value, command) }
        if isChangeIntoOwnFolder(command) {
            isInOwnFolder = true
            status = .none
            return
        }
        throw source.unknown(line, "an unknown command")
    }

    private func isChangeIntoOwnFolder(_ command: ScriptCommand) -> Bool {
        guard ["cd", "pushd"].contains(command.program(source.dialect)), command.input == nil else { return false }
        var words = command.words.dropFirst()
        if source.dialect == .bat, words.first?.keyword?.lowercased() == "/d" { words = words.dropFirst() }
        return words.count == 1 && words.first?.pieces == [.scriptDirectory]
    }

    /// A command that only talks must not run another one on the side.
    func requireHarmless(_ command: ScriptCommand) throws(ScriptError) {
        guard command.input == nil, !command.words.contains(where: \.runsCommand) else {
            throw source.unknown(command.line, "a command inside of what is said")
        }
    }

    /// A path inside the package: relative to the script, with forward slashes, never going up.
    mutating func packagePath(_ word: ScriptWord, line: Int) throws(ScriptError) -> String {
        var path: String
        switch word.pieces.count {
        case 1:
            guard case .text(let text) = word.pieces[0] else { throw source.unknown(line, "a path") }
            path = text
            if !isInOwnFolder { note(line, "the image is looked for in the current folder, not beside the script") }
        case 2:
            guard word.pieces[0] == .scriptDirectory, case .text(let text) = word.pieces[1] else {
                throw source.unknown(line, "a path")
            }
            path = text
            if source.dialect == .sh, path.first != "/" {
                throw source.unknown(line, "a path beside the script's folder")
            }
        default: throw source.unknown(line, "a path")
        }
        if source.dialect == .bat { path = String(path.map { $0 == "\\" ? "/" : $0 }) }
        if word.pieces.count == 2, path.first == "/" { path.removeFirst() }
        if path.hasPrefix("./") { path.removeFirst(2) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".." && part.first != "-"
                && part.utf8.allSatisfy { isNameByte($0) || ".+-@=".utf8.contains($0) }
        }
        guard isPlain else { throw source.unknown(line, "a path that is not plainly inside the package") }
        return path
    }
}
