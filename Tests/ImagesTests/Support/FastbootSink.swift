import Foundation
import Glibc
import Loopback
import Synchronization

/// Plays a phone over TCP just as far as `fastboot flash` needs it, and keeps what it is sent.
final class FastbootSink: Sendable {
    let port: UInt16
    private let listener: Int32
    private let received = Mutex<[[UInt8]]>([])
    private let finished = DispatchSemaphore(value: 0)

    /// Listens on a free port of 127.0.0.1 for one client.
    init() throws {
        (listener, port) = try Loopback.open(backlog: 1)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        unsafe setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        Thread { [self] in
            serve()
            finished.signal()
        }.start()
    }

    deinit {
        close(listener)
    }

    /// The downloads, once the client has gone.
    func downloads() -> [[UInt8]] {
        _ = finished.wait(timeout: .now() + 30)
        return received.withLock { $0 }
    }

    private func serve() {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        defer { close(client) }
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        unsafe setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard read(client, 4) != nil else { return }
        write(client, Array("FB01".utf8))
        while let message = message(client) {
            let command = String(decoding: message, as: UTF8.self)
            if command.hasPrefix("download:"), let count = Int(command.dropFirst(9), radix: 16) {
                answer(client, "DATA" + command.dropFirst(9))
                var payload: [UInt8] = []
                while payload.count < count {
                    guard let more = self.message(client) else { return }
                    payload += more
                }
                received.withLock { $0.append(payload) }
                answer(client, "OKAY")
            } else if command.hasPrefix("getvar:") {
                answer(client, "FAILno such variable")
            } else {
                answer(client, "OKAY")
            }
        }
    }

    private func answer(_ client: Int32, _ words: String) {
        let length = UInt64(words.utf8.count)
        // In one piece: two small writes would wait for each other's acknowledgement.
        let header = stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) }
        write(client, header + Array(words.utf8))
    }

    private func message(_ client: Int32) -> [UInt8]? {
        guard let length = read(client, 8) else { return nil }
        return read(client, Int(length.reduce(0) { $0 << 8 | UInt64($1) }))
    }

    private func read(_ client: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        var on: Int32 = 1
        while done < count {
            // fastboot writes length and payload apart, and would wait for a late acknowledgement.
            unsafe setsockopt(client, Int32(IPPROTO_TCP), TCP_QUICKACK, &on, socklen_t(MemoryLayout<Int32>.size))
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe recv(client, $0.baseAddress! + done, count - done, 0)
            }
            guard got > 0 else { return nil }
            done += got
        }
        return bytes
    }

    private func write(_ client: Int32, _ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe send(client, $0.baseAddress!, bytes.count, Int32(MSG_NOSIGNAL)) }
    }
}
