import Threads

extension USBConnection {
    /// The size of the IN buffer in bytes: a multiple of every packet size, and far more than an answer, so that a
    /// device that sends too much does not overflow it.
    public static let inputSize = 16 * 1024

    /// Waits for one transfer from the device.
    ///
    /// - Parameters:
    ///   - count: how many bytes are still expected, where that is known. The request is then no larger than it must
    ///     be (whole packets), so that it ends with the last byte, and what follows stays for the next call.
    ///   - limit: how long to wait.
    /// - Returns: the bytes; empty for a zero-length packet.
    /// - Throws: ``USBError/timedOut(doing:after:)`` when nothing came; ``USBError/stalled(endpoint:)`` after a halt,
    ///   which has been cleared.
    public func receive(upTo count: Int = inputSize, within limit: Duration) throws(USBError) -> [UInt8] {
        try using { () throws(USBError) -> [UInt8] in
            let slot = try inputSlot()
            // One that was asked for ahead of time is on its way already.
            if !slot.isInFlight { try ask(for: count, slot) }
            if isClosing { slot.cancel() }
            if let outcome = slot.waitForEnd(until: Deadline(after: limit)) {
                if let error = judge(outcome, of: slot, doing: "waiting for an answer") { throw error }
                return unsafe Array(slot.bytes.prefix(outcome.count))
            }
            slot.cancel()
            guard let outcome = slot.waitForEnd(until: Deadline(after: .seconds(5))) else {
                isWedged = true
                throw .timedOut(doing: "waiting for an answer", after: limit)
            }
            // The answer may have come in the moment of giving up.
            if outcome.count > 0 { return unsafe Array(slot.bytes.prefix(outcome.count)) }
            switch judge(outcome, of: slot, doing: "waiting for an answer") {
            case nil: return []
            case .timedOut: throw .timedOut(doing: "waiting for an answer", after: limit)
            case let error?: throw error
            }
        }
    }

    /// Asks for the next transfer of the device without waiting for it: the next ``receive(upTo:within:)`` takes it. A device that
    /// writes before it reads on would wait for a host that is still sending. Only where that transfer ends in a short packet, as
    /// the header of a message does.
    public func expectInput() throws(USBError) {
        try using { () throws(USBError) in
            let slot = try inputSlot()
            if !slot.isInFlight { try ask(for: Self.inputSize, slot) }
        }
    }

    private func inputSlot() throws(USBError) -> TransferSlot {
        if let incoming { return incoming }
        let slot = try makeSlot(count: Self.inputSize)
        incoming = slot
        return slot
    }

    /// Sends a request for `count` bytes on its way, in whole packets.
    private func ask(for count: Int, _ slot: TransferSlot) throws(USBError) {
        let packet = info.interface.maxPacketSize
        let wanted = max(1, min(count, Self.inputSize))
        let request = min(Self.inputSize, (wanted + packet - 1) / packet * packet)
        let code = slot.submit(endpoint: info.interface.input, count: request)
        guard code == 0 else { throw submitError(code, bytes: request, doing: "waiting for an answer") }
    }
}
