import Glibc
import Journal
import Safety

/// A consent as it was given. The journal records this value and concludes nothing.
public struct Consent: Sendable, Equatable {
    /// How a consent is given.
    public enum Way: Sendable, Equatable {
        /// Named beforehand, as it stands behind `--accept`: `data-loss`, `relock=liuqin`.
        case named(String)
        /// Typed when it was asked for: the word.
        case typed(String)
    }

    /// What it was given to, as the gate said it.
    public let finding: Finding
    public let way: Way
    /// When it was given or, where it was named beforehand, heard: milliseconds since 1970.
    public let when: Int64
    /// The language of the words that were shown.
    public let language: Language
    /// The sentence that was shown.
    public let sentence: String
    /// What was shown below the sentence.
    public let advice: String

    /// A consent that is given now.
    /// - Parameter say: the language in which the finding was shown.
    init(_ finding: Finding, _ way: Way, say: Lexicon) {
        let spoken = finding.spoken(in: say)
        self.finding = finding
        self.way = way
        var now = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
        when = Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
        // What has no translation was shown in English.
        language = spoken.sentence == finding.sentence ? .english : say.language
        sentence = spoken.sentence
        advice = spoken.advice
    }
}

extension RunRecord.Consent {
    /// As the journal keeps it.
    init(_ consent: Consent) {
        let given =
            switch consent.way {
            case .named(let flag): "--accept \(flag)"
            case .typed(let word): "typed \(word)"
            }
        self.init(
            gate: consent.finding.gate.rawValue, given: given, when: consent.when, language: consent.language.rawValue,
            sentence: consent.sentence, advice: consent.advice)
    }
}
