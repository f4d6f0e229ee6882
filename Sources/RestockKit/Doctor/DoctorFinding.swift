/// Something that the doctor has to say.
public struct DoctorFinding: Sendable, Equatable {
    /// What is the matter, as a stable word; Documentation/json.md lists them for scripts.
    public enum ID: String, Sendable, CaseIterable {
        case noUSB = "no-usb"
        case noNodes = "no-nodes"
        case noPhone = "no-phone"
        case edl
        case crashed
        case mediatek
        case charging
        case started
        case noNode = "no-node"
        case held
        case permission
        case slowLink = "slow-link"
        case usb2Link = "usb2-link"
        case usb2Port = "usb2-port"
        case usb3Fastboot = "usb3-fastboot"
        case noUdev = "no-udev"
        case ruleMissing = "rule-missing"
        case ruleDiffers = "rule-differs"
        case noPlace = "no-place"
        case notWritable = "not-writable"
        case disk
        case package
    }

    /// Whether it stands in the way.
    public enum Severity: String, Sendable {
        /// It stands in the way.
        case problem
        /// Worth knowing, or better done otherwise.
        case advice
    }

    public let id: ID
    public let severity: Severity
    /// The phone's address; nil for the computer.
    public let device: String?
    /// What is the matter, with its numbers.
    public let sentence: String
    /// What to do about it.
    public let advice: String
    /// What to type; nil where nothing helps that can be typed.
    public let command: String?

    public init(
        _ id: ID, _ severity: Severity, device: String? = nil, _ sentence: String, advice: String,
        command: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.device = device
        self.sentence = sentence
        self.advice = advice
        self.command = command
    }
}

/// What the doctor makes of a computer and its phones.
public struct DoctorReport: Sendable, Equatable {
    public let snapshot: DoctorSnapshot
    /// What stands in the way comes first.
    public let findings: [DoctorFinding]

    /// Judges; nothing else is looked at.
    public init(_ snapshot: DoctorSnapshot) {
        self.snapshot = snapshot
        let all = judge(snapshot)
        findings = all.filter { $0.severity == .problem } + all.filter { $0.severity == .advice }
    }

    /// `failed` where something stands in the way, `noPhone` where no phone is there to speak with, `done` otherwise.
    public var outcome: Outcome {
        if findings.contains(where: { $0.severity == .problem }) { return .failed }
        return snapshot.phones.contains { $0.mode.isSpoken } ? .done : .noPhone
    }
}
