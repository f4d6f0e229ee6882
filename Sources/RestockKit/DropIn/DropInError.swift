import Fastboot

/// Why a run of the drop-in ended. All of them are exit status 1, as with AOSP's `fastboot`.
public enum DropInError: Error, Sendable {
    /// The phone, or the way to it, failed at this task; FAILED has been shown.
    case command(FastbootError, DropInTask)
    /// It cannot be done; nothing was being sent.
    case stopped(String)
    /// No phone came in time. Folded for the screen: nobody reads it by machine.
    case nobody(String)
    /// restock will not do it: why, and what to do instead.
    case refused(String, next: String)
    /// Everything has been said already.
    case said
}

extension FastbootError {
    /// What stands within the brackets of FAILED.
    var dropInWords: String {
        if case .rejected(_, let reason, _) = self { "remote: '\(reason)'" } else { description }
    }
}
