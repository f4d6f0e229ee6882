import Foundation
import Glibc
import Testing

/// One connection of the test's own server, seen from the phone's side. Every read is bounded.
struct Peer {
    let descriptor: Int32

    func write(_ bytes: [UInt8]) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            done += count
        }
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    func frame(_ text: String) { write(header(UInt64(text.utf8.count)) + Array(text.utf8)) }

    func header(_ count: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) } }

    /// Up to `count` bytes: fewer when the host has gone or is silent for 5 s.
    func read(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: min(count - bytes.count, 65_536))
            let got = unsafe recv(descriptor, &piece, piece.count, 0)
            guard got > 0 else { break }
            bytes += piece[..<got]
        }
        return bytes
    }

    func readFrame() -> [UInt8] {
        let length = read(8).reduce(0) { $0 << 8 | Int($1) }
        return read(length)
    }

    /// Closes with RST instead of FIN.
    func abort() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    }
}

/// The address families that this machine's loopback interface has; containers often lack IPv6.
let loopbackFamilies: [Int32] = [AF_INET] + ((try? PeerServer(family: AF_INET6) { _ in }) == nil ? [] : [AF_INET6])

/// Accepts one connection on the loopback interface and plays the phone in a thread of its own.
final class PeerServer: Sendable {
    let port: UInt16
    private let done = DispatchSemaphore(value: 0)

    init(family: Int32 = AF_INET, _ play: @escaping @Sendable (Peer) -> Void) throws {
        let listener = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        try #require(listener >= 0)
        port = try Self.bind(listener, family)
        try #require(listen(listener, 1) == 0)
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        _ = unsafe setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let done = done
        Thread.detachNewThread {
            let connection = accept(listener, nil, nil)
            if connection >= 0 {
                var limit = timeval(tv_sec: 5, tv_usec: 0)
                _ = unsafe setsockopt(
                    connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
                play(Peer(descriptor: connection))
                _ = Glibc.close(connection)
            }
            _ = Glibc.close(listener)
            done.signal()
        }
    }

    /// Waits until the phone's part has been played to its end.
    func finish() -> Bool { done.wait(timeout: .now() + 10) == .success }

    private static func bind(_ listener: Int32, _ family: Int32) throws -> UInt16 {
        if family == AF_INET6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_addr = in6addr_loopback
            try #require(bind(listener, to: &address) == 0)
            return UInt16(bigEndian: name(of: listener, address).sin6_port)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        try #require(bind(listener, to: &address) == 0)
        return UInt16(bigEndian: name(of: listener, address).sin_port)
    }

    private static func bind<Address>(_ listener: Int32, to address: inout Address) -> Int32 {
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.bind(listener, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }

    private static func name<Address>(of listener: Int32, _ address: Address) -> Address {
        var address = address
        var size = socklen_t(MemoryLayout<Address>.size)
        _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(listener, $0, &size) }
        }
        return address
    }
}
