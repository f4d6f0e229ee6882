import Synchronization

/// Plain bytes over TCP, without a handshake and without frames: how ADB travels on a network.
///
/// What one side sends as several packets may arrive as one, and the reverse: ``receive(within:)`` gives what is there.
public final class StreamTransport: Transport {
    /// The most bytes that one ``receive(within:)`` gives.
    static let pieceSize = 65_536

    /// The phone at the other end.
    public let address: PhoneAddress
    private let socket: Socket
    private let isClosed = Atomic<Bool>(false)

    /// Connects to a phone that speaks ADB.
    ///
    /// - Parameters:
    ///   - host: a name, an IPv4 or an IPv6 address.
    ///   - port: 5555 by custom.
    ///   - limit: for finding the host and connecting to it, all addresses together.
    /// - Throws: ``TransportError/notFound(_:)`` when nobody listens there.
    public init(
        host: String, port: UInt16 = PhoneAddress.adbPort, within limit: Duration = .seconds(5)
    ) throws(TransportError) {
        address = .adb(host: host, port: port)
        do throws(TransportError) {
            socket = try Socket.connect(to: host, port: port, within: limit)
        } catch {
            guard case .notFound(let what) = error, what.hasPrefix("tcp:") else { throw error }
            throw .notFound("adb:\(what.dropFirst(4))")
        }
    }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        try checkOpen()
        let outcome = unsafe packet.withUnsafeBytes { bytes in
            Result { () throws(TransportError) in
                try unsafe socket.write(bytes, within: limit, perStep: true, "sending")
            }
        }
        try outcome.get()
    }

    public func send(row packets: [[UInt8]], within limit: Duration) throws(TransportError) {
        var all: [UInt8] = []
        all.reserveCapacity(packets.reduce(0) { $0 + $1.count })
        for packet in packets { all += packet }
        try send(all, within: limit)
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        try receive(upTo: Self.pieceSize, until: Deadline(in: limit), "waiting for an answer")
    }

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        try checkOpen()
        let buffer = PayloadBuffer(count: Self.pieceSize)
        var left = count
        while left > 0 {
            let room = unsafe UnsafeMutableRawBufferPointer(
                rebasing: buffer.bytes[..<Int(min(left, UInt64(Self.pieceSize)))])
            let given = try unsafe TransportError.ask(source, for: room)
            try unsafe socket.write(
                UnsafeRawBufferPointer(rebasing: room[..<given]), within: stall, perStep: true,
                "sending data (\(count - left) of \(count) bytes sent)")
            left -= UInt64(given)
        }
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        var left = count
        while left > 0 {
            let piece = try receive(
                upTo: Int(min(left, UInt64(Self.pieceSize))), until: Deadline(in: stall),
                "receiving data (\(count - left) of \(count) bytes came)")
            do { try unsafe piece.withUnsafeBytes { bytes in try unsafe sink(bytes) } } catch { throw .source(error) }
            left -= UInt64(piece.count)
        }
    }

    public func close() {
        isClosed.store(true, ordering: .releasing)
        socket.shut()
    }

    private func receive(
        upTo count: Int, until deadline: Deadline, _ doing: @autoclosure () -> String
    ) throws(TransportError) -> [UInt8] {
        try checkOpen()
        var failure: TransportError?
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            do throws(TransportError) {
                filled = try unsafe socket.read(into: UnsafeMutableRawBufferPointer(room), until: deadline, doing())
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return piece
    }

    private func checkOpen() throws(TransportError) {
        if isClosed.load(ordering: .acquiring) { throw .closed }
    }
}
