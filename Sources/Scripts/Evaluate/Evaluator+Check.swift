extension Evaluator {
    /// Keeps what must hold for the script to go on, by name where it has one.
    func require(_ formula: Formula, _ line: Int) throws(ScriptError) {
        let questions = formulas.questions(of: formula)
        let first = questions.compactMap { questionLines[$0] }.max() ?? line
        let check: ScriptCheck
        if let known = productCheck(formula, first) ?? numberCheck(formula, first) {
            check = known
        } else {
            check = try otherCheck(formula, first)
        }
        // That the phone answers at all is part of the check of its number.
        if let variable = Self.numberVariable(check), case .check(.answers(let earlier, _))? = outcome.entries.last,
            Self.asksForAnswer(earlier, of: variable)
        {
            outcome.entries.removeLast()
        }
        outcome.entries.append(.check(check))
    }

    /// The variable of a check whose gate refuses a phone that does not answer.
    private static func numberVariable(_ check: ScriptCheck) -> String? {
        switch check {
        case .hardwareRevision: "hw-revision"
        case .antiRollback(_, .insteadOf, _): nil
        case .antiRollback(let variable, _, _): variable
        default: nil
        }
    }

    private static func asksForAnswer(_ condition: ScriptCondition, of variable: String) -> Bool {
        switch condition {
        case .question(let question):
            if case .runs = question.test { question.variable == variable } else { false }
        case .not(.question(let question)): question.variable == variable && question.test == .isEmpty
        default: false
        }
    }

    /// The questions of which one has to be answered with yes; nil for any other formula.
    private func alternatives(_ formula: Formula) -> [ScriptQuestion]? {
        var found: [ScriptQuestion] = []
        var rest = formula
        while rest != .no {
            guard rest != .yes, formulas[rest].high == .yes,
                case .answer(let question) = formulas.atoms[formulas[rest].atom]
            else { return nil }
            found.append(question)
            rest = formulas[rest].low
        }
        return found.isEmpty ? nil : found.reversed()
    }

    private func productCheck(_ formula: Formula, _ line: Int) -> ScriptCheck? {
        guard let questions = alternatives(formula) else { return nil }
        if questions.count == 1, isUnlocked(questions[0]) { return .unlocked(line: line) }
        guard questions.allSatisfy({ $0.variable == "product" }) else { return nil }
        var names: [String] = []
        var matches: Set<ScriptCheck.Match> = []
        for question in questions {
            guard let pattern = Self.names(question) else { return nil }
            names += pattern.values
            matches.insert(pattern.match)
        }
        guard let match = matches.first, matches.count == 1 else { return nil }
        if match != .exact {
            let how = match == .prefix ? "begins with" : "contains"
            note(line, "the product check passes on every name that \(how) \(names.joined(separator: " or "))")
        }
        return .product(names: names, match: match, line: line)
    }

    private func isUnlocked(_ question: ScriptQuestion) -> Bool {
        if case .deviceInfo = question.reading.source {
            return question.test == .succeeded
                && question.reading.search?.patterns.map(\.text) == ["Device unlocked: true"]
        }
        guard question.variable == "unlocked", let names = Self.names(question) else { return false }
        return names.values == ["yes"] && names.match != .substring
    }

    /// A check of a number: anti-rollback, the day of the security patches, the hardware's revision.
    private func numberCheck(_ formula: Formula, _ line: Int) -> ScriptCheck? {
        guard let (question, comparison, number, origin) = stoppingNumber(formulas.not(formula)) else { return nil }
        let reading = question.reading
        switch reading.variable {
        case "anti", "rollback_ver":
            guard reading.isNumber, comparison == .greater || comparison == .greaterOrEqual else { return nil }
            let least = number.map { comparison == .greater ? $0 : $0 - 1 }
            switch (origin, least) {
            case (.file(let path), _) where comparison == .greater:
                return .antiRollback(variable: reading.variable, number: .inFile(path), line: line)
            case (.insteadOf(let path), let least?):
                return .antiRollback(variable: reading.variable, number: .insteadOf(path, least), line: line)
            case (_, let least?): return .antiRollback(variable: reading.variable, number: .inScript(least), line: line)
            default: return nil
            }
        case "security-patch-level":
            guard comparison == .greater, let number,
                let style = reading.filters.compactMap({ if case .date(let style) = $0 { style } else { nil } }).last,
                let day = style.day(number)
            else { return nil }
            return .securityPatch(notAfter: day, line: line)
        case "hw-revision":
            guard reading.isNumber, let number, number > Int.min else { return nil }
            switch comparison {
            case .lessOrEqual: return .hardwareRevision(greaterThan: number, line: line)
            case .less: return .hardwareRevision(greaterThan: number - 1, line: line)
            default: return nil
            }
        default: return nil
        }
    }

    /// The comparison of a number over which a script stops. That there is a number, and that the date could be read, goes without saying.
    private func stoppingNumber(_ formula: Formula) -> (ScriptQuestion, Comparison, Int?, Origin)? {
        var found: (ScriptQuestion, Comparison, Int?, Origin)?
        var others: [(ScriptQuestion, Bool)] = []
        var rest = formula
        while rest != .yes {
            guard rest != .no, case .answer(let question) = formulas.atoms[formulas[rest].atom] else { return nil }
            let isTrue = formulas[rest].low == .no
            guard isTrue || formulas[rest].high == .no else { return nil }
            if isTrue, found == nil, case .number(let comparison, let number, let origin) = question.test,
                (number ?? 0).magnitude < 1 << 60
            {
                found = (question, comparison, number, origin)
            } else {
                others.append((question, isTrue))
            }
            rest = isTrue ? formulas[rest].high : formulas[rest].low
        }
        guard let found else { return nil }
        for (other, isTrue) in others {
            guard other.variable == found.0.variable else { return nil }
            // What follows from the comparison itself: a greater number is not equal.
            if case .number(let comparison, let limit?, _) = other.test, let number = found.2,
                other.reading == found.0.reading
            {
                let near = [number - 1, number, number + 1, limit &- 1, limit, limit &+ 1, Int.max, Int.min]
                guard near.allSatisfy({ !found.1.holds($0, number) || comparison.holds($0, limit) == isTrue }) else {
                    return nil
                }
                continue
            }
            switch (other.test, isTrue) {
            case (.isEmpty, false), (.isBlank, false), (.isOneWord, true), (.succeeded, true), (.runs, true): continue
            default: return nil
            }
        }
        return found
    }

    private func otherCheck(_ formula: Formula, _ line: Int) throws(ScriptError) -> ScriptCheck {
        guard let condition = try condition(formula, line) else {
            throw source.condition(line, "the script stops over nothing")
        }
        let questions = formulas.questions(of: formula)
        if questions.count == 1, case .answer(let question) = questions[0], question.variable != "product",
            let names = Self.names(question), names.values.count == 1
        {
            let isWanted = formulas[formula].high == .yes
            return .variable(
                name: question.variable,
                rule: isWanted
                    ? .requireEquals(names.values[0], match: names.match)
                    : .refuseIfEquals(names.values[0], match: names.match), line: line)
        }
        return .answers(condition, line: line)
    }
}
