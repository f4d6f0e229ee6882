/// What a phone in recovery offers to a host.
public enum RecoveryKind: String, Codable, Sendable, CaseIterable {
    /// Xiaomi's stock recovery after "Connect with MIAssistant": services that are read and that act, and a sideload that wants a validation.
    case miAssistant = "mi-assistant"
    /// AOSP's "Apply update from ADB": `sideload-host:` and `reboot:`, nothing else.
    case sideload
}
