import Fastboot
import Journal
import Recovery
import Safety
import Transport

/// A restart of one phone.
public struct RebootOperation: Operation {
    public let verb = "reboot"
    public var subject: String { target }
    let name: PhoneAddress?
    let target: String
    let finder: RecoveryFinder
    public let records: Records

    /// - Parameters:
    ///   - name: the phone as named; nil for the only one.
    ///   - target: as ``RebootTarget/init(name:)`` takes it.
    public init(on name: PhoneAddress?, to target: String, finder: RecoveryFinder, _ records: Records) {
        self.name = name
        self.target = target
        self.finder = finder
        self.records = records
    }

    public func prepare(_ holding: PhoneHold, for owner: some Owner<PreparedReboot>) throws(Failure) -> PreparedReboot {
        do throws(Failure) {
            if let candidate = try finder.candidate(name) {
                try holding.hold(candidate.address)
                let session = try finder.choose(name)
                // Into anything else it cannot be restarted from there, which is said when it is tried.
                let unfinished: UnfinishedFlash? =
                    RebootTarget(name: target) == .system ? .find(of: session.phone, in: records.place) : nil
                return PreparedReboot(.recovery(session), candidate.address, unfinished, asks: true)
            }
            let address = try PhoneFinder().choose(name)
            try holding.hold(address)
            let session = try connect(to: address)
            do throws(Failure) {
                let unfinished = try UnfinishedFlash.find(session, address: address, in: records.place)
                // The one restart that such a phone needs.
                let clears = unfinished?.clearing != nil && RebootTarget(name: target) == .bootloader
                if clears, let unfinished {
                    owner.remark(
                        "Run \(unfinished.run) is not finished. When the phone is back, type: \(unfinished.next)")
                }
                return PreparedReboot(.fastboot(session), address, unfinished, asks: !clears)
            } catch {
                session.transport.close()
                throw error
            }
        } catch {
            throw error.remembering(name, in: records.place)
        }
    }

    /// It changes nothing that is stored.
    public func record(of agreed: Agreed<PreparedReboot>) -> RunRecord? { nil }

    public func run(
        _ agreed: Agreed<PreparedReboot>, _ recorder: JournalRecorder?,
        for owner: some Owner<PreparedReboot>
    ) throws(Failure) -> PhoneAddress {
        let prepared = agreed.prepared
        do throws(Failure) {
            switch prepared.line {
            case .fastboot(let session): try reboot(session, address: prepared.address, to: target)
            case .recovery(let session): try reboot(session, address: prepared.address, to: target)
            }
            return prepared.address
        } catch {
            throw error.remembering(name, in: records.place)
        }
    }
}

/// A phone that may be restarted. What starts a phone may be half new in the middle of a flash.
public final class PreparedReboot: Preparation {
    /// What a restart leaves to say: where the phone was.
    public typealias Report = PhoneAddress

    /// What is talked to.
    enum Line {
        case fastboot(FastbootSession)
        case recovery(RecoverySession)
    }

    let line: Line
    public let address: PhoneAddress
    public let findings: [Finding]
    private let unfinished: UnfinishedFlash?

    /// - Parameter asks: an unfinished flash is a reason to ask.
    init(_ line: Line, _ address: PhoneAddress, _ unfinished: UnfinishedFlash?, asks: Bool) {
        self.line = line
        self.address = address
        self.unfinished = asks ? unfinished : nil
        findings = [self.unfinished?.finding].compactMap(\.self)
    }

    /// Its place is all that is asked of it.
    public var recorded: RunRecord.Phone { RunRecord.Phone(serial: nil, product: nil, address: "\(address)") }

    public func leaving(_ failure: Failure) -> Failure { failure.leaving(unfinished) }

    public func close() {
        switch line {
        case .fastboot(let session): session.transport.close()
        case .recovery(let session): session.close()
        }
    }
}
