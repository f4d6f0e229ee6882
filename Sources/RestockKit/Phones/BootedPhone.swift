import Plan
import Recovery
import Safety
import Transport

/// A phone that has been started, with what Android says about its accounts and locks. Everything is asked through the adb server.
public struct BootedPhone: Sendable {
    public let serial: String
    /// Where it is plugged in: `usb:1-2`; nil over the network.
    public let address: String?
    /// The answers to the properties that were asked; what was empty is missing.
    public let properties: [PhoneProperty: String]
    public let verdict: AccountVerdict
    /// Why the accounts could not be read; nil when they were.
    public let accountProblem: String?

    /// Finds the named phone at the adb server and reads it.
    /// - Returns: nil where the name means something else: a network address, a phone in fastboot mode, a serial number that neither the
    ///   bus nor the adb server knows.
    /// - Throws: exit 4 for a phone that is started but cannot be asked, with what to do about it.
    public static func find(
        _ name: PhoneAddress?, finder: PhoneFinder = PhoneFinder(), environment: (String) -> String
    ) throws(Failure) -> BootedPhone? {
        let attached: AttachedPhone?
        switch name {
        case .tcp, .udp, .adb, nil: return nil
        case .usb: attached = try finder.attached().first { $0.address == name }
        case .serial(let serial): attached = try finder.attached().first { $0.serial == serial }
        }
        if let attached, attached.mode != .adb { return nil }
        if attached == nil, case .usb = name { return nil }
        do throws(AdbServerError) {
            let server = AdbServer(try AdbServerAddress(environment: environment))
            guard let device = try server.devices().first(where: { matches($0, name, attached) }) else {
                // The bus shows it, so it is there: the server has not taken it.
                if let attached { throw .notFound(serial: attached.serial ?? "\(attached.address)") }
                return nil
            }
            return try BootedPhone(device, server: server)
        } catch {
            // A serial number that nobody has seen is the business of the other finder, which lists what there is.
            if attached == nil, error.meansNoServer { return nil }
            throw Failure(adb: error)
        }
    }

    private static func matches(_ device: AdbDevice, _ name: PhoneAddress?, _ attached: AttachedPhone?) -> Bool {
        if case .serial(let serial) = name, device.serial == serial { return true }
        guard let attached, let path = device.usbPath else { return false }
        return attached.address == .usb(path)
    }

    private init(_ device: AdbDevice, server: AdbServer) throws(AdbServerError) {
        guard device.state == .ready else { throw .notReady(serial: device.serial, device.state) }
        serial = device.serial
        address = device.usbPath.map { "usb:\($0)" }
        var properties: [PhoneProperty: String] = [:]
        for property in PhoneProperty.allCases {
            let value = try server.read(.property(property), from: device.serial).trimmed
            if !value.isEmpty { properties[property] = value }
        }
        self.properties = properties
        var listing: AccountListing?
        var problem: String?
        do throws(AdbServerError) {
            listing = AccountListing(try server.read(.accounts, from: device.serial))
            if listing == nil { problem = "the phone did not give the list of its accounts" }
        } catch {
            // What was read of the locks is worth showing all the same.
            guard case .tooLong = error else { throw error }
            problem = "\(error)"
        }
        accountProblem = problem
        verdict = AccountVerdict(
            AccountEvidence(
                mode: .adb, mi: Self.sighting(listing?.xiaomi), google: Self.sighting(listing?.google),
                properties: Dictionary(uniqueKeysWithValues: properties.map { ($0.key.rawValue, $0.value) })))
    }

    private static func sighting(_ count: Int?) -> AccountEvidence.Sighting {
        guard let count else { return .unknown }
        return count > 0 ? .seen : .notSeen
    }
}

extension AdbServerError {
    /// There is no server to ask, which says nothing about the phone.
    fileprivate var meansNoServer: Bool {
        switch self {
        case .notRunning, .badAddress: true
        default: false
        }
    }
}

extension String {
    /// Without the spaces and line ends around it.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}

extension Failure {
    /// Words for a started phone that could not be asked.
    init(adb error: AdbServerError) {
        switch error {
        case .notRunning, .notFound, .notReady: self.init(.noPhone, "\(error).".sentence, state: "", next: error.advice)
        default: self.init(.failed, "\(error).".sentence, state: "", next: error.advice)
        }
    }
}

extension String {
    fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() }
}
