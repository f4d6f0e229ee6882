import Bytes

/// What restock never says to a phone, whoever asks for it: the last look at a command, as it goes over the wire.
///
/// Scripts that ask for these are refused long before, by the reader of scripts and by the gates. This is for the places where a command
/// comes from a person's keyboard, and a second net below the others. There is no flag that changes it.
public enum ForbiddenCommand: Sendable, Equatable {
    /// Writes or erases an identity partition.
    case identity(IdentityPartitions.Entry)
    /// Writes or erases the table of partitions.
    case partitionTable
    /// Names what cannot be a partition.
    case noName(String)
    /// Spells a partition with other capitals than the phone does.
    case otherCase(String)
    /// Leaves a message in `misc` that is no order to wipe.
    case recoveryMessage
    /// Switches the anti-rollback protection off.
    case antiRollback
    /// Unlocks a bootloader: Xiaomi's official program is the only one that may.
    case unlock
    /// Locks a bootloader by itself, without the flash that must come directly before.
    case loneLock
    /// Erases, formats or writes by a vendor's command, which no check looks through.
    case oemWrite
    /// Recovery services that destroy the radio's identity or touch Google's lock.
    case recoveryService
    /// Enters the emergency download mode.
    case emergencyMode

    /// Judges one command, of fastboot or of a recovery.
    /// - Parameters:
    ///   - wire: the text that would be sent: `flash:boot_ab`, `oem lock`, `format-data:`.
    ///   - product: of the phone; nil where it is not known. What one model's stock script alone does is let through then.
    ///   - endsFlash: true only for the lock that ends a flash which the gate `relock` let through.
    /// - Returns: nil when it may be sent.
    public init?(wire: String, product: String? = nil, endsFlash: Bool = false) {
        let text = PartitionName.lower(wire.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        let head = text.prefix { $0 != ":" && $0 != " " }
        let rest = text.dropFirst(head.count).drop { $0 == ":" || $0 == " " }
        let found: ForbiddenCommand?
        switch head {
        case "flash", "resize-logical-partition", "create-logical-partition", "delete-logical-partition",
            "update-super":
            found = Self.partition(rest, .flash, product)
        case "erase", "format": found = Self.partition(rest, .erase, product)
        case "oem", "flashing": found = Self.vendor(rest, isOEM: head == "oem", endsFlash: endsFlash)
        case "reboot-edl": found = .emergencyMode
        case "reboot" where rest.contains("edl"): found = .emergencyMode
        case "format-frp", "wipe-efs", "format-storage", "format-data-storage", "wipe-data-storage", "format-cache":
            found = .recoveryService
        default: found = nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func partition(
        _ rest: Substring, _ use: IdentityPartitions.Use, _ product: String?
    ) -> ForbiddenCommand? {
        // Whatever separates names from each other or from a size.
        let names = rest.split { "+:, \"'".contains($0) }.map(String.init)
        for name in names {
            guard let entry = IdentityPartitions.entry(for: name, use: use, product: product) else { continue }
            return entry.name == "antirbpass" ? .antiRollback : .identity(entry)
        }
        if names.contains(where: { PartitionTable.isNamed($0) }) { return .partitionTable }
        return names.first { PartitionName($0) == nil }.map { .noName($0) }
    }

    private static func vendor(_ rest: Substring, isOEM: Bool, endsFlash: Bool) -> ForbiddenCommand? {
        let words = rest.filter { $0.isLetter || $0.isNumber }
        if words.hasPrefix("ignoreanti") || words.contains("antirb") { return .antiRollback }
        if words.contains("unlock"), words != "getunlockability" { return .unlock }
        if words.contains("lock"), words != "getunlockability" {
            return endsFlash && rest == "lock" ? nil : .loneLock
        }
        // `dload`, `qdl` and `edl` are names of the same mode; `enter-dload` and its like have them at the end.
        if ["edl", "dload", "qdl"].contains(where: { words.contains($0) }) { return .emergencyMode }
        guard isOEM else { return nil }
        if let entry = identity(behind: rest) { return entry.name == "antirbpass" ? .antiRollback : .identity(entry) }
        // `reset_anti`, `disable_frp`, `write-imei`: what is named there cannot be made again, or is somebody's protection.
        let parts = rest.split { !$0.isLetter && !$0.isNumber }
        if parts.contains(where: { ["anti", "arb", "antirollback"].contains($0) }) { return .antiRollback }
        if parts.contains(where: { ["frp", "imei", "meid", "efs", "nv"].contains($0) }) || words.contains("frp")
            || words.contains("imei")
        {
            return .oemWrite
        }
        if ["erase", "format", "flash", "wipe"].contains(where: { words.hasPrefix($0) }) { return .oemWrite }
        return rest.utf8.allSatisfy { (0x20...0x7e).contains($0) } ? nil : .noName("oem \(rest)")
    }

    /// An identity partition that a vendor's command names behind its word.
    private static func identity(behind rest: Substring) -> IdentityPartitions.Entry? {
        rest.split { " :=,\"'".contains($0) }.dropFirst().compactMap { IdentityPartitions.entry(for: String($0)) }.first
    }
}
