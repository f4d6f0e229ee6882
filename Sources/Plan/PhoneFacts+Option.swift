extension PhoneFacts {
    /// What names this phone in the next command: ` -s tcp:127.0.0.1:5554`; nothing for a phone on USB, which is found by itself where it
    /// is the only one.
    public var option: String { address.hasPrefix("usb:") ? "" : " -s \(address)" }

    /// What names it once its recovery runs: where its port speaks fastboot it speaks ADB then, ` -s adb:127.0.0.1:5554`.
    public var recoveryOption: String {
        address.hasPrefix("tcp:") ? " -s adb:\(address.dropFirst(4))" : option
    }
}
