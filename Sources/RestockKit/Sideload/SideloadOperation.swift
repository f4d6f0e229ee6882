import Journal
import Recovery
import Safety
import StockPackage
import Transport

/// A recovery package for one phone.
public struct SideloadOperation: Operation {
    public let verb = "sideload"
    public var subject: String { path }
    let package: SideloadPackage
    let path: String
    let name: PhoneAddress?
    let token: SideloadToken?
    let finder: RecoveryFinder
    let patience: Duration
    public let records: Records
    let stopRequested: () -> Bool
    let progress: (SideloadProgress) -> Void

    /// - Parameters:
    ///   - path: of the package, as the owner named it.
    ///   - name: the phone as named; nil for the only one.
    ///   - patience: how long the recovery may be silent while it installs.
    ///   - stopRequested: asked before each block.
    ///   - progress: is told at most ten times a second, and of the last block.
    public init(
        _ package: SideloadPackage, at path: String, on name: PhoneAddress?, token: SideloadToken?,
        finder: RecoveryFinder, patience: Duration, _ records: Records, stopRequested: @escaping () -> Bool,
        progress: @escaping (SideloadProgress) -> Void
    ) {
        self.package = package
        self.path = path
        self.name = name
        self.token = token
        self.finder = finder
        self.patience = patience
        self.records = records
        self.stopRequested = stopRequested
        self.progress = progress
    }

    public func prepare(
        _ holding: PhoneHold, for owner: some Owner<PreparedSideload>
    ) throws(Failure) -> PreparedSideload {
        let session = try finder.choose(name, limits: AdbLimits(install: patience), holding: holding.hold)
        if let trouble = records.installed?.remember(session.phone) { owner.remark(trouble) }
        return PreparedSideload(
            package, on: session, validation: token?.file, erases: token?.erases ?? false, key: token?.key,
            memory: records.tokens, journal: records.place)
    }

    public func record(of agreed: Agreed<PreparedSideload>) -> RunRecord? {
        RunRecord(sideload: agreed, program: records.program, path: path)
    }

    public func run(
        _ agreed: Agreed<PreparedSideload>, _ recorder: JournalRecorder?,
        for owner: some Owner<PreparedSideload>
    ) throws(Failure) -> SideloadReport {
        let prepared = agreed.prepared
        if let token = prepared.validation,
            let trouble = records.tokens?.remember(token.fingerprint, for: prepared.package.facts.md5)
        {
            owner.remark(trouble)
        }
        recorder?.intends(step: 0)
        recorder?.settle()
        // From the first block on, what was installed may no longer be.
        func forget() { records.installed?.forget(serial: prepared.phone.serial) }
        do throws(Failure) {
            let report = try recorder.ending { () throws(Failure) in
                let report = try SideloadUseCase(agreed, stopRequested: stopRequested, progress: progress).run()
                recorder?.done(step: 0)
                return report
            }
            forget()
            return report
        } catch {
            if error.outcome == .interrupted { forget() }
            throw error
        }
    }
}

/// The token of Xiaomi's server that goes with a package.
public struct SideloadToken: Sendable {
    let file: ValidationFile
    let key: TokenKey?
    let erases: Bool

    /// - Parameters:
    ///   - key: Xiaomi's public key, where the owner has it.
    ///   - erases: the server said that the phone is going to be erased, where the file holds the token alone.
    public init(_ file: ValidationFile, key: TokenKey?, erases: Bool) {
        self.file = file
        self.key = key
        self.erases = erases
    }
}

extension PreparedSideload: Preparation {
    /// How the recovery took the package.
    public typealias Report = SideloadReport

    public var recorded: RunRecord.Phone { RunRecord.Phone(phone) }

    public func leaving(_ failure: Failure) -> Failure { failure.leaving(unfinished) }

    public func close() { session.close() }
}
