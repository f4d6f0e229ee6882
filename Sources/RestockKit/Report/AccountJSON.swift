import Safety

/// The `result` line of `account --json`: ids and grades for programs, texts in the language that was asked for.
public struct AccountJSON: Encodable, Sendable {
    /// One of the locks, with how sure its description is.
    public struct Lock: Encodable, Sendable {
        /// `bootloader`, `mi-account` or `google`.
        let id: String
        let name: String
        let text: String
        /// `V`, `R`, `I` or `U`.
        let grade: String
    }

    /// What becomes of one lock.
    public struct Fate: Encodable, Sendable {
        /// `survives`, `released`, `returns`, `closes` or `unknown`.
        let fate: String
        let grade: String
        let source: String
    }

    /// Something that an owner may do, and what survives it.
    public struct Action: Encodable, Sendable {
        let id: String
        let name: String
        let note: String
        /// By the id of the lock.
        let locks: [String: Fate]
    }

    /// What can be read of an account in a mode of the phone.
    public struct Mode: Encodable, Sendable {
        /// `fastboot`, `recovery` or `adb`.
        let id: String
        let name: String
        let readable: String
        let unreadable: String
    }

    /// A step of the official way out.
    public struct Step: Encodable, Sendable {
        let id: String
        let text: String
        let grade: String
    }

    /// What popular guides say, and what is true of it.
    public struct Claim: Encodable, Sendable {
        let id: String
        let text: String
        /// `right`, `plausible`, `wrong`, `in-effect` or `official`.
        let judgement: String
        let answer: String
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    /// `en`, `hi` or `ru`.
    public let language: String
    public let statement: String
    /// What was read of the named phone; absent without one.
    public let account: AccountVerdictJSON?
    public let locks: [Lock]
    public let survival: [Action]
    public let modes: [Mode]
    public let unknown: [String]
    /// The answers that the steps are for; absent where there was none.
    public let access: String?
    public let origin: String?
    public let steps: [Step]
    /// Absent unless asked for.
    public let claims: [Claim]?

    public init(_ guide: AccountGuide, verdict: AccountVerdict?, claims: Bool, say: Lexicon) {
        language = say.language.rawValue
        statement = say("account.statement")
        account = verdict.map(AccountVerdictJSON.init)
        locks = AccountLock.allCases.map {
            Lock(id: $0.rawValue, name: say($0.nameKey), text: say($0.whatKey), grade: $0.grade.rawValue)
        }
        survival = OwnerAction.allCases.map { action in
            let fates = AccountLock.allCases.map { lock in
                let fate = AccountModel.fate(of: lock, after: action)
                return (
                    lock.rawValue,
                    Fate(fate: fate.survival.rawValue, grade: fate.grade.rawValue, source: fate.source)
                )
            }
            return Action(
                id: action.rawValue, name: say(action.nameKey), note: say(action.noteKey),
                locks: Dictionary(uniqueKeysWithValues: fates))
        }
        modes = AccountModel.modes.map {
            Mode(
                id: $0.rawValue, name: say($0.nameKey), readable: say($0.readableKey), unreadable: say($0.unreadableKey)
            )
        }
        unknown = AccountModel.unknownKeys.map { say($0) }
        access = guide.access?.rawValue
        origin = guide.origin?.rawValue
        steps = guide.steps.map { Step(id: $0.rawValue, text: say($0.key), grade: $0.grade.rawValue) }
        self.claims =
            claims
            ? GuideClaim.allCases.map {
                Claim(
                    id: $0.rawValue, text: say($0.claimKey), judgement: $0.judgement.rawValue, answer: say($0.answerKey)
                )
            } : nil
    }
}
