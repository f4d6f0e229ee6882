/// What a phone must answer for a guarded step to be done.
public indirect enum ScriptCondition: Sendable, Hashable {
    /// The whole answer is the value: `partition-type:cust` is `raw`.
    case variableEquals(String, String)
    /// The answer begins with the value: `partition-type:opcust` is `raw`, also when the phone says `raw data`.
    case variableMatches(String, String)
    /// Anything else that a script can ask about one answer.
    case question(ScriptQuestion)
    /// It does not hold.
    case not(ScriptCondition)
    /// All of them hold.
    case all([ScriptCondition])
    /// One of them holds.
    case any([ScriptCondition])

    /// The variables that have to be asked for, each once.
    public var variables: [String] {
        switch self {
        case .variableEquals(let name, _), .variableMatches(let name, _): [name]
        case .question(let question): [question.variable]
        case .not(let inner): inner.variables
        case .all(let parts), .any(let parts):
            parts.flatMap(\.variables).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
    }

    /// Whether a phone's answers meet the condition. No answer, or a refusal, is nil, or missing: the script's grep finds nothing then.
    public func isMet(by answers: [String: String?]) -> Bool {
        switch self {
        case .variableEquals(let name, let value): Self.plain(answers, name) == value
        case .variableMatches(let name, let value): Self.plain(answers, name)?.hasPrefix(value) ?? false
        case .question(let question): question.holds(answer: answers[question.variable] ?? nil)
        case .not(let inner): !inner.isMet(by: answers)
        case .all(let parts): parts.allSatisfy { $0.isMet(by: answers) }
        case .any(let parts): parts.contains { $0.isMet(by: answers) }
        }
    }

    private static func plain(_ answers: [String: String?], _ name: String) -> String? {
        (answers[name] ?? nil).map { String($0.drop { $0 == " " }) }
    }
}

extension ScriptCondition: CustomStringConvertible {
    /// The condition in words: `partition-type:opcust is raw`.
    public var description: String {
        switch self {
        case .variableEquals(let name, let value), .variableMatches(let name, let value): "\(name) is \(value)"
        case .question(let question): question.description
        case .not(let inner): "not (\(inner))"
        case .all(let parts): parts.map { "\($0)" }.joined(separator: " and ")
        case .any(let parts): "(" + parts.map { "\($0)" }.joined(separator: " or ") + ")"
        }
    }
}
