/// One thing that a flash script would do to the phone.
public struct ScriptStep: Sendable, Hashable {
    /// What is done.
    public enum Action: Sendable, Hashable {
        /// Write an image. The partition is kept as the script spells it (`boot_ab`, `boot+boot1`, `crclist`); the
        /// image is a path relative to the script with forward slashes, for example `images/boot.img`.
        case flash(partition: String, image: String)
        /// Erase a partition.
        case erase(partition: String)
        /// Make a slot the one that starts next: `a` or `b`.
        case setActive(slot: String)
        /// A vendor command, all that stands behind `oem`: `cdms`. Which of them may be sent is for gates to say.
        case oem(argument: String)
        /// Restart, into `target` or, when it is nil, into the system.
        case reboot(target: String?)
        /// Lock the bootloader, which wipes the phone.
        case lock(LockCommand)
    }

    /// The two spellings of the command that locks a bootloader.
    public enum LockCommand: String, Sendable, Hashable {
        /// Stock scripts end with this one.
        case oemLock = "oem lock"
        /// AOSP's spelling.
        case flashingLock = "flashing lock"
    }

    /// What is done.
    public let action: Action
    /// What must hold on the phone for it to be done; nil when it is done always.
    public let condition: ScriptCondition?
    /// The script goes on when this fails.
    public let mayFail: Bool
    /// The line of the script, from 1.
    public let line: Int
    /// The line's own text, trimmed, for people.
    public let text: String

    /// A step. Equality takes in all of it, also the line and its text.
    public init(action: Action, condition: ScriptCondition? = nil, mayFail: Bool, line: Int, text: String) {
        self.action = action
        self.condition = condition
        self.mayFail = mayFail
        self.line = line
        self.text = text
    }
}

extension ScriptStep.Action: CustomStringConvertible {
    /// The action in words: `flash boot_ab from images/boot.img`.
    public var description: String {
        switch self {
        case .flash(let partition, let image): "flash \(partition) from \(image)"
        case .erase(let partition): "erase \(partition)"
        case .setActive(let slot): "set_active \(slot)"
        case .oem(let argument): "oem \(argument)"
        case .reboot(let target): target.map { "reboot \($0)" } ?? "reboot"
        case .lock(let command): command.rawValue
        }
    }

    /// True for everything but a restart.
    public var changesPhone: Bool {
        if case .reboot = self { false } else { true }
    }
}

extension ScriptStep: CustomStringConvertible {
    /// The step in words: `erase opcust if partition-type:opcust is raw, failure ignored`.
    public var description: String {
        "\(action)" + (condition.map { " if \($0)" } ?? "") + (mayFail ? ", failure ignored" : "")
    }
}
