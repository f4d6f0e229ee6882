/// The numbers of AOSP's `fastboot` command line.
enum DropInNumbers {
    /// A number as strtoul(3) reads it with any base: `0x`, a leading 0 for octal, or decimal.
    static func integer(_ text: String) -> UInt64? {
        let text = text.lowercased()
        if text.hasPrefix("0x") { return plain(text.dropFirst(2), 16) }
        if text.hasPrefix("0"), text.count > 1 { return plain(text.dropFirst(), 8) }
        return plain(text[...], 10)
    }

    /// Bytes with an optional K, M or G, of 1024 each: `100M`.
    static func byteCount(_ text: String) -> UInt64? {
        guard let last = text.lowercased().last else { return nil }
        let shift: UInt64? =
            switch last {
            case "k": 10
            case "m": 20
            case "g": 30
            case _ where last.isNumber: 0
            default: nil
            }
        guard let shift, let number = integer(shift == 0 ? text : String(text.dropLast())) else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
        return overflow ? nil : bytes
    }

    /// `MAJOR[.MINOR[.PATCH]]` in the packed form of the boot image header.
    static func osVersion(_ text: String) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0.map { $0 < 128 } ?? false }) else { return nil }
        let numbers = parts.map { $0! } + [0, 0]
        return numbers[0] << 14 | numbers[1] << 7 | numbers[2]
    }

    /// `YYYY-MM-DD` in the packed form of the boot image header; the day is left out.
    static func patchLevel(_ text: String) -> UInt32? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { UInt32($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], parts[2] != nil,
            (2000..<2128).contains(year),
            (1...12).contains(month)
        else { return nil }
        return (year - 2000) << 4 | month
    }

    private static func plain(_ digits: Substring, _ radix: Int) -> UInt64? {
        guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return UInt64(digits, radix: radix)
    }
}
