import Plan
import StockPackage

extension Gate {
    static let scriptDifference = Gate(
        id: .scriptDifference,
        reads: "what the two scripts of a mode, .sh and .bat, would write and erase, as sets",
        why:
            "both are meant to do the same, and one of them has a line that the other lacks: real packages have that, changed ones too",
        severities: [.refuse, .confirm],
        judge: { input in
            guard let difference = input.package.mode(input.plan.mode)?.difference else { return [] }
            return [.scriptsDiffer(difference, locks: input.plan.locks)]
        })
}

extension Finding {
    static func scriptsDiffer(_ difference: ScriptDifference, locks: Bool) -> Finding {
        if locks {
            return Finding(
                .scriptDifference, .refuse,
                "The two scripts of this package do not write the same, so it is not known what a locked phone would start from.",
                evidence: "\(difference)",
                advice: "Flash without the lock, or use a package whose scripts agree.")
        }
        return Finding(
            .scriptDifference, .confirm, "The two scripts of this package do not write the same.",
            evidence: "\(difference)",
            advice: """
                restock does what the script for Linux says. Go on only if the package is unmodified: vendors forget a line in one of the \
                two, but somebody may have changed it as well.
                """)
    }
}
