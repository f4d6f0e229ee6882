/// The phone's end of one connection to a host. Calls block; one thread uses a link.
public protocol DeviceLink: AnyObject {
    /// The next command packet. Nil when the host has gone or the port was unplugged.
    func receivePacket() throws(LinkError) -> [UInt8]?

    /// Sends one answer packet.
    func send(_ packet: [UInt8]) throws(LinkError)

    /// Takes exactly `count` bytes of a data phase and hands them on in pieces, in order. The host may cut them into transfers
    /// or frames as it likes.
    func receivePayload(_ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) throws(LinkError)

    /// Takes exactly `count` bytes of a data phase and throws them away but for the first, at most `kept`, which it returns; `passed` is
    /// told how many at a time.
    func discardPayload(_ count: UInt64, keeping kept: Int, _ passed: (Int) -> Void) throws(LinkError) -> [UInt8]

    /// Sends the bytes of a data phase towards the host.
    func sendPayload(_ bytes: [UInt8]) throws(LinkError)

    /// Ends this connection.
    func close()
}

extension DeviceLink {
    /// Receives the bytes; links that can do without have their own. In one go: over USB a read of the first few bytes would lose the rest
    /// of their packet.
    public func discardPayload(_ count: UInt64, keeping kept: Int, _ passed: (Int) -> Void) throws(LinkError)
        -> [UInt8]
    {
        var head: [UInt8] = []
        try unsafe receivePayload(count) { piece in
            unsafe head += piece.prefix(kept - head.count)
            passed(piece.count)
        }
        return head
    }
}

/// Where hosts reach the phone: a TCP port, a USB device controller.
public protocol DevicePort: AnyObject {
    /// Waits for a host. Nil when the port was shut.
    func accept() throws(LinkError) -> (any DeviceLink)?

    /// Waits for a host of a phone in recovery, which speaks ADB in place of fastboot. Nil when the port was shut.
    func acceptStream() throws(LinkError) -> (any StreamLink)?

    /// The phone reboots: it vanishes from the bus for `away`, then comes back as `mode`.
    func replug(as mode: DeviceMode, after away: Duration) throws(LinkError)

    /// Whether there is a cable, so that a connection cannot end without the phone leaving the bus.
    var hasCable: Bool { get }

    /// The cable is pulled, where there is one; ``replug(as:after:)`` puts it in again.
    func pull()

    /// Takes the phone off the bus for good; a blocked ``accept()`` or receive returns.
    func shut()
}

extension DevicePort {
    public var hasCable: Bool { false }
    public func pull() {}
}

/// What a phone is to a host at the moment.
public enum DeviceMode: String, Codable, Sendable {
    /// The bootloader's fastboot. USB interface ff/42/03.
    case fastboot
    /// Fastboot in user space, by Android's recovery. USB interface ff/42/03, named "fastbootd".
    case fastbootd
    /// The recovery's ADB. USB interface ff/42/01.
    case recovery
    /// Gone from the bus: Android runs, or the phone is off.
    case gone
}

/// A connection to a host failed.
public struct LinkError: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
