import StockPackage

/// The vbmeta images of a package in `inspect --json`.
public struct AVBJSON: Encodable, Sendable {
    struct Metadata: Encodable, Sendable {
        let partition: String
        let image: String
        let inFooter: Bool
        let algorithm: String
        let keySHA256: String?
        let keySHA1: String?
        /// `valid`, `unsigned`, `wrong-digest`, `wrong-signature` or `not-checked`.
        let signature: String
        let rollbackIndex: UInt64
        let rollbackIndexLocation: UInt32
        let flags: UInt32
        let release: String
    }

    struct ImageDigest: Encodable, Sendable {
        let partition: String
        let image: String?
        let saidBy: String
        let algorithm: String
        let expected: String
        /// `agrees`, `differs`, `shorter`, `no-image` or `not-compared`.
        let verdict: String
        let found: String?
        let reason: String?
    }

    struct Tree: Encodable, Sendable {
        let partition: String
        let saidBy: String
        let algorithm: String
        let rootDigest: String
        /// `not-computed`, `agrees`, `differs`, `shorter`, `no-image` or `not-compared`.
        let verdict: String
    }

    struct Link: Encodable, Sendable {
        let partition: String
        let image: String?
        let rollbackIndexLocation: UInt32
        let keySHA256: String
        /// `matches`, `differs`, `no-image` or `unreadable`.
        let verdict: String
    }

    struct Problem: Encodable, Sendable {
        let kind: String
        let evidence: String
    }

    let vbmetas: [Metadata]
    let digests: [ImageDigest]
    let hashtrees: [Tree]
    let chain: [Link]
    let problems: [Problem]
    let remarks: [String]

    public init(_ facts: AVBFacts) {
        vbmetas = facts.vbmetas.map {
            Metadata(
                partition: $0.partition, image: $0.image, inFooter: $0.isInFooter, algorithm: $0.algorithm,
                keySHA256: $0.keySHA256, keySHA1: $0.keySHA1, signature: $0.signature.word,
                rollbackIndex: $0.rollbackIndex, rollbackIndexLocation: $0.rollbackIndexLocation,
                flags: $0.flags.rawValue, release: $0.release)
        }
        digests = facts.digests.map { one in
            let (found, reason): (String?, String?) =
                switch one.verdict {
                case .differs(let value): (value, nil)
                case .shorter(let bytes): (nil, "the image has \(bytes) bytes")
                case .notCompared(let words): (nil, words)
                case .agrees, .noImage: (nil, nil)
                }
            return ImageDigest(
                partition: one.partition, image: one.image, saidBy: one.saidBy, algorithm: one.algorithm,
                expected: one.expected, verdict: one.verdict.word, found: found, reason: reason)
        }
        hashtrees = facts.trees.map {
            Tree(
                partition: $0.partition, saidBy: $0.saidBy, algorithm: $0.algorithm, rootDigest: $0.rootDigest,
                verdict: $0.verdict.word)
        }
        chain = facts.chain.map {
            Link(
                partition: $0.partition, image: $0.image, rollbackIndexLocation: $0.rollbackIndexLocation,
                keySHA256: $0.keySHA256, verdict: $0.verdict.word)
        }
        problems = facts.problems.map { Problem(kind: $0.kind.rawValue, evidence: $0.evidence) }
        remarks = facts.remarks
    }
}

extension VBMeta.Signature {
    /// The stable word in JSON.
    public var word: String {
        switch self {
        case .valid: "valid"
        case .unsigned: "unsigned"
        case .wrongDigest: "wrong-digest"
        case .wrongSignature: "wrong-signature"
        case .notChecked: "not-checked"
        }
    }
}

extension AVBFacts.Tree.Verdict {
    /// The stable word in JSON.
    public var word: String {
        switch self {
        case .notComputed: "not-computed"
        case .agrees: "agrees"
        case .differs: "differs"
        case .shorter: "shorter"
        case .noImage: "no-image"
        case .notCompared: "not-compared"
        }
    }
}

extension AVBFacts.ImageDigest.Verdict {
    /// The stable word in JSON.
    public var word: String {
        switch self {
        case .agrees: "agrees"
        case .differs: "differs"
        case .shorter: "shorter"
        case .noImage: "no-image"
        case .notCompared: "not-compared"
        }
    }
}

extension AVBFacts.Link.Verdict {
    /// The stable word in JSON.
    public var word: String {
        switch self {
        case .matches: "matches"
        case .differs: "differs"
        case .noImage: "no-image"
        case .unreadable: "unreadable"
        }
    }
}
