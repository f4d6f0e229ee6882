import Bytes
import Glibc
import Journal
import Plan
import Safety

extension RunRecord {
    /// A run that is about to begin, as the journal takes it.
    /// - Parameters:
    ///   - path: of the package, as the owner named it.
    public init(_ verb: String, program: String, _ agreed: Agreed<PreparedFlash>, path: String) {
        let prepared = agreed.prepared
        let plan = prepared.plan
        let resumes = prepared.resumes
        let digests = Dictionary(
            prepared.package.facts.images.map { ($0.path, $0.scan.md5) }, uniquingKeysWith: { first, _ in first })
        self.init(
            verb: verb, program: program, resumes: resumes?.number, process: getpid(),
            package: Package(
                path: absolute(path), name: plan.package, identity: prepared.package.facts.identity),
            mode: plan.mode.rawValue, plan: "\(plan)", phone: Phone(prepared.phone),
            steps: plan.steps.map { step in
                var record = Step(
                    text: "\(step)", key: step.key,
                    isStored: resumes?.isStored(step) ?? false && step.leftOut != nil)
                if case .flash(_, let image, _, _) = step.action, let md5 = digests[image], !md5.isEmpty {
                    record.digest = "md5 \(hex(md5))"
                }
                return record
            },
            findings: prepared.findings.map(Finding.init), consents: agreed.consents.map(Consent.init))
    }
}

extension RunRecord.Finding {
    init(_ finding: Finding) {
        self.init(
            gate: finding.gate.rawValue, severity: finding.severity.rawValue, sentence: finding.sentence,
            evidence: finding.evidence)
    }
}

extension RunRecord.Phone {
    public init(_ phone: PhoneFacts) {
        self.init(serial: phone.serial, product: phone.product, address: phone.address)
    }
}

extension Step {
    /// Tells a step from every other of the same package, whatever is printed of it.
    var key: String {
        switch action {
        case .flash(let partition, let image, let bytes, _): "flash \(partition) \(image) \(bytes)"
        default: "\(self)"
        }
    }
}

/// The path from the root: whoever resumes may stand in another folder.
func absolute(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}
