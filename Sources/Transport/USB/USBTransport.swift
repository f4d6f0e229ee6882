import USB

/// One phone on a USB cable.
///
/// A packet is one transfer. A payload travels as one continuous row of transfers of 256 KiB, four at a time:
/// `source` writes straight into the memory that the kernel sends from, and the row does not stop where one piece of
/// a source ends.
public final class USBTransport: Transport {
    /// The phone at the other end.
    public let address: PhoneAddress
    private let connection: USBConnection
    /// ADB ends a packet that fills its last USB packet with an empty one; fastboot must never see an empty one.
    private let endsWithZeroPacket: Bool

    /// How many bytes one transfer carries at most now: less than at first when the kernel had no memory for more.
    public var transferSize: Int { connection.transferSize }

    init(_ connection: USBConnection) {
        self.connection = connection
        address = .usb(connection.info.portPath)
        endsWithZeroPacket = connection.info.kind == .adb
    }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        do throws(USBError) {
            try connection.send(packet, within: limit, zeroPacket: endsWithZeroPacket)
        } catch {
            throw TransportError(error)
        }
    }

    public func send(row packets: [[UInt8]], within limit: Duration) throws(TransportError) {
        do throws(USBError) {
            // A recovery may write its next message before it reads this one.
            if endsWithZeroPacket { try connection.expectInput() }
            try connection.withOutput { queue throws(USBError) in
                for packet in packets {
                    var rest = packet[...]
                    while !rest.isEmpty {
                        let room = try unsafe queue.nextBuffer(within: limit)
                        let count = min(room.count, rest.count)
                        unsafe room.copyBytes(from: rest.prefix(count))
                        rest = rest.dropFirst(count)
                        try queue.submit(count, within: limit, zeroPacket: endsWithZeroPacket && rest.isEmpty)
                    }
                }
                try queue.finish(within: limit)
            }
        } catch {
            throw TransportError(error)
        }
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        do throws(USBError) {
            return try connection.receive(within: limit)
        } catch {
            throw TransportError(error)
        }
    }

    /// What the phone has ready comes within one microframe of the request: a millisecond is eight of them.
    public func receiveIfReady() throws(TransportError) -> [UInt8]? {
        do throws(TransportError) { return try receive(within: .milliseconds(1)) } catch {
            guard case .timedOut = error else { throw error }
            return nil
        }
    }

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        let failure: (any Error)?
        do throws(USBError) {
            failure = try connection.withOutput { queue throws(USBError) -> (any Error)? in
                var left = count
                while left > 0 {
                    let room = try unsafe queue.nextBuffer(within: stall)
                    let wanted = Int(min(UInt64(room.count), left))
                    do {
                        try unsafe fill(UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]), from: source)
                    } catch {
                        return error
                    }
                    try queue.submit(wanted, within: stall)
                    left -= UInt64(wanted)
                }
                try queue.finish(within: stall)
                return nil
            }
        } catch {
            throw TransportError(error)
        }
        if let failure { throw .source(failure) }
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        var left = count
        var empty = 0
        while left > 0 {
            let wanted = Int(min(left, UInt64(USBConnection.inputSize)))
            let bytes: [UInt8]
            do throws(USBError) {
                bytes = try connection.receive(upTo: wanted, within: stall)
            } catch {
                throw TransportError(error)
            }
            guard bytes.count <= wanted else {
                throw .malformed("\(bytes.count) bytes where \(wanted) were left of \(count)")
            }
            do {
                try unsafe bytes.withUnsafeBytes { piece in if unsafe !piece.isEmpty { try unsafe sink(piece) } }
            } catch {
                throw .source(error)
            }
            left -= UInt64(bytes.count)
            // One may end what came before. So many in a row are a device that makes fun of us.
            empty = bytes.isEmpty ? empty + 1 : 0
            guard empty < 1000 else { throw .malformed("\(empty) empty packets in a row") }
        }
    }

    public func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool {
        do throws(USBError) {
            switch remedy {
            case .smallTransfers: try connection.useSmallTransfers()
            case .portReset: try connection.reset()
            case .freshStart: return false
            }
        } catch {
            throw TransportError(error)
        }
        return true
    }

    public func close() {
        connection.close()
    }
}

/// Calls `source` until `room` is full, so that no short transfer appears in the middle of a payload.
private func fill(
    _ room: UnsafeMutableRawBufferPointer, from source: (UnsafeMutableRawBufferPointer) throws -> Int
) throws {
    var filled = 0
    while filled < room.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[filled...])
        let count = try unsafe source(rest)
        guard count > 0, count <= rest.count else { throw PayloadSourceError(given: count, room: rest.count) }
        filled += count
    }
}
