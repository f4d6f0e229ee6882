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

    /// Ends the connection. Safe to call twice; every later call throws ``TransportError/closed``.
    func close()
}

extension Transport {
    public func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool { false }

    public func send(row packets: [[UInt8]], within limit: Duration) throws(TransportError) {
        for packet in packets where !packet.isEmpty { try send(packet, within: limit) }
    }
}
