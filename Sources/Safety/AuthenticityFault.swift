import Firmware
import StockPackage

/// One reason why a package's vbmeta does not make its firmware genuine, in words for its owner.
struct AuthenticityFault: Equatable {
    let sentence: String
    let evidence: String
    /// False for what is worth a refusal only where the bootloader is to be locked.
    let mattersUnlocked: Bool

    /// The faults of a package, the gravest kinds first.
    static func all(in avb: AVBFacts, testKeys: [Firmware.TestKey]) -> [AuthenticityFault] {
        let order: [AVBProblem.Kind] = [
            .signature, .digest, .chain, .malformed, .verificationDisabled, .unsigned, .notAVB,
        ]
        var faults = order.flatMap { kind in avb.problems.filter { $0.kind == kind } }.map(AuthenticityFault.init)
        for one in avb.vbmetas {
            guard let key = testKeys.first(where: { $0.sha1 == one.keySHA1 }) else { continue }
            faults.append(
                AuthenticityFault(
                    sentence: "The package is signed with a test key that everybody has.",
                    evidence: "\(one.image): \(key.name), SHA-1 \(key.sha1)", mattersUnlocked: true))
        }
        return faults
    }

    private init(sentence: String, evidence: String, mattersUnlocked: Bool) {
        self.sentence = sentence
        self.evidence = evidence
        self.mattersUnlocked = mattersUnlocked
    }

    private init(_ problem: AVBProblem) {
        evidence = problem.evidence
        mattersUnlocked = problem.kind != .notAVB
        sentence =
            switch problem.kind {
            case .notAVB: "The package's vbmeta is no AVB image."
            case .malformed: "The package's vbmeta is broken."
            case .unsigned: "The package's vbmeta bears no signature."
            case .signature: "The signature of the package's vbmeta is wrong."
            case .verificationDisabled: "The package's vbmeta switches verification off."
            case .digest: "An image is not the one that the package's vbmeta names."
            case .chain: "A part of the package is not signed with the key that its vbmeta names."
            }
    }
}
