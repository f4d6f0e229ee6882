import Foundation
import Loopback

/// Listens on a TCP port of 127.0.0.1, greets the first guest with a text, and says no more.
final class Stranger {
    let port: UInt16
    private let socket: Int32

    init(greeting: String) throws {
        let (socket, port) = try Loopback.open(backlog: 1)
        self.socket = socket
        self.port = port
        guard !greeting.isEmpty else { return }
        Thread.detachNewThread {
            let guest = accept(socket, nil, nil)
            guard guest >= 0 else { return }
            let bytes = Array(greeting.utf8)
            _ = unsafe write(guest, bytes, bytes.count)
            var descriptor = pollfd(fd: guest, events: Int16(POLLHUP), revents: 0)
            _ = unsafe poll(&descriptor, 1, 5000)
            close(guest)
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }
}
