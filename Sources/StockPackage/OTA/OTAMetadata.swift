import Bytes

/// What `META-INF/com/android/metadata` of an update package says: lines of `key=value` (AOSP's ota_from_target_files).
public struct OTAMetadata: Sendable, Hashable {
    /// Its place in the .zip.
    public static let path = "META-INF/com/android/metadata"

    /// Every line.
    public let values: [String: String]

    /// Reads the text. Empty lines are passed over.
    init(_ bytes: [UInt8]) throws(OTAError) {
        values = try Self.lines(bytes, of: Self.path)
    }

    /// The code names of the phones that it is for (`pre-device`): AOSP puts `|` between several, others `,`.
    public var devices: [String] {
        (values["pre-device"] ?? "").split { $0 == "|" || $0 == "," }.map(String.init)
    }
    /// The fingerprint of the system that it installs.
    public var build: String? { values["post-build"] }
    /// That system's incremental version: on Xiaomi's phones the version of MIUI or HyperOS.
    public var version: String? { values["post-build-incremental"] }
    /// That system's API level.
    public var sdkLevel: String? { values["post-sdk-level"] }
    /// That system's security patches: `2025-03-01`.
    public var securityPatchLevel: String? { values["post-security-patch-level"] }
    /// When that system was built, in seconds since 1970.
    public var timestamp: String? { values["post-timestamp"] }
    /// `AB` for packages with a payload, `BLOCK` for those without.
    public var type: String? { values["ota-type"] }
    /// Whether installing it erases the owner's data.
    public var wipes: Bool { values["ota-wipe"] == "yes" }
    /// What says that installing a package erases the owner's data: the recovery goes by the first, update_engine by the second.
    static func wipeOrders(_ metadata: OTAMetadata?, powerwash: Bool) -> [String] {
        (metadata?.wipes == true ? ["ota-wipe=yes"] : []) + (powerwash ? ["POWERWASH=1"] : [])
    }
    /// Whether it may be older than what it replaces.
    public var isDowngrade: Bool { values["ota-downgrade"] == "yes" }
    /// The one phone that it is for, if it is made for one.
    public var serial: String? { values["serialno"] }
    /// The system that it starts from, if it is an incremental update.
    public var startsFrom: String? { values["pre-build-incremental"] ?? values["pre-build"] }

    /// `key=value` lines, each key once.
    static func lines(_ bytes: [UInt8], of name: String) throws(OTAError) -> [String: String] {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .entry(name: name, .notText) }
        var values: [String: String] = [:]
        // Bytes, not characters: to Swift a carriage return and a line feed are one character, and no line feed.
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.last == 0x0D ? line.dropLast() : line
            if trimmed.isEmpty { continue }
            let halves = trimmed.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                .map { ForeignText(bytes: $0).description }
            guard halves.count == 2, !halves[0].isEmpty else {
                throw .malformed(name: name, line: index + 1, why: "it is not key=value")
            }
            guard values.updateValue(halves[1], forKey: halves[0]) == nil else {
                throw .malformed(name: name, line: index + 1, why: "it says \(halves[0]) a second time")
            }
        }
        return values
    }
}
