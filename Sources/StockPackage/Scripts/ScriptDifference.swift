/// One place where the two scripts of a package, meant to do the same, do not.
public struct ScriptDifference: Sendable, Hashable {
    /// What stands at that place in one of the scripts.
    public enum Item: Sendable, Hashable {
        case step(ScriptStep)
        case check(ScriptCheck)

        /// The line of the script, from 1.
        public var line: Int {
            switch self {
            case .step(let step): step.line
            case .check(let check): check.line
            }
        }
    }

    /// What the shell script has there; nil when it has nothing.
    public let sh: Item?
    /// What the batch file has there; nil when it has nothing.
    public let bat: Item?
    /// The two would not write the same to a phone. A check, a restart or an ignored failure that differs does not
    /// count.
    public let changesWrites: Bool
    /// Both lines with their numbers, in a sentence.
    public let description: String

    init(sh: Item?, bat: Item?, names: (sh: String, bat: String), hint: String = "") {
        self.sh = sh
        self.bat = bat
        switch (sh, bat) {
        case (.step(let one), .step(let other)):
            changesWrites =
                (one.action != other.action || one.condition != other.condition)
                && (one.action.changesPhone || other.action.changesPhone)
        case (.step(let only), _), (_, .step(let only)): changesWrites = only.action.changesPhone
        default: changesWrites = false
        }
        description = Self.words(sh, in: names.sh) + "; " + Self.words(bat, in: names.bat) + hint
    }

    private static func words(_ item: Item?, in file: String) -> String {
        switch item {
        case .step(let step): "\(file) line \(step.line): \(step)"
        case .check(let check): "\(file) line \(check.line): \(check)"
        case nil: "\(file): nothing there"
        }
    }
}

extension ScriptDifference: CustomStringConvertible {}
