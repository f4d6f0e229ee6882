import StockPackage

/// The part of the page of `inspect` that is on vbmeta.
struct AVBText {
    let words: Words

    /// The images as rows below a heading, then what they name; nothing for a package without any.
    func render(_ facts: AVBFacts?) -> String {
        guard let facts else {
            return words.wrap("Verified boot: the package flashes no vbmeta, so nothing in it is signed.")
        }
        var parts = ["Verified boot:"]
        parts += facts.vbmetas.flatMap { [words.hang(head($0), indent: 4), words.table(rows($0), column: 14)] }
        parts += facts.problems.compactMap { problem in
            heading(problem.kind).map { words.hang("  \($0): \(problem.evidence)", indent: 4) }
        }
        let named = digests(facts) + links(facts) + trees(facts)
        parts += named.map { words.hang("  " + $0, indent: 4) }
        parts += facts.remarks.map { words.wrap($0, indent: 2) }
        return parts.joined(separator: "\n")
    }

    /// What is said of a problem here; nil for one that its own row shows.
    private func heading(_ kind: AVBProblem.Kind) -> String? {
        switch kind {
        case .notAVB, .malformed: "NOT READABLE"
        case .notAccepted: "NOT ACCEPTED BY PHONES"
        case .notChecked: "NOT CHECKED"
        case .unsigned, .signature, .verificationDisabled, .digest, .chain: nil
        }
    }

    private func head(_ one: AVBFacts.Metadata) -> String {
        let place = one.isInFooter ? "behind \(one.image)" : one.image
        return "  \(one.partition): \(one.algorithm), \(signature(one.signature)) (\(place))"
    }

    private func rows(_ one: AVBFacts.Metadata) -> [(String, String)] {
        var rows: [(String, String)] = []
        if let key = one.keySHA256 { rows.append(("    key", key)) }
        rows.append(("    rollback", "\(one.rollbackIndex) at location \(one.rollbackIndexLocation)"))
        rows.append(("    flags", flags(one.flags)))
        return rows
    }

    private func signature(_ signature: VBMeta.Signature) -> String {
        switch signature {
        case .valid: "signature valid"
        case .unsigned: "not signed"
        case .wrongDigest, .wrongSignature: "SIGNATURE WRONG"
        case .notChecked: "signature not checked"
        }
    }

    private func flags(_ flags: AVBFlags) -> String {
        var names: [String] = []
        if flags.contains(.hashtreeDisabled) { names.append("hashtrees disabled") }
        if flags.contains(.verificationDisabled) { names.append("verification disabled") }
        return names.isEmpty ? "\(flags.rawValue)" : "\(flags.rawValue): \(names.joined(separator: ", "))"
    }

    /// What agrees in one line, everything else in its own.
    private func digests(_ facts: AVBFacts) -> [String] {
        let agreeing = facts.digests.filter { $0.verdict == .agrees }.map(\.partition)
        let rest = facts.digests.filter { $0.verdict != .agrees }.map { one in
            switch one.verdict {
            case .agrees: ""
            case .differs(let value):
                "digest of \(one.partition): DIFFERS, \(one.expected) is named, the image has \(value)"
            case .shorter(let bytes): "digest of \(one.partition): DIFFERS, the image has only \(bytes) bytes"
            case .noImage: "digest of \(one.partition): the package has no image for it"
            case .notCompared(let reason): "digest of \(one.partition): not compared, \(reason)"
            }
        }
        return (agreeing.isEmpty ? [] : ["digests agree: \(agreeing.joined(separator: ", "))"]) + rest
    }

    private func links(_ facts: AVBFacts) -> [String] {
        facts.chain.map { link in
            let words =
                switch link.verdict {
                case .matches: "signed with the key that vbmeta names"
                case .differs(nil): "NOT SIGNED, vbmeta names key \(link.keySHA256)"
                case .differs(let key?): "SIGNED WITH ANOTHER KEY, \(key)"
                case .noImage: "the package has no image for it"
                case .unreadable: "NO VBMETA that can be read in its image"
                }
            return "chain to \(link.partition), rollback location \(link.rollbackIndexLocation): \(words)"
        }
    }

    /// Roots of trees are named; they are computed before a lock.
    private func trees(_ facts: AVBFacts) -> [String] {
        facts.trees.map { "hashtree of \($0.partition): root \($0.rootDigest), computed before a lock" }
    }
}
