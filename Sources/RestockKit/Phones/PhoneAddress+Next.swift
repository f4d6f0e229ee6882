import Transport

/// How the next command names the same phone.
extension PhoneAddress {
    /// ` -s tcp:127.0.0.1:5554`; nothing for a phone on USB, which is found by itself where it is the only one.
    public var option: String { if case .usb = self { "" } else { " -s \(self)" } }

    /// Where it is in its recovery: the port that spoke fastboot speaks ADB then.
    public var inRecovery: PhoneAddress {
        if case .tcp(let host, let port) = self { .adb(host: host, port: port) } else { self }
    }
}
