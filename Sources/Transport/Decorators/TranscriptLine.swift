import Bytes

/// One line of a conversation with a phone: `> getvar:product`, `< OKAYfuxi`, `> (4096 bytes, crc32 c71c0011)`.
public enum TranscriptLine: Hashable, Sendable {
    /// Which way something went. `>` is towards the phone.
    public enum Direction: Character, Sendable {
        case sent = ">"
        case received = "<"
    }

    /// How a call ended that did not succeed.
    public enum Failure: String, CaseIterable, Sendable {
        case timedOut = "timed out"
        case disconnected
        case failed
    }

    /// One packet, as it is.
    case packet(Direction, [UInt8])
    /// A data phase that came to its end. Count in bytes; the CRC-32 is nil where a script does not care.
    case payload(Direction, count: UInt64, crc32: UInt32?)
    /// A data phase that broke off after `done` of `count` bytes.
    case broken(Direction, done: UInt64, count: UInt64, Failure)
    /// A call that moved nothing.
    case failure(Direction, Failure)
}

extension TranscriptLine: CustomStringConvertible {
    /// The line as a file holds it. Bytes that are not printable stand as `\xNN`, as do a leading `(` or `!` and a
    /// trailing space.
    public var description: String {
        switch self {
        case .packet(let direction, let bytes):
            bytes.isEmpty ? "\(direction.rawValue)" : "\(direction.rawValue) \(Self.escaped(bytes))"
        case .payload(let direction, let count, let crc?):
            "\(direction.rawValue) (\(count) bytes, crc32 \(hex(crc, width: 8)))"
        case .payload(let direction, let count, nil): "\(direction.rawValue) (\(count) bytes)"
        case .broken(let direction, let done, let count, let failure):
            "\(direction.rawValue) (\(done) of \(count) bytes, \(failure.rawValue))"
        case .failure(let direction, let failure): "\(direction.rawValue) !\(failure.rawValue)"
        }
    }

    private static func escaped(_ bytes: [UInt8]) -> String {
        var text = printable(bytes)
        if text.hasPrefix("(") || text.hasPrefix("!") {
            text = "\\x" + hex(bytes[0], width: 2) + text.dropFirst()
        }
        if text.hasSuffix(" ") { text = text.dropLast() + "\\x20" }
        return text
    }
}

extension TranscriptLine {
    /// Reads one line. Nil when it is none: no direction, an unknown escape, a payload note that cannot be read.
    public init?(_ line: some StringProtocol) {
        guard let first = line.first, let direction = Direction(rawValue: first) else { return nil }
        var rest = line.dropFirst()
        if rest.first == " " { rest = rest.dropFirst() }
        if rest.first == "!" {
            guard let failure = Failure(rawValue: String(rest.dropFirst())) else { return nil }
            self = .failure(direction, failure)
        } else if rest.first == "(" {
            guard rest.last == ")", let note = Self.note(direction, rest.dropFirst().dropLast()) else { return nil }
            self = note
        } else {
            guard let packet = unprintable(rest) else { return nil }
            self = .packet(direction, packet)
        }
    }

    private static func note(_ direction: Direction, _ text: some StringProtocol) -> TranscriptLine? {
        let parts = text.split(separator: ",", maxSplits: 1)
        guard let words = parts.first?.split(separator: " "), words.last == "bytes", let first = UInt64(words[0]) else {
            return nil
        }
        let tail = parts.count == 2 ? parts[1].drop { $0 == " " } : nil
        if words.count == 4, words[1] == "of", let count = UInt64(words[2]), first <= count {
            guard let tail, let failure = Failure(rawValue: String(tail)) else { return nil }
            return .broken(direction, done: first, count: count, failure)
        }
        guard words.count == 2 else { return nil }
        guard let tail else { return .payload(direction, count: first, crc32: nil) }
        guard tail.hasPrefix("crc32 "), let crc = UInt32(tail.dropFirst(6), radix: 16) else { return nil }
        return .payload(direction, count: first, crc32: crc)
    }
}
