/// Walks a script's tree once, in place of the shell. Where the way depends on what a phone answers, both ways are gone, each under its
/// condition, and what the variables hold afterwards is kept as a choice between the two.
final class Evaluator {
    /// What a command leaves behind for those after it.
    struct State {
        var variables: [String: Value] = [:]
        var loops: [String: Value] = [:]
        var functions: [String: [Node]] = [:]
        /// The last result: `$?`, `%errorlevel%`. Holds where that is 0.
        var status = Formula.yes
        /// What `&&`, `||` and `if` decide by. In batch that is not always the errorlevel.
        var result = Formula.yes
        /// `set -e`
        var stopsAtErrors = false
        /// The folder below the script's that it works in; nil where the script was started, which nobody knows.
        var folder: String?
        /// Numbers that a script would take from a file that is not there: each variable's file.
        var absent: [String: String] = [:]
    }

    /// Whether the commands that follow are reached.
    enum Flow { case running, returned, ended }

    let source: ScriptSource
    let package: ScriptPackage
    /// Of batch: the whole file, for `goto`; and the names that it gives a value.
    let program: [Node]
    let assigned: Set<String>
    let formulas = FormulaTable()

    var state = State()
    /// Under which answers and outcomes this place is reached, as far as the blocks around it say.
    var path = Formula.yes
    /// Under which the script has not ended.
    var alive = Formula.yes
    var flow = Flow.running
    /// Of batch: what the variables held when cmd read the line.
    var early: State?
    /// The arguments of the functions that are being run, the innermost last.
    var frames: [[Field]] = []
    /// More than 0 where a failure does not end the script, whatever `set -e` says.
    var tolerance = 0
    var work = 0
    var unknowns = 0
    /// The file that the last question about a file did not find.
    var absentFile: String?
    var outcome = Outcome()
    /// The line on which each question came up first.
    var questionLines: [Atom: Int] = [:]

    init(_ source: ScriptSource, _ program: [Node], _ package: ScriptPackage) {
        self.source = source
        self.program = program
        self.package = package
        assigned = Evaluator.assignedNames(program, source.dialect)
    }

    var isShell: Bool { source.dialect == .sh }
    /// Everything that can be the case at this place.
    var care: Formula { formulas.and(alive, path) }

    /// Walks the whole script.
    func run() throws(ScriptError) {
        try run(program, isTop: true)
        if formulas.isExhausted { throw .tooMuchWork(file: source.file, line: 1) }
    }

    func run(_ nodes: [Node], isTop: Bool = false) throws(ScriptError) {
        for (index, node) in nodes.enumerated() {
            guard flow == .running else { return try refuseUnreached(nodes[index...]) }
            if isTop, !isShell { early = state }
            try run(node)
        }
    }

    /// Steps behind the script's end would be lost in silence: an end that stands there is more likely a slip.
    private func refuseUnreached(_ nodes: ArraySlice<Node>) throws(ScriptError) {
        for node in nodes {
            // Behind a label it may be reached from elsewhere.
            if case .label = node { return }
            if let line = Self.firstStep(in: node) {
                throw source.condition(line, "the script always ends before this line")
            }
        }
    }

    func run(_ node: Node) throws(ScriptError) {
        try count(node.line)
        switch node {
        case .run(let command): try run(command)
        case .pipe(let commands): try pipe(commands)
        case .not(let inner):
            try tolerating { () throws(ScriptError) in try run(inner) }
            finish(formulas.not(state.result))
        case .and(let first, let second):
            try tolerating { () throws(ScriptError) in try run(first) }
            guard flow == .running else { return }
            try branch(on: state.result, line: node.line) { () throws(ScriptError) in try self.run(second) }
        case .or(let first, let second):
            try tolerating { () throws(ScriptError) in try run(first) }
            guard flow == .running else { return }
            try branch(on: state.result, line: node.line) {
            } otherwise: { () throws(ScriptError) in
                try self.run(second)
            }
        case .group(let nodes): try run(nodes)
        case .choose(let condition, let then, let otherwise, let line):
            try choose(condition, then, otherwise, line)
        case .test(let test): state.result = try batchTest(test)
        case .each(let name, let words, let body, let line): try each(name, words, body, line)
        case .fields(let loop): try run(loop)
        case .define(let name, let body, let line): try define(name, body, line)
        case .label: break
        }
    }

    /// Counts the work, so that functions and loops cannot make a small script a long one.
    func count(_ line: Int) throws(ScriptError) {
        work += 1
        if work > ScriptLimits.work || formulas.isExhausted { throw .tooMuchWork(file: source.file, line: line) }
    }

    /// Runs something whose failure does not end the script.
    func tolerating(_ body: () throws(ScriptError) -> Void) throws(ScriptError) {
        tolerance += 1
        defer { tolerance -= 1 }
        try body()
    }

    /// Notes how a command ended.
    func finish(_ result: Formula, setsLevel: Bool = true) {
        state.result = result
        if isShell || setsLevel { state.status = result }
    }

    /// A statement that nobody can know before the script runs.
    func unknown() -> Formula {
        unknowns += 1
        return formulas.literal(.unknown(unknowns))
    }

    /// The formula of a question, and the line that it came up on.
    func ask(_ reading: Reading, _ test: ScriptQuestion.Test, line: Int) throws(ScriptError) -> Formula {
        // A loop runs only where its first field has something.
        if test == .isEmpty, case .token(_, 0)? = reading.filters.last { return .no }
        let question = ScriptQuestion(reading: reading, test: test)
        // A refusal of the phone is a line as well, and it runs for that.
        if case .runs = test, question.isIdle { return .yes }
        let atom = Atom.answer(question)
        if questionLines[atom] == nil, !question.isSteady {
            throw source.condition(line, "what is searched for is also found in what fastboot itself says")
        }
        if questionLines[atom] == nil { questionLines[atom] = line }
        return formulas.literal(atom)
    }

    func note(_ line: Int, _ text: String) {
        let note = ScriptNote(line: line, text: text)
        if !outcome.notes.contains(note) { outcome.notes.append(note) }
    }
}
