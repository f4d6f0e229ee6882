import Bytes
import Firmware

/// Vendors' commands, `oem WORD ...`: which of them are known to be harmless or to be in stock scripts, from
/// `Firmware/policy/oem-commands.json`. What any other does is the bootloader's secret: it may write.
public enum OEMCommands {
    static let known = Set(Firmware.oemCommands.map(\.word))

    /// The word that tells an unknown command from others, in lower case and of plain letters alone, since it is typed as a consent; nil
    /// for what is known.
    /// - Parameter argument: what stands behind `oem`: `frob nicate`.
    public static func unknownWord(_ argument: String) -> String? {
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard let first = words.first else { return nil }
        let word = PartitionName.lower(first)
        // A known word with more behind it is another command.
        if words.count == 1, known.contains(word) { return nil }
        let plain = word.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return plain.isEmpty ? "oem" : String(plain)
    }
}
