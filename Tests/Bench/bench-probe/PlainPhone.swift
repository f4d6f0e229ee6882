import Glibc

/// Just enough fastboot over TCP for a plain loop, without any of restock's code.
@safe final class PlainPhone: Sendable {
    private let socket: Int32

    /// Connects to `tcp:127.0.0.1:PORT`.
    init(_ address: String) throws(Trouble) {
        guard let port = UInt16(address.split(separator: ":").last ?? "") else {
            throw Trouble("no port in \(address)")
        }
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe connect(socket, $0, size) }
        }
        guard code == 0 else { throw Trouble.system("connecting to \(address)") }
        var on: Int32 = 1
        _ = unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            _ = unsafe setsockopt(socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        try write(Array("FB01".utf8))
        guard try read(4).starts(with: "FB".utf8) else { throw Trouble("\(address) speaks no fastboot") }
    }

    deinit { close(socket) }

    /// Says a command and waits for its end. The text after OKAY or DATA.
    func ask(_ command: String) throws(Trouble) -> String {
        try write(frame(command.utf8.count) + Array(command.utf8))
        return try answer(to: command)
    }

    /// The most bytes of one download.
    func limit() throws(Trouble) -> UInt64 {
        let text = try ask("getvar:max-download-size")
        let number = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
        guard let number, number > 0 else { throw Trouble("max-download-size is \(text)") }
        return number
    }

    /// Sends `count` bytes in pieces that `next` fills, each no longer than it is told.
    func download(_ count: UInt64, _ next: (Int) throws(Trouble) -> Piece) throws(Trouble) {
        let digits = String(count, radix: 16)
        _ = try ask("download:" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits)
        var left = count
        while left > 0 {
            let piece = try next(Int(min(left, UInt64(Piece.size))))
            try send(piece)
            left -= UInt64(piece.count)
        }
        _ = try answer(to: "download")
    }

    private func send(_ piece: Piece) throws(Trouble) {
        // The frame's length goes out with its first bytes.
        var vectors = unsafe [iovec(), iovec(iov_base: piece.payload.baseAddress, iov_len: piece.count)]
        var head = UInt64(piece.count).bigEndian
        let sent = unsafe withUnsafeMutablePointer(to: &head) { head in
            unsafe vectors[0] = unsafe iovec(iov_base: head, iov_len: 8)
            return unsafe writev(socket, vectors, 2)
        }
        guard sent >= 8 else { throw Trouble.system("sending") }
        var done = sent - 8
        while done < piece.count {
            let more = unsafe Glibc.write(socket, piece.payload.baseAddress! + done, piece.count - done)
            guard more > 0 else { throw Trouble.system("sending") }
            done += more
        }
    }

    private func answer(to command: String) throws(Trouble) -> String {
        while true {
            let length = try read(8).reduce(0) { $0 << 8 | Int($1) }
            guard (4...65536).contains(length) else { throw Trouble("an answer of \(length) bytes to \(command)") }
            let text = String(decoding: try read(length), as: UTF8.self)
            switch text.prefix(4) {
            case "OKAY", "DATA": return String(text.dropFirst(4))
            case "INFO": continue
            default: throw Trouble("\(command): \(text)")
            }
        }
    }

    private func frame(_ count: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
    }

    private func write(_ bytes: [UInt8]) throws(Trouble) {
        guard unsafe Glibc.write(socket, bytes, bytes.count) == bytes.count else { throw Trouble.system("sending") }
    }

    private func read(_ count: Int) throws(Trouble) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard unsafe recv(socket, &bytes, count, Int32(MSG_WAITALL)) == count else {
            throw Trouble.system("receiving")
        }
        return bytes
    }
}

/// A megabyte of payload.
@safe final class Piece: @unchecked Sendable {
    static let size = 1 << 20

    let payload: UnsafeMutableRawBufferPointer
    /// How much of it is filled.
    var count = 0

    init() { unsafe payload = .allocate(byteCount: Self.size, alignment: 4096) }

    deinit { unsafe payload.deallocate() }
}
