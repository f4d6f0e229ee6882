import Plan

/// What follows from the evidence. There is no verdict that calls a phone free: nothing that can be read proves it.
public struct AccountVerdict: Sendable, Equatable {
    /// Whether the phone is bound to a Mi account.
    public enum Binding: String, Sendable, Codable {
        /// An account is signed in, and Find Device is on by default after that.
        case veryLikely = "very-likely-bound"
        /// Not known; to be treated as bound.
        case assume = "assume-bound"
    }

    /// What it follows from.
    public let evidence: AccountEvidence
    /// Whether the phone is bound to a Mi account, as far as that can be read.
    public let binding: Binding
    /// What Android says of the bootloader; fastboot's own word counts more.
    public let bootloader: PhoneFacts.Lock
    /// The properties that this was read from: `ro.boot.flash.locked: 1`.
    public let bootloaderEvidence: [String]

    /// What the bootloader said of itself, in fastboot mode; nil where it was not asked.
    public let ownWord: PhoneFacts.Lock?

    public init(_ evidence: AccountEvidence, ownWord: PhoneFacts.Lock? = nil) {
        self.evidence = evidence
        self.ownWord = ownWord
        binding = evidence.mi == .seen ? .veryLikely : .assume
        let votes = Self.lockProperties.compactMap { name, meanings in
            evidence.properties[name].map { (line: "\(name): \($0)", vote: meanings[$0]) }
        }
        bootloaderEvidence = votes.map(\.line)
        // Root can fake each of them: where two disagree, none is believed.
        let said = Set(votes.compactMap(\.vote))
        bootloader = said.count == 1 ? said.first ?? .unknown : .unknown
    }

    /// What each value of a property says about the bootloader. Red is a failed check, which says nothing about the lock.
    private static let lockProperties: [(name: String, meanings: [String: PhoneFacts.Lock])] = [
        ("ro.boot.flash.locked", ["1": .locked, "0": .unlocked]),
        ("ro.secureboot.lockstate", ["locked": .locked, "unlocked": .unlocked]),
        ("ro.boot.vbmeta.device_state", ["locked": .locked, "unlocked": .unlocked]),
        ("ro.boot.verifiedbootstate", ["green": .locked, "yellow": .locked, "orange": .unlocked]),
    ]

    /// The verdict for an owner: Mi account, Google, and what Android or the bootloader says of the lock where it was asked.
    public func sentences(_ say: Lexicon) -> [String] {
        var all = [say("evidence.mi.\(evidence.mi.rawValue)"), say("evidence.google.\(evidence.google.rawValue)")]
        if evidence.mode == .adb {
            let read =
                bootloaderEvidence.isEmpty ? say("evidence.nothing-read") : bootloaderEvidence.joined(separator: ", ")
            all.append(say("evidence.bootloader.\(bootloader.rawValue)", ["read": read]))
        }
        if let ownWord { all.append(say("evidence.own-word.\(ownWord.rawValue)")) }
        return all
    }
}
