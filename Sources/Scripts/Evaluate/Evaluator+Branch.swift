extension Evaluator {
    /// Goes both ways that a formula leaves open, and puts together what they leave behind.
    func branch(
        on test: Formula, line: Int, then: () throws(ScriptError) -> Void,
        otherwise: () throws(ScriptError) -> Void = {}
    ) throws(ScriptError) {
        let test = formulas.restrict(test, to: care)
        if test == .yes { return try then() }
        if test == .no { return try otherwise() }
        let (before, outer) = (state, path)
        path = formulas.and(outer, test)
        try then()
        let (first, firstFlow) = (state, flow)
        (state, flow) = (before, .running)
        path = formulas.and(outer, formulas.not(test))
        try otherwise()
        path = outer
        switch (firstFlow, flow) {
        case (.ended, _): break
        case (_, .ended): (state, flow) = (first, firstFlow)
        case (.running, .running), (.returned, .returned): state = merged(test, first, state, line)
        default: throw source.condition(line, "a function goes on only sometimes")
        }
        if care == .no { flow = .ended }
    }

    private func merged(_ test: Formula, _ first: State, _ second: State, _ line: Int) -> State {
        var state = first
        state.status = formulas.choose(test, first.status, second.status)
        state.result = formulas.choose(test, first.result, second.result)
        state.stopsAtErrors = first.stopsAtErrors || second.stopsAtErrors
        if first.folder != second.folder { state.folder = nil }
        state.functions = first.functions.filter { second.functions[$0.key] != nil }
        state.absent.merge(second.absent) { one, _ in one }
        for name in Set(first.variables.keys).union(second.variables.keys) {
            let (one, other) = (held(first, name), held(second, name))
            guard one != other else { continue }
            state.variables[name] = .choice(test, one, other)
            noteDefault(test, one, other, line)
        }
        for (name, other) in second.loops where state.loops[name] != other {
            state.loops[name] = state.loops[name].map { .choice(test, $0, other) } ?? other
        }
        return state
    }

    private func held(_ state: State, _ name: String) -> Value { state.variables[name] ?? unset(name) }

    /// What a name stands for that the script gave no value.
    func unset(_ name: String) -> Value {
        if isShell {
            if name == "PWD" { return .pieces(currentFolder) }
        } else {
            if name == "cd" { return .pieces(currentFolder) }
            // It could come from the computer's own environment; but nobody sets what the script itself sets.
            if assigned.contains(name) { return .pieces([]) }
        }
        return .pieces([.unknown("the value of \(name), which the script does not set")])
    }

    /// Stock scripts take a number for what they could not read.
    private func noteDefault(_ test: Formula, _ one: Value, _ other: Value, _ line: Int) {
        for (fixed, read) in [(one, other), (other, one)] {
            guard case .pieces(let pieces) = fixed, let number = pieces.text.flatMap({ Int($0) }),
                let variable = reading(in: read), let atom = formulas.questions(of: test).first,
                case .answer(let question) = atom, question.variable == variable
            else { continue }
            switch question.test {
            case .isEmpty, .isBlank, .isOneWord, .succeeded, .runs:
                note(line, "an unreadable \(variable) counts as \(number)")
            case .equals, .number: continue
            }
        }
    }

    private func reading(in value: Value) -> String? {
        switch value {
        case .pieces(let pieces): pieces.reading?.1.variable
        case .choice(_, let one, let other): reading(in: one) ?? reading(in: other)
        }
    }

    /// The script ends at this place.
    func stop(_ line: Int) throws(ScriptError) {
        flow = .ended
        let condition = formulas.restrict(path, to: alive)
        guard condition != .yes else {
            alive = formulas.and(alive, formulas.not(path))
            return
        }
        let questions = formulas.questions(of: condition)
        if questions.contains(where: { if case .unknown = $0 { true } else { false } }) {
            throw source.condition(line, "the script's end hangs on something that nobody can know before it runs")
        }
        let steps = questions.compactMap { if case .outcome(let number) = $0 { number } else { nil } }
        if steps.isEmpty {
            // Some phones would be left in the middle.
            for reached in outcome.reached where reached != .yes && formulas.implies(formulas.and(reached, alive), path)
            {
                throw source.condition(line, "the script ends in the middle for some phones")
            }
            try require(formulas.not(condition), line)
            alive = formulas.and(alive, formulas.not(path))
        } else {
            try mustSucceed(steps, condition, line)
        }
    }

    /// The script ends where one of the last steps fails, and nowhere else.
    private func mustSucceed(_ steps: [Int], _ condition: Formula, _ line: Int) throws(ScriptError) {
        func refuse() -> ScriptError {
            source.condition(line, "more hangs on the result of a step than going on or stopping")
        }
        let last = outcome.entries.suffix(steps.count)
        for entry in last {
            guard case .step(let number) = entry, steps.contains(number) else { throw refuse() }
        }
        var good = alive
        for number in steps {
            var only = condition
            for other in steps where other != number {
                only = formulas.assuming(.outcome(other), true, in: only)
                guard formulas.and(outcome.reached[number], formulas.and(outcome.reached[other], alive)) == .no else {
                    throw refuse()
                }
            }
            let failed = formulas.assuming(.outcome(number), false, in: only)
            let reached = formulas.and(alive, outcome.reached[number])
            guard formulas.assuming(.outcome(number), true, in: only) == .no, formulas.implies(reached, failed) else {
                throw refuse()
            }
            outcome.steps[number] = outcome.steps[number].mustSucceed
            good = formulas.and(good, formulas.literal(.outcome(number)))
        }
        alive = good
    }
}

extension ScriptStep {
    /// The same step, with the script stopping when it fails.
    fileprivate var mustSucceed: ScriptStep {
        ScriptStep(action: action, condition: condition, mayFail: false, line: line, text: text)
    }
}
