import Foundation

/// A host that speaks ADB over TCP by hand, message by message, by Android's `protocol.txt`. Blocks its thread; every wait ends after ten
/// seconds.
final class RecoveryWire {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Message: Equatable {
        /// Four letters.
        var command: String
        var first: UInt32
        var second: UInt32
        var payload: [UInt8] = []

        var text: String { String(decoding: payload, as: UTF8.self) }
    }

    private let number: Int32
    /// The last header that came, as it came.
    private(set) var header: [UInt8] = []
    private var next: UInt32 = 70

    /// Connects; a phone that is away at the moment is waited for.
    init(_ port: UInt16) throws {
        var number: Int32 = -1
        for _ in 0..<500 where number < 0 {
            number = Self.connect(port)
            if number < 0 { usleep(10_000) }
        }
        guard number >= 0 else { throw Failure(description: "connect: \(errno)") }
        self.number = number
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        _ = unsafe setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        Glibc.close(number)
    }

    private static func connect(_ port: UInt16) -> Int32 {
        let number = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(number, $0, size)
            }
        }
        if status == 0 { return number }
        Glibc.close(number)
        return -1
    }

    /// - Parameter sum: what the header says is the sum of the payload; the true one by default.
    func send(_ command: String, _ first: UInt32, _ second: UInt32, _ payload: [UInt8] = [], sum: UInt32? = nil) throws
    {
        let word = command.utf8.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let sum = sum ?? payload.reduce(0) { $0 + UInt32($1) }
        let numbers = [word, first, second, UInt32(payload.count), sum, word ^ 0xFFFF_FFFF]
        try write(numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) } })
        try write(payload)
    }

    func send(_ command: String, _ first: UInt32, _ second: UInt32, _ text: String) throws {
        try send(command, first, second, Array(text.utf8))
    }

    func receive() throws -> Message {
        header = try read(24)
        func number(_ index: Int) -> UInt32 {
            header[(4 * index)..<(4 * index + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard number(0) ^ number(5) == 0xFFFF_FFFF else { throw Failure(description: "magic") }
        return Message(
            command: String(decoding: header[..<4], as: UTF8.self), first: number(1), second: number(2),
            payload: try read(Int(number(3))))
    }

    /// Whether nothing comes for a while.
    func isSilent(milliseconds: Int32 = 300) -> Bool {
        var waiting = [pollfd(fd: number, events: Int16(POLLIN), revents: 0)]
        return unsafe poll(&waiting, 1, milliseconds) == 0
    }

    @discardableResult
    func greet(version: UInt32 = 0x0100_0001, maxdata: UInt32 = 1 << 20) throws -> Message {
        try send("CNXN", version, maxdata, "host::\0")
        return try receive()
    }

    /// Opens a service and returns the phone's number of the stream; nil where it closes at once.
    func open(_ name: String) throws -> (host: UInt32, phone: UInt32)? {
        next += 1
        try send("OPEN", next, 0, name)
        let answer = try receive()
        guard answer.second == next else { throw Failure(description: "the answer is for \(answer.second)") }
        switch answer.command {
        case "OKAY": return (next, answer.first)
        case "CLSE": return nil
        default: throw Failure(description: answer.command)
        }
    }

    /// Everything that a service says until it ends; nil for one that the phone does not know.
    func ask(_ name: String) throws -> String? {
        guard let (host, phone) = try open(name) else { return nil }
        var said: [UInt8] = []
        while true {
            let message = try receive()
            guard message.first == phone, message.second == host else { throw Failure(description: "\(message)") }
            if message.command == "CLSE" { break }
            guard message.command == "WRTE" else { throw Failure(description: message.command) }
            said += message.payload
            try send("OKAY", host, phone)
        }
        try send("CLSE", host, phone)
        return String(decoding: said, as: UTF8.self)
    }

    /// What came of a sideload.
    struct Sideloaded {
        var asked: [Int] = []
        var verdict = ""
    }

    /// Serves blocks until something comes that is no number of a block.
    /// - Parameter largest: the most bytes in one message.
    func sideload(_ service: String, _ package: [UInt8], block: Int, largest: Int = 1 << 20) throws -> Sideloaded? {
        guard let (host, phone) = try open(service) else { return nil }
        var result = Sideloaded()
        while true {
            let message = try receive()
            guard message.command == "WRTE", message.first == phone, message.second == host else {
                result.verdict = message.command
                return result
            }
            try send("OKAY", host, phone)
            guard message.payload.count == 8, let number = Int(message.text), number * block < package.count else {
                result.verdict = message.text
                try send("CLSE", host, phone)
                return result
            }
            result.asked.append(number)
            let bytes = package[(number * block)..<min(package.count, (number + 1) * block)]
            for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: largest) {
                try send("WRTE", host, phone, Array(bytes[start..<min(bytes.endIndex, start + largest)]))
                let answer = try receive()
                guard answer.command == "OKAY", answer.second == host else {
                    throw Failure(description: "\(answer.command) for a block")
                }
            }
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let sent = unsafe bytes.withUnsafeBytes { raw in
                unsafe Glibc.send(number, raw.baseAddress! + done, raw.count - done, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw Failure(description: "send: \(errno)") }
            done += sent
        }
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = unsafe bytes.withUnsafeMutableBytes { raw in
                unsafe recv(number, raw.baseAddress! + done, count - done, 0)
            }
            guard got > 0 else {
                throw Failure(description: got == 0 || errno == ECONNRESET ? "closed" : "recv: \(errno)")
            }
            done += got
        }
        return bytes
    }
}
