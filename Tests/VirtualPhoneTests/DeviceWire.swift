import Foundation
import VirtualPhone

/// A host that speaks fastboot over TCP by hand, packet by packet. Blocks its thread; every wait ends after ten
/// seconds.
final class Wire {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let number: Int32

    init(_ port: UInt16, hello: String = "FB01") throws {
        number = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe connect(number, $0, size) }
        }
        guard status == 0 else { throw Failure(description: "connect: \(errno)") }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        _ = unsafe setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        try write(Array(hello.utf8))
        guard try read(4) == Array("FB01".utf8) else { throw Failure(description: "no greeting") }
    }

    deinit {
        Glibc.close(number)
    }

    func send(_ packet: [UInt8]) throws {
        let length = UInt64(packet.count)
        try write((0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) } + packet)
    }

    /// One packet as text.
    func receive() throws -> String {
        let length = try read(8).reduce(0) { $0 << 8 | Int($1) }
        return String(decoding: try read(length), as: UTF8.self)
    }

    /// Sends a command and returns its final answer, INFO lines passed over.
    func ask(_ command: String) throws -> String {
        try send(Array(command.utf8))
        while true {
            let answer = try receive()
            if !answer.hasPrefix("INFO") { return answer }
        }
    }

    /// Sends a payload; in frames of `frame` bytes.
    func download(_ payload: [UInt8], frame: Int = 1 << 20) throws -> String {
        let digits = String(payload.count, radix: 16)
        let announced = try ask("download:" + String(repeating: "0", count: 8 - digits.count) + digits)
        guard announced.hasPrefix("DATA") else { return announced }
        for start in stride(from: 0, to: payload.count, by: frame) {
            try send(Array(payload[start..<min(payload.count, start + frame)]))
        }
        return try receive()
    }

    private func write(_ bytes: [UInt8]) throws {
        let sent = unsafe bytes.withUnsafeBytes { raw in
            unsafe Glibc.send(number, raw.baseAddress!, raw.count, Int32(MSG_NOSIGNAL))
        }
        guard sent == bytes.count else { throw Failure(description: "send: \(errno)") }
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = unsafe bytes.withUnsafeMutableBytes { raw in
                unsafe recv(number, raw.baseAddress! + done, count - done, 0)
            }
            guard got > 0 else { throw Failure(description: got == 0 ? "closed" : "recv: \(errno)") }
            done += got
        }
        return bytes
    }
}
