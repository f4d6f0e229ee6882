extension Variable {
    /// A plain number: `anti`, `rollback_ver`, `slot-count`, `battery-soc`, `hw-revision`.
    /// Decimal, or hex after `0x`. Nil for anything else.
    public var integer: UInt64? {
        let (digits, isHex) = prefixed
        return number(digits, radix: isHex ? 16 : 10)
    }

    /// The value of `max-download-size` and `max-fetch-size` in bytes: hex after `0x`, else decimal, as the reference
    /// program reads it and as ABL (`805306368`) and barebox answer.
    ///
    /// A text with the letters a to f can only be hex. A decimal reading is never larger than the hex one, so digits
    /// that were meant as hex only make the chunks smaller than they could be. Nil when it cannot be read, and for 0,
    /// which is no limit that anything could be sent under.
    public var maxDownloadSize: UInt64? {
        let (digits, isHex) = prefixed
        let value = isHex ? number(digits, radix: 16) : number(digits, radix: 10) ?? number(digits, radix: 16)
        return value == 0 ? nil : value
    }

    /// The size of a partition as a bootloader tells it.
    public struct PartitionSize: Sendable, Hashable {
        /// The likely size in bytes.
        public let bytes: UInt64
        /// The other reading of the same digits in bytes, where it is as plausible. Check an image against the smaller
        /// one.
        public let other: UInt64?

        /// The size that certainly fits.
        public var atLeast: UInt64 { min(bytes, other ?? bytes) }
    }

    /// The most bytes of a partition that are believed: 256 TiB. Sums of such sizes stay far from 2^64.
    private static let mostPartitionBytes: UInt64 = 1 << 48

    /// The value of `partition-size:` in bytes; nil also for more than any storage has.
    ///
    /// After `0x` it is hex. Without it the reference program reads hex as well, and MediaTek's LK (`80000` is 512 KiB)
    /// and barebox mean that. But decimals exist too. Partitions are whole blocks of 4096 bytes, or at least whole
    /// sectors of 512, so of digits without letters the reading counts that is the rounder one. When both are equally
    /// round, hex counts; the decimal reading is then ``PartitionSize/other``, unless neither is a whole number of
    /// sectors.
    public var partitionSize: PartitionSize? {
        let (digits, isHex) = prefixed
        let readings = [16, 10].map { radix in
            number(digits, radix: radix).flatMap { $0 <= Self.mostPartitionBytes ? $0 : nil }
        }
        guard let hex = readings[0] else {
            return isHex ? nil : readings[1].map { PartitionSize(bytes: $0, other: nil) }
        }
        guard !isHex, let decimal = readings[1], decimal != hex else {
            return PartitionSize(bytes: hex, other: nil)
        }
        let (hexRank, decimalRank) = (Self.roundness(hex), Self.roundness(decimal))
        if hexRank < decimalRank { return PartitionSize(bytes: decimal, other: nil) }
        return PartitionSize(bytes: hex, other: hexRank == decimalRank && hexRank > 0 ? decimal : nil)
    }

    /// 2 for whole blocks, 1 for whole sectors, 0 for neither.
    private static func roundness(_ bytes: UInt64) -> Int {
        bytes % 4096 == 0 ? 2 : bytes % 512 == 0 ? 1 : 0
    }

    /// The value of `battery-voltage` in millivolts: a number, with or without `mV` after it (MediaTek's LK).
    public var millivolts: UInt64? {
        let text = trimmed.lowercased()
        return Variable(text.hasSuffix("mv") ? String(text.dropLast(2)) : text).integer
    }

    /// The text without `0x`, and whether it had one.
    private var prefixed: (digits: String, isHex: Bool) {
        let text = trimmed
        guard text.lowercased().hasPrefix("0x") else { return (text, false) }
        return (String(text.dropFirst(2)), true)
    }

    /// Digits only: the standard library would also take a sign.
    private func number(_ digits: String, radix: Int) -> UInt64? {
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return UInt64(digits, radix: radix)
    }
}
