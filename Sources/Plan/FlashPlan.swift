import Bytes
import StockPackage

/// One thing that will be done to the phone.
public struct Step: Sendable, Equatable {
    /// What is done, with the names as they go over the wire.
    public enum Action: Sendable, Equatable {
        /// `bytes` is the size of the file, `expandedBytes` what it covers on the partition.
        case flash(partition: String, image: String, bytes: UInt64, expandedBytes: UInt64)
        case erase(partition: String)
        case setActive(slot: String)
        case oem(argument: String)
        case reboot(target: String?)
        /// fastbootd: gives a logical partition this many bytes.
        case resize(partition: String, bytes: UInt64)
        /// fastbootd: makes a logical partition of this many bytes.
        case create(partition: String, bytes: UInt64)
        /// Locks the bootloader. The phone reboots by itself and erases its data.
        case lock(ScriptStep.LockCommand)
    }

    /// What is done.
    public let action: Action
    /// Why this step is left out on this phone; nil when it will be done.
    public let leftOut: String?
    /// What the script makes it hang on; nil when it does it always.
    public var condition: ScriptCondition?
    /// The script goes on when the phone refuses this step.
    public let mayFail: Bool
    /// What it writes is a message in `misc` that makes the recovery erase the owner's data when the phone starts.
    public var ordersWipe = false
    /// Where it stands: `flash_all.sh line 40`.
    public let source: String

    public init(action: Action, leftOut: String? = nil, mayFail: Bool = false, source: String = "") {
        self.action = action
        self.leftOut = leftOut
        self.mayFail = mayFail
        self.source = source
    }
}

extension Step: CustomStringConvertible {
    /// The step as it is printed everywhere: in the plan, the log, the report.
    public var description: String {
        switch action {
        case .flash(let partition, let image, let bytes, _):
            "flash \(partition) from \(image.split(separator: "/").last ?? "") (\(describe(bytes: bytes)))"
        case .erase(let partition): "erase \(partition)"
        case .setActive(let slot): "set active slot \(slot)"
        case .oem(let argument): "oem \(argument)"
        case .reboot(let target): target.map { "reboot to \($0)" } ?? "reboot"
        case .resize(let partition, 0): "shrink \(partition) to nothing"
        case .resize(let partition, let bytes): "resize \(partition) to \(describe(bytes: bytes))"
        case .create(let partition, let bytes): "create \(partition) of \(describe(bytes: bytes))"
        case .lock: "lock the bootloader"
        }
    }
}

/// What will be done to one phone with one package, in order. Plain data that prints itself.
public struct FlashPlan: Sendable, Equatable {
    /// Which of the package's scripts it was made from.
    public let mode: FlashMode
    /// `liuqin OS2.0.203.0.VMYCNXM`.
    public let package: String
    /// Of the package: the word that consents to a lock.
    public let codename: String
    /// Every step, also those that are left out on this phone.
    public let steps: [Step]

    public init(mode: FlashMode, package: String, codename: String, steps: [Step]) {
        self.mode = mode
        self.package = package
        self.codename = codename
        self.steps = steps
    }

    /// The steps that will be done.
    public var active: [Step] { steps.filter { $0.leftOut == nil } }

    /// Bytes of image files that will travel to the phone.
    public var bytes: UInt64 {
        active.reduce(0) { sum, step in
            guard case .flash(_, _, let bytes, _) = step.action else { return sum }
            return sum + bytes
        }
    }

    /// True when the plan leaves the owner's data unreadable: by writing or erasing the data partition or its keys, or by the lock.
    public var wipesData: Bool { active.contains(where: \.wipesData) }

    /// Whether the bootloader is locked at the end, which erases the owner's data.
    public var locks: Bool { active.contains { if case .lock = $0.action { true } else { false } } }
}

extension Step {
    /// True when it leaves the owner's data unreadable.
    public var wipesData: Bool {
        switch action {
        case .flash(let name, _, _, _): ordersWipe || holdsUserData(name)
        case .erase(let name): holdsUserData(name)
        case .lock: true
        default: false
        }
    }
}

extension FlashPlan: CustomStringConvertible {
    public var description: String {
        var lines = ["\(package), mode \(mode.rawValue): \(active.count) steps, \(describe(bytes: bytes))"]
        let width = "\(steps.count)".count
        for (index, step) in steps.enumerated() {
            let number = "\(index + 1)"
            let padded = String(repeating: " ", count: width - number.count) + number
            let aside = step.leftOut.map { " - left out: \($0)" } ?? (step.mayFail ? " (may be refused)" : "")
            lines.append("  \(padded). \(step)\(aside)")
        }
        return lines.joined(separator: "\n")
    }
}

/// Whether a step on a partition (or on several, joined by `+`) leaves the owner's data unreadable: the data itself, or its keys.
public func holdsUserData(_ partition: String) -> Bool {
    partition.split(separator: "+").contains {
        ["userdata", "metadata"].contains(partitionBase(String($0)))
    }
}

/// A partition name in lower case, without the slot that it ends in: `boot` for `boot_a`, `BOOT_B` and Xiaomi's `boot_ab`.
public func partitionBase(_ name: String) -> String { PartitionName.base(of: name) }
