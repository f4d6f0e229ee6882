import Safety

/// How an owner agrees: by what was named beforehand, and by being asked.
public struct Consenting {
    private let accepts: (Finding) -> Bool
    private let say: Lexicon
    private let ask: ((Finding) -> Bool)?

    /// - Parameters:
    ///   - accepted: what was named beforehand.
    ///   - say: the language in which findings are shown.
    ///   - ask: asks the person at the terminal for consent to one finding; nil where there is nobody to ask.
    public init(_ accepted: Accepted, say: Lexicon = .english, ask: ((Finding) -> Bool)? = nil) {
        self.init(accepts: accepted.covers, say: say, ask: ask)
    }

    private init(accepts: @escaping (Finding) -> Bool, say: Lexicon, ask: ((Finding) -> Bool)?) {
        self.accepts = accepts
        self.say = say
        self.ask = ask
    }

    /// Agrees to everything that can be agreed to. What is refused stays refused.
    public static var toAll: Consenting { Consenting(accepts: { _ in true }, say: .english, ask: nil) }

    /// Whether there is somebody to ask.
    public var canAsk: Bool { ask != nil }

    /// Whether a finding was agreed to beforehand.
    public func isGiven(_ finding: Finding) -> Bool { accepts(finding) }

    /// Hears the owner on what needs consent, in order.
    /// - Returns: one consent for each finding that needs one.
    /// - Throws: exit 2 for a refusal or a consent that nobody could give, exit 3 when the person said no.
    public func hear(_ findings: [Finding]) throws(Failure) -> [Consent] {
        if let refused = Failure(refusedBy: findings) { throw refused }
        let asked = findings.filter { $0.severity == .confirm }
        let open = asked.filter { !accepts($0) }
        if !open.isEmpty, ask == nil { throw Failure(noConsentTo: open) }
        var given: [Consent] = []
        for finding in asked {
            if accepts(finding) {
                given.append(Consent(finding, .named(Accepted.flag(for: finding)), say: say))
                continue
            }
            guard let ask, ask(finding) else {
                throw Failure(
                    .cancelled, "You did not consent to \(finding.gate.rawValue).", next: Failure.nothingToUndo)
            }
            given.append(Consent(finding, .typed(finding.consentWord ?? ""), say: say))
        }
        return given
    }
}
