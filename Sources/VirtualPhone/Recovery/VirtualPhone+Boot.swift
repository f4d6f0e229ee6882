import Glibc

extension VirtualPhone {
    /// What starts when the phone is told to start `mode`. On its way to Android the bootloader looks into `misc` first.
    func bootTarget(_ mode: DeviceMode) -> DeviceMode {
        guard mode == .gone else { return mode }
        switch bootMessage.command {
        case "boot-recovery": return .recovery
        case "boot-fastboot" where !profile.logical.isEmpty: return .fastbootd
        case "bootonce-bootloader":
            clearBootMessage()
            return .fastboot
        default: return .gone
        }
    }

    /// The recovery starts and does what `misc` tells it, in AOSP's words.
    /// - Returns: where the phone is afterwards: ``DeviceMode/recovery`` where it waits for a host or a finger, else gone into Android.
    func startRecovery() -> DeviceMode {
        let message = bootMessage
        defer { clearBootMessage() }
        recoveryKind = ownRecovery
        for argument in message.arguments {
            switch argument {
            case "--wipe_data":
                wipeData()
                return .gone
            case "--wipe_cache":
                erase(["cache"])
                return .gone
            case "--sideload", "--sideload_auto_reboot":
                recoveryKind = .sideload
                return .recovery
            case "--just_exit": return .gone
            default: break
            }
        }
        return .recovery
    }

    /// What AOSP's recovery calls a wipe of data: userdata, and metadata and cache on a phone that has them. The recovery makes fresh file
    /// systems; here the partitions are empty.
    func wipeData() {
        erase(["userdata", "metadata", "cache"])
        state.wiped = true
        save()
    }

    private func erase(_ names: [String]) {
        guard !options.discard else { return }
        for row in profile.partitions where names.contains(row.name) && !row.slotted {
            // A full disk under the state folder is no reason for the phone to behave differently.
            try? folder.file(of: row.name, bytes: row.bytes).erase()
        }
    }

    private var misc: PartitionFile? {
        profile.partitions.first { $0.name == "misc" }.map { folder.file(of: $0.name, bytes: $0.bytes) }
    }

    private var bootMessage: BootMessage {
        let bytes = misc == nil ? nil : try? folder.read("misc.img", atMost: BootMessage.size)
        return BootMessage((bytes ?? nil) ?? [])
    }

    /// Makes the message zero and leaves the rest of `misc` as it is.
    private func clearBootMessage() {
        guard let misc, unsafe access(misc.path, F_OK) == 0, let partition = try? misc.open() else { return }
        try? partition.clear(0..<UInt64(BootMessage.size))
    }
}
