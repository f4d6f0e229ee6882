/// A habit of a bootloader with the checksum lists that a host gives it. None is a fault: owners met phones that do each of them.
public enum ListHabit: String, Codable, Sendable, CaseIterable {
    /// Refuses `sparsecrclist`, as bootloaders of lancelot, phoenix and sagit did.
    case refuses
    /// Finds that no part of an image in `sparsecrclist` matches, as one does that counts the parts in another way than the list's maker.
    case miscounts
    /// After a part that does not match every download is refused, until the phone restarts.
    case sticks

    /// What `refuses` says.
    static let refusal = "update sparse crc list failed"
    /// What `sticks` says.
    static let stuck = "Error: Last flash failed : CRC Error"
}
