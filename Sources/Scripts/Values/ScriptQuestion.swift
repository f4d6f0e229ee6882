/// One question that a script asks about an answer of the phone, kept as the script asks it: the answer goes through the same programs.
public struct ScriptQuestion: Sendable, Hashable {
    /// What is asked about the text that the programs make.
    enum Test: Hashable, Sendable {
        /// The last program succeeded: `grep` found something.
        case succeeded
        case isEmpty
        /// Not even one word, as the shell splits words.
        case isBlank
        /// It is one word, as the shell splits words.
        case isOneWord
        case equals(String)
        /// A number that compares so with another; the number is nil where a file's text is not known.
        case number(Comparison, Int?, Origin)
        /// Batch's `for /f` has something to run for.
        case runs(BatchFields)
    }

    let reading: Reading
    let test: Test

    /// The variable that has to be asked for.
    public var variable: String { reading.variable }

    /// What the script would find; nil stands for a phone that does not know the variable.
    public func holds(answer: String?) -> Bool { holds(answer: answer, wording: 0) }

    /// Whether it depends on the answer alone, not on how fastboot words what it says beside it.
    var isSteady: Bool {
        [nil, "1", "raw data"].allSatisfy { answer in
            let plain = holds(answer: answer)
            return Reading.wordings.allSatisfy { holds(answer: answer, wording: $0) == plain }
        }
    }

    /// Whether it holds whatever the phone says, and also where it says nothing: what is asked for is found in fastboot's own words.
    var isIdle: Bool { Reading.samples.allSatisfy { holds(answer: $0) } }

    private func holds(answer: String?, wording: Int) -> Bool {
        let result = reading.result(answer: answer, wording: wording)
        switch test {
        case .succeeded: return result.succeeded
        case .isEmpty: return result.text.isEmpty
        case .isBlank: return result.text.allSatisfy { " \t\n".contains($0) }
        case .isOneWord: return result.text.split { " \t\n".contains($0) }.count == 1
        case .equals(let text): return result.text == text
        case .number(let comparison, let number, _):
            guard let number, let value = shellNumber(result.text) else { return false }
            return comparison.holds(value, number)
        case .runs(let fields): return !fields.tokens(of: result.text).isEmpty
        }
    }
}

/// A number as `[` reads it: blanks around it do not matter.
func shellNumber(_ text: String) -> Int? {
    var text = text[...].trimmed
    while text.last == "\n" { text.removeLast() }
    return Int(text)
}

extension ScriptQuestion: CustomStringConvertible {
    /// The question in words: `anti is greater than 4`.
    public var description: String {
        switch test {
        case .succeeded:
            guard let grep = reading.search else { return "\(variable) is known" }
            if let names = NamePattern(grep, variable: variable) {
                return "\(variable) \(names.match.words) \(names.values.joined(separator: " or "))"
            }
            let patterns = grep.patterns.map(\.text).joined(separator: " or ")
            return "the answer to \(variable) \(grep.isInverted ? "has something beside" : "matches") \(patterns)"
        case .isEmpty, .isBlank: return "\(variable) has no value"
        case .isOneWord: return "\(variable) is one word"
        case .equals(let text): return "\(variable) is \(text)"
        case .number(let comparison, let number, _):
            return "\(variable) \(comparison.words) \(number.map { "\($0)" } ?? "?")"
        case .runs: return "\(variable) \(reading.isDate ? "is a date" : "has a value")"
        }
    }
}

extension Comparison {
    fileprivate var words: String {
        switch self {
        case .equal: "is"
        case .notEqual: "is not"
        case .greater: "is greater than"
        case .greaterOrEqual: "is at least"
        case .less: "is less than"
        case .lessOrEqual: "is at most"
        }
    }
}

extension Reading {
    /// Whether it is a day, written as a number.
    var isDate: Bool { filters.contains { if case .date = $0 { true } else { false } } }

    /// The search that the answer goes through first.
    var search: Grep? {
        if case .grep(let grep)? = filters.first(where: { if case .grep = $0 { true } else { false } }) {
            grep
        } else {
            nil
        }
    }
}
