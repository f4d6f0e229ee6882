extension TCPTransport {
    /// The most payload that one frame carries, in bytes.
    static let payloadPerFrame = 1 << 20
    /// An empty frame is allowed inside a payload; so many in a row are a peer that makes fun of us.
    private static let emptyFrames = 1000

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        try checkOpen()
        try outbox.withLock { kept throws(TransportError) in
            let buffer = kept ?? PayloadBuffer(count: 8 + Self.payloadPerFrame)
            kept = buffer
            var left = count
            while left > 0 {
                let size = Int(min(left, UInt64(Self.payloadPerFrame)))
                // A frame is a full buffer, however small the pieces are that the source gives.
                var filled = 0
                while filled < size {
                    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[8 + filled..<8 + size])
                    filled += try unsafe TransportError.ask(source, for: room)
                }
                unsafe buffer.bytes.storeBytes(of: UInt64(size).bigEndian, as: UInt64.self)
                let frame = unsafe UnsafeRawBufferPointer(rebasing: buffer.bytes[..<(8 + size)])
                try unsafe socket.write(
                    frame, within: stall, perStep: true, "sending data (\(count - left) of \(count) bytes sent)")
                left -= UInt64(size)
            }
        }
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        try checkOpen()
        try inbox.withLock { inbox throws(TransportError) in
            let buffer = PayloadBuffer(count: 1 << 18)
            var left = count
            var empty = 0
            while left > 0 {
                if inbox.payloadLeft == 0 {
                    let length = try inbox.frameLength(from: socket, until: Deadline(in: stall))
                    guard length <= left else {
                        throw .malformed(
                            "a frame announces \(length) bytes where \(left) of \(count) are still to come")
                    }
                    empty = length == 0 ? empty + 1 : 0
                    guard empty < Self.emptyFrames else { throw .malformed("\(empty) empty frames in a row") }
                    inbox.payloadLeft = length
                    inbox.finishFrame()
                    continue
                }
                let size = Int(min(inbox.payloadLeft, UInt64(unsafe buffer.bytes.count)))
                let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<size])
                let got = try unsafe socket.read(
                    into: room, until: Deadline(in: stall), "receiving data (\(count - left) of \(count) bytes came)")
                inbox.payloadLeft -= UInt64(got)
                left -= UInt64(got)
                do { try unsafe sink(unsafe UnsafeRawBufferPointer(rebasing: room[..<got])) } catch {
                    throw .source(error)
                }
            }
        }
    }
}
