import Foundation
import Loopback
import Recovery
import Testing

/// An adb server that says what a test wants. It listens on 127.0.0.1, answers one connection after the other, and ends with the value.
final class ScriptedServer: Sendable {
    /// What happens on one connection: what is waited for, then what is said; at the end the connection is closed or held.
    struct Visit: Sendable {
        var lines: [(hear: String, say: String)]
        var holds = false
    }

    let address: AdbServerAddress
    private let socket: Int32
    private let heard = Heard()

    final class Heard: Sendable {
        private let lock = NSLock()
        nonisolated(unsafe) private var all: [String] = []
        func add(_ text: String) { lock.withLock { unsafe all.append(text) } }
        var texts: [String] { lock.withLock { unsafe all } }
    }

    init(_ visits: [Visit]) throws {
        let (socket, port) = try Loopback.open(backlog: 8)
        self.socket = socket
        address = AdbServerAddress(port: port)
        Thread.detachNewThread { [heard] in
            for visit in visits {
                let guest = accept(socket, nil, nil)
                guard guest >= 0 else { return }
                Self.play(visit, on: guest, heard)
                close(guest)
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// Everything that was asked, without its length.
    var requests: [String] { heard.texts }

    private static func play(_ visit: Visit, on guest: Int32, _ heard: Heard) {
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        _ = unsafe setsockopt(guest, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        for line in visit.lines {
            if !line.hear.isEmpty {
                var bytes = [UInt8](repeating: 0, count: 4 + line.hear.utf8.count)
                guard unsafe recv(guest, &bytes, bytes.count, Int32(MSG_WAITALL)) == bytes.count else {
                    return
                }
                heard.add(String(decoding: bytes, as: UTF8.self))
            }
            let words = Array(line.say.utf8)
            _ = unsafe send(guest, words, words.count, Int32(MSG_NOSIGNAL))
        }
        // Until the host leaves, at most as long as a read may take.
        var byte: UInt8 = 0
        if visit.holds { _ = unsafe recv(guest, &byte, 1, 0) }
    }
}

/// An answer with its length in front, as the server writes it.
func framed(_ text: String) -> String {
    let digits = String(text.utf8.count, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits + text
}
