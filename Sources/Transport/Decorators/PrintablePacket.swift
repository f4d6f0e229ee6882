import Bytes

/// A packet as one line of printable ASCII: other bytes as `\xNN`, a backslash doubled.
///
/// Used in transcripts and in messages about packets that make no sense; ``unprintable(_:)`` is the way back.
public func printable(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
        switch byte {
        case UInt8(ascii: "\\"): text += "\\\\"
        case 0x20...0x7e: text.unicodeScalars.append(Unicode.Scalar(byte))
        default: text += "\\x" + hex(byte, width: 2)
        }
    }
    return text
}

/// The bytes that ``printable(_:)`` wrote. Nil for a backslash that begins no escape.
public func unprintable(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
            bytes.append(byte)
            continue
        }
        switch rest.popFirst() {
        case UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "x"):
            guard rest.count >= 2, let value = hexByte(rest.prefix(2)) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        default: return nil
        }
    }
    return bytes
}

private func hexByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
}
