/// What the file name of a fastboot package says. A name is a hint, never the only proof: people rename files.
///
/// Three forms exist: classic (`lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17.tgz`),
/// the dashed one of HyperOS 3, and an ancient one without a date. Grammar measured on 1,529 published packages.
public struct PackageName: Sendable, Equatable {
    /// Codename with the region suffix as published: `lancelot_eea_global`.
    public let variant: String
    /// `V12.0.1.0.QJCEUXM`, `OS2.0.203.0.VMYCNXM`, or a bare weekly number.
    public let version: String
    /// Android release, `10.0`.
    public let android: String
    /// The region field, `eea`; nil in the few names that leave it out.
    public let region: String?
    /// The first ten hex digits of the MD5 of the archive, lower case.
    public let md5Prefix: String

    /// Reads a file name with or without `.tgz`, `.tar.gz` or `.tar`; nil when it has none of the three forms.
    public init?(_ fileName: String) {
        var stem = Substring(fileName)
        for ending in [".tgz", ".tar.gz", ".tar"] where stem.hasSuffix(ending) {
            stem = stem.dropLast(ending.count)
            break
        }
        if let found = Self.cut(stem, at: "_images_", separator: "_") {
            self = found
        } else if let found = Self.cut(stem, at: "-images-", separator: "-") {
            self = found
        } else {
            return nil
        }
    }

    private init?(variant: Substring, fields: [Substring], dashed: Bool) {
        var fields = fields
        guard let hash = fields.popLast(), hash.count == 10, hash.utf8.count == 10, hash.allSatisfy(\.isHexDigit) else {
            return nil
        }
        guard let version = fields.first, !version.isEmpty, !variant.isEmpty else { return nil }
        fields.removeFirst()
        if dashed, fields.first == "user" { fields.removeFirst() }
        // A date is 20210119.0000.00; ancient names have none.
        if let date = fields.first, date.prefix(8).utf8.count == 8, date.prefix(8).allSatisfy(\.isNumber) {
            fields.removeFirst()
        }
        guard let android = fields.first, android.first?.isNumber == true else { return nil }
        fields.removeFirst()
        self.variant = String(variant)
        self.version = String(version)
        self.android = String(android)
        self.region = fields.isEmpty ? nil : fields.joined(separator: "_")
        self.md5Prefix = hash.lowercased()
    }

    private static func cut(_ stem: Substring, at mark: String, separator: Character) -> PackageName? {
        guard let range = stem.firstRange(of: mark) else { return nil }
        return PackageName(
            variant: stem[..<range.lowerBound],
            fields: stem[range.upperBound...].split(separator: separator, omittingEmptySubsequences: false),
            dashed: separator == "-")
    }
}
