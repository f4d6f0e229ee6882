extension Evaluator {
    /// The question of a batch `if`.
    func batchTest(_ test: BatchTest) throws(ScriptError) -> Formula {
        let line = test.line
        var result: Formula
        switch test.kind {
        case .exists(let word):
            guard case .fields(let fields) = try expand([word], line), fields.count == 1 else {
                throw source.condition(line, "it asks for a file that hangs on an answer")
            }
            result = try exists(fields[0], folders: true, files: true, line) ? .yes : .no
        case .isDefined(let name): result = formulas.not(try isEmpty(state.variables[name] ?? unset(name), line))
        case .errorLevel(let number):
            guard number == 1 || number == 0 else { throw source.condition(line, "it asks for a result but 1") }
            result = number == 0 ? .yes : formulas.not(state.status)
        case .compare(let left, let comparison, let right):
            result = try compare([left, right], comparison, test)
        }
        return test.isNegated ? formulas.not(result) : result
    }

    private func isEmpty(_ value: Value, _ line: Int) throws(ScriptError) -> Formula {
        switch value {
        case .choice(let test, let one, let other):
            return formulas.choose(test, try isEmpty(one, line), try isEmpty(other, line))
        case .pieces(let pieces):
            if let text = pieces.text { return text.isEmpty ? .yes : .no }
            if let (before, reading, after) = pieces.reading {
                return before.isEmpty && after.isEmpty ? try ask(reading, .isEmpty, line: line) : .no
            }
            throw source.condition(line, "it hangs on \(pieces.unknown ?? "a value")")
        }
    }

    private func compare(_ words: [Word], _ comparison: Comparison, _ test: BatchTest) throws(ScriptError) -> Formula {
        let line = test.line
        switch try expand(words, line) {
        case .fork(let fork):
            var (first, second) = (Formula.no, Formula.no)
            try branch(on: fork, line: line) { () throws(ScriptError) in
                first = try self.compare(words, comparison, test)
            } otherwise: { () throws(ScriptError) in
                second = try self.compare(words, comparison, test)
            }
            return formulas.choose(fork, first, second)
        case .fields(let fields):
            guard fields.count == 2 else {
                // Nothing at all on one side is an error that ends the script.
                guard fields.count < 2 else { throw source.condition(line, "one side of it is several words") }
                try stop(line)
                return .no
            }
            guard fields[0].isQuoted == fields[1].isQuoted else {
                throw source.condition(line, "only one side of it is in quotes, which are compared too")
            }
            return try compare(fields[0], comparison, fields[1], test)
        }
    }

    private func compare(
        _ left: Field, _ comparison: Comparison, _ right: Field, _ test: BatchTest
    ) throws(ScriptError) -> Formula {
        let line = test.line
        if let one = left.text, let other = right.text {
            if !left.isQuoted, let one = Int(one), let other = Int(other) {
                return comparison.holds(one, other) ? .yes : .no
            }
            let (one, other) = test.ignoresCase ? (one.lowercased(), other.lowercased()) : (one, other)
            guard comparison == .equal || comparison == .notEqual else {
                throw source.condition(line, "it compares texts by their order")
            }
            return comparison.holds(one, other) ? .yes : .no
        }
        if let text = left.text, Int(text) != nil, right.pieces.count == 1, case .unread = right.pieces[0] {
            return .no
        }
        if left.text != nil, right.text == nil, right.pieces.reading != nil || right.pieces.contains(.failure) {
            return try compare(right, comparison.swapped, left, test)
        }
        if let text = right.text {
            if let known = failure(left.pieces, comparison, text) { return known }
            if let (before, reading, after) = left.pieces.reading {
                return try compare((before, reading, after), comparison, right, left, test)
            }
        }
        if right.pieces.count == 1, case .unread(let path) = right.pieces[0],
            case .reading(let reading)? = left.pieces.first,
            left.pieces.count == 1
        {
            return try ask(reading, .number(comparison, nil, .file(path)), line: line)
        }
        throw source.condition(line, "it compares what nobody can know")
    }

    /// A result that is not 0, also with the same letters around it and around the 0.
    private func failure(_ pieces: [Piece], _ comparison: Comparison, _ text: String) -> Formula? {
        guard let place = pieces.firstIndex(of: .failure), let before = Array(pieces[..<place]).text,
            let after = Array(pieces[(place + 1)...]).text, before + "0" + after == text
        else { return nil }
        if !before.isEmpty || !after.isEmpty, comparison != .equal, comparison != .notEqual { return nil }
        return comparison.holds(1, 0) ? .yes : .no
    }

    private func compare(
        _ left: (before: String, reading: Reading, after: String), _ comparison: Comparison, _ right: Field,
        _ whole: Field,
        _ test: BatchTest
    ) throws(ScriptError) -> Formula {
        let line = test.line
        let text = right.text ?? ""
        let isBare = left.before.isEmpty && left.after.isEmpty && !whole.isQuoted
        if isBare {
            // Nothing at all on one side is an error that ends the script.
            let isEmpty = formulas.restrict(try ask(left.reading, .isEmpty, line: line), to: care)
            if isEmpty != .no {
                try branch(on: isEmpty, line: line) { () throws(ScriptError) in try self.stop(line) }
            }
            if let number = Int(text) {
                return try ask(left.reading, .number(comparison, number, right.pieces.origin), line: line)
            }
            if case .file = right.pieces.origin {
                return try ask(left.reading, .number(comparison, nil, right.pieces.origin), line: line)
            }
        }
        guard comparison == .equal || comparison == .notEqual, !test.ignoresCase else {
            throw source.condition(line, "it compares texts by their order")
        }
        let isSame = try equals(left.before, left.reading, left.after, text, line: line)
        return comparison == .equal ? isSame : formulas.not(isSame)
    }
}
