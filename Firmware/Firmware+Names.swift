import FoundationEssentials

extension Firmware {
    /// What the words of published names mean where their place alone does not say it.
    public struct NameWords: Decodable, Sendable {
        /// A codename that holds an underscore itself.
        public struct Codename: Decodable, Sendable {
            public let name: String
            public let source: String
        }

        /// A carrier or a channel of sale.
        public struct Carrier: Decodable, Sendable {
            /// As the variant has it: `vf`.
            public let word: String
            /// The region that its packages are for.
            public let region: String
            /// What the region field of a package's name writes instead: `vodafone`. Nil where it writes the same.
            public let field: String?
            public let source: String
        }

        /// What stands behind a codename and is no region: `demo`, `pre_dpp`.
        public struct Suffix: Decodable, Sendable {
            public let words: String
            public let means: String
            public let source: String
        }

        /// What old recovery packages call a model: `MI6X`.
        public struct Tag: Decodable, Sendable {
            public let tag: String
            /// The variant without `_global`.
            public let variant: String
            public let source: String
        }

        public let codenames: [Codename]
        public let carriers: [Carrier]
        public let suffixes: [Suffix]
        public let tags: [Tag]
    }

    /// The lists of `names/variants.json`. They are part of the program, so ones that do not decode stop it at once.
    public static let nameWords: NameWords = {
        do {
            return try JSONDecoder().decode(NameWords.self, from: Data(PackageResources.variants_json))
        } catch {
            preconditionFailure("the built-in words of package names do not decode: \(error)")
        }
    }()
}
