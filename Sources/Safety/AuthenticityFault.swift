import Firmware
import StockPackage

/// One reason why a package's vbmeta does not make its firmware genuine, or why a locked phone would not start with it, in words for its
/// owner.
struct AuthenticityFault: Equatable {
    /// What it means where the bootloader stays unlocked.
    enum Unlocked: Equatable {
        /// Stock packages are not like this: consent.
        case notStock
        /// It may be stock, but restock cannot tell: consent.
        case notChecked
        /// The phone starts it: a note.
        case harmless
    }

    let sentence: String
    let evidence: String
    let unlocked: Unlocked
    /// What follows from it where the bootloader is to be locked.
    var locked = "Locked, the phone would not start with it."

    /// The faults of a package, the gravest kinds first.
    static func all(in avb: AVBFacts, testKeys: [Firmware.TestKey]) -> [AuthenticityFault] {
        let order: [AVBProblem.Kind] = [
            .signature, .digest, .chain, .malformed, .verificationDisabled, .unsigned, .notChecked, .notAccepted,
            .notAVB,
        ]
        var faults = order.flatMap { kind in avb.problems.filter { $0.kind == kind } }.map(AuthenticityFault.init)
        for one in avb.vbmetas {
            guard let key = testKeys.first(where: { $0.sha1 == one.keySHA1 }) else { continue }
            faults.append(
                AuthenticityFault(
                    sentence: "The package is signed with a test key that everybody has.",
                    evidence: "\(one.image): \(key.name), SHA-1 \(key.sha1)", unlocked: .notStock))
        }
        return faults
    }

    private init(_ problem: AVBProblem) {
        let unlocked: Unlocked =
            switch problem.kind {
            case .notAVB, .notAccepted: .harmless
            case .notChecked: .notChecked
            default: .notStock
            }
        let sentence =
            switch problem.kind {
            case .notAVB: "The package's vbmeta is no AVB image."
            case .malformed: "The package's vbmeta is broken."
            case .notAccepted: "The package's vbmeta has something that phones do not accept."
            case .notChecked: "The package's vbmeta is signed in a way that restock cannot check."
            case .unsigned: "The package's vbmeta bears no signature."
            case .signature: "The signature of the package's vbmeta is wrong."
            case .verificationDisabled: "The package's vbmeta switches verification off."
            case .digest: "An image is not the one that the package's vbmeta names."
            case .chain: "A part of the package is not signed with the key that its vbmeta names."
            }
        self.init(sentence: sentence, evidence: problem.evidence, unlocked: unlocked)
        if problem.kind == .notChecked { locked = "A lock needs a signature that was checked." }
    }

    init(sentence: String, evidence: String, unlocked: Unlocked, locked: String? = nil) {
        self.sentence = sentence
        self.evidence = evidence
        self.unlocked = unlocked
        if let locked { self.locked = locked }
    }
}
