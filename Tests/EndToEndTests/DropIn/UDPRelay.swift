import Foundation
import Loopback
import Synchronization

/// Stands between a host and a phone over UDP, and loses, doubles and swaps datagrams by dice with a seed.
final class UDPRelay: @unchecked Sendable {
    let port: UInt16
    /// How many datagrams were lost, doubled and swapped.
    let harm = Mutex<(lost: Int, doubled: Int, swapped: Int)>((0, 0, 0))
    private let front: Int32
    private let back: Int32
    private let stop = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)
    private let permille: UInt64

    /// - Parameter permille: how often each of the three harms happens, among a thousand datagrams.
    init(to phone: UInt16, permille: UInt64, seed: UInt64) throws {
        self.permille = permille
        let (front, port) = try Loopback.open(.datagram)
        let (back, _) = try Loopback.open(.datagram)
        (self.front, self.back, self.port) = (front, back, port)
        guard unsafe Loopback.withAddress(phone, { unsafe connect(back, $0, $1) }) == 0 else {
            throw Phone.Broken(what: "connect: \(errno)")
        }
        Thread.detachNewThread { [self] in
            turn(Dice(seed))
            ended.signal()
        }
    }

    /// Ends the thread and waits for it.
    func end() {
        stop.store(true, ordering: .releasing)
        ended.wait()
        Foundation.close(front)
        Foundation.close(back)
    }

    private func turn(_ dice: Dice) {
        var dice = dice
        var host: sockaddr_in?
        var held: [Bool: [UInt8]] = [:]
        while !stop.load(ordering: .acquiring) {
            var entries = [
                pollfd(fd: front, events: Int16(POLLIN), revents: 0),
                pollfd(fd: back, events: Int16(POLLIN), revents: 0),
            ]
            guard unsafe poll(&entries, 2, 50) > 0 else { continue }
            for toPhone in [true, false] where entries[toPhone ? 0 : 1].revents != 0 {
                var bytes = [UInt8](repeating: 0, count: 65_536)
                var sender = sockaddr_in()
                var size = socklen_t(MemoryLayout<sockaddr_in>.size)
                let count = unsafe withUnsafeMutablePointer(to: &sender) { pointer in
                    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        unsafe recvfrom(toPhone ? front : back, &bytes, bytes.count, Int32(MSG_DONTWAIT), $0, &size)
                    }
                }
                guard count >= 0 else { continue }
                if toPhone { host = sender }
                let datagram = Array(bytes[..<count])
                var out: [[UInt8]] = [datagram]
                switch UInt64.random(in: 0..<1000, using: &dice) {
                case 0..<permille:
                    out = []
                    harm.withLock { $0.lost += 1 }
                case permille..<2 * permille:
                    out = [datagram, datagram]
                    harm.withLock { $0.doubled += 1 }
                case 2 * permille..<3 * permille where held[toPhone] == nil:
                    // It comes behind the next one.
                    held[toPhone] = datagram
                    out = []
                    harm.withLock { $0.swapped += 1 }
                default: break
                }
                if !out.isEmpty, let late = held.removeValue(forKey: toPhone) { out.append(late) }
                for datagram in out { send(datagram, toPhone: toPhone, host) }
            }
        }
    }

    private func send(_ datagram: [UInt8], toPhone: Bool, _ host: sockaddr_in?) {
        if toPhone {
            _ = unsafe Foundation.send(back, datagram, datagram.count, 0)
        } else if var host {
            try? unsafe Self.with(&host) { _ = unsafe sendto(front, datagram, datagram.count, 0, $0, $1) }
        }
    }

    private static func with(_ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Void)
        throws
    {
        try unsafe withUnsafePointer(to: &address) { pointer in
            try unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
