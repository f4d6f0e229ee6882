import Journal
import Recovery
import Transport

/// Finds phones in their recovery. On USB a recovery and a started phone look alike: only talking tells.
public struct RecoveryFinder: Sendable {
    private let environment: @Sendable (String) -> String

    /// - Parameter environment: for the address of the adb server, which may hold a phone.
    public init(environment: @escaping @Sendable (String) -> String) {
        self.environment = environment
    }

    /// Where other restock processes say which phones they hold.
    private var place: StatePlace? {
        StatePlace(stateHome: environment("XDG_STATE_HOME"), home: environment("HOME"))
    }

    /// The phone that a name means, if it may be in its recovery.
    public struct Candidate: Sendable {
        public let address: PhoneAddress
        let serial: String?
        let problem: TransportError?
    }

    /// What may be a recovery under a name.
    /// - Returns: nil where the name means something else, a phone in fastboot mode above all. Without a name: the only phone
    ///   on the bus that speaks ADB, if none is in fastboot mode.
    public func candidate(_ name: PhoneAddress?) throws(Failure) -> Candidate? {
        switch name {
        case .adb: return name.map { Candidate(address: $0, serial: nil, problem: nil) }
        case .tcp, .udp: return nil
        case .usb, .serial, nil: break
        }
        let all = try PhoneFinder().attached()
        let matches = all.filter { phone in
            switch name {
            case .usb: phone.address == name
            case .serial(let serial): phone.serial == serial
            default: true
            }
        }
        guard matches.count == 1, let phone = matches.first, phone.mode == .adb else { return nil }
        return Candidate(address: phone.address, serial: phone.serial, problem: phone.problem)
    }

    /// Opens what may be a recovery.
    /// - Parameter hold: called with the phone's address before anything is sent to it.
    /// - Returns: nil where it is a started phone on USB, which the adb server may know.
    /// - Throws: exit 1 with what to do where another restock or the adb server holds a recovery, or a started phone answers at an
    ///   `adb:` address.
    public func open(
        _ candidate: Candidate, limits: AdbLimits = AdbLimits(),
        holding hold: (PhoneAddress) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> RecoverySession? {
        try HeldPhone.keepAway(from: candidate.address, serial: candidate.serial, in: place)
        if candidate.problem != nil {
            switch serverState(of: candidate.address) {
            case nil: break
            case .recovery?, .sideload?:
                throw Failure(
                    .failed,
                    "The adb server of this computer holds the phone at \(candidate.address), which is in its recovery.",
                    next: "End it, then run the same command again: adb kill-server")
            default: return nil
            }
        }
        try hold(candidate.address)
        let session = try RecoverySession.open(candidate.address, usbSerial: candidate.serial, limits: limits)
        // The adb server does not know a phone by this address, so that there is nowhere else to look.
        if session == nil, case .adb(let host, let port) = candidate.address {
            throw Failure(
                .failed,
                "The phone at \(candidate.address) is started, not in its recovery: it asks who this computer is, and that belongs to the adb server.",
                next:
                    "Type: adb connect \(host):\(port). Allow it on the phone's screen, then: restock status -s \(host):\(port)"
            )
        }
        return session
    }

    /// The recovery that a name means.
    /// - Parameter hold: called with the phone's address before anything is sent to it.
    /// - Throws: exit 4 when there is none.
    public func choose(
        _ name: PhoneAddress?, limits: AdbLimits = AdbLimits(),
        holding hold: (PhoneAddress) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> RecoverySession {
        guard let candidate = try name == nil ? only() : candidate(name) else {
            throw Failure(
                .noPhone, "No phone in its recovery was found\(name.map { " at \($0)" } ?? "").",
                next: Self.network(name).map { "On the network? Then its name says so: -s \($0)" } ?? Self.enter)
        }
        guard let session = try open(candidate, limits: limits, holding: hold) else {
            throw Failure(
                .noPhone, "The phone at \(candidate.address) is started, not in its recovery.", next: Self.enter)
        }
        return session
    }

    /// The only phone on the bus that speaks ADB, whatever others there are in fastboot mode.
    /// - Throws: exit 4 when there are several.
    private func only() throws(Failure) -> Candidate? {
        let ready = try PhoneFinder().attached().filter { $0.mode == .adb }
        guard ready.count > 1 else {
            return ready.first.map { Candidate(address: $0.address, serial: $0.serial, problem: $0.problem) }
        }
        throw Failure(
            .noPhone, "\(ready.count) phones may be in their recovery, and none was named.\(PhoneFinder().list(ready))",
            next: "Name one: -s \(ready[0].serial ?? "\(ready[0].address)").")
    }

    /// The recovery that was meant by a name such as `127.0.0.1:5601`; nil for what is none.
    private static func network(_ name: PhoneAddress?) -> PhoneAddress? {
        guard case .serial(let serial)? = name, case .tcp(let host, let port)? = PhoneFinder.network(serial) else {
            return nil
        }
        return .adb(host: host, port: port)
    }

    static let enter = """
        Switch the phone off, hold Power and Volume Up until its recovery shows, choose "Connect with MIAssistant", connect the cable, and \
        keep the screen on. `restock devices` lists what is seen.
        """

    /// What the phone is doing, for a list: `sideload`, `recovery`, or the mode that shows without talking.
    public func mode(of phone: AttachedPhone) -> String {
        guard phone.mode == .adb else { return phone.mode.rawValue }
        switch phone.problem {
        case nil:
            do throws(Failure) {
                try HeldPhone.keepAway(from: phone.address, serial: phone.serial, in: place)
            } catch {
                break
            }
            let limits = AdbLimits(connect: .seconds(1), stall: .seconds(1))
            guard let connection = try? RecoverySession.meet(phone.address, limits: limits) else { break }
            defer { connection.close() }
            return connection.banner.kind.rawValue
        case .claimed:
            switch serverState(of: phone.address) {
            case .recovery: return "recovery"
            case .sideload: return "sideload"
            default: break
            }
        default: break
        }
        return phone.mode.rawValue
    }

    /// What the adb server says of a phone that it holds; nil where it says nothing.
    private func serverState(of address: PhoneAddress) -> AdbDevice.State? {
        guard case .usb(let path) = address, let server = try? AdbServerAddress(environment: environment),
            let devices = try? AdbServer(server).devices()
        else { return nil }
        return devices.first { $0.usbPath == path }?.state
    }
}
