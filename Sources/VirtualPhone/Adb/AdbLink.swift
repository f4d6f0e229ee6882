import Glibc

/// One host on the ADB wire over TCP: messages one after the other.
struct AdbLink {
    let socket: Socket

    /// The next message; nil when the host has gone.
    func receive() throws(LinkError) -> AdbMessage? {
        guard let header = try take(AdbMessage.headerSize) else { return nil }
        let (command, first, second, length) = try AdbMessage.header(header)
        guard length > 0 else { return AdbMessage(command, first, second) }
        guard let payload = try take(length) else { throw LinkError("the host left before a payload") }
        return AdbMessage(command, first, second, payload)
    }

    func send(_ message: AdbMessage) throws(LinkError) {
        let bytes = message.bytes
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

    /// Exactly `count` bytes; nil when the host has gone before the first.
    private func take(_ count: Int) throws(LinkError) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = unsafe bytes.withUnsafeMutableBytes { raw in
                unsafe recv(socket.descriptor, raw.baseAddress! + done, count - done, 0)
            }
            if got < 0, errno == EINTR { continue }
            if got <= 0 {
                if done == 0 { return nil }
                throw LinkError("the host left after \(done) of \(count) bytes")
            }
            done += got
        }
        return bytes
    }
}
