import Glibc
import Synchronization

/// A socket that one thread uses and that another thread may interrupt.
final class Socket: Sendable {
    private let number: Mutex<Int32>

    init(_ number: Int32) {
        self.number = Mutex(number)
    }

    /// The descriptor; -1 when it is closed, which every system call refuses.
    var descriptor: Int32 { number.withLock { $0 } }

    /// Ends both directions; a thread that is blocked in `accept` or `recv` returns. The descriptor stays open.
    func interrupt() {
        number.withLock { number in
            if number >= 0 { _ = shutdown(number, Int32(SHUT_RDWR)) }
        }
    }

    /// Whether bytes of the other side lie there unread.
    var hasInput: Bool {
        var byte: UInt8 = 0
        return unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK)) > 0
    }

    func close() {
        number.withLock { number in
            if number >= 0 { Glibc.close(number) }
            number = -1
        }
    }

    deinit {
        close()
    }
}
