import Journal

/// The result of `restock history --json`: the latest run first.
public struct HistoryJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    public let runs: [RunSummaryJSON]

    public init(_ runs: [ShownRun]) { self.runs = runs.map(RunSummaryJSON.init) }
}

/// One run in a list.
public struct RunSummaryJSON: Encodable, Sendable {
    public let run: Int64
    /// Wall clock, `2026-11-25 19:02:11 UTC`.
    public let began: String
    public let seconds: Double?
    public let verb: String
    public let restock: String
    /// The run that it went on with.
    public let resumes: Int64?
    /// The later run that brought to its end what this one left unfinished; absent where none did.
    public let finishedBy: Int64?
    public let product: String?
    public let serial: String?
    public let address: String
    public let package: String
    public let mode: String
    /// An outcome, `running`, or `broken-off`.
    public let standing: String

    public init(_ shown: ShownRun) {
        let record = shown.record
        run = record.number
        began = clockTime(record.began)
        seconds = record.end.map { milliseconds($0.seconds) }
        verb = record.verb
        restock = record.program
        resumes = record.resumes
        finishedBy = shown.finisher
        product = record.phone.product
        serial = record.phone.serial
        address = record.phone.address
        package = record.package.name
        mode = record.mode
        standing = shown.standing
    }
}

/// The result of `restock history RUN --json`.
public struct RunJSON: Encodable, Sendable {
    /// One step of a run, with what is known of its end.
    public struct Step: Encodable, Sendable {
        let step: String
        /// `planned`, `intended` (begun, result unknown), `done`, `left-out`, `ignored`.
        let stage: String
        let stored: Bool
        let reason: String?
        let bytes: UInt64
        let digest: String?
        /// From the beginning of the run.
        let began: Double?
        let seconds: Double?
    }

    /// What a gate said before the run.
    public struct Finding: Encodable, Sendable {
        let gate: String
        let severity: String
        let sentence: String
        let evidence: String
    }

    /// A consent, with the words that were shown.
    public struct Consent: Encodable, Sendable {
        let gate: String
        let given: String
        /// UTC; nil in journals of earlier versions.
        let when: String?
        let language: String
        let sentence: String
        let advice: String
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let run: RunSummaryJSON
    public let file: String
    public let identity: String
    public let plan: String
    public let findings: [Finding]
    public let consents: [Consent]
    public let steps: [Step]
    public let sentence: String?
    public let state: String?
    public let next: String?

    public init(_ shown: ShownRun) {
        let record = shown.record
        run = RunSummaryJSON(shown)
        file = record.package.path
        identity = record.package.identity
        plan = record.plan
        findings = record.findings.map {
            Finding(gate: $0.gate, severity: $0.severity, sentence: $0.sentence, evidence: $0.evidence)
        }
        consents = record.consents.map {
            Consent(
                gate: $0.gate, given: $0.given, when: $0.when.map(clockTime), language: $0.language,
                sentence: $0.sentence, advice: $0.advice)
        }
        steps = record.steps.map {
            Step(
                step: $0.text, stage: $0.stage.word, stored: $0.isStored, reason: $0.reason, bytes: $0.bytes,
                digest: $0.digest, began: $0.time?.began, seconds: $0.time?.seconds)
        }
        func said(_ text: String?) -> String? { text?.isEmpty == false ? text : nil }
        sentence = said(record.end?.sentence)
        state = said(record.end?.state)
        next = said(record.end?.next)
    }
}

extension RunRecord.Step.Stage {
    /// The stable word.
    public var word: String {
        switch self {
        case .planned: "planned"
        case .intended: "intended"
        case .ended(let word): word
        }
    }
}
