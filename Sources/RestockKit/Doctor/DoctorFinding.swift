/// Something that the doctor has to say.
public struct DoctorFinding: Sendable, Equatable {
    public enum Severity: String, Sendable {
        /// It stands in the way.
        case problem
        /// Worth knowing, or better done otherwise.
        case advice
    }

    /// A stable word: `no-usb`, `permission`, `held`, and so on; the README lists them.
    public let id: String
    public let severity: Severity
    /// The phone's address; nil for the computer.
    public let device: String?
    public let sentence: String
    public let advice: String
    /// What to type; nil where nothing helps that can be typed.
    public let command: String?

    public init(
        _ id: String, _ severity: Severity, device: String? = nil, _ sentence: String, advice: String,
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
