extension Evaluator {
    /// `[`, `test` and `[[`: whether what stands in them holds.
    func bracket(_ name: String, _ fields: [Field], _ line: Int) throws(ScriptError) -> Formula {
        var fields = fields[...]
        if name != "test" {
            guard fields.last?.text == (name == "[" ? "]" : "]]"), fields.last?.isQuoted == false else {
                throw source.condition(line, "its bracket is not closed")
            }
            fields.removeLast()
        }
        if name == "[[" {
            note(line, "the comparison is understood by bash only; another shell shows an error and goes on")
        }
        for field in fields where field.hasGlob && name != "[[" {
            throw source.condition(line, "a word without quotes may name files")
        }
        return try test(Array(fields), isDouble: name == "[[", line)
    }

    private func test(_ fields: [Field], isDouble: Bool, _ line: Int) throws(ScriptError) -> Formula {
        let operators = fields.map(\.text)
        if fields.count > 3, operators.contains("-a") || operators.contains("-o") {
            throw source.condition(line, "it puts two questions together")
        }
        switch fields.count {
        case 0: return .no
        case 1: return formulas.not(try isEmpty(fields[0], line))
        case 2 where operators[0] == "!": return try isEmpty(fields[1], line)
        case 2: return try unary(operators[0] ?? "", fields[1], isDouble, line)
        case 3:
            if let comparison = Self.numbers[operators[1] ?? ""] {
                return try compare(fields[0], comparison, fields[2], isDouble, line)
            }
            if ["=", "==", "!="].contains(operators[1]) {
                let isEqual = operators[1] != "!="
                if operators[1] == "==", !isDouble {
                    note(line, "the comparison is understood by bash only; another shell shows an error and goes on")
                }
                return try equal(fields[0], fields[2], isEqual, isDouble, line)
            }
            guard operators[0] == "!" else { throw source.condition(line, "it compares in an unknown way") }
            // An error in what is denied is no success.
            guard !fields.contains(where: \.isLoose) else {
                throw source.condition(line, "it denies a question about a value without quotes")
            }
            return formulas.not(try test(Array(fields.dropFirst()), isDouble: isDouble, line))
        case 4 where operators[0] == "!":
            guard !fields.contains(where: \.isLoose), Self.numbers[operators[2] ?? ""] == nil else {
                throw source.condition(line, "it denies a comparison that may be an error")
            }
            return formulas.not(try test(Array(fields.dropFirst()), isDouble: isDouble, line))
        default: throw source.condition(line, "it is none of the tests that stock scripts make")
        }
    }

    private static let numbers: [String: Comparison] = [
        "-eq": .equal, "-ne": .notEqual, "-gt": .greater, "-ge": .greaterOrEqual, "-lt": .less, "-le": .lessOrEqual,
    ]

    private func unary(_ name: String, _ field: Field, _ isDouble: Bool, _ line: Int) throws(ScriptError) -> Formula {
        switch name {
        case "-z":
            // Without quotes nothing at all may be left, and `[ -z ]` holds; several words are an error.
            guard field.isLoose, !isDouble, let reading = blank(field) else { return try isEmpty(field, line) }
            return try ask(reading, .isBlank, line: line)
        case "-n":
            guard field.isLoose, !isDouble, let (_, reading, _) = field.pieces.reading else {
                return formulas.not(try isEmpty(field, line))
            }
            // `[ -n ]` holds as well.
            let isBlank = try ask(reading, reading.mayBeBlank ? .isBlank : .isEmpty, line: line)
            return formulas.or(isBlank, try ask(reading, .isOneWord, line: line))
        case "-e": return try exists(field, folders: true, files: true, line) ? .yes : .no
        case "-f", "-s", "-r": return try exists(field, folders: false, files: true, line) ? .yes : .no
        case "-d": return try exists(field, folders: true, files: false, line) ? .yes : .no
        default: throw source.condition(line, "it is none of the tests that stock scripts make")
        }
    }

    /// The reading that is all of a field, where it may come to several words or to blanks.
    private func blank(_ field: Field) -> Reading? {
        guard let (before, reading, after) = field.pieces.reading, before.isEmpty, after.isEmpty, reading.mayBeBlank
        else {
            return nil
        }
        return reading
    }

    private func isEmpty(_ field: Field, _ line: Int) throws(ScriptError) -> Formula {
        if let text = field.text { return text.isEmpty ? .yes : .no }
        if let (before, reading, after) = field.pieces.reading {
            if !before.isEmpty || !after.isEmpty { return .no }
            let isEmpty = try ask(reading, .isEmpty, line: line)
            guard field.isLoose, reading.mayBeBlank else { return isEmpty }
            throw source.condition(line, "it asks for an empty value that may be blanks, without quotes")
        }
        switch field.pieces.first {
        case .script, .folder, .failure: return .no
        default: throw source.condition(line, "it hangs on \(field.pieces.unknown ?? "a value")")
        }
    }

    private func compare(
        _ left: Field, _ comparison: Comparison, _ right: Field, _ isDouble: Bool, _ line: Int
    ) throws(ScriptError) -> Formula {
        if isDouble, left.text == nil && right.text == nil || left.text?.isEmpty == true || right.text?.isEmpty == true
        {
            throw source.condition(line, "an empty value in it counts as a number")
        }
        if let one = left.text, let other = right.text {
            // A comparison with what is no number is an error, which is no success.
            guard let one = shellNumber(one), let other = shellNumber(other) else { return .no }
            return comparison.holds(one, other) ? .yes : .no
        }
        if let known = try number(left, comparison, right, isDouble, line) { return known }
        if let known = try number(right, comparison.swapped, left, isDouble, line) { return known }
        // What no number can be read from is an error to a shell, which is no success. The check of the phone's number names the file.
        for (one, other) in [(left, right), (right, left)] {
            if one.text.flatMap(shellNumber) != nil, other.pieces.count == 1, case .unread = other.pieces[0] {
                return .no
            }
        }
        throw source.condition(line, "it compares numbers that nobody can know: \(words(left)) and \(words(right))")
    }

    private func words(_ field: Field) -> String { field.text ?? field.pieces.unknown ?? "a path" }

    /// What the phone answers, or how a command ended, against a number of the package.
    private func number(
        _ left: Field, _ comparison: Comparison, _ right: Field, _ isDouble: Bool, _ line: Int
    ) throws(ScriptError) -> Formula? {
        if left.pieces == [.failure] {
            guard right.text.flatMap(shellNumber) == 0 else {
                throw source.condition(line, "it compares the last result with something but 0")
            }
            return comparison.holds(1, 0) ? .yes : .no
        }
        guard let (before, reading, after) = left.pieces.reading, before.isEmpty, after.isEmpty else { return nil }
        if isDouble, !reading.isNumber { throw source.condition(line, "what is no number counts as one in it") }
        if let text = right.text {
            guard let number = shellNumber(text) else {
                // A file that holds no number is unreadable, not nothing.
                if case .file = right.pieces.origin {
                    return try ask(reading, .number(comparison, nil, right.pieces.origin), line: line)
                }
                return .no
            }
            return try ask(reading, .number(comparison, number, right.pieces.origin), line: line)
        }
        if right.pieces.count == 1, case .unread(let path) = right.pieces[0] {
            return try ask(reading, .number(comparison, nil, .file(path)), line: line)
        }
        return nil
    }

    private func equal(
        _ left: Field, _ right: Field, _ isEqual: Bool, _ isDouble: Bool, _ line: Int
    ) throws(ScriptError) -> Formula {
        if isDouble, !right.isQuoted,
            right.text?.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) != true
        {
            throw source.condition(line, "it compares with a pattern")
        }
        if let one = left.text, let other = right.text { return (one == other) == isEqual ? .yes : .no }
        for (field, other) in [(left, right), (right, left)] {
            guard let text = other.text else { continue }
            if let (before, reading, after) = field.pieces.reading {
                let isSame = try equals(before, reading, after, text, line)
                guard field.isLoose, !isDouble else { return isEqual ? isSame : formulas.not(isSame) }
                // Without quotes nothing, or several words, are an error: neither equal nor unequal.
                if before.isEmpty, after.isEmpty {
                    let isWord = try ask(reading, .isOneWord, line: line)
                    return formulas.and(isWord, isEqual ? isSame : formulas.not(isSame))
                }
                guard !reading.mayBeBlank else {
                    throw source.condition(line, "a value without quotes may be several words")
                }
                return isEqual ? isSame : formulas.not(isSame)
            }
            if field.pieces == [.failure], text == "0" { return isEqual ? .no : .yes }
        }
        throw source.condition(line, "it compares what nobody can know: \(words(left)) and \(words(right))")
    }

    /// `"${v}"x = ""x`: the same text around both sides does not matter.
    func equals(_ before: String, _ reading: Reading, _ after: String, _ text: String, line: Int) throws(ScriptError)
        -> Formula
    {
        try equals(before, reading, after, text, line)
    }

    private func equals(_ before: String, _ reading: Reading, _ after: String, _ text: String, _ line: Int)
        throws(ScriptError) -> Formula
    {
        guard text.utf8.count >= before.utf8.count + after.utf8.count, text.hasPrefix(before), text.hasSuffix(after)
        else {
            return .no
        }
        let middle = String(text.dropFirst(before.count).dropLast(after.count))
        return try ask(reading, middle.isEmpty ? .isEmpty : .equals(middle), line: line)
    }
}

extension Reading {
    /// Whether it can be blanks or several words: an answer that is taken whole. A field between blanks, and a number, are one word.
    var mayBeBlank: Bool {
        Self.samples.contains { answer in
            let text = result(answer: answer).text
            return !text.isEmpty && text.split { " \t\n".contains($0) }.count != 1
        }
    }
}
