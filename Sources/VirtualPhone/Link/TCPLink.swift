import Glibc

/// One host over TCP: frames of an 8-byte big-endian length and that many bytes.
@safe final class TCPLink: DeviceLink {
    private let socket: Socket
    private let buffer: UnsafeMutableRawBufferPointer
    /// Bytes of the current frame that have not been read.
    private var left: UInt64 = 0

    /// The longest command packet in bytes; anything longer is a host that does not speak fastboot.
    private static let longestPacket: UInt64 = 65536

    private let conduct: Conduct

    init(_ socket: Socket, _ conduct: Conduct = Conduct()) {
        self.socket = socket
        self.conduct = conduct
        unsafe buffer = .allocate(byteCount: 1 << 20, alignment: 4096)
    }

    deinit {
        unsafe buffer.deallocate()
    }

    /// Both sides say `FB01`; the host first. False when the other end does not within two seconds.
    func shakeHands() -> Bool {
        limitReceive(seconds: 2)
        defer { limitReceive(seconds: 0) }
        guard (try? receiveExactly(4)) == true else { return false }
        let hello = unsafe Array(buffer[..<4])
        guard hello[0] == 0x46, hello[1] == 0x42, hello[2...].allSatisfy({ (0x30...0x39).contains($0) }),
            hello[2...] != [0x30, 0x30]
        else { return false }
        return (try? sendAll(Array("FB01".utf8))) != nil
    }

    func receivePacket() throws(LinkError) -> [UInt8]? {
        if left == 0, try !nextFrame() { return nil }
        guard left <= Self.longestPacket else {
            throw conduct.fault("a packet of \(left) bytes where a command was due")
        }
        let count = Int(left)
        guard try receiveExactly(count) else { throw LinkError("the host left in the middle of a packet") }
        left = 0
        return unsafe Array(buffer[..<count])
    }

    func send(_ packet: [UInt8]) throws(LinkError) {
        try conduct.check(!socket.hasInput, "something was sent before the answer to what was sent before it")
        var frame: [UInt8] = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(packet.count) >> (56 - 8 * $0)) }
        frame += packet
        try sendAll(frame)
    }

    func receivePayload(_ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) throws(LinkError) {
        try take(count, flags: 0) { got throws(LinkError) in
            do {
                try unsafe sink(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            } catch {
                throw LinkError("\(error)")
            }
        }
    }

    /// The kernel drops the bytes without copying them (`MSG_TRUNC`, tcp(7)): a phone that keeps nothing leaves the
    /// processor to the host that is being measured.
    func discardPayload(_ count: UInt64, keeping kept: Int, _ passed: (Int) -> Void) throws(LinkError) -> [UInt8] {
        var head: [UInt8] = []
        let first = min(count, UInt64(kept))
        try unsafe receivePayload(first) { piece in
            unsafe head += piece
            passed(piece.count)
        }
        try take(count - first, flags: Int32(MSG_TRUNC)) { passed($0) }
        return head
    }

    /// Receives `count` bytes of payload into the buffer, piece by piece.
    private func take(_ count: UInt64, flags: Int32, _ piece: (Int) throws(LinkError) -> Void) throws(LinkError) {
        var wanted = count
        while wanted > 0 {
            if left == 0, try !nextFrame() {
                throw LinkError("the host left with \(wanted) bytes of a download to come")
            }
            try conduct.check(left <= wanted, "a frame of \(left) bytes where \(wanted) of a download were to come")
            let most = unsafe Int(min(left, wanted, UInt64(buffer.count)))
            let got = unsafe recv(socket.descriptor, buffer.baseAddress, most, flags)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw LinkError("the host left with \(wanted) bytes of a download to come") }
            left -= UInt64(got)
            wanted -= UInt64(got)
            try piece(got)
        }
    }

    func sendPayload(_ bytes: [UInt8]) throws(LinkError) {
        try send(bytes)
    }

    func close() {
        socket.close()
    }

    /// Reads a frame's length. False when the host has gone.
    private func nextFrame() throws(LinkError) -> Bool {
        repeat {
            guard try receiveExactly(8) else { return false }
            left = unsafe buffer[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            try conduct.check(left > 0, "an empty frame")
        } while left == 0
        return true
    }

    /// Fills the front of the buffer. False when the host has gone before the first byte.
    private func receiveExactly(_ count: Int) throws(LinkError) -> Bool {
        var done = 0
        while done < count {
            let got = unsafe recv(socket.descriptor, buffer.baseAddress! + done, count - done, 0)
            if got < 0, errno == EINTR { continue }
            if got <= 0 {
                if done == 0 { return false }
                throw LinkError("the host left after \(done) of \(count) bytes")
            }
            done += got
        }
        return true
    }

    private func sendAll(_ bytes: [UInt8]) throws(LinkError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { raw in
                unsafe Glibc.send(socket.descriptor, raw.baseAddress! + done, raw.count - done, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw LinkError("the host is gone: error \(errno) of the system while sending") }
            done += count
        }
    }

    private func limitReceive(seconds: Int) {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        _ = unsafe setsockopt(
            socket.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
}
