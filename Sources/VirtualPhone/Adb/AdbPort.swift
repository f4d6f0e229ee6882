import Glibc
import Synchronization

/// A started phone on a TCP port of this computer's loopback address, as `adb connect` reaches one. It plays on a thread of its own, for
/// one host after the other, until it is shut.
public final class AdbPort: Sendable {
    /// The port that hosts connect to.
    public let number: UInt16
    private let door: Door
    private let job: Mutex<BackgroundJob?>

    /// Listens on 127.0.0.1, on a free port.
    public init(_ phone: StartedPhone) throws(LinkError) {
        let door = try Door()
        self.door = door
        number = door.number
        job = Mutex(
            BackgroundJob {
                while let socket = door.accept() {
                    var daemon = AdbDaemon(phone, AdbLink(stream: TCPStream(socket)))
                    // A host that breaks off or speaks something else ends its own connection only.
                    try? daemon.serve()
                    socket.close()
                }
                return nil
            })
    }

    /// Ends the phone and its thread.
    public func shut() {
        door.shut()
        _ = job.withLock { $0.take() }?.wait()
    }

    deinit { shut() }
}

/// Where hosts come in, shared by the thread that serves them and the one that ends it.
private final class Door: Sendable {
    let number: UInt16
    private let listener: Socket
    private let guest = Mutex<(isShut: Bool, socket: Socket?)>((false, nil))

    init() throws(LinkError) {
        listener = Socket(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
        number = try TCPPort.bind(listener, to: 0)
        guard listen(listener.descriptor, 4) == 0 else {
            throw LinkError("listening on port \(number) failed with error \(errno) of the system")
        }
    }

    /// Waits for a host. Nil when the door was shut.
    func accept() -> Socket? {
        while true {
            let descriptor = Glibc.accept(listener.descriptor, nil, nil)
            if descriptor < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard descriptor >= 0 else { return nil }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            let socket = Socket(descriptor)
            let isWelcome = guest.withLock { guest in
                if !guest.isShut { guest.socket = socket }
                return !guest.isShut
            }
            return isWelcome ? socket : nil
        }
    }

    func shut() {
        guest.withLock { guest in
            guest.isShut = true
            guest.socket?.interrupt()
        }
        listener.interrupt()
    }
}
