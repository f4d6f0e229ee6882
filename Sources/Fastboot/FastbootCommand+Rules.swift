extension FastbootCommand {
    /// How long the phone may be silent after this command. Every INFO and TEXT starts the time again.
    ///
    /// The reference program waits without end over USB. These limits are ours: generous where storage is written (one
    /// part of `super` was seen to take 33 s on a phone that writes in the background, and erasing gigabytes of eMMC
    /// takes minutes), short where an answer comes from memory.
    public var deadline: Duration {
        switch self {
        case .getvar: .seconds(5)
        case .download, .upload, .fetch: .seconds(30)
        case .flash, .erase: .seconds(600)
        // A phone that writes in the background answers these only when everything is on storage.
        case .reboot, .continue, .shutdown, .setActive: .seconds(600)
        case .boot, .signature: .seconds(60)
        case .oem: .seconds(60)
        // The owner may have to press a key on the phone.
        case .flashing: .seconds(180)
        case .snapshotUpdate(let action): action == "merge" ? .seconds(1800) : .seconds(60)
        case .createLogical, .resizeLogical, .deleteLogical, .updateSuper, .gsi: .seconds(120)
        }
    }

    /// The longest that the phone may take in all, however often it says that it is alive. It is never more than
    /// ``FastbootLimits/longest``.
    public var longest: Duration {
        switch self {
        // A list of 500 lines over a network that loses one datagram in a hundred takes half a minute.
        case .getvar: .seconds(300)
        case .reboot, .continue, .shutdown, .setActive: .seconds(1200)
        case .download, .upload, .fetch, .boot, .signature, .flashing: .seconds(1800)
        case .flash, .erase, .oem, .snapshotUpdate, .createLogical, .resizeLogical, .deleteLogical, .updateSuper, .gsi:
            .seconds(7200)
        }
    }

    /// How long the phone may take to acknowledge a data phase of `count` bytes, after the last byte was sent: 30 s and
    /// 1 s for every 16 MiB, because the tail of it may still be on its way and some phones copy or hash it first.
    static func acknowledgement(of count: UInt32) -> Duration {
        .seconds(30 + Int64(count >> 24))
    }

    /// Whether this can change what is stored on the phone: partitions, slots, locks.
    ///
    /// False for a change of mode (reboot, continue) and for what only fills the phone's memory (download). An OEM
    /// command counts as a change unless it is one of the few that are known to only report. `boot` runs code that
    /// nobody has checked.
    public var changesPhone: Bool {
        switch self {
        case .getvar, .download, .upload, .fetch, .reboot, .continue, .shutdown: false
        case .flash, .erase, .setActive, .boot, .signature, .createLogical, .resizeLogical, .deleteLogical,
            .updateSuper:
            true
        case .oem(let words): !["device-info", "lks", "get_token"].contains(words)
        case .flashing(let verb): verb != "get_unlock_ability"
        case .snapshotUpdate(let action): !action.isEmpty
        case .gsi(let action): action != "status"
        }
    }

    /// Whether a data phase belongs to this command, so that it has a call of its own.
    var hasDataPhase: Bool {
        switch self {
        case .download, .upload, .fetch: true
        default: false
        }
    }
}
