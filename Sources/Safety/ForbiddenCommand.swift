import Plan

/// What restock never says to a phone, whoever asks for it: the last look at a command, as it goes over the wire.
///
/// Scripts that ask for these are refused long before, by the reader of scripts and by the gates. This is for the places where a command
/// comes from a person's keyboard, and a second net below the others. There is no flag that changes it.
public enum ForbiddenCommand: Sendable, Equatable {
    /// Writes or erases an identity partition.
    case identity(IdentityPartitions.Entry)
    /// Switches the anti-rollback protection off.
    case antiRollback
    /// Unlocks a bootloader: Xiaomi's official program is the only one that may.
    case unlock
    /// Locks a bootloader by itself, without the flash that must come directly before.
    case loneLock
    /// Recovery services that destroy the radio's identity or touch Google's lock.
    case recoveryService
    /// Enters the emergency download mode.
    case emergencyMode

    /// Judges one command, of fastboot or of a recovery.
    /// - Parameters:
    ///   - wire: the text that would be sent: `flash:boot_ab`, `oem lock`, `format-data:`.
    ///   - endsFlash: true only for the lock that ends a flash which the gate `relock` let through.
    /// - Returns: nil when it may be sent.
    public init?(wire: String, endsFlash: Bool = false) {
        let text = wire.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let head = text.prefix { $0 != ":" && $0 != " " }
        let rest = text.dropFirst(head.count).drop { $0 == ":" || $0 == " " }
        switch head {
        case "flash", "erase", "format", "resize-logical-partition", "create-logical-partition",
            "delete-logical-partition":
            // Whatever separates names from each other or from a size.
            let names = rest.split { "+:, \"'".contains($0) }.map(String.init)
            guard let entry = names.compactMap(IdentityPartitions.entry(for:)).first else { return nil }
            self = entry.name == "antirbpass" ? .antiRollback : .identity(entry)
        case "oem", "flashing":
            let words = rest.filter { $0.isLetter || $0.isNumber }
            if words.hasPrefix("ignoreanti") || words.contains("antirb") {
                self = .antiRollback
            } else if words.contains("unlock"), words != "getunlockability" {
                self = .unlock
            } else if words.contains("lock"), words != "getunlockability" {
                if endsFlash, rest == "lock" { return nil }
                self = .loneLock
            } else if words.contains("edl") {
                self = .emergencyMode
            } else {
                return nil
            }
        case "reboot-edl": self = .emergencyMode
        case "reboot" where rest.contains("edl"): self = .emergencyMode
        case "format-frp", "wipe-efs", "format-storage", "format-data-storage", "wipe-data-storage", "format-cache":
            self = .recoveryService
        default: return nil
        }
    }
}

extension ForbiddenCommand: CustomStringConvertible {
    /// The reason as a sentence for the owner.
    public var description: String {
        switch self {
        case .identity(let entry): "\(entry.name) holds \(entry.holds); restock never writes or erases it."
        case .antiRollback:
            "This switches the anti-rollback protection off, the way to a phone that never starts again."
        case .unlock: "restock unlocks no bootloader; Xiaomi's own program is the only way."
        case .loneLock: "restock locks a bootloader only at the end of a whole stock flash (--mode clean-lock)."
        case .recoveryService:
            "This erases what makes the phone this phone, or touches Google's lock; restock never asks for it."
        case .emergencyMode: "restock does not use the emergency download mode."
        }
    }
}
