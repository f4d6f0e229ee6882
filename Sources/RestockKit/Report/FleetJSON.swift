import Plan
import StockPackage

/// A line of `--json` that belongs to one phone of several: the same object with a key `phone`, its address.
public struct PhoneLine<Line: Encodable>: Encodable {
    private let phone: String
    private let line: Line

    public init(_ phone: String, _ line: Line) {
        self.phone = phone
        self.line = line
    }

    private enum Key: CodingKey { case phone }

    public func encode(to encoder: any Encoder) throws {
        try line.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(phone, forKey: .phone)
    }
}

/// How one phone of several ended. `type` is `phone-result`; the keys are those of the result of a single flash.
public struct PhoneResultJSON: Encodable, Sendable {
    public let type = "phone-result"
    /// The phone's address as named or found: `usb:1-2`.
    public let phone: String
    public let serial: String?
    public let outcome: String
    public let exitCode: Int32
    /// Steps that the phone has accepted; of a dry run, those that would be done. Absent, as the two after it, where none was begun.
    public let stepsDone: Int?
    public let bytes: UInt64?
    public let seconds: Double?
    public let sentence: String?
    public let state: String?
    public let next: String?

    public init(phone: String, serial: String?, _ report: FlashReport) {
        self.phone = phone
        self.serial = serial
        outcome = Outcome.done.word
        exitCode = Outcome.done.rawValue
        stepsDone = report.done
        bytes = report.bytes
        seconds = milliseconds(report.seconds)
        sentence = nil
        state = nil
        next = nil
    }

    public init(phone: String, serial: String?, dryRun plan: FlashPlan) {
        self.phone = phone
        self.serial = serial
        outcome = Outcome.done.word
        exitCode = Outcome.done.rawValue
        stepsDone = plan.active.count
        bytes = plan.bytes
        seconds = 0
        sentence = nil
        state = nil
        next = nil
    }

    public init(phone: String, serial: String?, _ failure: Failure) {
        self.phone = phone
        self.serial = serial
        outcome = failure.outcome.word
        exitCode = failure.outcome.rawValue
        stepsDone = failure.done?.done
        bytes = failure.done?.bytes
        seconds = failure.done.map { milliseconds($0.seconds) }
        sentence = failure.sentence
        state = failure.state
        next = failure.next
    }
}

/// The `result` line of a flash of several phones.
public struct FleetResultJSON: Encodable, Sendable {
    public let type = "result"
    /// That of the phone that fared worst.
    public let outcome: String
    public let exitCode: Int32
    public let dryRun: Bool?
    public let phones: [PhoneResultJSON]

    public init(_ phones: [PhoneResultJSON], outcome: Outcome, dryRun: Bool) {
        self.phones = phones
        self.outcome = outcome.word
        exitCode = outcome.rawValue
        self.dryRun = dryRun ? true : nil
    }
}
