/// Where the two scripts of a package, meant to do the same, do not.
public struct ScriptDifference: Sendable, Hashable {
    /// The name of the script that is followed, and of the other one.
    public let followed: String
    public let other: String
    /// What only the followed script does to the phone, in its order, and what only the other one does. A restart does not count.
    public let onlyFollowed: [ScriptStep]
    public let onlyOther: [ScriptStep]
    /// Differences that change nothing in what is written: the order, a check, a restart, a failure that one of them ignores.
    public let remarks: [String]

    /// The two would not write the same to a phone.
    public var changesWrites: Bool { !onlyFollowed.isEmpty || !onlyOther.isEmpty }

    /// Compares two scripts of one mode.
    ///
    /// What each does is compared as a set, with the conditions: the order of partitions that do not depend on each other differs in real
    /// packages.
    /// - Returns: nil where they agree.
    public init?(followed: FlashScript, other: FlashScript) {
        self.followed = followed.fileName
        self.other = other.fileName
        onlyFollowed = Self.steps(of: followed, missingIn: other)
        onlyOther = Self.steps(of: other, missingIn: followed)
        var remarks: [String] = []
        let checks = (followed.checks.map(\.withoutLine), other.checks.map(\.withoutLine))
        remarks += Self.words(checks.0, in: followed, missingIn: checks.1, of: other)
        remarks += Self.words(checks.1, in: other, missingIn: checks.0, of: followed)
        if onlyFollowed.isEmpty, onlyOther.isEmpty {
            let orders = (followed.steps.map(\.action), other.steps.map(\.action))
            if orders.0.filter(\.changesPhone) != orders.1.filter(\.changesPhone) {
                remarks.append("\(followed.fileName) and \(other.fileName) do the same in another order")
            }
            if orders.0.filter({ !$0.changesPhone }) != orders.1.filter({ !$0.changesPhone }) {
                remarks.append("\(followed.fileName) and \(other.fileName) restart the phone in different ways")
            }
            for step in followed.steps {
                guard let twin = other.steps.first(where: { $0.action == step.action }), twin.mayFail != step.mayFail
                else {
                    continue
                }
                let (strict, lenient) =
                    step.mayFail ? (other.fileName, followed.fileName) : (followed.fileName, other.fileName)
                remarks.append("\(strict) stops where \(step.action) fails, \(lenient) goes on")
            }
        }
        self.remarks = remarks
        if remarks.isEmpty, onlyFollowed.isEmpty, onlyOther.isEmpty { return nil }
    }

    private static func steps(of script: FlashScript, missingIn other: FlashScript) -> [ScriptStep] {
        script.steps.filter { step in
            step.action.changesPhone
                && !other.steps.contains { $0.action == step.action && isSame($0.condition, step.condition) }
        }
    }

    private static func isSame(_ one: ScriptCondition?, _ other: ScriptCondition?) -> Bool {
        switch (one, other) {
        case (nil, nil): true
        case (let one?, let other?): one.isLike(other)
        default: false
        }
    }

    private static func words(
        _ checks: [ScriptCheck], in script: FlashScript, missingIn others: [ScriptCheck], of other: FlashScript
    ) -> [String] {
        checks.filter { !others.contains($0) }.map { "\(script.fileName) wants that \($0), \(other.fileName) does not" }
    }
}

extension ScriptDifference: CustomStringConvertible {
    /// Both lists, in a sentence.
    public var description: String {
        func list(_ steps: [ScriptStep]) -> String {
            steps.map { "\($0.action)\($0.condition.map { " if \($0)" } ?? "") (line \($0.line))" }.joined(
                separator: ", ")
        }
        let parts = [(followed, onlyFollowed), (other, onlyOther)].filter { !$0.1.isEmpty }.map {
            "only \($0.0) does: \(list($0.1))"
        }
        return (parts.isEmpty ? remarks : parts).joined(separator: "; ")
    }
}

extension ScriptCondition {
    /// Whether two conditions, which may be asked in different ways, come to the same for every answer that phones are known to give.
    func isLike(_ other: ScriptCondition) -> Bool {
        if self == other { return true }
        let names = variables
        guard names.count == 1, other.variables == names else { return false }
        return Reading.samples.allSatisfy { isMet(by: [names[0]: $0]) == other.isMet(by: [names[0]: $0]) }
    }
}
