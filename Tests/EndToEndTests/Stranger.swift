import Foundation

/// Listens on a TCP port of 127.0.0.1, greets the first guest with a text, and says no more.
final class Stranger {
    let port: UInt16
    private let socket: Int32

    struct Broken: Error {}

    init(greeting: String) throws {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.socket = socket
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                unsafe bind(socket, plain, size) == 0 && listen(socket, 1) == 0
                    && getsockname(socket, plain, &size) == 0
            }
        }
        guard bound else { throw Broken() }
        port = UInt16(bigEndian: address.sin_port)
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
