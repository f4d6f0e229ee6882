/// What a phone must answer for a guarded step to be done.
public enum ScriptCondition: Sendable, Hashable {
    /// The whole answer is the value: `crc` is `1`.
    case variableEquals(String, String)
    /// The answer begins with the value: `partition-type:opcust` is `raw`, also when the phone says `raw data`.
    case variableMatches(String, String)

    /// The variable that has to be asked for.
    public var variable: String {
        switch self {
        case .variableEquals(let name, _), .variableMatches(let name, _): name
        }
    }

    /// Whether an answer meets the condition. No answer, or a refusal, does not: the script's grep finds nothing then.
    public func isMet(by answer: String?) -> Bool {
        guard let answer else { return false }
        let trimmed = answer.drop { $0 == " " }
        return switch self {
        case .variableEquals(_, let value): trimmed == value
        case .variableMatches(_, let value): trimmed.hasPrefix(value)
        }
    }
}

extension ScriptCondition: CustomStringConvertible {
    /// The condition in words: `partition-type:opcust is raw`.
    public var description: String {
        switch self {
        case .variableEquals(let name, let value), .variableMatches(let name, let value): "\(name) is \(value)"
        }
    }
}
