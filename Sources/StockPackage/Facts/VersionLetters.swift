/// The letter group at the end of a version string: `QJCEUXM` in `V12.0.1.0.QJCEUXM` is Android 10, device code JC, region EU,
/// channel XM (open market).
public struct VersionLetters: Sendable, Equatable {
    /// The major Android version that the first letter stands for, K = 4 to X = 17.
    public let androidMajor: Int
    /// Two letters that stand for the device.
    public let deviceCode: String
    /// The region that the fourth and fifth letter stand for; nil for letters that are not known.
    public let region: Region?
    /// `XM` for the open market; others are carriers and resellers.
    public let channel: String

    /// Nil for versions without such a group, as the weekly numbers are (`9.5.30`).
    public init?(version: String) {
        guard let group = version.split(separator: ".").last, group.utf8.count == 7,
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
