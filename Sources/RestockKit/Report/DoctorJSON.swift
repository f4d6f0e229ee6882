import Bytes
import StockPackage
import USB

/// The `result` line of `doctor --json`.
public struct DoctorJSON: Encodable, Sendable {
    /// A phone on the bus, in any mode; its serial number is shortened unless asked for.
    public struct Phone: Encodable, Sendable {
        let address: String
        let mode: String
        /// `18d1:d00d`.
        let id: String
        let serial: String?
        let megabits: Int?
        /// What the port could do: `usb2`, `usb3`, `unknown`.
        let port: String
        let hubs: Int
        let canOpen: Bool
        /// Who holds it, where somebody does.
        let heldBy: String?
    }

    /// Something that stands in the way, or is better done otherwise.
    public struct Finding: Encodable, Sendable {
        let id: String
        let severity: String
        let device: String?
        let sentence: String
        let advice: String
        let command: String?
    }

    /// A folder that restock writes to.
    public struct Place: Encodable, Sendable {
        let name: String
        let path: String?
        let freeBytes: UInt64?
        let writable: Bool
    }

    /// The computer: versions, USB, udev, places.
    public struct Computer: Encodable, Sendable {
        let restock: String
        let kernel: String
        let distribution: String
        let libusb: String
        let container: String?
        let virtualMachine: String?
        let buses: Int
        let otherDevices: Int
        let udev: Bool
        /// `missing`, `installed`, `differs`.
        let rule: String
        let rulePath: String?
        let otherRules: [String]
        let root: Bool
        let remote: Bool
        let places: [Place]
    }

    /// A package, as far as its name, first bytes and end tell.
    public struct Package: Encodable, Sendable {
        let file: String
        let bytes: UInt64?
        let kind: String?
        let codename: String?
        let version: String?
        let problem: String?
    }

    public let type = "result"
    public let outcome: String
    public let exitCode: Int32
    public let phones: [Phone]
    public let findings: [Finding]
    public let computer: Computer
    public let package: Package?

    /// - Parameter showSerials: serial numbers stay whole.
    public init(_ report: DoctorReport, showSerials: Bool) {
        let snapshot = report.snapshot
        outcome = report.outcome.word
        exitCode = report.outcome.rawValue
        phones = snapshot.phones.map { phone in
            let sight = phone.sight
            let holder: String? = if case .claimed(let who) = sight.access { who ?? "another program" } else { nil }
            return Phone(
                address: phone.address, mode: phone.mode.rawValue, id: sight.id,
                serial: sight.serial.map { showSerials ? $0 : Redaction.serial($0) }, megabits: sight.speed?.megabits,
                port: sight.port.rawValue, hubs: sight.hubs, canOpen: sight.access == .ok, heldBy: holder)
        }
        findings = report.findings.map {
            Finding(
                id: $0.id.rawValue, severity: $0.severity.rawValue, device: $0.device, sentence: $0.sentence,
                advice: $0.advice,
                command: $0.command)
        }
        computer = Computer(snapshot)
        package = snapshot.package.map {
            Package(
                file: $0.file, bytes: $0.bytes, kind: $0.kind, codename: $0.codename, version: $0.version,
                problem: $0.problem)
        }
    }
}

extension DoctorJSON.Computer {
    init(_ snapshot: DoctorSnapshot) {
        self.init(
            restock: snapshot.restock, kernel: snapshot.kernel, distribution: snapshot.distribution,
            libusb: snapshot.libusb, container: snapshot.container, virtualMachine: snapshot.virtualMachine,
            buses: snapshot.buses, otherDevices: snapshot.otherDevices, udev: snapshot.hasUdev,
            rule: snapshot.rule.word, rulePath: snapshot.rule.path, otherRules: snapshot.otherRules,
            root: snapshot.isRoot, remote: snapshot.isRemote,
            places: snapshot.places.map {
                .init(name: $0.name, path: $0.path, freeBytes: $0.free, writable: $0.isWritable)
            })
    }
}

extension DoctorSnapshot.Rule {
    /// The stable word in JSON.
    public var word: String {
        switch self {
        case .missing: "missing"
        case .installed: "installed"
        case .differs: "differs"
        }
    }

    public var path: String? {
        switch self {
        case .missing: nil
        case .installed(let path), .differs(let path): path
        }
    }
}

extension USBDeviceSight {
    /// `18d1:d00d`: vendor and product, as `lsusb` writes them.
    public var id: String { "\(hex(vendor, width: 4)):\(hex(product, width: 4))" }
}

/// The `result` line of `doctor --install-rules --json`.
public struct RuleInstallJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    /// False where the rule was there already.
    public let written: Bool
    public let path: String
    public let remark: String?

    public init(written: Bool, path: String, remark: String?) {
        self.written = written
        self.path = path
        self.remark = remark
    }
}
