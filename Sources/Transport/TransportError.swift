/// What can go wrong between this computer and a phone.
public enum TransportError: Error {
    /// The phone took or gave nothing within the limit. The text says what was being done: "waiting for an answer".
    case timedOut(String, after: Duration)
    /// The phone is gone: unplugged, rebooted, or the other end closed.
    case disconnected(String)
    /// The other end does not speak this transport. The text says what it sent.
    case malformed(String)
    /// The device node may not be opened by this user.
    case noPermission(path: String)
    /// Another program has claimed the interface. `holder` is its name and process id where they could be found.
    case claimed(holder: String?)
    /// No phone at that address.
    case notFound(String)
    /// The giver of a payload failed; nothing is wrong with the connection itself.
    case source(any Error)
    /// A system or libusb call failed. `code` is its C name.
    case io(String, code: String)
    /// The connection was closed by this side.
    case closed
}

extension TransportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .timedOut(let doing, let limit): "the phone was silent for \(limit.inWords) while \(doing)"
        case .disconnected(let what): "the phone is gone: \(what)"
        case .malformed(let what): "the other end does not speak fastboot here: \(what)"
        case .noPermission(let path): "no permission to open \(path)"
        case .claimed(let holder): "another program holds the phone: \(holder ?? "unknown program")"
        case .notFound(let what): "no phone at \(what)"
        case .source(let error): "\(error)"
        case .io(let doing, let code): "\(doing) failed: \(code)"
        case .closed: "the connection is closed"
        }
    }
}
