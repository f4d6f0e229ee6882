/// The part of a version string that has an order: MIUI 14.0.6.0 comes before HyperOS 1.0.3.0.
///
/// Prefixes are those of 3,073 published versions: V5 to V14 (MIUI), V816 (HyperOS 1 as first numbered), OS1 to OS3.
public struct FirmwareVersion: Sendable, Comparable {
    private let numbers: [Int]

    /// Nil for versions that cannot be put in order with others: weekly numbers (`9.5.30`), Android-named ones (`A15...`).
    public init?(_ text: String) {
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = fields.first else { return nil }
        let isHyper = first.hasPrefix("OS")
        guard isHyper || first.hasPrefix("V"), var generation = Self.number(first.dropFirst(isHyper ? 2 : 1)) else {
            return nil
        }
        var family = isHyper ? 1 : 0
        if !isHyper, generation == 816 { (family, generation) = (1, 1) }
        let rest = fields.dropFirst().prefix(3).map { Self.number($0) }
        guard rest.count == 3, rest.allSatisfy({ $0 != nil }) else { return nil }
        numbers = [family, generation] + rest.compactMap(\.self)
    }

    /// The generation of HyperOS, `3` of `OS3.0.16.0.WPBCNXM`; nil of MIUI.
    public var hyperOS: Int? { numbers[0] == 1 ? numbers[1] : nil }

    /// Digits only, and few of them.
    private static func number(_ text: Substring) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    /// Older: the family first, MIUI before HyperOS, then number by number from the left.
    public static func < (one: Self, other: Self) -> Bool { one.numbers.lexicographicallyPrecedes(other.numbers) }
}
