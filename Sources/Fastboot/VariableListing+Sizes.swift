extension VariableListing {
    /// The partition sizes of a listing in bytes, by the partition's name; those of 0 and those that are no numbers are left out.
    ///
    /// After `0x` a number is hex. Without it nobody can tell from one number alone, but a bootloader writes all of its sizes in
    /// one way, and a partition is a whole number of 512-byte sectors. So every number without `0x` votes: one whose
    /// decimal reading is no whole number of sectors, or that has letters, can only be hex; one whose hex reading is none
    /// can only be decimal. Where all votes agree, the whole listing is read that way. Where there is none, or they contradict each
    /// other, each number is read as ``Variable/partitionSize`` reads it, and the other reading stays beside it, so that a
    /// caller can tell what fits either way from what may not fit.
    public static func partitionSizes(_ values: [String: String]) -> [String: Variable.PartitionSize] {
        let mark = "partition-size:"
        let texts = values.filter { $0.key.hasPrefix(mark) }.map {
            (name: String($0.key.dropFirst(mark.count)), number: SizeText($0.value))
        }
        let votes = Set(texts.compactMap { $0.number?.onlyRadix })
        let agreed = votes.count == 1 ? votes.first : nil
        var sizes: [String: Variable.PartitionSize] = [:]
        for (name, number) in texts { sizes[name] = number?.size(agreed: agreed) }
        return sizes
    }
}

/// A size as a bootloader wrote it, in both readings.
private struct SizeText {
    let hex: UInt64
    let decimal: UInt64?
    let isMarked: Bool

    init?(_ text: String) {
        let text = trim(text).lowercased()
        isMarked = text.hasPrefix("0x")
        let digits = isMarked ? text.dropFirst(2) : text[...]
        guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }), let hex = UInt64(digits, radix: 16), hex > 0 else {
            return nil
        }
        self.hex = hex
        decimal = isMarked ? nil : UInt64(digits, radix: 10)
    }

    /// 16 or 10 where no other reading is possible.
    var onlyRadix: Int? {
        if isMarked { return nil }
        guard let decimal else { return 16 }
        switch (hex % 512 == 0, decimal % 512 == 0) {
        case (true, false): return 16
        case (false, true): return 10
        default: return nil
        }
    }

    func size(agreed: Int?) -> Variable.PartitionSize? {
        guard let decimal, decimal != hex else { return .init(bytes: hex, other: nil) }
        switch onlyRadix ?? agreed {
        case 16: return .init(bytes: hex, other: nil)
        case 10: return .init(bytes: decimal, other: nil)
        default:
            // Neither is a whole number of sectors: no size at all.
            guard hex % 512 == 0 else { return nil }
            return decimal % 4096 == 0 && hex % 4096 != 0
                ? .init(bytes: decimal, other: hex) : .init(bytes: hex, other: decimal)
        }
    }
}
