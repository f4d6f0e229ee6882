import StockPackage

/// A check of a script as data: what it asks the phone and what it wants to hear.
public struct CheckJSON: Encodable, Sendable, Equatable {
    /// The variable that the script asks for.
    public let variable: String
    /// What it compares with, in words.
    public let wants: String
    public let line: Int

    public init(_ check: ScriptCheck) {
        (variable, wants, line) = (check.variable, check.wants, check.line)
    }
}
