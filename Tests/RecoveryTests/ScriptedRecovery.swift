import Foundation
import Loopback
import Recovery
import Testing
import Transport

/// The bytes of ADB as the tests write them, sharing nothing with the code under test.
enum Wire {
    static let hello: [UInt8] = cnxn("sideload::")

    static func cnxn(_ banner: String, version: UInt32 = 0x0100_0001, maxData: UInt32 = 1 << 20) -> [UInt8] {
        message("CNXN", version, maxData, Array(banner.utf8), sum: version == 0x0100_0000)
    }

    static func okay(_ host: UInt32, phone: UInt32 = 77) -> [UInt8] { message("OKAY", phone, host) }
    static func clse(_ host: UInt32, phone: UInt32 = 77) -> [UInt8] { message("CLSE", phone, host) }
    static func wrte(_ host: UInt32, phone: UInt32 = 77, _ text: String, sum: Bool = false) -> [UInt8] {
        message("WRTE", phone, host, Array(text.utf8), sum: sum)
    }

    static func message(
        _ word: String, _ first: UInt32, _ second: UInt32, _ payload: [UInt8] = [], sum: Bool = false
    ) -> [UInt8] {
        header(word, first, second, UInt32(payload.count), sum ? payload.reduce(0) { $0 + UInt32($1) } : 0) + payload
    }

    /// A header alone, of a payload that need not follow.
    static func header(
        _ word: String, _ first: UInt32, _ second: UInt32, _ count: UInt32, _ sum: UInt32 = 0, magic: UInt32? = nil
    ) -> [UInt8] {
        let command = word.utf8.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return [command, first, second, count, sum, magic ?? (command ^ 0xffff_ffff)].flatMap { value in
            (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
        }
    }
}

/// What a host said: the word, both numbers, the sum, the payload.
struct Said: Equatable {
    var word: String
    var first: UInt32
    var second: UInt32
    var sum: UInt32
    var payload: [UInt8]

    var text: String { String(decoding: payload, as: UTF8.self) }
}

/// A recovery on 127.0.0.1 that says what a test wants, to one guest. It ends with the value.
final class ScriptedRecovery: Sendable {
    enum Move: Sendable {
        /// Waits for one message of the host.
        case hear
        case say([UInt8])
        /// One byte at a time.
        case drip([UInt8])
        /// Says nothing until the host leaves.
        case hold
    }

    let port: UInt16
    private let socket: Int32
    private let heard = Heard()
    private let end = DispatchSemaphore(value: 0)

    final class Heard: Sendable {
        private let lock = NSLock()
        nonisolated(unsafe) private var all: [Said] = []
        func add(_ said: Said) { lock.withLock { unsafe all.append(said) } }
        var messages: [Said] { lock.withLock { unsafe all } }
    }

    init(_ moves: [Move]) throws {
        let (socket, port) = try Loopback.open(backlog: 8)
        self.socket = socket
        self.port = port
        Thread.detachNewThread { [heard, end] in
            defer { end.signal() }
            let guest = accept(socket, nil, nil)
            guard guest >= 0 else { return }
            Self.play(moves, on: guest, heard)
            close(guest)
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// Everything that the host said so far.
    var messages: [Said] { heard.messages }

    /// Everything that the host said, once it has left: its last message may be on its way when it does.
    func allMessages() -> [Said] {
        _ = end.wait(timeout: .now() + 30)
        return heard.messages
    }

    /// Connects as restock does.
    func connect(_ limits: AdbLimits) throws(AdbError) -> AdbConnection {
        let transport: StreamTransport
        do throws(TransportError) {
            transport = try StreamTransport(host: "127.0.0.1", port: port)
        } catch {
            throw .transport(error)
        }
        return try AdbConnection(transport, limits: limits)
    }

    private static func play(_ moves: [Move], on guest: Int32, _ heard: Heard) {
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        _ = unsafe setsockopt(guest, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        _ = unsafe setsockopt(guest, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        for move in moves {
            switch move {
            case .hear:
                guard let said = hear(guest) else { return }
                heard.add(said)
            case .say(let bytes): _ = unsafe send(guest, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            case .drip(let bytes):
                for byte in bytes {
                    var one = byte
                    _ = unsafe send(guest, &one, 1, Int32(MSG_NOSIGNAL))
                }
            case .hold:
                var byte: UInt8 = 0
                while unsafe recv(guest, &byte, 1, 0) > 0 {}
            }
        }
    }

    private static func hear(_ guest: Int32) -> Said? {
        func take(_ count: Int) -> [UInt8]? {
            var bytes = [UInt8](repeating: 0, count: count)
            guard count > 0 else { return [] }
            guard unsafe recv(guest, &bytes, count, Int32(MSG_WAITALL)) == count else { return nil }
            return bytes
        }
        guard let header = take(24) else { return nil }
        func number(_ index: Int) -> UInt32 {
            header[index * 4..<index * 4 + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard let payload = take(Int(number(3))) else { return nil }
        return Said(
            word: String(decoding: header[..<4], as: UTF8.self), first: number(1), second: number(2), sum: number(4),
            payload: payload)
    }
}

/// So short that a silent recovery is noticed at once.
let quickLimits = AdbLimits(
    connect: .milliseconds(150), answer: .milliseconds(150), stall: .milliseconds(150), format: .milliseconds(150),
    install: .milliseconds(150), quiet: .milliseconds(10), goodbye: .milliseconds(50))
/// For conversations that go well, on a machine that may be slow.
let patientLimits = AdbLimits(
    connect: .seconds(20), answer: .seconds(20), stall: .seconds(20), format: .seconds(20), install: .seconds(20),
    goodbye: .milliseconds(200))

/// The error of a conversation.
func adbError(_ body: () throws(AdbError) -> Void) -> AdbError? {
    do throws(AdbError) {
        try body()
        return nil
    } catch { return error }
}
