/// The signalling rate that a device and its port agreed on.
public enum USBSpeed: String, Sendable, CaseIterable {
    case low, full, high
    case `super`
    case superPlus

    /// Megabits a second on the wire, as Linux counts them: 5000 for super, at least 10000 for superPlus.
    public var megabits: Int {
        switch self {
        case .low: 1
        case .full: 12
        case .high: 480
        case .super: 5000
        case .superPlus: 10000
        }
    }

    /// Reads what Linux writes into the `speed` file of a device: "1.5", "12", "480", "5000", "10000", "20000". Nil
    /// for others.
    public init?(sysfs text: String) {
        switch text {
        case "1.5": self = .low
        case "12": self = .full
        case "480": self = .high
        case "5000": self = .super
        case "10000", "20000", "40000": self = .superPlus
        default: return nil
        }
    }
}

extension USBSpeed: CustomStringConvertible {
    /// Words for people: "USB 2.0 high speed (480 Mbit/s)".
    public var description: String {
        switch self {
        case .low: "USB low speed (1.5 Mbit/s)"
        case .full: "USB full speed (12 Mbit/s)"
        case .high: "USB 2.0 high speed (480 Mbit/s)"
        case .super: "USB 3 super speed (5 Gbit/s)"
        case .superPlus: "USB 3 super speed plus (10 Gbit/s or more)"
        }
    }
}
