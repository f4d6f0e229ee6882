extension Finding {
    /// The finding in the owner's language, as far as its gate's words have been translated; what has not stays English.
    public func spoken(in lexicon: Lexicon) -> Finding {
        let prefix = "gate.\(gate.rawValue)."
        return Finding(
            gate, severity, lexicon.translation(of: sentence, under: prefix),
            evidence: lexicon.translation(of: evidence, under: prefix),
            advice: lexicon.translation(of: advice, under: prefix), consentWord: consentWord)
    }
}
