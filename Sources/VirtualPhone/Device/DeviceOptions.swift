/// What a run of a virtual phone does differently from its profile.
public struct DeviceOptions: Sendable {
    /// Keep no payload and write no partition: count bytes only, for measuring hosts.
    public var discard = false
    /// With `discard`: take the CRC-32 of each download for the log all the same, which costs time.
    public var sums = false
    /// The speed of the cable in 10^6 bytes a second; nil is as fast as it goes.
    public var linkMBps: Double?
    /// The speed of the storage in 10^6 bytes a second; nil is as fast as it goes.
    public var writeMBps: Double?
    /// The bootloader's download buffer in bytes, in place of the profile's; fastbootd's where it is less than fastbootd has.
    public var maxDownload: UInt64?
    /// When `flash:` is answered.
    public var writes = Writes.profile
    /// Variables that answer with a fixed text, whatever the phone's state is. Of these fastbootd has those that AOSP's has, less
    /// the two that tell one mode from the other.
    public var variables: [String: String] = [:]
    /// Habits of the bootloader with checksum lists.
    public var listHabits: Set<ListHabit> = []
    /// How far a system update is: `none`, `snapshotted` or `merging`, in place of what the state says; the phone remembers it.
    public var snapshot: String?
    /// Whether the phone is locked, in place of what profile and state say; the phone remembers it.
    public var locked: Bool?
    public var serial: String?
    /// Come back in fastboot after a reboot into Android.
    public var stay = false
    /// A build for developers, whose fastbootd gives partitions away.
    public var userdebug = false
    /// The mode to begin in; not ``DeviceMode/gone``.
    public var mode = DeviceMode.fastboot
    /// What the phone's recovery offers to a host; nil is Mi Assistant where the profile knows a stock recovery, else AOSP's sideload.
    public var recovery: RecoveryKind?
    /// Habits of the recovery, beside those of the profile.
    public var quirks: Set<RecoveryQuirk> = []
    /// How long the recovery is silent with ``RecoveryQuirk/sleeps``.
    public var sleepTime = Duration.seconds(2)
    /// What a reading service of the recovery answers in place of the profile's text, by its name without the colon: `getdevice`.
    public var serviceAnswers: [String: String] = [:]
    /// How long the phone is away from the bus when it reboots.
    public var rebootTime = Duration.milliseconds(300)
    public var faults: [DeviceFault] = []
    /// What the phone makes of hosts that do what the protocol does not allow; the port gets the same.
    public var conduct = Conduct()
    /// Variables are answered as AOSP's conformance suite wants them, whatever the profile's bootloader does: sizes with `0x` and no space
    /// in front, and none missing.
    public var isConformant = false

    public init() {}

    /// When `flash:` is answered. The next command that touches storage waits for a write in the background in any case.
    public enum Writes: String, Sendable, CaseIterable {
        /// As the profile has it.
        case profile
        /// After the write, whatever the image.
        case serial
        /// Before the write, whatever the image; a bootloader's fastboot only.
        case behind
    }

    /// Reads a number of bytes: `0x` and hex digits, or decimal digits.
    public static func size(_ text: String) -> UInt64? {
        text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
    }
}
