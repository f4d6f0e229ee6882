import Glibc

/// One host over TCP, without frames: ADB messages follow each other.
final class TCPStream: StreamLink {
    private let socket: Socket

    init(_ socket: Socket) {
        self.socket = socket
        // A header and its payload are sent one after the other; the second must not wait until the first was acknowledged.
        var on: Int32 = 1
        _ = unsafe setsockopt(
            socket.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    func receive(_ count: Int) throws(LinkError) -> [UInt8]? {
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

    func transfer(_ bytes: [UInt8]) throws(LinkError) {
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

    func close() {
        socket.close()
    }
}
