import Glibc

extension TCPTransport {
    /// Sends `FB01`, reads the four bytes of the other side and returns the smaller version.
    static func shakeHands(on socket: Socket, within limit: Duration) throws(TransportError) -> Int {
        let deadline = Deadline(in: limit)
        var answer: [UInt8] = [0, 0, 0, 0]
        let outcome = unsafe answer.withUnsafeMutableBytes { buffer in
            Result { () throws(TransportError) in
                let hello = Array("FB01".utf8)
                let sent = unsafe hello.withUnsafeBytes { bytes in
                    Result { () throws(TransportError) in
                        try unsafe socket.write(bytes, within: limit, "sending the handshake")
                    }
                }
                try sent.get()
                var done = 0
                try unsafe socket.fill(buffer, done: &done, until: deadline) { _ in
                    "waiting for the handshake of fastboot over TCP"
                }
            }
        }
        try outcome.get()
        return try agreedVersion(answer)
    }

    /// Judges the four bytes of the other side: `FB` and two decimal digits, 01 or more.
    static func agreedVersion(_ answer: [UInt8]) throws(TransportError) -> Int {
        guard answer.count == 4, answer.starts(with: "FB".utf8) else {
            throw .malformed("it began with \"\(printable(answer))\" where fastboot over TCP begins with \"FB01\"")
        }
        let digits = answer.dropFirst(2)
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let offered = Int(String(decoding: digits, as: UTF8.self))
        else { throw .malformed("its handshake \"\(printable(answer))\" holds no version number") }
        guard offered >= 1 else {
            throw .malformed("it offers version \(offered) of fastboot over TCP, and the first version is 1")
        }
        return min(offered, version)
    }
}
