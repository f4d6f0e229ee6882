/// One run as the journal has it. Texts are as they were shown or read; nothing is redacted here.
public struct RunRecord: Sendable, Equatable {
    /// Counts up; the order of runs, whatever the clock said.
    public var number: Int64
    /// Wall clock at the start, milliseconds since 1970.
    public var began: Int64
    /// `flash` or `resume`.
    public var verb: String
    /// The version of restock.
    public var program: String
    /// The run that this one went on with.
    public var resumes: Int64?
    /// The process that did it, by number: whoever finds it gone knows that it was killed.
    public var process: Int32
    /// The package that was written.
    public var package: Package
    /// The mode and the plan, as they were printed.
    public var mode: String
    /// The steps as they were printed, line by line.
    public var plan: String
    /// The phone that it was written to.
    public var phone: Phone
    /// In the order of the plan.
    public var steps: [Step]
    /// What the gates said before it began.
    public var findings: [Finding]
    /// What the owner consented to.
    public var consents: [Consent]
    /// Nil where the run never came to its end: it is going on, or was killed.
    public var end: End?

    public init(
        number: Int64 = 0, began: Int64 = 0, verb: String, program: String, resumes: Int64? = nil, process: Int32,
        package: Package, mode: String, plan: String, phone: Phone, steps: [Step] = [], findings: [Finding] = [],
        consents: [Consent] = [], end: End? = nil
    ) {
        self.number = number
        self.began = began
        self.verb = verb
        self.program = program
        self.resumes = resumes
        self.process = process
        self.package = package
        self.mode = mode
        self.plan = plan
        self.phone = phone
        self.steps = steps
        self.findings = findings
        self.consents = consents
        self.end = end
    }

    /// The package of a run.
    public struct Package: Sendable, Equatable {
        /// Absolute.
        public var path: String
        /// `liuqin OS2.0.203.0.VMYCNXM`.
        public var name: String
        /// Tells packages of other contents apart, whatever they are called.
        public var identity: String

        public init(path: String, name: String, identity: String) {
            self.path = path
            self.name = name
            self.identity = identity
        }
    }

    /// The phone of a run, as it named itself.
    public struct Phone: Sendable, Equatable {
        /// Whole; nil where the phone told none.
        public var serial: String?
        /// The answer to `getvar product`, or the codename that a recovery told.
        public var product: String?
        /// `usb:1-2`.
        public var address: String

        public init(serial: String?, product: String?, address: String) {
            self.serial = serial
            self.product = product
            self.address = address
        }
    }

    /// What a gate said before the run began.
    public struct Finding: Sendable, Equatable {
        /// The name of the gate.
        public var gate: String
        /// `refuse`, `confirm` or `note`.
        public var severity: String
        /// What it said, as it was shown.
        public var sentence: String
        /// What that was read from.
        public var evidence: String

        public init(gate: String, severity: String, sentence: String, evidence: String) {
            self.gate = gate
            self.severity = severity
            self.sentence = sentence
            self.evidence = evidence
        }
    }

    /// A consent, with the words that the owner had before their eyes.
    public struct Consent: Sendable, Equatable {
        /// The name of the gate that asked.
        public var gate: String
        /// How it was given: `typed yes`, `--accept data-loss`.
        public var given: String
        /// When it was given, milliseconds since 1970; nil in journals of earlier versions.
        public var when: Int64?
        /// The language of the words: `en`, `hi`, `ru`.
        public var language: String
        /// What was consented to, as it was shown.
        public var sentence: String
        /// What was shown below the sentence.
        public var advice: String

        public init(
            gate: String, given: String, when: Int64? = nil, language: String, sentence: String, advice: String
        ) {
            self.gate = gate
            self.given = given
            self.when = when
            self.language = language
            self.sentence = sentence
            self.advice = advice
        }
    }

    /// How a run ended, with its last words.
    public struct End: Sendable, Equatable {
        /// Wall clock, milliseconds since 1970.
        public var at: Int64
        /// How long the run took, by the clock that does not jump.
        public var seconds: Double
        /// `done`, `interrupted`, `failed`, `cancelled`, ...
        public var outcome: String
        /// What happened, as it was printed.
        public var sentence: String
        /// In which state the phone was left.
        public var state: String
        /// What was to be typed then.
        public var next: String

        public init(at: Int64 = 0, seconds: Double, outcome: String, sentence: String, state: String, next: String) {
            self.at = at
            self.seconds = seconds
            self.outcome = outcome
            self.sentence = sentence
            self.state = state
            self.next = next
        }
    }
}
