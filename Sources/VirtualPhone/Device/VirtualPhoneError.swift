/// A virtual phone could not be made or its state could not be kept.
public enum VirtualPhoneError: Error, CustomStringConvertible {
    case noProfile(String, known: [String])
    case badProfile(String)
    /// The state folder is of another phone.
    case otherPhone(folder: String, found: String, wanted: String)
    /// A system call on the state folder failed. `code` is the number of the C error.
    case io(String, code: Int32)
    case badFault(String)

    public var description: String {
        switch self {
        case .noProfile(let name, let known):
            "no profile is named \(name); there are \(known.joined(separator: ", "))"
        case .badProfile(let why): "the profile cannot be read: \(why)"
        case .otherPhone(let folder, let found, let wanted):
            "the folder \(folder) holds the state of a \(found), not of a \(wanted)"
        case .io(let doing, let code): "\(doing) failed with error \(code) of the system"
        case .badFault(let text): "no fault is written like this: \(text)"
        }
    }
}
