import Glibc

/// One datagram from a host: kind, a flag for "more follows", a number of 16 bits, then data.
struct UDPDatagram {
    enum Kind: UInt8 {
        case error = 0
        case query, begin, fastboot
    }

    let kind: Kind
    let isContinued: Bool
    let number: UInt16
    let data: [UInt8]
    /// The second byte of the header.
    let flags: UInt8
    private let sender: sockaddr_in

    /// Waits for one, not for long. Nil when none came, or one that makes no sense.
    init?(from socket: Socket) throws(LinkError) {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var sender = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let count = unsafe withUnsafeMutablePointer(to: &sender) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe recvfrom(socket.descriptor, &bytes, bytes.count, 0, generic, &size)
            }
        }
        guard count >= 4, let kind = Kind(rawValue: bytes[0]) else {
            guard count >= 0 || [EAGAIN, EINTR, ECONNREFUSED].contains(errno) else {
                throw LinkError("receiving a datagram failed with error \(errno) of the system")
            }
            return nil
        }
        self.kind = kind
        isContinued = bytes[1] & 1 != 0
        flags = bytes[1]
        number = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        data = Array(bytes[4..<count])
        self.sender = sender
    }

    /// Answers it with the same number. Returns the datagram as it was sent.
    @discardableResult
    func answer(_ data: [UInt8], isContinued: Bool = false, on socket: Socket) throws(LinkError) -> [UInt8] {
        let head = [kind.rawValue, isContinued ? 1 : 0, UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
        try send(head + data, on: socket)
        return head + data
    }

    /// Whether it is the same once more.
    func isRepeated(_ other: UDPDatagram) -> Bool {
        kind == other.kind && flags == other.flags && number == other.number && data == other.data
    }

    /// Says that it is not allowed, and why.
    func refuse(_ why: String, on socket: Socket) throws(LinkError) {
        try send(
            [Kind.error.rawValue, 0, UInt8(number >> 8), UInt8(truncatingIfNeeded: number)] + Array(why.utf8),
            on: socket)
    }

    /// Sends bytes to where it came from. What the system cannot send is lost, as any datagram can be.
    func send(_ bytes: [UInt8], on socket: Socket) throws(LinkError) {
        var address = sender
        _ = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe sendto(
                    socket.descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), generic,
                    socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
