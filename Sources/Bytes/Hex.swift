private let digits: [UInt8] = Array("0123456789abcdef".utf8)

/// Lower-case hex of bytes, two digits each, nothing between them.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// Lower-case hex of an integer, padded with zeros to `width` digits.
public func hex(_ value: some FixedWidthInteger & UnsignedInteger, width: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
