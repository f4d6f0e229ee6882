/// The official ways to release a phone, in the order that fits one owner.
public struct AccountGuide: Sendable, Equatable {
    /// Can the owner still sign in to the account?
    public enum Access: String, Sendable, CaseIterable {
        case yes, no, unsure

        /// The key of its name in the lexicon.
        public var key: String { "question.access.\(rawValue)" }
    }

    /// How the phone came to its owner, or what they are about to do with it.
    public enum Origin: String, Sendable, CaseIterable {
        case own
        case secondHand = "second-hand"
        /// Account or password forgotten.
        case forgotten
        case selling

        /// The key of its name in the lexicon.
        public var key: String { "question.origin.\(rawValue)" }
    }

    /// The steps of one case, or those that come in every case.
    public struct Part: Sendable, Equatable {
        /// The key of what it is about in the lexicon; nil where the guide has one part only.
        public let key: String?
        /// What to do, in order.
        public let steps: [GuideStep]
    }

    /// The answer to whether the owner can sign in; nil where nobody was asked.
    public let access: Access?
    /// The answer to how the phone came to its owner; nil where nobody was asked.
    public let origin: Origin?
    /// One for the case that was answered; without answers one for each case.
    public let parts: [Part]
    /// The steps of all parts, one after the other.
    public var steps: [GuideStep] { parts.flatMap(\.steps) }

    /// The guide for the answers that were given; without any, every way, case by case.
    public init(access: Access? = nil, origin: Origin? = nil) {
        self.access = access
        self.origin = origin
        parts =
            access == nil && origin == nil
            ? Self.general
            : [Part(key: nil, steps: Self.inOrder(Self.ways(access ?? .unsure, origin ?? .own) + Self.then(origin)))]
    }

    /// What comes in every case. Who sells erases in Settings, the only erase that Google's lock trusts, and has no other to do.
    private static func then(_ origin: Origin?) -> [GuideStep] {
        [.wait, origin == .selling ? .eraseInSettings : .thenWipe, .neverDelete]
    }

    /// Giving the phone back is for whoever has waited in vain.
    private static func inOrder(_ steps: [GuideStep]) -> [GuideStep] {
        steps.filter { $0 != .returnIt } + steps.filter { $0 == .returnIt }
    }

    private static let general = [
        Part(key: "guide.own", steps: [.signOut, .removeGoogle, .removeDevice]),
        Part(key: "guide.forgotten", steps: [.resetPassword, .support, .serviceCentre]),
        Part(key: "guide.second-hand", steps: [.sellerSignsOut, .sellerRemoves, .returnIt]),
        Part(key: "guide.selling", steps: [.signOutSelling, .removeGoogle, .doNotHandOver, .eraseInSettings]),
        Part(key: "guide.then", steps: then(nil)),
    ]

    private static func ways(_ access: Access, _ origin: Origin) -> [GuideStep] {
        switch (origin, access) {
        case (.own, .yes): [.signOut, .removeGoogle, .removeDevice]
        case (.own, .unsure): [.signOut, .removeGoogle, .removeDevice, .resetPassword, .support, .serviceCentre]
        // Without a password neither signing out nor removing works: it comes first.
        case (.own, .no), (.forgotten, _):
            [.resetPassword, .signOut, .removeGoogle, .removeDevice, .support, .serviceCentre]
        case (.secondHand, .yes): [.sellerSignsOut, .sellerRemoves, .signOut, .removeGoogle]
        case (.secondHand, _): [.sellerSignsOut, .sellerRemoves, .support, .serviceCentre, .returnIt]
        case (.selling, .yes): [.signOutSelling, .removeGoogle, .removeDevice]
        case (.selling, .unsure):
            [
                .signOutSelling, .removeGoogle, .removeDevice, .resetPassword, .support,
                .serviceCentre, .doNotHandOver,
            ]
        case (.selling, .no):
            [
                .resetPassword, .signOutSelling, .removeGoogle, .removeDevice, .support,
                .serviceCentre, .doNotHandOver,
            ]
        }
    }
}
