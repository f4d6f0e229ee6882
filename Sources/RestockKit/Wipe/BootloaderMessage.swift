import Bytes

/// AOSP's bootloader message (`bootloader_message.h`): what stands at the beginning of the partition `misc`, where bootloader and
/// recovery leave each other notes.
///
/// Fastboot cannot read `misc`, so what the other fields held cannot be kept; the ones that are not set here are zeros, as in a
/// message that AOSP makes anew. Flashing overwrites from the partition's start: an image of exactly 2048 bytes leaves what follows
/// on the partition as it is (slot notes, vendors' own). A bootloader that stores 4096 bytes at a time may write as many; the gate
/// `slot-state` says so where the phone has slots.
struct BootloaderMessage {
    /// The size in bytes.
    static let size = 2048
    private static let commandSize = 32
    private static let statusSize = 32
    private static let recoverySize = 768

    /// What the bootloader is to do: up to 31 characters.
    let command: String
    /// The recovery's arguments, a line each, the first of which is `recovery`: up to 767 characters.
    let recovery: String

    /// Starts the recovery, which wipes the owner's data with its own tools, and forgets the message.
    static let wipeData = BootloaderMessage(command: "boot-recovery", recovery: "recovery\n--wipe_data\n")

    /// The 2048 bytes: command[32], status[32], recovery[768], stage[32], reserved[1184].
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(Self.field(command, Self.commandSize))
        writer.append([UInt8](repeating: 0, count: Self.statusSize))
        writer.append(Self.field(recovery, Self.recoverySize))
        writer.append([UInt8](repeating: 0, count: Self.size - writer.bytes.count))
        return writer.bytes
    }

    /// A text with NULs behind it, at least one.
    private static func field(_ text: String, _ count: Int) -> [UInt8] {
        let bytes = Array(text.utf8.prefix(count - 1))
        return bytes + [UInt8](repeating: 0, count: count - bytes.count)
    }
}
