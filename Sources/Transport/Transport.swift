/// One packet pipe to one phone: the seam between what is said and how it travels.
///
/// A packet is one USB transfer or one TCP frame. One thread at a time uses a transport; calls block that thread, each
/// with a deadline, so nothing waits for ever.
public protocol Transport: AnyObject, Sendable {
    /// How a person names this phone: `usb:1-2`, `tcp:127.0.0.1:5554`.
    var address: PhoneAddress { get }

    /// Sends one packet, such as a command.
    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError)

    /// Sends several packets in a row, each as a packet by itself, without waiting in between where that is possible.
    /// - Parameter limit: how long the phone may take nothing.
    func send(row packets: [[UInt8]], within limit: Duration) throws(TransportError)

    /// Waits for one packet. It is never longer than 65,536 bytes and may be empty.
    func receive(within limit: Duration) throws(TransportError) -> [UInt8]

    /// A packet that lies there already, without waiting for one; nil where none does.
    func receiveIfReady() throws(TransportError) -> [UInt8]?

    /// Whether nothing of an earlier conversation can lie in a new connection. A cable keeps what a program that was killed did not read.
    var startsEmpty: Bool { get }

    /// Whether listening is a question on the wire, which the phone takes only where it has something to say: so it is over UDP.
    var speaksOnlyWhenAsked: Bool { get }

    /// Sends exactly `count` bytes that `source` gives.
    ///
    /// The transport offers buffers of its own; `source` fills from the front and says how many bytes it put there, at
    /// least one. The next buffer is filled while earlier ones travel, whatever chunks the bytes come from.
    /// - Parameters:
    ///   - stall: how long the phone may take no byte at all before this fails with ``TransportError/timedOut(_:)``.
    /// - Throws: ``TransportError/source(_:)`` with whatever `source` threw; the phone then waits for bytes that never
    ///   come, and only a new connection or a replug brings it back.
    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError)

    /// Receives exactly `count` bytes and hands them to `sink` in order, in pieces.
    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError)

    /// Does something for a connection that goes badly.
    /// - Returns: false where this transport has nothing of that kind.
    /// - Throws: ``TransportError/disconnected(_:)`` where the phone is gone after it.
    func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool

    /// Waits until a phone that was told to restart has gone, and forgets what it says meanwhile. Returns after `limit` in any case.
    func waitForDeparture(within limit: Duration)

    /// Ends the connection. Safe to call twice; every later call throws ``TransportError/closed``.
    func close()
}

extension Transport {
    public var startsEmpty: Bool { false }
    public var speaksOnlyWhenAsked: Bool { false }

    public func receiveIfReady() throws(TransportError) -> [UInt8]? { nil }

    public func waitForDeparture(within limit: Duration) {
        let deadline = Deadline(in: limit)
        // The end of the connection is what is waited for. A phone that talks on does not hold the caller for longer.
        for _ in 0..<200_000 where deadline.left > .zero {
            guard (try? receive(within: deadline.left)) != nil else { return }
        }
    }

    public func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool { false }

    public func send(row packets: [[UInt8]], within limit: Duration) throws(TransportError) {
        for packet in packets where !packet.isEmpty { try send(packet, within: limit) }
    }
}
