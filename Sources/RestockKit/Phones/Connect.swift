import Fastboot
import Transport

/// Opens a phone for the fastboot language. One connection serves a whole run.
/// - Parameter carefully: over USB, payloads travel in small transfers; see ``LinkRemedy/smallTransfers``.
public func connect(
    to address: PhoneAddress, carefully: Bool = false, onMessage: (@Sendable (Message) -> Void)? = nil
) throws(Failure) -> FastbootSession {
    do throws(TransportError) {
        let transport: any Transport
        switch address {
        case .tcp(let host, let port): transport = try TCPTransport(host: host, port: port)
        case .usb(let path): transport = try openUSB(path: path)
        case .udp(let host, let port): transport = try UDPTransport(host: host, port: port)
        case .adb, .serial: throw .notFound("\(address)")
        }
        let session = FastbootSession(transport, onMessage: onMessage)
        if carefully { try? session.takeCare() }
        return session
    } catch {
        throw Failure(connectFailure: error, address: address)
    }
}

extension Failure {
    /// Words for a phone that is there and cannot be opened. "No permission" and "held by another program" are different things to do.
    init(connectFailure error: TransportError, address: PhoneAddress) {
        switch error {
        case .noPermission(let path):
            self.init(
                .failed, "This user may not open the phone at \(address) (\(path)).",
                next: "Type: \(RuleInstall.command)\nThen plug the phone in again."
            )
        case .claimed(let holder):
            self.init(
                .failed, "Another program holds the phone at \(address): \(holder ?? "it could not be found which").",
                next: ["restock ", "fastboot "].contains { holder?.hasPrefix($0) ?? false }
                    ? "Leave phone and cable alone, let it end, then try again."
                    : "End that program (for fwupd: sudo systemctl stop fwupd), then try again.")
        case .notFound(let what):
            let next =
                switch address {
                case .tcp, .udp: "Is the address right, and is a phone in fastboot mode listening there?"
                case .adb: "Is the address right, and is a phone in its recovery listening there?"
                default: "`restock devices` lists what is seen."
                }
            self.init(.noPhone, "No phone answers at \(what).", next: next)
        default:
            var next = "Replug it, or restart it into fastboot mode, and try again."
            // A recovery waits to be greeted in its own language.
            if case .tcp(let host, let port) = address {
                next = """
                    If another program is at work on it, let that end: it speaks with one at a time. Else restart it into fastboot mode, and \
                    try again. If it is in its recovery, name it \(PhoneAddress.adb(host: host, port: port)).
                    """
            }
            self.init(.failed, "The phone at \(address) cannot be opened: \(error).", next: next, restarts: true)
        }
    }
}
