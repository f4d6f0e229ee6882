extension ScriptReader {
    /// An `if` with its two branches.
    mutating func choose(
        _ test: ScriptTest, _ then: [ScriptNode], _ otherwise: [ScriptNode]
    ) throws(ScriptError) {
        let line = test.line
        switch test.kind {
        case .succeeded: try branch(test.isNegated, then, otherwise, line)
        case .outcome(let node):
            try read(node)
            try branch(test.isNegated, then, otherwise, line)
        case .exists(let path): try chooseByFile(path, test, then, otherwise)
        case .isEmpty(let word):
            guard !test.isNegated, otherwise.isEmpty, let name = word.variable else {
                throw source.condition(line, "it asks for an empty value in an unknown way")
            }
            try chooseByEmptiness(of: name, then, line)
        case .compare(let first, let comparison, let second):
            try compare(first, comparison, second, test, then, otherwise)
        }
    }

    private mutating func branch(
        _ isNegated: Bool, _ then: [ScriptNode], _ otherwise: [ScriptNode], _ line: Int
    ) throws(ScriptError) {
        if isNegated {
            try branch(succeeded: otherwise, failed: then, line: line)
        } else {
            try branch(succeeded: then, failed: otherwise, line: line)
        }
    }

    private mutating func compare(
        _ first: ScriptWord, _ comparison: ScriptTest.Comparison, _ second: ScriptWord, _ test: ScriptTest,
        _ then: [ScriptNode], _ otherwise: [ScriptNode]
    ) throws(ScriptError) {
        let line = test.line
        let isEquality = comparison == .equal || comparison == .notEqual
        if let (name, around) = first.wrappedVariable, isEquality, let wanted = second.literal {
            let isNegated = test.isNegated != (comparison == .notEqual)
            if name == "?" {
                guard around + "0" == wanted || "0" + around == wanted, source.dialect == .bat || around.isEmpty else {
                    throw source.condition(line, "it compares the last result with something but 0")
                }
                return try branch(isNegated, then, otherwise, line)
            }
            // The same text with nothing in the place of the variable: the variable is empty.
            if around == wanted {
                guard !isNegated, otherwise.isEmpty else {
                    throw source.condition(line, "it asks for an empty value in an unknown way")
                }
                if source.dialect == .sh { noteBashEquality(line) }
                return try chooseByEmptiness(of: name, then, line)
            }
            throw source.condition(line, "it compares a value in an unknown way")
        }
        if first.variable == "?", second.literal == "0", comparison == .greater {
            return try branch(!test.isNegated, then, otherwise, line)
        }
        guard !test.isNegated, !isEquality, guarding == nil, [.nothing, .talks].contains(try effect(of: otherwise)),
            let left = operand(first), let right = operand(second), let check = check(left, comparison, right, line)
        else { throw source.condition(line, "it compares numbers that no stock script compares") }
        try refuse(by: check, then, line)
    }

    /// In `[ ]` a `==` is an addition of bash.
    private mutating func noteBashEquality(_ line: Int) {
        guard source.text(line).contains("==") else { return }
        note(line, "the comparison is understood by bash only; another shell shows an error and goes on")
    }

    private func operand(_ word: ScriptWord) -> ScriptValue? {
        if let name = word.variable { return values[name] }
        return word.literal.flatMap { Int($0) }.map { .number($0) }
    }

    /// The check that a script makes when it stops over this comparison being true.
    private func check(
        _ left: ScriptValue, _ comparison: ScriptTest.Comparison, _ right: ScriptValue, _ line: Int
    ) -> ScriptCheck? {
        switch (left, comparison, right) {
        case (.answer(let variable), .greater, let limit), (let limit, .less, .answer(let variable)):
            guard ["anti", "rollback_ver"].contains(variable) else { return nil }
            switch limit {
            case .number(let number): return .antiRollback(variable: variable, number: .inScript(number), line: line)
            case .file(let path, let fallback):
                return .antiRollback(variable: variable, number: .inFile(path, default: fallback), line: line)
            default: return nil
            }
        case (.answer("hw-revision"), .lessOrEqual, .number(let number)):
            return .hardwareRevision(greaterThan: number, line: line)
        case (.answer("hw-revision"), .less, .number(let number)) where number > Int.min:
            return .hardwareRevision(greaterThan: number - 1, line: line)
        default: return nil
        }
    }

    /// The branch of a comparison: it stops, or it keeps a text that the script stops over later.
    private mutating func refuse(by check: ScriptCheck, _ then: [ScriptNode], _ line: Int) throws(ScriptError) {
        status = .none
        if try effect(of: then) == .stops { return checks.append(check) }
        guard let command = Self.only(then), let (name, value) = command.assignment(source.dialect),
            command.input == nil, let refusing = value.literal, case .text(let passing)? = values[name]
        else { throw source.condition(line, "more hangs on it than stopping") }
        values[name] = .verdict(passing: passing, refusing: refusing, check)
    }

    /// An empty value: the script stops, says so, or takes a default.
    private mutating func chooseByEmptiness(of name: String, _ then: [ScriptNode], _ line: Int) throws(ScriptError) {
        guard values[name] != nil, guarding == nil else { throw source.condition(line, "the value is not known") }
        if try effect(of: then) == .acts { try applyDefault(to: name, by: then, line: line) }
        status = .none
    }

    /// `name=0` where the value could not be read.
    mutating func applyDefault(to name: String, by nodes: [ScriptNode], line: Int) throws(ScriptError) {
        let acting = try Self.acting(nodes, self)
        guard let command = Self.only(acting), command.input == nil,
            let (assigned, value) = command.assignment(source.dialect), assigned == name,
            let number = value.literal.flatMap({ Int($0) })
        else { throw source.condition(line, "more hangs on an empty value than a default") }
        switch values[name] {
        case .answer(let variable):
            guard number == 0 else { throw source.condition(line, "an unreadable answer gets a number that is not 0") }
            note(line, "an unreadable \(variable) counts as \(number)")
        case .file(let path, _): values[name] = .file(path, default: number)
        default: break
        }
    }

    /// The statements that do more than talk.
    private static func acting(_ nodes: [ScriptNode], _ reader: ScriptReader) throws(ScriptError) -> [ScriptNode] {
        var kept: [ScriptNode] = []
        for node in nodes {
            if case .group(let inner) = node {
                kept += try acting(inner, reader)
            } else if try reader.effect(of: node) != .talks {
                kept.append(node)
            }
        }
        return kept
    }

    /// `if [ -e FILE ]`: the number is in the file, or a default counts.
    private mutating func chooseByFile(
        _ path: ScriptWord, _ test: ScriptTest, _ then: [ScriptNode], _ otherwise: [ScriptNode]
    ) throws(ScriptError) {
        let line = test.line
        let file = try packagePath(path, line: line)
        let present = try Self.acting(test.isNegated ? otherwise : then, self)
        let absent = try Self.acting(test.isNegated ? then : otherwise, self)
        guard guarding == nil, present.count == 1 else {
            throw source.condition(line, "more hangs on a file than the number in it")
        }
        let before = values
        try read(present)
        status = .none
        guard let changed = values.first(where: { $0.value != before[$0.key] }),
            case .file(let found, _) = changed.value, found == file
        else {
            throw source.condition(line, "the number is read from another file than the one that is looked for")
        }
        let name = changed.key
        var fallback = 0
        if case .number(let number)? = before[name] { fallback = number }
        if let last = absent.first {
            guard absent.count == 1, let command = Self.only([last]), command.input == nil,
                let (assigned, value) = command.assignment(source.dialect), assigned == name,
                let number = value.literal.flatMap({ Int($0) })
            else { throw source.condition(line, "more hangs on a missing file than a default") }
            fallback = number
        }
        values[name] = .file(file, default: fallback)
    }
}
