import Glibc

/// A call of the operating system on a file or a folder failed.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried: `open`, `list`.
    public let operation: String
    /// On what.
    public let path: String
    /// `errno` behind it.
    public let number: Int32

    init(_ operation: String, _ path: String, _ number: Int32) {
        self.operation = operation
        self.path = path
        self.number = number
    }

    public var description: String { "cannot \(operation) \(path): \(unsafe String(cString: strerror(number)))" }
}
