import Foundation
import Loopback
import Testing
import VirtualPhone

/// A host that does what the protocol does not allow, and a virtual phone that does not put up with it.
@Suite("The virtual phone and hosts that do what is not allowed") struct StrictLinkTests {
    /// A host over UDP that sends what it is told to.
    private final class RawHost {
        let socket: Int32
        var number: UInt16 = 0

        init(_ port: UInt16) throws {
            socket = try Loopback.open(.datagram).descriptor
            #expect(unsafe Loopback.withAddress(port) { unsafe connect(socket, $0, $1) } == 0)
            var limit = timeval(tv_sec: 5, tv_usec: 0)
            _ = unsafe setsockopt(
                socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        }

        deinit { close(socket) }

        /// Kind and data of the answer to one datagram.
        func ask(_ kind: UInt8, _ data: [UInt8] = [], flags: UInt8 = 0, advance: Bool = true) -> (UInt8, [UInt8]) {
            let packet = [kind, flags, UInt8(number >> 8), UInt8(number & 255)] + data
            #expect(unsafe send(socket, packet, packet.count, 0) == packet.count)
            var answer = [UInt8](repeating: 0, count: 9000)
            let count = unsafe recv(socket, &answer, answer.count, 0)
            if advance { number &+= 1 }
            return count >= 4 ? (answer[0], Array(answer[4..<count])) : (255, [])
        }

        func begin() {
            let (_, next) = ask(1, advance: false)
            #expect(next.count == 2)
            number = UInt16(next[0]) << 8 | UInt16(next[1])
            #expect(ask(2, [0, 1, 4, 0]).0 == 2)
        }
    }

    /// Plays a phone over UDP while `body` talks to it. Returns what hosts did that is not allowed.
    private func overUDP(_ body: (RawHost) throws -> Void) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("strict-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let conduct = Conduct(folder: folder.path)
        let port = try UDPPort(conduct: conduct)
        let phone = try VirtualPhone(profile: try PhoneProfile(named: "liuqin"), folder: folder.path)
        let serving = try ServingThread(phone, on: port) {}
        defer {
            serving.shut()
            try? serving.wait()
        }
        try body(RawHost(port.number))
        // The first fault lies in a file of its own for whoever cannot ask the program.
        if let first = conduct.faults.first {
            #expect(try String(contentsOf: folder.appending(path: "violation"), encoding: .utf8) == first + "\n")
        }
        return conduct.faults
    }

    @Test("a host that keeps to it is answered") func good() throws {
        let faults = try overUDP { host in
            host.begin()
            #expect(host.ask(3, Array("getvar:product".utf8)) == (3, []))
            #expect(host.ask(3) == (3, Array("OKAYliuqin".utf8)))
        }
        #expect(faults == [])
    }

    @Test("reading where the phone has nothing to say") func reads() throws {
        let faults = try overUDP { host in
            host.begin()
            #expect(host.ask(3).0 == 0)
        }
        #expect(faults == ["the host reads where the phone has nothing to say"])
    }

    @Test("reading once more behind the last answer") func readsOn() throws {
        let faults = try overUDP { host in
            host.begin()
            _ = host.ask(3, Array("getvar:product".utf8))
            #expect(host.ask(3).1 == Array("OKAYliuqin".utf8))
            #expect(host.ask(3).0 == 0)
        }
        #expect(faults == ["the host reads where the phone has nothing to say"])
    }

    @Test("writing where the phone has something to say") func writes() throws {
        let faults = try overUDP { host in
            host.begin()
            _ = host.ask(3, Array("getvar:product".utf8))
            #expect(host.ask(3, Array("getvar:product".utf8)).0 == 0)
        }
        #expect(faults == ["the host writes where the phone has something to say"])
    }

    @Test("reading within the data, and more data than was announced") func data() throws {
        for (piece, what) in [(0, "the host reads with 100"), (101, "101 bytes where 100")] {
            let faults = try overUDP { host in
                host.begin()
                _ = host.ask(3, Array("download:00000064".utf8))
                #expect(host.ask(3).1 == Array("DATA00000064".utf8))
                #expect(host.ask(3, [UInt8](repeating: 7, count: piece)).0 == 0)
            }
            #expect(faults.count == 1 && faults[0].hasPrefix(what), "\(faults)")
        }
    }

    @Test("a datagram that is larger than agreed, one ahead of its turn, and a command before Init") func order() throws
    {
        let large = try overUDP { host in
            host.begin()
            #expect(host.ask(3, [UInt8](repeating: 0x61, count: 1021)).0 == 0)
        }
        #expect(large == ["a datagram of 1025 bytes where 1024 were agreed on"])
        let ahead = try overUDP { host in
            host.begin()
            host.number &+= 5
            #expect(host.ask(3, Array("getvar:product".utf8)).0 == 0)
        }
        #expect(ahead.count == 1 && ahead[0].contains("was due"), "\(ahead)")
        let early = try overUDP { host in
            let (_, next) = host.ask(1, advance: false)
            host.number = UInt16(next[0]) << 8 | UInt16(next[1])
            #expect(host.ask(3, Array("getvar:product".utf8)).0 == 0)
        }
        #expect(early == ["a Fastboot packet before Init"])
    }

    @Test("a datagram that comes again is answered again, and another under its number is not") func again() throws {
        let faults = try overUDP { host in
            host.begin()
            _ = host.ask(3, Array("getvar:product".utf8))
            host.number &-= 1
            #expect(host.ask(3, Array("getvar:product".utf8)) == (3, []))
            host.number &-= 1
            #expect(host.ask(3, Array("getvar:version".utf8)).0 == 0)
        }
        #expect(faults.count == 1 && faults[0].contains("came again, and was another one"), "\(faults)")
    }

    /// Frames over TCP, as a host sends them that sends what it is told to.
    private func overTCP(strict: Bool, _ frames: [[UInt8]]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("strict-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let conduct = Conduct(isStrict: strict)
        let port = try TCPPort(conduct: conduct)
        let phone = try VirtualPhone(profile: try PhoneProfile(named: "liuqin"), folder: folder.path)
        let serving = try ServingThread(phone, on: port) {}
        defer {
            serving.shut()
            try? serving.wait()
        }
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        #expect(unsafe Loopback.withAddress(port.number) { unsafe connect(socket, $0, $1) } == 0)
        var bytes = Array("FB01".utf8)
        for frame in frames {
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: frame.count >> (56 - 8 * $0)) } + frame
        }
        #expect(unsafe send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
        // Until the phone has nothing more to say.
        var limit = timeval(tv_sec: 0, tv_usec: 300_000)
        _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var answer = [UInt8](repeating: 0, count: 4096)
        while unsafe recv(socket, &answer, answer.count, 0) > 0 {}
        return conduct.faults
    }

    private let question = Array("getvar:product".utf8)

    @Test("over TCP: an empty frame, a frame beyond the data, a second command before the first answer") func tcp()
        throws
    {
        let nothing: [UInt8] = []
        let download = Array("download:00000004".utf8)
        for (frames, what) in [
            ([nothing, question], "an empty frame"), ([download, [1, 2, 3, 4, 5]], "something was sent before"),
            ([question, question], "something was sent before the answer"),
        ] {
            let faults = try overTCP(strict: true, frames)
            #expect(faults.count == 1 && faults[0].hasPrefix(what), "\(faults)")
            // What other phones put up with passes where nobody asked for more.
            #expect(try overTCP(strict: false, frames) == [])
        }
        #expect(try overTCP(strict: true, [question]) == [])
    }
}
