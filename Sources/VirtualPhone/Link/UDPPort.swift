import Glibc
import Synchronization

/// A phone on a UDP port of this computer's loopback address, as AOSP's README describes fastboot over UDP.
///
/// The phone's count of datagrams belongs to the port: it goes on from one host to the next.
public final class UDPPort: DevicePort, Sendable {
    /// The port that hosts talk to.
    public let number: UInt16
    let socket: Socket
    private let conduct: Conduct

    private struct State {
        var isShut = false
        /// The number of the datagram that is expected next.
        var next: UInt16
        /// The last answer, to be sent again when it was lost, and what it answered.
        var last: (datagram: UDPDatagram, bytes: [UInt8])?
        /// A host that began while another was being talked to.
        var newcomer: UDPDatagram?
    }

    private let state: Mutex<State>

    /// - Parameter number: 0 takes a free port; ``number`` then tells which.
    public init(_ number: UInt16 = 0, conduct: Conduct = Conduct()) throws(LinkError) {
        self.conduct = conduct
        socket = Socket(Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
        self.number = try TCPPort.bind(socket, to: number)
        state = Mutex(State(next: UInt16.random(in: 0...UInt16.max)))
        // Now and then the thread looks whether the port was shut.
        var limit = timeval(tv_sec: 0, tv_usec: 100_000)
        _ = unsafe setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var room: Int32 = 1 << 20
        _ = unsafe setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    }

    public func accept() throws(LinkError) -> (any DeviceLink)? {
        while let datagram = try receive() {
            guard datagram.kind == .begin else {
                // One phone is told; which host it was, and that it goes on, is nobody's loss.
                _ = try refuse(datagram, "a Fastboot packet before Init")
                continue
            }
            guard let room = begin(datagram) else {
                _ = try refuse(datagram, "an Init that offers nothing this phone speaks")
                continue
            }
            return UDPLink(self, room: room)
        }
        return nil
    }

    /// Says to the host what it did wrong, and notes it.
    func refuse(_ datagram: UDPDatagram, _ why: String) throws(LinkError) -> LinkError {
        // The note comes first: whoever is told finds it there.
        let fault = conduct.fault(why)
        try datagram.refuse(why, on: socket)
        return fault
    }

    /// Nobody: ADB is not spoken over UDP.
    public func acceptStream() throws(LinkError) -> (any StreamLink)? { nil }

    public func replug(as mode: DeviceMode, after away: Duration) throws(LinkError) {
        pause(away)
        // What came meanwhile found nobody.
        var scratch = [UInt8](repeating: 0, count: 1)
        while unsafe recv(socket.descriptor, &scratch, 1, Int32(MSG_DONTWAIT | MSG_TRUNC)) >= 0 {}
        state.withLock { state in
            state.next = UInt16.random(in: 0...UInt16.max)
            (state.last, state.newcomer) = (nil, nil)
        }
    }

    public func shut() { state.withLock { $0.isShut = true } }

    /// The next datagram that the count allows; what is late is answered again or passed over. Nil when the port was shut.
    func receive() throws(LinkError) -> UDPDatagram? {
        if let newcomer = state.withLock({ state in
            defer { state.newcomer = nil }
            return state.newcomer
        }) {
            return newcomer
        }
        while !state.withLock({ $0.isShut }) {
            guard let datagram = try UDPDatagram(from: socket) else { continue }
            let (next, last) = state.withLock { ($0.next, $0.last) }
            guard datagram.kind != .error, datagram.flags & 0xfe == 0 else {
                _ = try refuse(
                    datagram, "a datagram of kind \(datagram.kind.rawValue) with the flags \(datagram.flags)")
                continue
            }
            if datagram.kind == .query {
                guard datagram.data.isEmpty, datagram.flags == 0 else {
                    _ = try refuse(datagram, "a Query with something in it")
                    continue
                }
                // Asking changes nothing.
                try datagram.answer([UInt8(next >> 8), UInt8(truncatingIfNeeded: next)], on: socket)
            } else if datagram.number == next {
                return datagram
            } else if let last, datagram.number == last.datagram.number, datagram.number == next &- 1 {
                guard datagram.isRepeated(last.datagram) else {
                    _ = try refuse(datagram, "datagram \(datagram.number) came again, and was another one")
                    continue
                }
                try datagram.send(last.bytes, on: socket)
            } else if last != nil, datagram.number &- next < 0x8000 {
                // What is behind is late and passed over; a host that keeps count is never ahead.
                _ = try refuse(datagram, "datagram \(datagram.number) where \(next) was due")
            }
        }
        return nil
    }

    /// Answers a datagram that the count allows; the count goes on.
    func answer(_ datagram: UDPDatagram, _ data: [UInt8], isContinued: Bool = false) throws(LinkError) {
        let bytes = try datagram.answer(data, isContinued: isContinued, on: socket)
        state.withLock { state in
            state.next = datagram.number &+ 1
            state.last = (datagram, bytes)
        }
    }

    /// Keeps a host that begins for the next ``accept()``.
    func keep(_ newcomer: UDPDatagram) { state.withLock { $0.newcomer = newcomer } }

    /// Agrees on version 1 and on the size of datagrams: so many bytes behind the header. Nil for a host that speaks something else.
    private func begin(_ datagram: UDPDatagram) -> Int? {
        let data = datagram.data
        guard data.count >= 4, data[0] != 0 || data[1] != 0 else { return nil }
        let room = min(Int(data[2]) << 8 | Int(data[3]), 8192)
        guard room >= 512, (try? answer(datagram, [0, 1, UInt8(room >> 8), UInt8(truncatingIfNeeded: room)])) != nil
        else {
            return nil
        }
        return room - 4
    }
}
