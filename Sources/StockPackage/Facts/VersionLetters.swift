/// The letter group at the end of a version string: `QJCEUXM` in `V12.0.1.0.QJCEUXM` is Android 10, device code JC, region EU,
/// channel XM (open market). Previews have a word behind it: `OS3.3.260423.1.XOSMIXM.STABLE-DPP`, `OS1.0.240808.1.VNBCNXMPRE-DPP`.
public struct VersionLetters: Sendable, Equatable {
    /// The major Android version that the first letter stands for, K = 4 to X = 17.
    public let androidMajor: Int
    /// Two letters that stand for the device.
    public let deviceCode: String
    /// The region that the fourth and fifth letter stand for; nil for letters that are not known.
    public let region: Region?
    /// `XM` for the open market; others are carriers, resellers, and `DM` phones on display.
    public let channel: String

    /// Nil for versions without such a group, as the weekly numbers are (`9.5.30`).
    public init?(version: String) {
        var text = Substring(version)
        for word in ["STABLE-DPP", "PRE-DPP"] where text.hasSuffix(word) {
            text = text.dropLast(word.count)
            if text.last == "." { text.removeLast() }
        }
        guard let group = text.split(separator: ".").last, group.utf8.count == 7,
            group.utf8.allSatisfy({ (65...90).contains($0) }), let first = group.utf8.first
        else { return nil }
        let letters = Array("KLMNOPQRSTUVWX".utf8)
        guard let index = letters.firstIndex(of: first) else { return nil }
        androidMajor = index + 4
        deviceCode = String(group.dropFirst().prefix(2))
        region = Region(versionLetters: group.dropFirst(3).prefix(2))
        channel = String(group.suffix(2))
    }
}
