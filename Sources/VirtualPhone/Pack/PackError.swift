/// A sample package could not be made.
public enum PackError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A system call failed; `code` is errno.
    case io(String, path: String, code: Int32)
    /// The recipe is wrong.
    case recipe(String)
    /// The options ask for something that cannot be.
    case options(String)
    /// A helper program ended with this status.
    case program(String, status: Int32)
    /// A library refused.
    case library(String)

    public var description: String {
        switch self {
        case .io(let what, let path, let code): "cannot \(what) \(path): error \(code) of the system"
        case .recipe(let sentence), .options(let sentence): sentence
        case .program(let name, let status): "\(name) ended with status \(status)"
        case .library(let name): "\(name) failed"
        }
    }
}
