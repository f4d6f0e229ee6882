/// The name of a partition in the one form in which names are compared: by plans, gates, the policy, and in the place of `fastboot`.
///
/// Partition tables hold plain ASCII: of a GPT's 36 characters no vendor uses others, and liblp allows no others in `super`. So a letter
/// that only looks like one of these (full-width, Cyrillic, the Kelvin sign) makes no name, and is never folded into one.
public struct PartitionName: Sendable, Hashable {
    /// The most characters: 36 of a partition table, and those of `_ab`, which stands for two of its names.
    public static let mostCharacters = 39

    /// In lower case, with its slot: `boot_ab`.
    public let lower: String
    /// Without its slot: `boot` for `BOOT_AB`, `xblbak` for `xblbak`.
    public let base: String
    /// Without its slot, and without the `bak` of a second copy: `xbl` for `xblbak_a`.
    public let stem: String
    /// The slots that the name ends in: `a`, `b`, both for Xiaomi's `_ab`, none for a bare name.
    public let slots: [String]

    /// - Returns: nil for what is no name of a partition: letters that no table holds, nothing, or too many of them.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= Self.mostCharacters, bytes.allSatisfy(Self.isNameByte) else { return nil }
        lower = Self.lower(text)
        base = Self.base(of: lower)
        stem = base.utf8.count > 3 && base.hasSuffix("bak") ? String(base.dropLast(3)) : base
        slots = base == lower ? [] : lower.hasSuffix("_ab") ? ["a", "b"] : [String(lower.suffix(1))]
    }

    /// A text with its capitals A to Z, and no other letter, in lower case.
    public static func lower(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The base of any text, also of one that is no name: in lower case and without one slot.
    public static func base(of text: some StringProtocol) -> String {
        let lower = lower(text)
        for ending in ["_ab", "_a", "_b"] where lower.hasSuffix(ending) && lower.utf8.count > ending.utf8.count {
            return String(lower.dropLast(ending.utf8.count))
        }
        return lower
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x2d, 0x2e, 0x5f: true  // "-", ".", "_"
        default: false
        }
    }
}
