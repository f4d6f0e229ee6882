/// Something that a flash script verifies, and stops over when it does not hold.
public enum ScriptCheck: Sendable, Hashable {
    /// How a script compares the phone's answer with its own value.
    public enum Match: String, Sendable, Hashable {
        /// The whole answer.
        case exact
        /// The beginning of the answer: `raphael` passes on `raphaelin`.
        case prefix
        /// Anywhere in the answer.
        case substring
    }

    /// Where the package's anti-rollback number stands.
    public enum PackageNumber: Sendable, Hashable {
        /// In the script itself.
        case inScript(Int)
        /// In a file of the package, as `N` or `key=N`; the path is relative to the script.
        case inFile(String)
        /// The script's own default, which counts because this file of the package is not there.
        case insteadOf(String, Int)
    }

    /// What the answer to a variable must or must not be.
    public enum VariableRule: Sendable, Hashable {
        /// The script stops unless the answer matches.
        case requireEquals(String, match: Match)
        /// The script stops when the answer matches.
        case refuseIfEquals(String, match: Match)
    }

    /// The phone's `product` must be one of the names.
    case product(names: [String], match: Match, line: Int)
    /// The phone's number, in the variable `anti` or `rollback_ver`, must not be greater than the package's.
    case antiRollback(variable: String, number: PackageNumber, line: Int)
    /// The phone's `security-patch-level` must not be later than this day, `YYYY-MM-DD`. A phone that gives no answer passes.
    case securityPatch(notAfter: String, line: Int)
    /// The phone's `hw-revision` must be greater than the number.
    case hardwareRevision(greaterThan: Int, line: Int)
    /// The bootloader must say that it is unlocked.
    case unlocked(line: Int)
    /// Any other variable, for example `board_version` or `soc-id`.
    case variable(name: String, rule: VariableRule, line: Int)
    /// The script stops unless the phone's answers meet a condition that is none of the others.
    case answers(ScriptCondition, line: Int)

    /// The line of the script, from 1, where the check takes effect.
    public var line: Int {
        switch self {
        case .product(_, _, let line), .antiRollback(_, _, let line), .securityPatch(_, let line),
            .hardwareRevision(_, let line), .unlocked(let line), .variable(_, _, let line), .answers(_, let line):
            line
        }
    }

    /// The same check at line 0, to compare two scripts.
    public var withoutLine: ScriptCheck {
        switch self {
        case .product(let names, let match, _): .product(names: names, match: match, line: 0)
        case .antiRollback(let variable, let number, _): .antiRollback(variable: variable, number: number, line: 0)
        case .securityPatch(let day, _): .securityPatch(notAfter: day, line: 0)
        case .answers(let condition, _): .answers(condition, line: 0)
        case .hardwareRevision(let number, _): .hardwareRevision(greaterThan: number, line: 0)
        case .unlocked: .unlocked(line: 0)
        case .variable(let name, let rule, _): .variable(name: name, rule: rule, line: 0)
        }
    }
}

extension ScriptCheck: CustomStringConvertible {
    /// The check in words: `product is exactly lancelot`.
    public var description: String {
        switch self {
        case .product(let names, let match, _): "product \(match.words) \(names.joined(separator: " or "))"
        case .antiRollback(let variable, let number, _): "\(variable) is not greater than \(number)"
        case .securityPatch(let day, _): "security-patch-level is not later than \(day)"
        case .answers(let condition, _): "\(condition)"
        case .hardwareRevision(let number, _): "hw-revision is greater than \(number)"
        case .unlocked: "the bootloader is unlocked"
        case .variable(let name, .requireEquals(let value, let match), _): "\(name) \(match.words) \(value)"
        case .variable(let name, .refuseIfEquals(let value, let match), _): "not: \(name) \(match.words) \(value)"
        }
    }
}

extension ScriptCheck.Match {
    /// Whether an answer matches a name in this way.
    public func holds(_ answer: String, _ name: String) -> Bool {
        switch self {
        case .exact: answer == name
        case .prefix: answer.hasPrefix(name)
        case .substring: answer.contains(name)
        }
    }

    var words: String {
        switch self {
        case .exact: "is exactly"
        case .prefix: "begins with"
        case .substring: "contains"
        }
    }
}

extension ScriptCheck.PackageNumber: CustomStringConvertible {
    /// The number, or where it stands: `the number in images/anti_version.txt (0 without it)`.
    public var description: String {
        switch self {
        case .inScript(let number): "\(number)"
        case .inFile(let path): "the number in \(path)"
        case .insteadOf(let path, let number): "\(number), as \(path) is not there"
        }
    }
}
