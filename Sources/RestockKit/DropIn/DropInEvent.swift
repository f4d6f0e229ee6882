import Fastboot

/// What is being done, in the units of AOSP's `fastboot`: each begins a line and ends it with OKAY or FAILED.
public enum DropInTask: Sendable, Hashable {
    /// `bytes` of the download; `part` counts from 1.
    case sending(String, bytes: UInt64)
    case sendingSparse(String, part: Int, of: Int, bytes: UInt64)
    case writing(String)
    case erasing(String)
    case resizing(String)
    case creating(String)
    case deleting(String)
    case settingSlot(String)
    case rebooting(RebootTarget)
    case booting
    case resuming
    case uploading(String)
    case fetching(String, offset: UInt64, bytes: UInt64)
    case snapshot(String)
    case gsi(String)
    case updatingSuper
    /// A requirement of `android-info.txt`.
    case checking(String)
    /// An OEM command: it has no words.
    case passedOn
    /// The name of the variable; only shown when it fails.
    case asking(String)
}

extension DropInTask {
    /// Whether a partition is incomplete after it broke off. What only fills the phone's memory is: the next step would have written it.
    public var leavesPartitionIncomplete: Bool {
        switch self {
        case .sending, .sendingSparse, .writing, .erasing, .resizing, .creating, .deleting, .updatingSuper, .snapshot,
            .gsi:
            true
        case .settingSlot, .rebooting, .booting, .resuming, .uploading, .fetching, .checking, .passedOn, .asking: false
        }
    }
}

/// What happens during a run, for whoever shows it. In order: `begun`, any number of messages, `ended` or `failed`.
public enum DropInEvent: Sendable {
    case begun(DropInTask)
    case ended(seconds: Double)
    /// The words within the brackets of FAILED.
    case failed(String)
    case message(Message)
    /// A line of its own.
    case line(String)
    /// The answer of `getvar`.
    case variable(name: String, value: String)
}
