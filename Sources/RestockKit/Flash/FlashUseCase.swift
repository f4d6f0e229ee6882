import Fastboot
import Images
import Journal
import Plan
import Safety
import StockPackage
import Transport

/// Everything up to the first write: the package read whole, the phone surveyed, the plan made, the gates heard.
public struct PreparedFlash {
    public let package: any ImagePackage
    public let phone: PhoneFacts
    public let plan: FlashPlan
    public let findings: [Finding]
    public let session: FastbootSession
    /// A flash of this phone that this one stands in for; nil where there is none, and where it is what is finished.
    public let unfinished: UnfinishedFlash?
    /// How the last flash of this phone stands.
    public let lastFlash: LastFlash
    /// The run that this finishes; nil for a flash of its own.
    public let resumes: InterruptedRun?

    /// - Parameters:
    ///   - accepted: what the owner agreed to beforehand: with `without-crc-lists` the plan leaves the checksum lists out.
    ///   - knownKey: the vbmeta key of the last flash onto such a phone, by ``KeyMemory``.
    ///   - memory: what recoveries said of the firmware on phones.
    ///   - place: where the journal is that may know of an unfinished flash.
    /// - Throws: exit 2 when the package has no such mode or the phone is not in the fastboot that takes it: the bootloader's for a
    ///   fastboot package, the user-space one for an update.
    public init(
        package: any ImagePackage, mode: FlashMode, session: FastbootSession, address: PhoneAddress,
        accepted: Accepted? = nil, knownKey: String? = nil, memory: InstalledMemory? = nil,
        journal place: StatePlace? = nil
    ) throws(Failure) {
        self = try .prepare(
            package, mode, session, address,
            Remembered(
                key: knownKey, installed: memory, last: .journal(place),
                leavesListsOut: accepted?.word(for: .withoutCRCLists) != nil))
    }

    /// - Parameter known: what is known of the phone beside what it says itself.
    static func prepare(
        _ package: any ImagePackage, _ mode: FlashMode, _ session: FastbootSession, _ address: PhoneAddress,
        _ known: Remembered
    ) throws(Failure) -> PreparedFlash {
        if package.facts.update != nil { return try update(package, mode, session, address, known) }
        guard let offer = package.facts.mode(mode) else { throw Failure(noMode: mode, in: package.facts) }
        let phone = try Survey(session, address: address).read(also: Planner.questions(of: offer))
        guard phone.mode == .fastboot else {
            throw Failure(
                .refused,
                "The phone is in fastbootd (user-space fastboot), but a stock package is written from the bootloader.",
                next: "Type: restock reboot bootloader -s \(RunRecord.Phone(phone).shortName)")
        }
        guard let plan = Planner(package: package.facts).plan(mode, for: phone) else {
            throw Failure(noMode: mode, in: package.facts)
        }
        return try PreparedFlash(plan: plan, package: package, phone: phone, session: session, known)
    }

    /// From a plan: what is left to look at before the gates are heard.
    init(
        plan: FlashPlan, package: any ImagePackage, phone: PhoneFacts, session: FastbootSession, _ known: Remembered
    ) throws(Failure) {
        try Self.checkSplitting(of: plan, package.facts, limit: phone.downloadLimit)
        var phone = phone
        phone.installed = known.installed?.recall(serial: phone.serial, product: phone.product)
        phone.link = LinkTest(session).measure(expecting: phone.product)
        self.phone = phone
        self.package = package
        self.session = session
        resumes = nil
        (unfinished, lastFlash) = known.last.of(phone)
        findings = Gate.findings(
            on: GateInput(
                plan: plan, phone: phone, package: package.facts, knownKey: known.key, lastFlash: lastFlash,
                leavesListsOut: known.leavesListsOut))
        // What is shown and done is what the owner is asked to agree to.
        let shown = findings.contains { $0.gate == .withoutCRCLists } ? plan.withoutLists : plan
        self.plan = shown.insistingOnBootCode(of: package.facts, on: phone)
    }

    /// A plan that no gate has seen, for tests of what lies below the gates.
    init(unseen plan: FlashPlan, package: any ImagePackage, phone: PhoneFacts, session: FastbootSession) {
        self.plan = plan
        self.package = package
        self.phone = phone
        self.session = session
        findings = []
        unfinished = nil
        lastFlash = .finished
        resumes = nil
    }

    /// Every image must split into downloads that this phone takes: that is known before the first write, not in the middle.
    private static func checkSplitting(of plan: FlashPlan, _ facts: PackageFacts, limit: UInt64) throws(Failure) {
        for step in plan.active {
            guard case .flash(_, let path, _, _) = step.action,
                let image = facts.images.first(where: { $0.path == path })
            else { continue }
            do throws(ImageError) {
                _ = try downloadParts(of: image.scan.layout, limit: limit, fillsRaw: plan.mayConvert)
            } catch {
                throw Failure(
                    .refused,
                    "\(path) cannot be cut into downloads for this phone, which takes \(limit) bytes at a time: \(error).",
                    next: "`restock status` shows what the phone says about itself: report it, with the package's name."
                )
            }
        }
    }
}

extension Failure {
    /// The package offers other modes than the one that was asked for, or its script could not be read.
    public init(noMode mode: FlashMode, in package: PackageFacts) {
        if let problem = package.problems(for: mode).first {
            self.init(
                .refused, "Refused by \(problem.gate.rawValue): \(problem.sentence) (\(problem.evidence))",
                next: "Use an unmodified package.")
            return
        }
        let offered = package.modes.map(\.mode.rawValue).joined(separator: ", ")
        self.init(.refused, "This package has no script for mode \(mode.rawValue).", next: "It offers: \(offered).")
    }
}

extension PackageProblem {
    /// The gate that speaks for it.
    public var gate: GateID { kind == .integrity ? .packageIntegrity : .unknownStep }
}

/// Reads a package whole: a fastboot package, or a full update.
/// - Parameters:
///   - cache: where the reading of a fastboot package is kept; an update is read anew each time.
///   - trusts: whether a reading of the same file that was kept in the cache stands for this one.
///   - locks: whether the bootloader is going to be locked on it: then the trees over its large partitions are computed.
///   - progress: bytes read of bytes in all.
///   - treeProgress: bytes hashed of bytes in all.
/// - Throws: exit 1: there is no such file, or it is none. Exit 2: it is damaged, or no sound package is like that.
public func readPackage(
    _ path: String, cache: PackageCache? = nil, trusts: Bool = true, locks: Bool = false,
    progress: ((UInt64, UInt64) -> Void)? = nil, treeProgress: ((UInt64, UInt64) -> Void)? = nil
) throws(Failure) -> any ImagePackage {
    try checkFinished(path)
    if OTAPackage.isFor(path) { return UpdatePackage(try readOTA(path, progress: progress)) }
    do throws(PackageError) {
        let package = try StockPackage(path: path, cache: cache, trusts: trusts, progress: progress)
        return locks ? package.computingTrees(progress: treeProgress) : package
    } catch {
        throw Failure(error, reading: path)
    }
}
