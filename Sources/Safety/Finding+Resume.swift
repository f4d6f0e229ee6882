extension Finding {
    /// The same for a flash that is gone on with: what had to be done before its first write can be done no more, and no other mode
    /// can be chosen.
    public var onResume: Finding {
        switch gate {
        case .accountBinding: advising(Lexicon.english("gate.account-binding.advice-resume"))
        case .dataLoss: advising(Lexicon.english("gate.data-loss.advice-resume"))
        default: self
        }
    }

    private func advising(_ advice: String) -> Finding {
        Finding(gate, severity, sentence, evidence: evidence, advice: advice, consentWord: consentWord)
    }
}
