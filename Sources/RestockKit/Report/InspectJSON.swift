import Plan
import Safety
import StockPackage

/// The `result` line of `inspect --json`.
public struct InspectJSON: Encodable, Sendable {
    /// What the package says it is.
    public struct Package: Encodable, Sendable {
        let codename: String
        let variant: String?
        let region: String?
        let version: String?
        let android: String?
        /// `tgz`, `tar`, `zip` or `folder`.
        let kind: String
        /// Of the file; absent for a folder.
        let md5: String?
        let antiRollback: Int?
        /// By the name; absent for the open market.
        let carrier: String?
        /// `user`, `userroot`, by the name; absent where it does not say.
        let build: String?
    }

    /// An image of the package, with the lists that vouch for it.
    public struct Image: Encodable, Sendable {
        let file: String
        let bytes: UInt64
        let expandedBytes: UInt64
        let sparse: Bool
        let verifiedBy: [String]
    }

    /// What one of its scripts would do, and what it checks.
    public struct Mode: Encodable, Sendable {
        let script: String
        let steps: [StepJSON]
        let checks: [CheckJSON]
    }

    public let type = "result"
    public let outcome: String
    public let package: Package
    public let images: [Image]
    public let findings: [FindingJSON]
    public let modes: [String: Mode]
    public let remarks: [String]
    /// Absent for a package that flashes no vbmeta.
    public let avb: AVBJSON?

    /// - Parameter remarks: what there is to say besides what the package says.
    public init(_ facts: PackageFacts, findings: [Finding], outcome: Outcome, remarks: [String] = []) {
        self.outcome = outcome.word
        package = Package(
            codename: facts.codename, variant: facts.variant, region: facts.region?.rawValue, version: facts.version,
            android: facts.android, kind: "\(facts.kind)", md5: facts.md5, antiRollback: facts.antiRollback,
            carrier: facts.carrier, build: facts.build)
        images = facts.images.map {
            Image(
                file: $0.file, bytes: $0.bytes, expandedBytes: $0.expandedBytes, sparse: $0.isSparse,
                verifiedBy: $0.verifiedBy)
        }
        self.findings = findings.map(FindingJSON.init)
        modes = Dictionary(
            uniqueKeysWithValues: facts.modes.map { mode in
                (
                    mode.mode.rawValue,
                    Mode(
                        script: mode.script.fileName, steps: mode.steps.map(StepJSON.init),
                        checks: mode.checks.map(CheckJSON.init))
                )
            })
        self.remarks = facts.nameRemarks + facts.remarks + remarks
        avb = facts.avb.map(AVBJSON.init)
    }
}

/// The findings that need no phone: those of every mode that a package offers, each once.
public func packageFindings(_ facts: PackageFacts, knownKey: String? = nil) -> [Finding] {
    var all: [Finding] = []
    for mode in facts.modes {
        guard let plan = Planner(package: facts).plan(mode.mode, for: nil) else { continue }
        for finding in Gate.findings(on: GateInput(plan: plan, phone: nil, package: facts, knownKey: knownKey))
        where !all.contains(finding) {
            all.append(finding)
        }
    }
    // A script that could not be read gives no mode, and no plan to judge: its problem is said all the same.
    for problem in facts.problems where problem.mode.map({ facts.mode($0) == nil }) ?? facts.modes.isEmpty {
        all.append(Finding(problem))
    }
    return all
}

/// Whether a package should not be flashed at all. What is refused for the sake of the lock alone makes none unfit, as long as no
/// mode that does not lock is refused for it, too.
public func isUnfit(_ facts: PackageFacts, _ findings: [Finding]) -> Bool {
    let ofTheLock: Set<GateID> = [.packageAuthenticity, .region, .relock]
    var elsewhere: [Finding] = []
    for mode in facts.modes where mode.mode != .cleanLock {
        guard let plan = Planner(package: facts).plan(mode.mode, for: nil) else { continue }
        elsewhere += Gate.findings(on: GateInput(plan: plan, phone: nil, package: facts))
    }
    return findings.contains { finding in
        finding.severity == .refuse && (!ofTheLock.contains(finding.gate) || elsewhere.contains(finding))
    }
}
