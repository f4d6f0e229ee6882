import Glibc
import Synchronization

/// A phone on a TCP port of this computer's loopback address, as AOSP's README describes fastboot over TCP.
public final class TCPPort: DevicePort, Sendable {
    /// The port that hosts connect to.
    public let number: UInt16

    private struct State {
        var listener: Socket
        var connection: Socket?
        var isShut = false
    }

    private let conduct: Conduct
    private let reservation: Socket
    private let state: Mutex<State>

    /// Listens on 127.0.0.1.
    /// - Parameter number: 0 takes a free port; ``number`` then tells which.
    public init(_ number: UInt16 = 0, conduct: Conduct = Conduct()) throws(LinkError) {
        self.conduct = conduct
        (reservation, self.number) = try Self.reserve(number)
        state = Mutex(State(listener: try Self.listen(on: self.number)))
    }

    public func accept() throws(LinkError) -> (any DeviceLink)? {
        while let socket = try nextSocket() {
            let link = TCPLink(socket, conduct)
            if link.shakeHands() { return link }
            link.close()
        }
        return nil
    }

    public func acceptStream() throws(LinkError) -> (any StreamLink)? {
        try nextSocket().map(TCPStream.init)
    }

    /// Waits for a host. Nil when the port was shut.
    private func nextSocket() throws(LinkError) -> Socket? {
        while true {
            let (listener, isShut) = state.withLock { ($0.listener, $0.isShut) }
            if isShut { return nil }
            let number = Glibc.accept(listener.descriptor, nil, nil)
            if number < 0 {
                if state.withLock({ $0.isShut }) { return nil }
                if errno == EINTR || errno == ECONNABORTED { continue }
                throw LinkError("accepting on port \(self.number) failed with error \(errno) of the system")
            }
            var on: Int32 = 1
            _ = unsafe setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
            let socket = Socket(number)
            let isWelcome = state.withLock { state in
                state.connection = state.isShut ? nil : socket
                return !state.isShut
            }
            return isWelcome ? socket : nil
        }
    }

    public func replug(as mode: DeviceMode, after away: Duration) throws(LinkError) {
        state.withLock { state in
            // Closing alone is not enough: a program that is being started at this moment still holds a copy of the socket, which would
            // go on listening and keep the port from the one that is made below.
            state.listener.interrupt()
            state.listener.close()
        }
        pause(away)
        let listener = try Self.listen(on: number)
        state.withLock { state in
            if state.isShut { listener.close() } else { state.listener = listener }
        }
    }

    public func shut() {
        state.withLock { state in
            state.isShut = true
            state.listener.interrupt()
            state.connection?.interrupt()
        }
    }

    /// A socket that has a port but does not listen on it. It keeps the port for this phone while the phone is away.
    private static func reserve(_ number: UInt16) throws(LinkError) -> (Socket, UInt16) {
        let socket = Socket(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
        // With the option set, the kernel may give a free port that another phone has reserved; so it is set later.
        if number != 0 { allowReuse(socket) }
        let taken = try bind(socket, to: number)
        allowReuse(socket)
        return (socket, taken)
    }

    private static func listen(on number: UInt16) throws(LinkError) -> Socket {
        let socket = Socket(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
        allowReuse(socket)
        _ = try bind(socket, to: number)
        guard Glibc.listen(socket.descriptor, 4) == 0 else { throw refused(number) }
        return socket
    }

    private static func allowReuse(_ socket: Socket) {
        var on: Int32 = 1
        _ = unsafe setsockopt(socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Binds to the loopback address and tells the port.
    static func bind(_ socket: Socket, to number: UInt16) throws(LinkError) -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = number.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe Glibc.bind(socket.descriptor, generic, size) == 0
                    && getsockname(socket.descriptor, generic, &size) == 0
            }
        }
        guard isBound else { throw refused(number) }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func refused(_ number: UInt16) -> LinkError {
        LinkError("listening on 127.0.0.1:\(number) failed with error \(errno) of the system")
    }
}
