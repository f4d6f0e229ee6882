/// A phone that plays the device side of fastboot and of its recovery's ADB: partitions, slots, locks and the habits of its bootloader.
///
/// Its state lives in a folder, so that it can be looked at, kept, and compared byte by byte. One thread uses a phone:
/// the one that calls ``serve(on:)``.
public final class VirtualPhone {
    public let profile: PhoneProfile
    /// What the phone remembers; also in `phone.json`.
    public internal(set) var state: PhoneState
    let options: DeviceOptions
    let folder: StateFolder
    let log: CommandLog
    /// The last download.
    var download = Download()
    let lists: CRCLists
    /// The write that goes on behind the host's back.
    var job: BackgroundJob?
    /// What comes after the current command: a reboot into a mode.
    var nextMode: DeviceMode?
    var commands = 0
    var downloads = 0
    var hangs = false
    /// What the recovery offers, since it was started.
    lazy var recoveryKind = ownRecovery
    /// Whether the fault that drops a package has happened.
    var hasDropped = false

    /// What ended a connection.
    enum Ending {
        case hostLeft
        case reboot(DeviceMode)
        /// The phone leaves the bus for a moment and comes back as it was.
        case unplugged
        /// A fault ended it; where there is a cable, it was pulled.
        case dropped
    }

    /// - Parameters:
    ///   - folder: where the state lives; it is made when missing, and a phone that is in it goes on as it was left,
    ///     in the mode of the options.
    public init(profile: PhoneProfile, folder: String, options: DeviceOptions = .init()) throws(VirtualPhoneError) {
        self.profile = profile
        self.options = options
        lists = CRCLists(options.listHabits)
        self.folder = try StateFolder(folder)
        state = try PhoneState(in: self.folder, of: profile)
        state.mode = options.mode
        if let locked = options.locked { state.unlocked = !locked }
        if let snapshot = options.snapshot { state.snapshot = snapshot == "none" ? nil : snapshot }
        log = try CommandLog(in: self.folder)
        try state.save(in: self.folder)
    }

    /// The words of whoever answers: the bootloader, or fastbootd.
    var dialect: Dialect { state.mode == .fastbootd ? .userspace : .of(profile.family) }

    /// What the phone's own recovery offers.
    var ownRecovery: RecoveryKind { options.recovery ?? (profile.recovery == nil ? .sideload : .miAssistant) }

    /// The largest download in bytes. fastbootd has a limit of its own, which a run can only lower.
    var maxDownload: UInt64 {
        if state.mode == .fastbootd { return min(options.maxDownload ?? .max, 0x1000_0000) }
        if let bytes = options.maxDownload { return bytes }
        return profile.maxDownloadText.flatMap(DeviceOptions.size) ?? UInt64(UInt32.max)
    }
}

extension PhoneProfile {
    /// The answer to `getvar max-download-size`.
    public var maxDownloadText: String? { variables.first { $0.name == "max-download-size" }?.value }
}
