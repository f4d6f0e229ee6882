import Firmware
import Plan
import StockPackage

extension Gate {
    static let packageAuthenticity = Gate(
        id: .packageAuthenticity,
        reads: """
            the package's vbmeta images: signature, key, flags, chain, the digests that they name, before a lock the trees over large \
            partitions, what libavb accepts, and whether a footer ends where the phone's partition does
            """,
        why:
            "a locked phone starts only firmware whose vbmeta is whole; what is signed with a key that everybody has is nobody's",
        severities: [.refuse, .confirm, .note],
        judge: { input in judgeBuild(input) + judgeAuthenticity(input, testKeys: Firmware.avbTestKeys) })

    /// A build with root is nobody's everyday firmware. A lock on one is refused elsewhere (``relock``).
    private static func judgeBuild(_ input: GateInput) -> [Finding] {
        guard input.package.isRootBuild, !input.plan.locks, let build = input.package.build else { return [] }
        return [
            Finding(
                .packageAuthenticity, .note, "This is a build with root, and not one that is made for owners.",
                evidence: "the package's name says \(build), where others say user",
                advice: "Do not lock the bootloader with it. For everyday use get a package without that word.")
        ]
    }

    /// - Parameter testKeys: the keys whose private half is public.
    static func judgeAuthenticity(_ input: GateInput, testKeys: [Firmware.TestKey]) -> [Finding] {
        guard !input.plan.active.isEmpty else { return [] }
        let faults =
            (input.package.avb.map { AuthenticityFault.all(in: $0, testKeys: testKeys) } ?? [])
            + FooterPlace(input: input).faults
        if input.plan.locks {
            let all = faults + LockedStart(input: input).faults
            if !all.isEmpty { return [.refused(all)] }
        }
        guard let avb = input.package.avb else { return [] }
        let foreign = faults.filter { $0.unlocked == .notStock }
        if !foreign.isEmpty { return [.notStock(foreign + faults.filter { $0.unlocked != .notStock })] }
        let harmless = faults.filter { $0.unlocked == .harmless }
        let notes = harmless.isEmpty ? [] : [Finding.startsUnlocked(harmless, avb)]
        let unchecked = faults.filter { $0.unlocked == .notChecked }
        if !unchecked.isEmpty { return [.notChecked(unchecked)] + notes }
        guard let root = avb.root, let key = root.keySHA256 else { return notes }
        if let known = input.knownKey, known != key {
            return [.anotherKey(root, key, known: known, codename: input.plan.codename)] + notes
        }
        return [.signed(avb, root, key, isKnown: input.knownKey != nil)] + notes
    }
}

extension Finding {
    private static func evidence(_ faults: [AuthenticityFault]) -> String {
        faults.map(\.evidence).joined(separator: "; ")
    }

    private static func more(_ faults: [AuthenticityFault]) -> String {
        switch faults.count {
        case 1: ""
        case 2: " (and 1 more reason)"
        default: " (and \(faults.count - 1) more reasons)"
        }
    }

    fileprivate static func refused(_ faults: [AuthenticityFault]) -> Finding {
        let locked = faults[0].locked
        return Finding(
            .packageAuthenticity, .refuse, "\(faults[0].sentence) \(locked.dropLast())\(more(faults)).",
            evidence: evidence(faults),
            advice:
                "Get the package from the official address. To flash this one all the same, without the lock: --mode clean."
        )
    }

    fileprivate static func notStock(_ faults: [AuthenticityFault]) -> Finding {
        Finding(
            .packageAuthenticity, .confirm, "\(faults[0].sentence) This is not stock firmware\(more(faults)).",
            evidence: evidence(faults),
            advice: """
                Stock packages are not like this: somebody changed it, or it is damaged. Flash it only if you know who made it, and never \
                lock the bootloader with it.
                """,
            consentWord: "not stock")
    }

    fileprivate static func notChecked(_ faults: [AuthenticityFault]) -> Finding {
        Finding(
            .packageAuthenticity, .confirm, faults[0].sentence, evidence: evidence(faults),
            advice: """
                Android 17 brings such signatures (ML-DSA). Go on only with a package from the official address. Do not lock the bootloader \
                with it.
                """,
            consentWord: "not checked")
    }

    fileprivate static func startsUnlocked(_ faults: [AuthenticityFault], _ avb: AVBFacts) -> Finding {
        let isNoAVB = avb.root == nil && avb.problems.contains { $0.kind == .notAVB }
        return Finding(
            .packageAuthenticity, .note,
            isNoAVB
                ? "Whether this firmware is genuine cannot be seen from its vbmeta."
                : "\(faults[0].sentence) A locked phone would not start with this package.",
            evidence: evidence(faults),
            advice: "The phone starts it while the bootloader is unlocked. Do not lock the bootloader with it.")
    }

    fileprivate static func anotherKey(
        _ root: AVBFacts.Metadata, _ key: String, known: String, codename: String
    ) -> Finding {
        Finding(
            .packageAuthenticity, .confirm,
            "This package is signed with another key than the one flashed onto such a phone before.",
            evidence: "\(root.image): key \(key); before: \(known)",
            advice: """
                All official packages for \(codename) should bear the same key. If one of the two is not from Xiaomi, it is \
                one of them: compare with a package from the official address. A locked phone does not start with a foreign key.
                """,
            consentWord: "another key")
    }

    fileprivate static func signed(
        _ avb: AVBFacts, _ root: AVBFacts.Metadata, _ key: String, isKnown: Bool
    ) -> Finding {
        let open = avb.openQuestions.map { "; not compared: \($0)" }.joined()
        let trees = avb.trees.filter { $0.verdict == .agrees }.map(\.partition)
        let agreeing = trees.isEmpty ? "" : "; block by block: \(trees.joined(separator: ", "))"
        return Finding(
            .packageAuthenticity, .note, avb.comparedWords,
            evidence: "\(root.image): \(root.algorithm), key \(key)\(open)\(agreeing)",
            advice: isKnown
                ? "It is the key of the package that was flashed before."
                : "Whose key it is, a package cannot show. After a flash restock remembers it, and says when it changes."
        )
    }
}
