/// The words of one bootloader family, or of fastbootd: what stands after FAIL.
///
/// The texts for a locked phone and for missing partitions are those that owners' logs show. The rest is worded as the
/// public sources of Qualcomm's and MediaTek's bootloaders and of AOSP's fastbootd word it, or chosen where those are
/// silent.
struct Dialect {
    /// Nil where a locked phone still takes a download.
    var downloadLocked: String?
    var flashLocked: String
    var eraseLocked: String
    var slotLocked: String
    var snapshotLocked: String
    var bootLocked: String
    /// What `boot` says on an unlocked phone; nil when it really boots.
    var bootRefused: String?
    var flashNoPartition: String
    var eraseNoPartition: String
    var unknownCommand: String
    /// Whether the unknown command's text is followed by the command.
    var namesUnknownCommand = false
    var downloadTooLarge: String
    var imageTooLarge: String
    /// What is said of a file larger than the partition that is no sparse image; nil where that is `imageTooLarge`, too.
    var rawTooLarge: String?
    var nothingDownloaded: String
    /// What stands after OKAY when a flash or an erase is done.
    var flashDone = ""
    var eraseDone = ""
    /// Whether erase and flash of a `_ab` name say one INFO line for each slot.
    var announcesSlots = false
    /// The longest command in bytes.
    var commandLimit = 64
}

extension Dialect {
    static let qualcommUEFI = Dialect(
        downloadLocked: nil,
        flashLocked: "Flashing is not allowed in Lock State",
        eraseLocked: "Erase is not allowed in Lock State",
        slotLocked: "Slot Change is not allowed in Lock State",
        snapshotLocked: "Snapshot Cancel is not allowed in Lock State",
        bootLocked: "Boot Command is not allowed in Lock State",
        bootRefused: "Failed to load/authenticate boot image: Load Error",
        flashNoPartition: "Partition not found",
        eraseNoPartition: "Partition not found",
        unknownCommand: "unknown command",
        downloadTooLarge: "Requested download size is more than max allowed",
        imageTooLarge: "Error flashing partition : Volume Full",
        nothingDownloaded: "Flash image not downloaded",
        announcesSlots: true)

    static let qualcommLK = Dialect(
        downloadLocked: nil,
        flashLocked: "Partition flashing is not allowed",
        eraseLocked: "device is locked. Cannot erase",
        slotLocked: "Slot Change is not allowed in Lock State",
        snapshotLocked: "unknown command",
        bootLocked: "Fastboot boot command is not available in locked device",
        flashNoPartition: "partition table doesn't exist",
        eraseNoPartition: "Partition table doesn't exist",
        unknownCommand: "unknown command",
        downloadTooLarge: "data too large",
        imageTooLarge: "size too large",
        nothingDownloaded: "no image was downloaded")

    static let mediatekLK = Dialect(
        downloadLocked: "Download is not allowed on locked devices",
        flashLocked: "not allowed in locked state",
        eraseLocked: "not allowed in locked state",
        slotLocked: "not allowed in locked state",
        snapshotLocked: "not allowed in locked state",
        bootLocked: "not supported in locked device",
        flashNoPartition: "partition does not exist",
        eraseNoPartition: "partition does not exist",
        unknownCommand: "unknown command",
        downloadTooLarge: "data too large",
        imageTooLarge: "size too large",
        nothingDownloaded: "no image was downloaded")

    /// AOSP's fastbootd, whatever the phone.
    static let userspace = Dialect(
        downloadLocked: "Download is not allowed on locked devices",
        flashLocked: "Flashing is not allowed on locked devices",
        eraseLocked: "Erase is not allowed on locked devices",
        slotLocked: "set_active command is not allowed on locked devices",
        snapshotLocked: "Command not available on locked devices",
        bootLocked: "Unrecognized command boot",
        bootRefused: "Unrecognized command boot",
        flashNoPartition: "No such file or directory",
        eraseNoPartition: "Partition doesn't exist",
        unknownCommand: "Unrecognized command ",
        namesUnknownCommand: true,
        downloadTooLarge: "Invalid size",
        imageTooLarge: "No space left on device",
        rawTooLarge: "Value too large for defined data type",
        nothingDownloaded: "Invalid argument",
        flashDone: "Flashing succeeded",
        eraseDone: "Erasing succeeded",
        commandLimit: 256)

    static func of(_ family: BootloaderFamily) -> Dialect {
        switch family {
        case .qualcommUEFI: qualcommUEFI
        case .qualcommLK: qualcommLK
        case .mediatekLK: mediatekLK
        }
    }
}
