import Plan
import StockPackage

extension Finding {
    static func chainInPart(_ left: [String], mode: FlashMode) -> Finding {
        Finding(
            .bootChain, .refuse, "The package would write only a part of the code that starts the phone.",
            evidence:
                "the \(mode.rawValue) script does not write \(left.joined(separator: ", ")), which the package holds",
            advice: """
                Old and new parts of this code do not fit together, and a phone with a mixture may not even reach fastboot. Use an \
                unmodified package.
                """)
    }

    static func chainInOneSlot(_ names: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, "The package would write the code that starts the phone into one slot of two.",
            evidence: "written in one slot only: \(names.joined(separator: ", "))",
            advice:
                "When the phone falls back to the other slot, it finds code that may be too old to start. Use an unmodified package."
        )
    }

    /// - Parameter places: each copy with the step that empties it.
    static func codeErased(_ places: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, Lexicon.english("gate.boot-chain.erased.sentence"),
            evidence: "erased and not written: \(places.joined(separator: ", "))",
            advice: Lexicon.english("gate.boot-chain.erased.advice"))
    }

    static func leftEmpty(_ places: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, Lexicon.english("gate.boot-chain.empty.sentence"),
            evidence: "empty at the end: \(places.joined(separator: ", "))",
            advice: Lexicon.english("gate.boot-chain.empty.advice"))
    }

    static func foreignFiles(_ evidence: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, Lexicon.english("gate.boot-chain.foreign.sentence"),
            evidence: evidence.joined(separator: "; "), advice: Lexicon.english("gate.boot-chain.foreign.advice"))
    }

    static func writtenOver(_ copies: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, Lexicon.english("gate.boot-chain.over.sentence"),
            evidence: copies.joined(separator: "; "), advice: Lexicon.english("gate.boot-chain.foreign.advice"))
    }

    static func mustNotLosePower(_ stretch: DangerousStretch, _ plan: FlashPlan, _ last: LastFlash) -> Finding {
        // What is left of an interrupted flash is done in another order than the plan's.
        let isRest = if case .resumed = last { true } else { false }
        let sentence =
            isRest
            ? Lexicon.english("gate.boot-chain.power.sentence-resume")
            : Lexicon.english(
                "gate.boot-chain.power.sentence",
                ["first": "\(stretch.first)", "last": "\(stretch.last)", "count": "\(plan.steps.count)"])
        return Finding(
            .bootChain, .note, sentence,
            evidence: Lexicon.english(
                "gate.boot-chain.power.evidence", ["begin": stretch.begin, "end": stretch.end]),
            advice: Lexicon.english("gate.boot-chain.power.advice"))
    }
}
