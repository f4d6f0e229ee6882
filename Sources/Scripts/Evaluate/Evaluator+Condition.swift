extension Evaluator {
    /// A formula as the condition of a step; nil for one that always holds.
    func condition(_ formula: Formula, _ line: Int) throws(ScriptError) -> ScriptCondition? {
        if formula == .yes { return nil }
        for atom in formulas.questions(of: formula) {
            switch atom {
            case .outcome: throw source.condition(line, "more hangs on the result of a step than going on or stopping")
            case .unknown:
                throw source.condition(line, "it hangs on something that nobody can know before the script runs")
            case .answer(let question):
                if question.isIdle {
                    throw source.condition(line, "what is searched for is also found in what fastboot itself says")
                }
                if case .deviceInfo = question.reading.source {
                    throw source.condition(line, "a block hangs on an answer in a way that stock scripts do not have")
                }
                if case .number(_, nil, _) = question.test {
                    throw source.condition(line, "a block hangs on a number in a file that cannot be read")
                }
            }
        }
        var parts = 0
        return try written(formula, &parts, line)
    }

    private func written(_ formula: Formula, _ parts: inout Int, _ line: Int) throws(ScriptError) -> ScriptCondition {
        parts += 1
        guard parts < 4 * ScriptLimits.ways else { throw source.condition(line, "it hangs on too many answers") }
        let node = formulas[formula]
        guard formula.index > 1, case .answer(let question) = formulas.atoms[node.atom] else {
            return formula == .yes ? .all([]) : .any([])
        }
        let literal = Self.plain(question)
        switch (node.high, node.low) {
        case (.yes, .no): return literal
        case (.no, .yes): return .not(literal)
        case (.yes, let low): return .any(joined(literal, try written(low, &parts, line), isAll: false))
        case (let high, .no): return all(joined(literal, try written(high, &parts, line), isAll: true))
        case (.no, let low): return all(joined(.not(literal), try written(low, &parts, line), isAll: true))
        case (let high, .yes): return .any(joined(.not(literal), try written(high, &parts, line), isAll: false))
        case (let high, let low):
            return .any([
                all(joined(literal, try written(high, &parts, line), isAll: true)),
                all(joined(.not(literal), try written(low, &parts, line), isAll: true)),
            ])
        }
    }

    private func joined(_ first: ScriptCondition, _ rest: ScriptCondition, isAll: Bool) -> [ScriptCondition] {
        let parts =
            switch rest {
            case .all(let parts) where isAll: parts
            case .any(let parts) where !isAll: parts
            default: [rest]
            }
        let all = parts + [first]
        guard isAll else { return all }
        // That there is a value goes without saying where it is a number, or a text.
        return all.filter { part in
            guard case .not(.question(let empty)) = part, empty.test == .isEmpty || empty.test == .isBlank else {
                return true
            }
            return !all.contains { Self.needsValue($0, of: empty.reading) }
        }
    }

    private static func needsValue(_ condition: ScriptCondition, of reading: Reading) -> Bool {
        guard case .question(let question) = condition, question.reading == reading else { return false }
        switch question.test {
        case .number: return true
        case .equals(let text): return !text.allSatisfy { " \t\n".contains($0) }
        default: return false
        }
    }

    private func all(_ parts: [ScriptCondition]) -> ScriptCondition { parts.count == 1 ? parts[0] : .all(parts) }

    /// A question in its plain form, where it has one.
    static func plain(_ question: ScriptQuestion) -> ScriptCondition {
        guard let names = names(question), names.values.count == 1 else { return .question(question) }
        switch names.match {
        case .exact: return .variableEquals(question.variable, names.values[0])
        case .prefix: return .variableMatches(question.variable, names.values[0])
        case .substring: return .question(question)
        }
    }

    /// The plain names that a search looks for in the answer to one variable.
    static func names(_ question: ScriptQuestion) -> NamePattern? {
        guard case .variable(let name) = question.reading.source, question.test == .succeeded,
            question.reading.filters.count == 1, case .grep(let grep) = question.reading.filters[0]
        else { return nil }
        return NamePattern(grep, variable: name)
    }
}
