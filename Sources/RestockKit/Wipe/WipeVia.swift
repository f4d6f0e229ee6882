/// Who wipes, as it is said on the command line.
public enum WipeVia: String, Sendable, CaseIterable {
    /// The phone's own recovery.
    case recovery
    /// The bootloader.
    case fastboot
}
