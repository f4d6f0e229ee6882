import Bytes
import Glibc
import Journal
import Plan
import Safety

extension RunRecord {
    /// A wipe that is about to begin. There is no package, and nothing to resume: a wipe is repeated.
    public init(wipe agreed: Agreed<PreparedWipe>, program: String) {
        let prepared = agreed.prepared
        self.init(
            verb: "wipe", program: program, process: getpid(),
            package: Package(path: "", name: "no package", identity: ""),
            mode: prepared.plan.method.rawValue, plan: "\(prepared.plan)", phone: prepared.recorded,
            steps: prepared.plan.steps.map { Step(text: "\($0)", key: "\($0)") },
            findings: prepared.findings.map(Finding.init), consents: agreed.consents.map(Consent.init))
    }

    /// A recovery package that is about to be offered. What the recovery does with it is one step; it is known by its MD5.
    public init(sideload agreed: Agreed<PreparedSideload>, program: String, path: String) {
        let prepared = agreed.prepared
        let facts = prepared.package.facts
        let step = "sideload \(facts.fileName)"
        self.init(
            verb: "sideload", program: program, process: getpid(),
            package: Package(path: absolute(path), name: facts.fileName, identity: "md5:\(facts.md5)"),
            mode: facts.metadata?.startsFrom == nil ? RunRecord.wholeSideload : "sideload-incremental",
            plan: step, phone: Phone(prepared.phone), steps: [Step(text: step, key: step)],
            findings: prepared.findings.map(Finding.init), consents: agreed.consents.map(Consent.init))
    }
}

extension RunRecord {
    /// The mode of a sideload that brings the whole firmware, and does not build on what is there.
    static let wholeSideload = "sideload"
}

extension PreparedWipe {
    /// The phone as the journal knows it.
    public var recorded: RunRecord.Phone {
        if let phone { return RunRecord.Phone(phone) }
        return recovery.map { RunRecord.Phone($0) } ?? RunRecord.Phone(serial: nil, product: nil, address: "\(address)")
    }
}

extension RunRecord.Phone {
    public init(_ phone: RecoveryPhone) {
        self.init(serial: phone.serial, product: phone.codename, address: "\(phone.address)")
    }
}
