import Bytes
import Transport

/// One packet from the phone.
public enum Response: Sendable, Hashable {
    /// The command has succeeded. The text is the value for `getvar`, and usually empty otherwise.
    case okay(String)
    /// The command has failed, and why.
    case fail(String)
    /// The data phase begins: so many bytes.
    case data(UInt32)
    /// One line for the owner; the command goes on.
    case info(String)
    /// Text without a line end; the command goes on.
    case text(String)

    /// The longest packet that counts as an answer, in bytes. AOSP's limit is 256; some phones say more.
    public static let longest = 4096

    /// Reads one packet.
    ///
    /// Text ends at the first NUL, as it does in the reference program. Bytes that are no UTF-8 stay readable as `\xNN`, and what could
    /// do more on a screen than be read as an escape (``ForeignText``). A line end behind it is none of it; TEXT alone has lines.
    /// - Throws: ``FastbootError/malformed(_:)`` for an empty packet, one without a tag (the rest of an answer that was
    ///   split, or an answer to nobody), `DATA` without exactly 8 hex digits, an unknown tag, or too many bytes.
    public init(packet: [UInt8]) throws(FastbootError) {
        guard !packet.isEmpty else { throw .malformed("the phone sent an empty packet where an answer was due") }
        guard packet.count <= Self.longest else {
            throw .malformed(
                "the phone sent an answer of \(packet.count) bytes, and \(Self.longest) is the most that is taken")
        }
        let payload = packet.dropFirst(4)
        switch String(decoding: packet.prefix(4), as: UTF8.self) {
        case "OKAY": self = .okay(Self.readable(payload))
        case "FAIL": self = .fail(Self.readable(payload))
        case "INFO": self = .info(Self.readable(payload))
        case "TEXT": self = .text(Self.lines(payload))
        case "DATA": self = .data(try Self.size(payload))
        default:
            let shown = printable(packet.prefix(32)) + (packet.count > 32 ? "..." : "")
            let kind = packet.count < 4 ? "a piece of an answer" : "an answer with an unknown status"
            throw .malformed("the phone sent \(kind): \"\(shown)\" (\(packet.count) bytes)")
        }
    }

    private static func size(_ digits: ArraySlice<UInt8>) throws(FastbootError) -> UInt32 {
        let end = digits.lastIndex { $0 != 0 }.map { $0 + 1 } ?? digits.startIndex
        let text = digits[..<end]
        guard text.count == 8, text.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let count = UInt32(String(decoding: text, as: UTF8.self), radix: 16)
        else {
            throw .malformed(
                "the phone sent \"DATA\(printable(digits.prefix(32)))\", and DATA has exactly 8 hex digits")
        }
        return count
    }

    private static func readable(_ bytes: ArraySlice<UInt8>) -> String {
        var text = bytes.prefix { $0 != 0 }
        while let last = text.last, last == 0x0A || last == 0x0D { text.removeLast() }
        return ForeignText.answer(bytes: text)
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> String {
        let text = bytes.prefix { $0 != 0 }
        guard let valid = String(validating: text, as: UTF8.self) else { return ForeignText(bytes: text).description }
        // Some phones end their lines as DOS does.
        return ForeignText.lines(valid.replacing("\r\n", with: "\n"))
    }
}

extension Response: CustomStringConvertible {
    /// The answer as it came, for messages.
    public var description: String {
        switch self {
        case .okay(let text): "OKAY\(text)"
        case .fail(let text): "FAIL\(text)"
        case .data(let count): "DATA\(hexDigits(count))"
        case .info(let text): "INFO\(text)"
        case .text(let text): "TEXT\(text)"
        }
    }

    private func hexDigits(_ count: UInt32) -> String {
        let digits = String(count, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
