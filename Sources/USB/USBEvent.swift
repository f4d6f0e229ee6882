/// A change on the bus.
public enum USBEvent: Equatable, Sendable {
    /// A phone's interface appeared. A phone that changes its mode leaves and arrives.
    case arrived(USBDeviceInfo)
    /// A phone's interface is gone.
    case left(USBDeviceInfo)

    /// An interface is the same one while its port, address and number are.
    static func same(_ one: USBDeviceInfo, _ other: USBDeviceInfo) -> Bool {
        one.portPath == other.portPath && one.address == other.address && one.interface == other.interface
    }

    /// What happened between two looks at the bus: departures first. A change of who has claimed an interface is no
    /// event.
    static func changes(from old: [USBDeviceInfo], to new: [USBDeviceInfo]) -> [USBEvent] {
        let left = old.filter { known in !new.contains { same($0, known) } }
        let arrived = new.filter { seen in !old.contains { same($0, seen) } }
        return left.map(USBEvent.left) + arrived.map(USBEvent.arrived)
    }
}
