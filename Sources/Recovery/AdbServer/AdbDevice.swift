/// One phone that the adb server sees, as a line of `host:devices-l` tells.
public struct AdbDevice: Sendable, Equatable {
    /// In which state the server has it.
    public enum State: Sendable, Equatable {
        /// Started, and this computer may ask.
        case ready
        /// The owner has not allowed this computer yet, or said no.
        case unauthorized
        /// Seen, but it does not answer.
        case offline
        /// The server may not open the USB device.
        case noPermissions
        case recovery
        /// The recovery waits for a package; the stock recovery's Mi Assistant is one of these.
        case sideload
        /// `authorizing`, `connecting`, and what later servers may add.
        case other(String)
    }

    /// The serial number as the server lists it; an address for a phone on the network.
    public let serial: String
    /// What the server says the phone is doing.
    public let state: State
    /// Where it is plugged in, as Linux writes it: `1-2.4`; nil over the network.
    public let usbPath: String?

    /// Reads a line; nil for an empty one.
    ///
    /// It is the serial number, spaces, the state, and `key:value` words: `1a2b3c4d  device usb:1-2 product:x transport_id:3`.
    init?(line: some StringProtocol) {
        guard let serialEnd = line.firstIndex(where: \.isWhitespace) else { return nil }
        // A phone without a serial number is listed with these words in its place.
        let unnamed = "(no serial number)"
        let isUnnamed = line.hasPrefix(unnamed)
        serial = isUnnamed ? "" : String(line[..<serialEnd])
        let rest = isUnnamed ? line.dropFirst(unnamed.count) : line[serialEnd...]
        let words = rest.split(whereSeparator: \.isWhitespace)
        guard let word = words.first else { return nil }
        state =
            switch word {
            case "device": .ready
            case "unauthorized": .unauthorized
            case "offline": .offline
            case "no": .noPermissions
            case "recovery": .recovery
            case "sideload": .sideload
            default: .other(String(word))
            }
        usbPath = words.first { $0.hasPrefix("usb:") }.map { String($0.dropFirst(4)) }
    }
}

extension AdbDevice.State: CustomStringConvertible {
    public var description: String {
        switch self {
        case .ready: "ready"
        case .unauthorized: "not authorised for this computer"
        case .offline: "offline: it does not answer"
        case .noPermissions: "closed to the adb server, which may not open it"
        case .recovery: "in its recovery"
        case .sideload: "in its recovery, waiting for a package"
        case .other(let word): "in the state \"\(word)\""
        }
    }

    var advice: String {
        switch self {
        case .ready: "Try again."
        case .unauthorized: "Look at the phone's screen and allow USB debugging for this computer, then try again."
        case .offline:
            "Wake the phone, or unplug it and plug it in again. If that does not help: adb kill-server, adb start-server."
        case .noPermissions:
            "Install the udev rule Udev/51-restock.rules to /etc/udev/rules.d, replug, and restart the adb server."
        case .recovery, .sideload:
            "Accounts can be read only on a phone that has been started. Start it, then try again."
        case .other: "Wait a moment, look at the phone's screen, and try again."
        }
    }
}
