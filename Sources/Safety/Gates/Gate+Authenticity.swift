import Firmware
import Plan
import StockPackage

extension Gate {
    static let packageAuthenticity = Gate(
        id: .packageAuthenticity,
        reads: "the package's vbmeta images: signature, key, flags, chain, and the digests that they name",
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
        guard let avb = input.package.avb, !input.plan.active.isEmpty else { return [] }
        let faults = AuthenticityFault.all(in: avb, testKeys: testKeys)
        let serious = faults.filter { input.plan.locks || $0.mattersUnlocked }
        guard serious.isEmpty else { return [finding(serious, locks: input.plan.locks)] }
        if !faults.isEmpty {
            return [
                Finding(
                    .packageAuthenticity, .note, "Whether this firmware is genuine cannot be seen from its vbmeta.",
                    evidence: evidence(faults),
                    advice: "The phone starts it while the bootloader is unlocked. Do not lock the bootloader with it.")
            ]
        }
        guard let root = avb.root, let key = root.keySHA256 else { return [] }
        if let known = input.knownKey, known != key {
            return [
                Finding(
                    .packageAuthenticity, .confirm,
                    "This package is signed with another key than the one flashed onto such a phone before.",
                    evidence: "\(root.image): key \(key); before: \(known)",
                    advice: """
                        All official packages for \(input.plan.codename) should bear the same key. If one of the two is not from Xiaomi, it is \
                        one of them: compare with a package from the official address. A locked phone does not start with a foreign key.
                        """,
                    consentWord: "another key")
            ]
        }
        return [
            Finding(
                .packageAuthenticity, .note, "The package's vbmeta is signed, and the images agree with it.",
                evidence: "\(root.image): \(root.algorithm), key \(key)",
                advice: input.knownKey == nil
                    ? "Whose key it is, a package cannot show. After a flash restock remembers it, and says when it changes."
                    : "It is the key of the package that was flashed before.")
        ]
    }

    private static func finding(_ faults: [AuthenticityFault], locks: Bool) -> Finding {
        let sentence = faults[0].sentence
        let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
        if locks {
            return Finding(
                .packageAuthenticity, .refuse, "\(sentence) Locked, the phone would not start with it\(more).",
                evidence: evidence(faults),
                advice:
                    "Get the package from the official address. To flash this one all the same, without the lock: --mode clean."
            )
        }
        return Finding(
            .packageAuthenticity, .confirm, "\(sentence) This is not stock firmware\(more).",
            evidence: evidence(faults),
            advice: """
                Stock packages are not like this: somebody changed it, or it is damaged. Flash it only if you know who made it, and never \
                lock the bootloader with it.
                """,
            consentWord: "not stock")
    }

    private static func evidence(_ faults: [AuthenticityFault]) -> String {
        faults.map(\.evidence).joined(separator: "; ")
    }
}
