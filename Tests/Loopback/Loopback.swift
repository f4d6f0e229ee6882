import Glibc

/// Sockets of 127.0.0.1 for the servers and relays that tests bring with them.
public enum Loopback {
    /// Which call of the system did not work, and why.
    public struct Failed: Error {
        public let call: String
        public let number: Int32
    }

    public enum Kind: Sendable {
        case stream, datagram
    }

    /// A socket on a port that the system chose. Whoever asked for it closes it.
    /// - Parameter backlog: how many guests may wait to be accepted; nil for a socket that does not listen.
    public static func open(
        _ kind: Kind = .stream, backlog: Int32? = nil
    ) throws(Failed) -> (descriptor: Int32, port: UInt16) {
        let type = kind == .stream ? SOCK_STREAM : SOCK_DGRAM
        let descriptor = socket(AF_INET, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failed(call: "socket", number: errno) }
        func check(_ call: String, _ result: Int32) throws(Failed) {
            guard result != 0 else { return }
            let failed = Failed(call: call, number: errno)
            close(descriptor)
            throw failed
        }
        try check("bind", unsafe withAddress { unsafe bind(descriptor, $0, $1) })
        if let backlog { try check("listen", listen(descriptor, backlog)) }
        var name = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = unsafe withUnsafeMutablePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &size)
            }
        }
        try check("getsockname", named)
        return (descriptor, UInt16(bigEndian: name.sin_port))
    }

    /// A stream port that nobody listens on.
    public static func freePort() throws(Failed) -> UInt16 {
        let (descriptor, port) = try open()
        close(descriptor)
        return port
    }

    /// Whether somebody takes connections on a stream port.
    public static func answers(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        return unsafe withAddress(port) { unsafe connect(descriptor, $0, $1) } == 0
    }

    /// An address as the system's calls take it.
    /// - Parameter port: 0 lets the system choose one.
    public static func withAddress(
        _ port: UInt16 = 0, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
