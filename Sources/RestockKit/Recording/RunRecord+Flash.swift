import Bytes
import Glibc
import Journal
import Plan
import Safety

extension RunRecord {
    /// A run that is about to begin, as the journal takes it.
    /// - Parameters:
    ///   - path: of the package, as the owner named it.
    ///   - accepted: what was agreed to on the command line. Every other confirm was typed, or the run would not begin.
    ///   - say: the language in which the findings were shown.
    public init(
        _ verb: String, program: String, _ prepared: PreparedFlash, path: String, accepted: Accepted, say: Lexicon,
        resumes: InterruptedRun? = nil
    ) {
        let plan = prepared.plan
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
            findings: prepared.findings.map(Finding.init), consents: Consent.all(prepared.findings, accepted, say))
    }
}

extension RunRecord.Finding {
    init(_ finding: Finding) {
        self.init(
            gate: finding.gate.rawValue, severity: finding.severity.rawValue, sentence: finding.sentence,
            evidence: finding.evidence)
    }
}

extension RunRecord.Consent {
    /// One for each confirm: without it the run would not begin.
    static func all(_ findings: [Finding], _ accepted: Accepted, _ say: Lexicon) -> [RunRecord.Consent] {
        findings.filter { $0.severity == .confirm }.map {
            RunRecord.Consent($0, accepted: accepted.covers($0), say: say)
        }
    }

    init(_ finding: Finding, accepted: Bool, say: Lexicon) {
        let spoken = finding.spoken(in: say)
        // What has no translation was shown in English.
        let language = spoken.sentence == finding.sentence ? Language.english : say.language
        self.init(
            gate: finding.gate.rawValue,
            given: accepted ? "--accept \(Accepted.flag(for: finding))" : "typed \(finding.consentWord ?? "")",
            language: language.rawValue, sentence: spoken.sentence, advice: spoken.advice)
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
