import Transport

/// Finds phones and decides which one is meant.
public struct PhoneFinder: Sendable {
    public init() {}

    /// Every phone on the bus, in any mode, also those that cannot be opened.
    public func attached() throws(Failure) -> [AttachedPhone] {
        do throws(TransportError) {
            return try attachedPhones()
        } catch {
            throw Failure(
                .failed, "The USB bus cannot be read: \(error).",
                next: "Is the USB of this machine working? Try `lsusb`.")
        }
    }

    /// The phone to talk to: the named one, or the only one in fastboot.
    /// - Throws: exit 4 when there is none, or several and none named, with all of them listed.
    public func choose(_ name: PhoneAddress?) throws(Failure) -> PhoneAddress {
        switch name {
        case .tcp, .udp, .usb: return name!
        case .adb:
            throw Failure(
                .usage, "\(name!) names a phone in its recovery, and this works in fastboot mode only.",
                next: """
                    From its recovery a phone restarts into its system only. So type this, and hold Power and Volume Down while it starts, \
                    until FASTBOOT shows:
                    restock reboot -s \(name!)
                    In fastboot mode it is named tcp:HOST[:PORT].
                    """, restarts: true)
        case .serial(let serial):
            let all = try attached()
            let matches = all.filter { $0.serial == serial }
            if matches.count == 1 { return matches[0].address }
            if matches.count > 1 {
                throw Failure(
                    .noPhone, "\(matches.count) phones say that their serial number is \(serial).\(list(matches))",
                    next: "Name one by its port: -s \(matches[0].address)")
            }
            throw Failure(
                .noPhone, "No phone with the serial number \(serial) is in fastboot mode.\(list(all))",
                next: Self.network(serial).map { "On the network? Then its name says so: -s \($0)" } ?? Self.enter)
        case nil:
            let all = try attached()
            let ready = all.filter { $0.mode != .adb }
            if ready.count == 1 { return ready[0].address }
            if ready.isEmpty {
                throw Failure(.noPhone, "No phone in fastboot mode was found.\(list(all))", next: Self.enter)
            }
            throw Failure(
                .noPhone, "\(ready.count) phones are in fastboot mode, and none was named.\(list(ready))",
                next: "Name one: -s \(ready[0].serial ?? "\(ready[0].address)")")
        }
    }

    /// Every phone in fastboot mode on the bus.
    /// - Throws: exit 4 when there is none.
    public func chooseAll() throws(Failure) -> [PhoneAddress] {
        let all = try attached()
        let ready = all.filter { $0.mode != .adb }
        guard !ready.isEmpty else {
            throw Failure(.noPhone, "No phone in fastboot mode was found.\(list(all))", next: Self.enter)
        }
        return ready.map(\.address)
    }

    /// What was meant by `127.0.0.1:5601`, which without its kind is taken for a serial number. Nil for what is none.
    static func network(_ serial: String) -> PhoneAddress? {
        guard let address = PhoneAddress("tcp:\(serial)"), "\(address)" == "tcp:\(serial)" else { return nil }
        return address
    }

    private static let enter = """
        Switch the phone off, hold Power and Volume Down until FASTBOOT shows, and connect the cable. `restock devices` lists what is seen.
        """

    func list(_ phones: [AttachedPhone]) -> String {
        phones.map { "\n  \($0.address)  \($0.serial ?? "no serial")  \($0.mode.rawValue)" }.joined()
            + (phones.isEmpty ? "" : "\n")
    }
}
