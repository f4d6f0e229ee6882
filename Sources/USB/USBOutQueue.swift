import CLibUSB
import Threads

/// The endpoint towards the device as a queue of buffers that belong to it. It is valid within
/// ``USBConnection/withOutput(_:)``.
///
/// A caller takes the next buffer, fills it from the front and submits it; up to `depth` of them travel at
/// once. Every buffer but the last should be filled to its end, so that no short packet appears in the middle.
@safe
public final class USBOutQueue {
    private let connection: USBConnection

    fileprivate init(_ connection: USBConnection) {
        self.connection = connection
    }

    /// The next buffer to fill: its count is a multiple of 1024 bytes. Waits for the oldest transfer when all are on
    /// their way.
    /// - Parameter limit: how long no transfer may end before this throws ``USBError/timedOut(doing:after:)``.
    public func nextBuffer(within limit: Duration) throws(USBError) -> UnsafeMutableRawBufferPointer {
        let size = connection.transferSize
        let slot = try connection.nextSlot(count: size)
        if slot.isInFlight { try finish(slot, within: limit) }
        return unsafe UnsafeMutableRawBufferPointer(rebasing: slot.bytes.prefix(size))
    }

    /// Sends the first `count` bytes of the buffer that ``nextBuffer(within:)`` gave last.
    ///
    /// Nothing is sent for 0 bytes: some bootloaders hang on a zero-length packet. When the kernel has no memory for
    /// the transfer, its size is halved, for this and all later ones, and the buffer goes out in pieces.
    /// - Parameter zeroPacket: end with a zero-length packet if the last packet is full. ADB asks for it, fastboot
    ///   forbids it.
    public func submit(_ count: Int, within limit: Duration, zeroPacket: Bool = false) throws(USBError) {
        let slot = connection.outgoing[connection.turn]
        let end = unsafe min(count, slot.bytes.count)
        var offset = 0
        while offset < end {
            let piece = min(connection.transferSize, end - offset)
            let isLast = offset + piece == end
            let code = slot.submit(
                endpoint: connection.info.interface.output, offset: offset, count: piece,
                addZeroPacket: zeroPacket && isLast && end % connection.info.interface.maxPacketSize == 0)
            if code == LIBUSB_ERROR_NO_MEM.rawValue {
                if !connection.size.halve() { try finishOldest(than: slot, bytes: piece, within: limit) }
                continue
            }
            guard code == 0 else { throw connection.submitError(code, bytes: piece, doing: "sending") }
            if connection.isClosing { slot.cancel() }
            if !isLast { try finish(slot, within: limit) }
            offset += piece
        }
        connection.turn = (connection.turn + 1) % connection.depth
    }

    /// Waits until everything that was submitted has been taken by the device.
    /// - Parameter limit: how long no transfer may end before this throws ``USBError/timedOut(doing:after:)``.
    public func finish(within limit: Duration) throws(USBError) {
        for step in 0..<connection.outgoing.count {
            let slot = connection.outgoing[(connection.turn + step) % connection.outgoing.count]
            if slot.isInFlight { try finish(slot, within: limit) }
        }
    }

    private func finish(_ slot: TransferSlot, within limit: Duration) throws(USBError) {
        guard let outcome = slot.waitForEnd(until: Deadline(after: limit)) else {
            throw .timedOut(doing: "sending", after: limit)
        }
        if let error = connection.judge(outcome, of: slot, doing: "sending") { throw error }
        if outcome.count < slot.count {
            throw .failed(doing: "sending (\(outcome.count) of \(slot.count) bytes went)", code: USBCode(-1))
        }
    }

    /// There is no memory even for the smallest transfer: it comes back when an earlier one ends, if there is one.
    private func finishOldest(than slot: TransferSlot, bytes: Int, within limit: Duration) throws(USBError) {
        for step in 1..<max(2, connection.outgoing.count) {
            let other = connection.outgoing[(connection.turn + step) % connection.outgoing.count]
            if other !== slot, other.isInFlight { return try finish(other, within: limit) }
        }
        throw .outOfMemory(bytes: bytes)
    }
}

extension USBConnection {
    /// The next slot of the OUT endpoint; made when it is reached for the first time.
    fileprivate func nextSlot(count: Int) throws(USBError) -> TransferSlot {
        if outgoing.count == turn, turn < depth { outgoing.append(try makeSlot(count: count)) }
        return outgoing[turn]
    }

    /// Gives the queue of the OUT endpoint to `body`. Transfers that are still on their way when it ends are
    /// cancelled and waited for, so finish first when they matter.
    public func withOutput<Result>(
        _ body: (USBOutQueue) throws(USBError) -> Result
    ) throws(USBError) -> Result {
        try using { () throws(USBError) -> Result in
            defer { drain(outgoing) }
            return try body(USBOutQueue(self))
        }
    }

    /// Sends bytes and waits until the device has taken them.
    /// - Parameter zeroPacket: see ``USBOutQueue/submit(_:within:zeroPacket:)``.
    public func send(_ bytes: [UInt8], within limit: Duration, zeroPacket: Bool = false) throws(USBError) {
        try withOutput { queue throws(USBError) in
            var rest = bytes[...]
            while !rest.isEmpty {
                let room = try unsafe queue.nextBuffer(within: limit)
                let count = min(room.count, rest.count)
                unsafe room.copyBytes(from: rest.prefix(count))
                rest = rest.dropFirst(count)
                try queue.submit(count, within: limit, zeroPacket: zeroPacket && rest.isEmpty)
            }
            try queue.finish(within: limit)
        }
    }
}
