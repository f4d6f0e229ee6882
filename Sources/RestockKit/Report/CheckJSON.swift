import Plan
import StockPackage

/// A check of a script as data: what it asks the phone and what it wants to hear.
public struct CheckJSON: Encodable, Sendable, Equatable {
    /// The variable that the script asks for.
    public let variable: String
    /// What it compares with, in words.
    public let wants: String
    /// Line in the script, from 1.
    public let line: Int

    public init(_ check: ScriptCheck) {
        switch check {
        case .product: variable = "product"
        case .antiRollback(let name, _, _): variable = name
        case .hardwareRevision: variable = "hw-revision"
        case .unlocked: variable = "unlocked"
        case .securityPatch: variable = PhoneFacts.patchVariable
        case .variable(let name, _, _): variable = name
        case .answers(let condition, _): variable = condition.variables.joined(separator: " ")
        }
        wants = "\(check)"
        line = check.line
    }
}
