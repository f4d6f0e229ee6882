/// What a virtual phone is: everything that differs between two phones, as data. One JSON file each, in the folder of
/// firmware facts.
///
/// Every row carries a `source`: words for where the value was seen, or `chosen` where it was made up.
public struct PhoneProfile: Codable, Sendable {
    /// The codename, which is also the file's name.
    public var name: String
    /// The name on the box.
    public var title: String
    public var family: BootloaderFamily
    public var usb: USBIdentity
    /// The serial number that `serialno` and the USB descriptor tell.
    public var serial: String
    /// Slot letters; empty on a phone without slots.
    public var slots: [String]
    /// The slot that is active on a new phone; nil without slots.
    public var currentSlot: String?
    /// Whether `boot_ab` writes `boot_a` and `boot_b`, which is Xiaomi's own extension.
    public var bothSlots: Bool
    /// Whether a new phone is unlocked.
    public var unlocked: Bool
    /// Whether the pseudo partitions `crclist` and `sparsecrclist` are there.
    public var crcLists: Bool
    /// Whether a sparse part of a partition larger than the download buffer is written after `flash:` was answered.
    public var backgroundWrite: Bool
    public var answers: AnswerStyle
    /// The variables that the bootloader knows, in the order of its `getvar all`.
    public var variables: [VariableRow]
    public var partitions: [PartitionRow]
    /// Logical partitions inside `super`. A phone that has any has fastbootd.
    public var logical: [PartitionRow]
    public var oem: [OEMRow]
    /// What the stock recovery says about the phone; nil where nothing is known.
    public var recovery: RecoveryRow?
}

extension PhoneProfile {
    /// The ids in the USB device descriptor.
    public struct USBIdentity: Codable, Sendable {
        /// Four hex digits.
        public var vendor: String
        /// Four hex digits.
        public var product: String
        public var source: String
    }

    /// How the bootloader writes its answers.
    public struct AnswerStyle: Codable, Sendable {
        /// What stands between name and value in a line of `getvar all`.
        public var separator: String
        /// What stands before the digits of a partition size, which are always hex: `0x`, ` 0x` or nothing.
        public var sizePrefix: String
        /// Whether those digits are upper case.
        public var sizeUppercase: Bool
        /// The FAIL text for a variable that it does not know; nil when it answers an empty OKAY.
        public var unknownVariable: String?
        public var source: String
    }

    /// One variable. A name that ends in `:*` stands for one variable for each partition or slot.
    public struct VariableRow: Codable, Sendable {
        public var name: String
        /// The answer; nil when it follows from the state of the phone.
        public var value: String?
        public var source: String
    }

    /// One partition, or a pair of them when `slotted`.
    public struct PartitionRow: Codable, Sendable {
        /// The name without a slot suffix.
        public var name: String
        /// The size of one copy in bytes.
        public var bytes: UInt64
        public var slotted: Bool
        /// The answer to `getvar partition-type:NAME`.
        public var type: String
        public var source: String
    }

    /// What the bootloader says to `oem COMMAND`.
    public struct OEMRow: Codable, Sendable {
        public var command: String
        /// INFO lines; `{unlocked}` becomes `true` or `false`, `{locked}` becomes `1` or `0`.
        public var info: [String]
        /// Whether the bootloader hangs instead, until somebody holds its power key.
        public var hangs: Bool?
        public var source: String
    }

    /// The stock recovery in Mi Assistant.
    public struct RecoveryRow: Codable, Sendable {
        /// The text of each reading service, by its name without the colon. `getsn` follows from the serial number.
        public var answers: [String: String]
        /// Habits of this phone's recovery.
        public var quirks: Set<RecoveryQuirk>?
        public var source: String
    }
}
