import Bytes
import Synchronization

/// Fastboot over TCP, as the AOSP fastboot README describes it: a handshake of 4 bytes, then frames that are an 8-byte
/// big-endian length and as many bytes.
public final class TCPTransport: Transport {
    /// The times that a connection is given.
    public struct Limits: Sendable {
        /// For finding the host and connecting to it, all addresses together.
        public var connect: Duration
        /// For the answer to the handshake. AOSP's program waits 2 s.
        public var handshake: Duration

        public init(connect: Duration = .seconds(5), handshake: Duration = .seconds(2)) {
            self.connect = connect
            self.handshake = handshake
        }
    }

    /// The newest version of the handshake that this side speaks.
    static let version = 1
    /// The longest packet that ``receive(within:)`` takes, in bytes.
    static let longestPacket: UInt64 = 65_536

    /// The phone at the other end.
    public let address: PhoneAddress
    /// The version of the protocol that both sides speak: the smaller of the two that were offered.
    public let version: Int

    let socket: Socket
    let inbox = Mutex(Inbox())
    let outbox = Mutex<PayloadBuffer?>(nil)
    private let isClosed = Atomic<Bool>(false)

    /// Connects to a phone and shakes hands.
    ///
    /// - Parameters:
    ///   - host: a name, an IPv4 or an IPv6 address.
    ///   - port: 5554 by custom.
    /// - Throws: ``TransportError/notFound(_:)`` when nobody listens there; ``TransportError/timedOut(_:after:)``,
    ///   ``TransportError/disconnected(_:)`` or ``TransportError/malformed(_:)`` when something does, but speaks no
    ///   fastboot.
    public init(
        host: String, port: UInt16 = PhoneAddress.networkPort, limits: Limits = Limits()
    ) throws(TransportError) {
        address = .tcp(host: host, port: port)
        socket = try Socket.connect(to: host, port: port, within: limits.connect)
        version = try Self.shakeHands(on: socket, within: limits.handshake)
    }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        try checkOpen()
        var frame = ByteWriter()
        frame.big(UInt64(packet.count))
        frame.append(packet)
        let outcome = unsafe frame.bytes.withUnsafeBytes { bytes in
            Result { () throws(TransportError) in
                try unsafe socket.write(bytes, within: limit, "sending a command")
            }
        }
        try outcome.get()
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        try checkOpen()
        let deadline = Deadline(in: limit)
        return try inbox.withLock { inbox throws(TransportError) in
            let length = try inbox.frameLength(from: socket, until: deadline)
            guard length <= Self.longestPacket else {
                throw .malformed("a frame announces \(length) bytes, and an answer has \(Self.longestPacket) at most")
            }
            return try inbox.packet(from: socket, until: deadline)
        }
    }

    public var startsEmpty: Bool { true }

    public func receiveIfReady() throws(TransportError) -> [UInt8]? {
        try checkOpen()
        return inbox.withLock { $0.hasBegun } || socket.hasInput ? try receive(within: .seconds(2)) : nil
    }

    public func close() {
        isClosed.store(true, ordering: .releasing)
        socket.shut()
    }

    func checkOpen() throws(TransportError) {
        if isClosed.load(ordering: .acquiring) { throw .closed }
    }
}
