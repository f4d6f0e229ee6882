import Foundation
import Glibc
import Loopback
import Synchronization
import Testing

/// A phone on the loopback interface that says yes to everything and remembers what it was told.
///
/// It knows nothing of the library: the same phone hears AOSP's own program and ours.
final class LoopbackPhone: Sendable {
    let port: UInt16
    private let listener: Int32
    private let refusal: Int
    private let heard = Mutex<[String]>([])
    private let isDone = Atomic<Bool>(false)

    /// The commands so far, without questions for variables; payloads as `(N bytes, sum S)`.
    var commands: [String] { heard.withLock { $0 } }

    /// - Parameter limit: a download that goes beyond it is refused in the middle, and no more of it is taken.
    init(refusingDataAfter limit: Int = .max) throws {
        refusal = limit
        let (listener, port) = try Loopback.open(backlog: 4)
        self.listener = listener
        self.port = port
        Self.limit(listener)
        Thread.detachNewThread { [self] in
            while !isDone.load(ordering: .acquiring) {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                Self.limit(connection)
                serve(connection)
                _ = Glibc.close(connection)
            }
            _ = Glibc.close(listener)
        }
    }

    func stop() {
        isDone.store(true, ordering: .releasing)
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    func forget() { heard.withLock { $0 = [] } }

    /// Nothing waits longer than 20 s.
    private static func limit(_ descriptor: Int32) {
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    private func serve(_ connection: Int32) {
        guard read(connection, 4) == Array("FB01".utf8) else { return }
        write(connection, Array("FB01".utf8))
        var data: [UInt8] = []
        while let packet = readFrame(connection) {
            let command = String(decoding: packet, as: UTF8.self)
            if !command.hasPrefix("getvar:") { heard.withLock { $0.append(command) } }
            if command.hasPrefix("download:"), let count = Int(command.dropFirst(9), radix: 16) {
                answer(connection, "DATA" + command.dropFirst(9))
                data = []
                while data.count < count, let more = readFrame(connection) {
                    data += more
                    if data.count > refusal { return refuse(connection) }
                }
                let sum = data.reduce(0) { ($0 &* 31) &+ Int($1) }
                heard.withLock { $0.append("(\(data.count) bytes, sum \(sum))") }
                answer(connection, "INFOtaken")
            }
            answer(connection, Self.answer(to: command))
        }
    }

    /// Says why, and waits for the host to hang up, without taking another byte.
    private func refuse(_ connection: Int32) {
        answer(connection, "FAILdata write failure")
        let hangUp: Int16 = 0x2000  // POLLRDHUP, which Glibc's Swift module leaves out
        var entry = pollfd(fd: connection, events: hangUp, revents: 0)
        _ = unsafe poll(&entry, 1, 20_000)
    }

    private static func answer(to command: String) -> String {
        switch command {
        case "getvar:max-download-size": "OKAY0x10000"
        case "getvar:product": "OKAY pretend"
        case "getvar:slot-count": "OKAY2"
        case "getvar:current-slot": "OKAYa"
        case "getvar:partition-size:boot_a": "OKAY 0x4000000"
        case _ where command.hasPrefix("getvar:has-slot:"): "OKAYno"
        case _ where command.hasPrefix("getvar:"): "FAILUnknown variable"
        default: "OKAY"
        }
    }

    private func answer(_ connection: Int32, _ text: String) {
        let count = UInt64(text.utf8.count)
        write(connection, (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) } + Array(text.utf8))
    }

    private func readFrame(_ connection: Int32) -> [UInt8]? {
        let header = read(connection, 8)
        guard header.count == 8 else { return nil }
        let count = header.reduce(0) { $0 << 8 | Int($1) }
        let frame = read(connection, count)
        return frame.count == count ? frame : nil
    }

    private func read(_ connection: Int32, _ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: min(count - bytes.count, 65_536))
            let got = unsafe recv(connection, &piece, piece.count, 0)
            guard got > 0 else { break }
            bytes += piece[..<got]
        }
        return bytes
    }

    private func write(_ connection: Int32, _ bytes: [UInt8]) {
        _ = unsafe send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
