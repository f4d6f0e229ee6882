import Fastboot
import Journal
import Plan
import Safety
import StockPackage
import Transport

/// Stock firmware for one phone.
public struct FlashOperation: Operation {
    public let verb = "flash"
    public var subject: String { path }
    let package: any ImagePackage
    let path: String
    let mode: FlashMode
    let address: PhoneAddress
    let accepted: Accepted
    let careful: Bool
    public let records: Records
    let show: FlashShow

    /// - Parameters:
    ///   - path: of the package, as the owner named it.
    ///   - accepted: what was named beforehand: with `without-crc-lists` the plan leaves the checksum lists out.
    ///   - careful: small transfers, one after the other.
    ///   - show: who is told what happens meanwhile.
    public init(
        _ package: any ImagePackage, at path: String, mode: FlashMode?, on address: PhoneAddress, accepted: Accepted,
        careful: Bool = false, _ records: Records, show: FlashShow
    ) {
        self.package = package
        self.path = path
        self.mode = mode ?? package.facts.defaultMode
        self.address = address
        self.accepted = accepted
        self.careful = careful
        self.records = records
        self.show = show
    }

    public func prepare(_ holding: PhoneHold, for owner: some Owner<PreparedFlash>) throws(Failure) -> PreparedFlash {
        let known = records.keys?.recall(package.facts.codename)
        if let trouble = known?.remark { owner.remark(trouble) }
        return try prepare(holding, knownKey: known?.key)
    }

    /// Everything up to the first question, of one phone among several.
    /// - Parameter knownKey: the vbmeta key of the last flash onto such a phone.
    public func prepare(_ holding: PhoneHold, knownKey: String?) throws(Failure) -> PreparedFlash {
        try holding.hold(address)
        do throws(Failure) {
            let session = try connect(to: address, carefully: careful, onMessage: show.message)
            do throws(Failure) {
                return try PreparedFlash(
                    package: package, mode: mode, session: session, address: address, accepted: accepted,
                    knownKey: knownKey, memory: records.installed, journal: records.place)
            } catch {
                session.transport.close()
                throw error
            }
        } catch {
            throw error.remembering(address, in: records.place)
        }
    }

    public func record(of agreed: Agreed<PreparedFlash>) -> RunRecord? {
        RunRecord(verb, program: records.program, agreed, path: path)
    }

    public func run(
        _ agreed: Agreed<PreparedFlash>, _ recorder: JournalRecorder?,
        for owner: some Owner<PreparedFlash>
    ) throws(Failure) -> FlashReport {
        try agreed.flash(recorder, records, show, remark: owner.remark)
    }
}

/// Who is told what happens while a phone is flashed, and may stop it.
public struct FlashShow {
    let message: @Sendable (Message) -> Void
    let event: (FlashEvent) -> Void
    let stopRequested: () -> Bool

    public init(
        message: @escaping @Sendable (Message) -> Void = { _ in }, event: @escaping (FlashEvent) -> Void = { _ in },
        stopRequested: @escaping () -> Bool = { false }
    ) {
        self.message = message
        self.event = event
        self.stopRequested = stopRequested
    }
}

extension Agreed<PreparedFlash> {
    /// The flash of one phone, and what is remembered and forgotten at its end.
    func flash(
        _ recorder: JournalRecorder?, _ records: Records, _ show: FlashShow, remark: (String) -> Void
    ) throws(Failure) -> FlashReport {
        do throws(Failure) {
            let report = try FlashRun(
                self, recorder: recorder, stopRequested: show.stopRequested, events: show.event
            ).run()
            records.ended(.success(report), on: prepared.phone)
            if let trouble = records.remember(prepared.package) { remark(trouble) }
            return report
        } catch {
            records.ended(.failure(error), on: prepared.phone)
            throw error
        }
    }
}

extension Records {
    /// A flash has ended. Where something was written, what a recovery once said of the phone's firmware is true no more.
    public func ended(_ result: Result<FlashReport, Failure>, on phone: PhoneFacts) {
        if case .failure(let failure) = result, failure.outcome != .interrupted { return }
        installed?.forget(serial: phone.serial)
    }

    /// Keeps the key of a package that has been flashed, so that the next one with another key is noticed.
    /// - Returns: a remark when it could not be noted.
    public func remember(_ package: any ImagePackage) -> String? {
        guard let key = package.facts.avb?.keyToRemember else { return nil }
        return keys?.remember(key, for: package.facts.codename)
    }
}
