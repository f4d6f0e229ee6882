import Glibc
import Loopback
import Synchronization

/// The far end of a connection over loopback: a phone whose every byte comes from the input.
final class FuzzPeer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let input = Mutex<[UInt8]>([])

    /// - Parameter isDatagram: UDP, where a byte with its length stands before each datagram and one is sent for each that comes.
    init(isDatagram: Bool) {
        do {
            (listener, port) = try Loopback.open(isDatagram ? .datagram : .stream, backlog: isDatagram ? nil : 16)
        } catch {
            fatalError("loopback: \(error)")
        }
    }

    /// What the next host hears.
    func load(_ bytes: [UInt8]) { input.withLock { $0 = bytes } }

    /// Accepts one host at a time, for ever.
    func serveStreams() {
        while true {
            let host = accept(listener, nil, nil)
            guard host >= 0 else { continue }
            let bytes = input.withLock { $0 }
            _ = unsafe send(host, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            shutdown(host, Int32(SHUT_WR))
            var sink = [UInt8](repeating: 0, count: 65_536)
            while unsafe recv(host, &sink, sink.count, 0) > 0 {}
            close(host)
        }
    }

    /// Answers each datagram with the next of the input; with none once they are spent.
    func serveDatagrams() {
        var sink = [UInt8](repeating: 0, count: 65_536)
        while true {
            var address = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            unsafe withUnsafeMutableBytes(of: &address) { bytes in
                let pointer = unsafe bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self)
                guard unsafe recvfrom(listener, &sink, sink.count, 0, pointer, &size) >= 0 else { return }
                let answer = input.withLock { input -> [UInt8] in
                    guard let first = input.first else { return [] }
                    defer { input.removeFirst(min(input.count, 1 + Int(first))) }
                    return Array(input.dropFirst().prefix(Int(first)))
                }
                guard !answer.isEmpty else { return }
                _ = unsafe sendto(listener, answer, answer.count, 0, pointer, size)
            }
        }
    }
}
