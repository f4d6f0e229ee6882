import Firmware

/// A variant as packages, recoveries and Xiaomi's server write it: `CODENAME[_REGION[_CARRIER]][_SUFFIX]_global`, or for China
/// `CODENAME[_SUFFIX]`. Read from the right; what is left is the codename.
///
/// Grammar of 822 published variants. The words that their place alone does not explain are in `Firmware/names/variants.json`.
public struct Variant: Sendable, Equatable {
    /// What a bootloader answers to `getvar product`: `vili` of `vili_eea_vf_global`.
    public let codename: String
    /// The market; China where no `_global` ends the name.
    public let region: Region
    /// `vf` of `vili_eea_vf_global`; nil for the open market.
    public let carrier: String?
    /// What else stands behind the codename: `demo`, `pre_dpp`; nil for an ordinary package.
    public let suffix: String?

    /// Reads a variant. Any text is one: a codename alone is China's.
    public init(_ text: String) {
        var words = text.split(separator: "_", omittingEmptySubsequences: false)
        let isGlobal = words.count > 1 && words.last == "global"
        if isGlobal { words.removeLast() }
        /// How many words are the codename's own, whatever they look like.
        let own = Self.ownWords(words)
        var suffix: String?
        for count in [2, 1] where suffix == nil && words.count - own >= count {
            let last = words.suffix(count)
            // `ep` is for one company, whose name follows.
            let isEnterprise = count == 2 && last.first == "ep"
            let joined = last.joined(separator: "_")
            guard isEnterprise || Self.suffixes.contains(joined) else { continue }
            suffix = joined
            words.removeLast(count)
        }
        self.suffix = suffix
        let found = isGlobal ? Self.market(&words, own: own) : (region: .china, carrier: nil)
        region = found.region
        carrier = found.carrier
        codename = words.joined(separator: "_")
    }

    /// Takes the region and the carrier off the end.
    private static func market(_ words: inout [Substring], own: Int) -> (region: Region, carrier: String?) {
        func region(_ word: Substring) -> Region? {
            guard let found = Region(rawValue: String(word)), found != .china, found != .global else { return nil }
            return found
        }
        guard words.count > own, let last = words.last else { return (.global, nil) }
        if let found = region(last) {
            words.removeLast()
            return (found, nil)
        }
        if words.count - own > 1, let found = region(words[words.count - 2]), isCarrier(last) {
            words.removeLast(2)
            return (found, String(last))
        }
        // `dc` and `fk` stand without a region, which they imply.
        if let known = Firmware.nameWords.carriers.first(where: { $0.word == last }),
            let found = Region(rawValue: known.region)
        {
            words.removeLast()
            return (found, known.word)
        }
        return (.global, nil)
    }

    /// Two or three letters behind a region are a carrier, also one that nobody knows yet.
    private static func isCarrier(_ word: Substring) -> Bool {
        (2...3).contains(word.utf8.count) && word.utf8.allSatisfy { (97...122).contains($0) }
    }

    /// The number of words of the codename: those of a known one that holds underscores, else one.
    private static func ownWords(_ words: [Substring]) -> Int {
        if words.first?.isEmpty != false { return words.count }
        for name in codenames where words.starts(with: name) {
            // `pissarro_in` alone is the phone `pissarro` in India; in front of a carrier it is a codename.
            let endsInRegion = name.last.map { Region(rawValue: String($0)) != nil } ?? false
            if !(endsInRegion && words.count == name.count) { return name.count }
        }
        return 1
    }

    private static let codenames: [[Substring]] = Firmware.nameWords.codenames.map { $0.name.split(separator: "_") }
    private static let suffixes = Set(Firmware.nameWords.suffixes.map(\.words))
}
