/// Every command that this library can say to a phone. The only encoder is ``encode(limit:)``.
///
/// Names and meaning are those of the AOSP fastboot README and of fastbootd's sources. Partition names are passed on as
/// they are: a slot suffix is the caller's business.
public enum FastbootCommand: Sendable, Hashable {
    /// Asks for a variable: `product`, `partition-size:boot_a`.
    case getvar(String)
    /// Announces so many bytes for the phone's memory; the data phase follows. Not 0.
    case download(UInt32)
    /// Asks for the bytes that an earlier OEM command prepared; the data phase follows.
    case upload
    /// Writes the last download to a partition.
    case flash(String)
    case erase(String)
    /// Makes a slot the one to boot: one letter, `a` or `b`.
    case setActive(String)
    case reboot(RebootTarget)
    /// Goes on with the normal boot.
    case `continue`
    /// Runs the last download as a boot image.
    case boot
    /// Turns the phone off. Known to fastbootd only.
    case shutdown
    /// A maker's own command, without the word `oem`.
    case oem(String)
    /// `unlock`, `lock`, `unlock_critical`, `lock_critical`, `get_unlock_ability`.
    case flashing(String)
    /// Old bootloaders: checks the last download, 256 bytes, as a signature.
    case signature
    /// Virtual A/B: `cancel`, `merge`, or nothing to ask for the state.
    case snapshotUpdate(String)
    /// fastbootd: makes a logical partition of `size` bytes.
    case createLogical(String, size: UInt64)
    /// fastbootd: gives a logical partition `size` bytes.
    case resizeLogical(String, size: UInt64)
    /// fastbootd: takes a logical partition away.
    case deleteLogical(String)
    /// fastbootd: makes the last download, an empty super image, the table of logical partitions.
    case updateSuper(String, wipe: Bool)
    /// fastbootd: `wipe`, `disable` or `status` of a Generic System Image.
    case gsi(String)
    /// fastbootd on debuggable builds: asks for the content of a partition; the data phase follows. Offset and count in
    /// bytes.
    case fetch(String, offset: UInt32?, count: UInt32?)
}
