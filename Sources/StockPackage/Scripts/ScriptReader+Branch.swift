/// A question whose answer decides what a script does next.
struct ScriptProbe: Sendable {
    enum Kind: Sendable {
        /// `getvar variable`, searched for a pattern.
        case answer(variable: String, ScriptPattern)
        /// The bootloader says that it is unlocked.
        case unlocked
        /// A comparison that was made earlier and kept in a text.
        case verdict(ScriptCheck)
    }

    let kind: Kind
    let line: Int

    /// The probe as the condition of a block; nil when a phone's answer cannot be compared like that.
    var condition: ScriptCondition? {
        guard case .answer(let variable, let pattern) = kind, pattern.values.count == 1, pattern.match != .substring
        else {
            return nil
        }
        let value = pattern.values[0]
        // A number is meant whole; that the pattern would also pass on a longer one is an accident of grep.
        let isWhole = pattern.match == .exact || Int(value) != nil
        return isWhole ? .variableEquals(variable, value) : .variableMatches(variable, value)
    }
}

extension ScriptReader {
    /// Two ways to go on by the result of the last command.
    mutating func branch(succeeded: [ScriptNode], failed: [ScriptNode], line: Int) throws(ScriptError) {
        let success = try effect(of: succeeded)
        let failure = try effect(of: failed)
        let before = status
        status = .none
        switch before {
        case .none where success != .acts && success != .stops && failure != .acts && failure != .stops: break
        case .none: throw source.condition(line, "there is no result of a known command to decide by")
        case .step(let index):
            guard success == .nothing || success == .talks, failure != .acts else {
                throw source.condition(line, "more hangs on the result of a step than going on or stopping")
            }
            if failure == .stops { steps[index] = steps[index].mustSucceed }
        case .reading(let name):
            guard success == .nothing || success == .talks else {
                throw source.condition(line, "it decides by whether a value could be read")
            }
            if failure == .acts { try applyDefault(to: name, by: failed, line: line) }
        case .probe(let probe): try branch(on: probe, succeeded, success, failure, line: line)
        }
    }

    private mutating func branch(
        on probe: ScriptProbe, _ succeeded: [ScriptNode], _ success: Effect, _ failure: Effect, line: Int
    ) throws(ScriptError) {
        switch (success, failure) {
        case (.nothing, .stops), (.talks, .stops): try require(probe, holds: true, line: line)
        case (.stops, .nothing), (.stops, .talks): try require(probe, holds: false, line: line)
        case (.acts, .nothing), (.acts, .talks):
            guard let condition = probe.condition else {
                throw source.condition(line, "a block hangs on an answer in a way that stock scripts do not have")
            }
            try read(succeeded, if: condition, line: line)
        case (.nothing, .nothing), (.nothing, .talks), (.talks, .nothing), (.talks, .talks): break
        default: throw source.condition(line, "both ways out of the question do more than stop")
        }
    }

    private mutating func read(_ nodes: [ScriptNode], if condition: ScriptCondition, line: Int) throws(ScriptError) {
        guard guarding == nil else { throw source.condition(line, "a block inside a block that has a condition") }
        let first = steps.count
        guarding = condition
        try read(nodes)
        guarding = nil
        for step in steps[first...] {
            guard case .erase(let partition) = step.action, condition.variable.hasPrefix("partition-type:"),
                condition.variable != "partition-type:" + partition
            else { continue }
            note(step.line, "\(partition) is erased when \(condition), which asks about another partition")
        }
        // In a shell the result of an if is that of the last command in it; batch keeps the result of the question.
        if source.dialect == .bat { status = .none }
    }

    /// Keeps a question as a check.
    private mutating func require(_ probe: ScriptProbe, holds: Bool, line: Int) throws(ScriptError) {
        guard guarding == nil else { throw source.condition(line, "a check inside a block that has a condition") }
        switch (probe.kind, holds) {
        case (.unlocked, true): checks.append(.unlocked(line: probe.line))
        case (.verdict(let check), true): checks.append(check)
        case (.answer("product", let pattern), true):
            checks.append(.product(names: pattern.values, match: pattern.match, line: probe.line))
            guard pattern.match != .exact else { return }
            let how = pattern.match == .prefix ? "begins with" : "contains"
            note(
                probe.line,
                "the product check passes on every name that \(how) \(pattern.values.joined(separator: " or "))")
        case (.answer("unlocked", let pattern), true) where pattern.values == ["yes"] && pattern.match != .substring:
            checks.append(.unlocked(line: probe.line))
        case (.answer(let variable, let pattern), _) where variable != "product" && pattern.values.count == 1:
            let rule: ScriptCheck.VariableRule =
                holds
                ? .requireEquals(pattern.values[0], match: pattern.match)
                : .refuseIfEquals(pattern.values[0], match: pattern.match)
            checks.append(.variable(name: variable, rule: rule, line: probe.line))
        default: throw source.condition(line, "the script stops over an answer in a way that stock scripts do not")
        }
    }
}

extension ScriptStep {
    /// The same step, with the script stopping when it fails.
    fileprivate var mustSucceed: ScriptStep {
        ScriptStep(action: action, condition: condition, mayFail: false, line: line, text: text)
    }
}
