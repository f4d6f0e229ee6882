/// The words for owners in one language.
public struct Lexicon: Sendable {
    /// The language of its texts.
    public let language: Language

    /// The words in a language; they are part of the program.
    public init(_ language: Language) { self.language = language }

    /// The words that every other language falls back to.
    public static let english = Lexicon(.english)

    private static let tables: [Language: [String: String]] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            (language, Dictionary(WordTable.rows(language).map { ($0.key, $0.text) }) { first, _ in first })
        })

    /// The text under a key, with its places filled. English where the language lacks it; the key itself where English does, too: a
    /// missing word must not stop a program that warns. Tests see to it that neither happens.
    /// - Parameter values: what to put for `{name}`.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let text = Self.tables[language]?[key] ?? Self.tables[.english]?[key] else { return key }
        return values.isEmpty ? text : WordTemplate(text).filled(values)
    }

    /// True when the language has a text of its own under this key.
    public func has(_ key: String) -> Bool { Self.tables[language]?[key] != nil }

    /// An English text that was put together elsewhere, in this language: found by the row of the English table, below `prefix`, that it
    /// was made from. The text itself where there is none.
    func translation(of english: String, under prefix: String) -> String {
        guard language != .english else { return english }
        for row in WordTable.english where row.key.hasPrefix(prefix) {
            if let values = WordTemplate(row.text).values(in: english), has(row.key) { return self(row.key, values) }
        }
        return english
    }
}
