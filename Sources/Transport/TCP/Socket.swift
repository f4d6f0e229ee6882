import Glibc
import Synchronization

/// One connected stream socket that never blocks longer than it is told to. The descriptor is closed with the object.
///
/// One thread reads and writes; any thread may ``shut()`` it, which wakes the other one.
package final class Socket: Sendable {
    private let descriptor: Int32
    private let isShut = Atomic<Bool>(false)

    /// For calls that only datagrams need; it stays this object's.
    var number: Int32 { descriptor }
    /// Whether ``shut()`` was called.
    var isShutDown: Bool { isShut.load(ordering: .acquiring) }

    /// Takes over `descriptor`.
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    /// Ends the connection in both directions. The corresponding C function is `shutdown`.
    package func shut() {
        guard !isShut.exchange(true, ordering: .acquiringAndReleasing) else { return }
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Reads what is there into `buffer`, at least one byte, waiting for it until `deadline`.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer, until deadline: Deadline, _ doing: @autoclosure () -> String
    ) throws(TransportError) -> Int {
        while true {
            let count = unsafe recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { return count }
            if count == 0 {
                if isShut.load(ordering: .acquiring) { throw .closed }
                throw .disconnected("the other end closed the connection while \(doing())")
            }
            try afterFailure(errno, waitFor: POLLIN, until: deadline, doing)
        }
    }

    /// Whether bytes lie there to be read. The end of the connection counts as none: whoever reads next is told of it.
    var hasInput: Bool {
        var byte: UInt8 = 0
        return unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK)) > 0
    }

    /// Fills all of `buffer` until `deadline`. `done` says how far it came when it throws; `doing` is told the same
    /// number.
    func fill(
        _ buffer: UnsafeMutableRawBufferPointer, done: inout Int, until deadline: Deadline, _ doing: (Int) -> String
    ) throws(TransportError) {
        while done < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let before = done
            done += try unsafe read(into: rest, until: deadline, doing(before))
        }
    }

    /// Writes all of `buffer`. The limit holds for the whole write, or for each time without progress if `perStep`.
    package func write(
        _ buffer: UnsafeRawBufferPointer, within limit: Duration, perStep: Bool = false,
        _ doing: @autoclosure () -> String
    ) throws(TransportError) {
        var deadline = Deadline(in: limit)
        var done = 0
        while done < buffer.count {
            // MSG_NOSIGNAL: a phone that goes away must be an error, not the end of the process by SIGPIPE.
            let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
            let count = unsafe Glibc.send(descriptor, buffer.baseAddress! + done, buffer.count - done, flags)
            if count > 0 {
                done += count
                if perStep { deadline = Deadline(in: limit) }
            } else {
                try afterFailure(count < 0 ? errno : EAGAIN, waitFor: POLLOUT, until: deadline, doing)
            }
        }
    }

    /// Sorts a failed call: waits when there was nothing to do yet, throws otherwise.
    private func afterFailure(
        _ code: Int32, waitFor events: Int32, until deadline: Deadline, _ doing: () -> String
    ) throws(TransportError) {
        if isShut.load(ordering: .acquiring) { throw .closed }
        switch code {
        case EINTR: return
        case EAGAIN: break
        case EPIPE, ECONNRESET, ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, ENOTCONN, ECONNABORTED:
            throw .disconnected("\(errorText(code)) while \(doing())")
        default: throw .io(doing(), code: errorName(code))
        }
        guard try waitForEvents(events, on: descriptor, until: deadline) else {
            throw .timedOut(doing(), after: deadline.limit)
        }
    }
}

/// Waits until `descriptor` is ready for `events` or has failed. False when the deadline passed first.
func waitForEvents(_ events: Int32, on descriptor: Int32, until deadline: Deadline) throws(TransportError) -> Bool {
    while true {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        let ready = unsafe poll(&entry, 1, deadline.pollMilliseconds)
        if ready > 0 { return true }
        if ready == 0 { return false }
        if errno != EINTR { throw .io("poll", code: errorName(errno)) }
    }
}
