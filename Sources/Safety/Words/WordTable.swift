/// The words that owners read, one table a language: see `Words+English+Account.swift` and its sisters.
enum WordTable {
    /// One text under its key.
    struct Row: Sendable {
        let key: String
        /// The English that a translation was made from; nil in the English table itself.
        let source: String?
        let text: String

        init(_ key: String, _ text: String) {
            self.key = key
            source = nil
            self.text = text
        }

        init(_ key: String, from source: String, _ text: String) {
            self.key = key
            self.source = source
            self.text = text
        }
    }

    /// The text that the other tables are made from. `{name}` is filled in where it is shown.
    static let english = englishAccount + englishClaims + englishScreens + englishAuthenticity + englishRegions
    /// Each row carries the English that it was made from; a test fails where that has changed since.
    static let hindi = hindiAccount + hindiClaims + hindiScreens + hindiAuthenticity + hindiRegions
    static let russian = russianAccount + russianClaims + russianScreens + russianAuthenticity + russianRegions

    static func rows(_ language: Language) -> [Row] {
        switch language {
        case .english: english
        case .hindi: hindi
        case .russian: russian
        }
    }
}
