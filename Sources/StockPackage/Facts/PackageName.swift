/// What the file name of a package says. A name is a hint, never the only proof: people rename files.
///
/// Fastboot packages have three forms: classic (`lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17.tgz`),
/// the dashed one of HyperOS 3, and an ancient one without a date. Recovery packages have two: `VARIANT-ota_full-...` and `miui_TAG_...`.
/// Grammar measured on 17,903 published packages.
public struct PackageName: Sendable, Equatable {
    /// What kind of package it names.
    public enum Kind: Sendable {
        case fastboot, recovery
    }

    public let kind: Kind
    /// Codename with the region suffix as published: `lancelot_eea_global`.
    public let variant: String
    /// `V12.0.1.0.QJCEUXM`, `OS2.0.203.0.VMYCNXM`, or a bare weekly number.
    public let version: String
    /// Android release, `10.0`.
    public let android: String
    /// The region field, `eea`; nil in the few names that leave it out, and in those of recovery packages.
    public let region: String?
    /// Android's build variant, `user` or `userroot`; nil where the name has none.
    public let build: String?
    /// The first ten hex digits of the MD5 of the archive, lower case.
    public let md5Prefix: String

    /// Whether the name says that this is no build for owners.
    public var isUserRoot: Bool { build.map { $0 != "user" } ?? false }

    /// The carrier that the package is made for, `vf`; nil for the open market.
    public var carrier: String? {
        if let carrier = Variant(variant).carrier { return carrier }
        guard let words = region?.split(separator: "_").dropFirst(), !words.isEmpty else { return nil }
        return words.joined(separator: "_")
    }

    /// Reads a file name with or without its ending; nil when it has none of the forms. What browsers put behind the name of a
    /// second copy (`X (1).tgz`, `X.tgz.1`) is not a part of it.
    public init?(_ fileName: String) {
        let stem = FileStem(fileName)
        if let found = Self.fastboot(stem.text, at: "_images_", separator: "_") {
            self = found
        } else if let found = Self.fastboot(stem.text, at: "-images-", separator: "-") {
            self = found
        } else if stem.ending == nil || stem.ending == ".zip", let found = Self.recovery(stem.text) {
            self = found
        } else {
            return nil
        }
    }

    init(
        kind: Kind, variant: String, version: String, android: String, region: String?, build: String?,
        md5Prefix: String
    ) {
        self.kind = kind
        self.variant = variant
        self.version = version
        self.android = android
        self.region = region
        self.build = build
        self.md5Prefix = md5Prefix
    }

    private static func fastboot(_ stem: Substring, at mark: String, separator: Character) -> PackageName? {
        guard let range = stem.firstRange(of: mark) else { return nil }
        let variant = stem[..<range.lowerBound]
        var fields = stem[range.upperBound...].split(separator: separator, omittingEmptySubsequences: false)
        guard let md5 = fields.popLast().flatMap(hash), !variant.isEmpty else { return nil }
        // A version may hold a dash itself: OS3.3.260423.1.XOSMIXM.STABLE-DPP.
        let build = fields.firstIndex(where: isBuild)
        let end = build ?? 1
        guard end > 0, end <= fields.count else { return nil }
        let version = fields[..<end].joined(separator: String(separator))
        guard !version.isEmpty else { return nil }
        let name = build.map { String(fields[$0]) }
        fields.removeFirst(build.map { $0 + 1 } ?? 1)
        // A date is 20210119.0000.00; ancient names have none.
        if let date = fields.first, date.prefix(8).utf8.count == 8, date.prefix(8).allSatisfy(\.isNumber) {
            fields.removeFirst()
        }
        guard let android = fields.first, android.first?.isNumber == true else { return nil }
        fields.removeFirst()
        return PackageName(
            kind: .fastboot, variant: String(variant), version: version, android: String(android),
            region: fields.isEmpty ? nil : fields.joined(separator: "_"), build: name, md5Prefix: md5)
    }

    /// Ten hex digits, in lower case.
    static func hash(_ field: Substring) -> String? {
        guard field.count == 10, field.utf8.count == 10, field.allSatisfy(\.isHexDigit) else { return nil }
        return field.lowercased()
    }

    /// The names that Android's build system gives, and the one with root of Xiaomi's.
    static func isBuild(_ field: Substring) -> Bool {
        ["user", "userroot", "userdebug", "eng"].contains(field)
    }
}
