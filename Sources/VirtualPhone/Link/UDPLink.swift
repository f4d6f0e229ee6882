/// One host over UDP. The host drives everything: it sends data and gets an empty answer, or sends nothing and gets data.
final class UDPLink: DeviceLink {
    private let port: UDPPort
    /// The most bytes of data in one datagram.
    private let room: Int

    init(_ port: UDPPort, room: Int) {
        self.port = port
        self.room = room
    }

    func receivePacket() throws(LinkError) -> [UInt8]? {
        var packet: [UInt8] = []
        while true {
            guard let datagram = try next() else { return nil }
            guard !datagram.data.isEmpty else {
                throw try port.refuse(
                    datagram,
                    packet.isEmpty
                        ? "the host reads where the phone has nothing to say"
                        : "the host reads in the middle of what it writes")
            }
            packet += datagram.data
            guard packet.count <= 65_536 else {
                throw try port.refuse(datagram, "a packet of \(packet.count) bytes where a command was due")
            }
            try port.answer(datagram, [])
            if !datagram.isContinued { return packet }
        }
    }

    func send(_ packet: [UInt8]) throws(LinkError) {
        var rest = packet[...]
        repeat {
            guard let datagram = try next() else { throw LinkError("the host left before it had its answer") }
            guard datagram.data.isEmpty, !datagram.isContinued else {
                throw try port.refuse(datagram, "the host writes where the phone has something to say")
            }
            let piece = rest.prefix(room)
            rest = rest.dropFirst(piece.count)
            try port.answer(datagram, Array(piece), isContinued: !rest.isEmpty)
        } while !rest.isEmpty
    }

    func receivePayload(_ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) throws(LinkError) {
        var left = count
        while left > 0 {
            guard let datagram = try next() else {
                throw LinkError("the host left with \(left) bytes of a download to come")
            }
            guard !datagram.data.isEmpty else {
                throw try port.refuse(datagram, "the host reads with \(left) bytes of its data still to come")
            }
            guard UInt64(datagram.data.count) <= left else {
                throw try port.refuse(datagram, "\(datagram.data.count) bytes where \(left) of the data were to come")
            }
            left -= UInt64(datagram.data.count)
            guard left > 0 || !datagram.isContinued else {
                throw try port.refuse(datagram, "the last datagram of the data says that it goes on")
            }
            do { try unsafe datagram.data.withUnsafeBytes { try unsafe sink($0) } } catch {
                throw LinkError("\(error)")
            }
            try port.answer(datagram, [])
        }
    }

    func sendPayload(_ bytes: [UInt8]) throws(LinkError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            try send(Array(rest.prefix(room)))
            rest = rest.dropFirst(room)
        }
    }

    func close() {}

    /// The next datagram of this host; nil when another begins, or the port was shut.
    private func next() throws(LinkError) -> UDPDatagram? {
        guard let datagram = try port.receive() else { return nil }
        guard datagram.kind != .begin else {
            port.keep(datagram)
            return nil
        }
        guard datagram.data.count <= room else {
            throw try port.refuse(
                datagram, "a datagram of \(datagram.data.count + 4) bytes where \(room + 4) were agreed on")
        }
        return datagram
    }
}
