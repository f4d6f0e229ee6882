/// Why a phone said no, as far as its words tell.
///
/// Bootloaders have no codes, only text, and every maker has its own. The stems were collected from Qualcomm's and
/// MediaTek's bootloaders on Xiaomi phones, from fastbootd and from U-Boot; they are looked for without regard to case.
public enum Rejection: Sendable, Hashable, CaseIterable {
    /// The bootloader is locked, or this command needs it unlocked.
    case locked
    /// The bootloader is unlocked, but not for critical partitions.
    case critical
    /// The image is older than the phone allows.
    case antiRollback
    case unknownVariable
    case unknownCommand
    /// There is no such partition, at least not in this mode: logical ones are known to fastbootd only.
    case noSuchPartition
    /// The image does not match the checksum list that the phone was given.
    case crc
    /// The download or the image does not fit.
    case tooLarge
    case battery
    /// The sparse image holds a kind of chunk that this bootloader does not know.
    case sparse
    /// An update is being merged into the partitions.
    case snapshot
    /// The phone does not accept the image or token as genuine.
    case notAuthentic
    case other

    /// Sorts the text after FAIL.
    public init(reason: String) {
        let text = reason.lowercased()
        if text.drop(while: { $0 == " " }) == "not support" {
            self = .noSuchPartition
            return
        }
        // A lock inside the storage is none of the bootloader.
        if text.contains("is locked"), Self.inner.contains(where: text.contains) {
            self = .other
            return
        }
        self = Self.stems.first { stem, _ in text.contains(stem) }?.kind ?? .other
    }

    /// What can be locked on a phone whose bootloader is not.
    private static let inner = [
        "table is locked", "partition is locked", "volume is locked", "file is locked", "slot is locked",
        "mutex is locked",
    ]

    /// In order: the first stem that occurs decides.
    private static let stems: [(stem: String, kind: Rejection)] = [
        ("critical partition", .critical),
        ("anti-rollback", .antiRollback), ("anti rollback", .antiRollback), ("antirollback", .antiRollback),
        ("anti_rollback", .antiRollback), ("rollback version", .antiRollback), ("rollback index", .antiRollback),
        ("user build", .other),
        ("lock state", .locked), ("locked state", .locked), ("locked device", .locked), ("device is locked", .locked),
        ("not support on security", .locked), ("is locked", .locked), ("not allowed", .locked),
        ("unknown variable", .unknownVariable), ("variable not found", .unknownVariable),
        ("variable not implemented", .unknownVariable), ("no such variable", .unknownVariable),
        ("unknown command", .unknownCommand), ("unrecognized command", .unknownCommand),
        ("command not supported", .unknownCommand), ("unsupported command", .unknownCommand),
        ("snapshot update is in progress", .snapshot), ("merge", .snapshot),
        ("no such partition", .noSuchPartition), ("partition not found", .noSuchPartition),
        ("partition does not exist", .noSuchPartition), ("partition doesn't exist", .noSuchPartition),
        ("partition table doesn't exist", .noSuchPartition), ("partition table does not exist", .noSuchPartition),
        // fastbootd's word for a flash, which it opens the partition for before it writes.
        ("no such file or directory", .noSuchPartition),
        ("could not find partition", .noSuchPartition), ("unknown partition", .noSuchPartition),
        ("chunk type", .sparse), ("sparse", .sparse),
        ("too large", .tooLarge), ("too big", .tooLarge), ("more than max", .tooLarge), ("exceed", .tooLarge),
        ("not enough space", .tooLarge), ("larger than", .tooLarge), ("bigger than", .tooLarge),
        ("crc", .crc), ("checksum", .crc),
        ("battery", .battery), ("low power", .battery),
        ("authenticate", .notAuthentic), ("verify failed", .notAuthentic), ("verification failed", .notAuthentic),
        ("signature", .notAuthentic),
    ]
}
