import Plan
import StockPackage

extension Gate {
    static let bootloaderLocked = Gate(
        id: .bootloaderLocked,
        reads: "getvar unlocked",
        why: "a locked bootloader refuses to be flashed, and only Xiaomi's server can unlock it",
        severities: [.refuse, .confirm],
        judge: { input in
            guard let phone = input.phone else { return [] }
            switch phone.lock {
            case .unlocked: return []
            case .locked:
                let isUpdate = input.package.update != nil
                return [
                    Finding(
                        .bootloaderLocked, .refuse,
                        "The bootloader is locked, so this phone takes \(isUpdate ? "nothing in fastboot mode" : "no fastboot package").",
                        evidence: phone.lockEvidence,
                        advice: isUpdate
                            ? "The phone's own recovery installs an official update while locked: restock sideload\(phone.recoveryOption) PACKAGE.zip"
                            : """
                            What works while it is locked: erasing the data, with: restock wipe\(phone.option)
                            The phone's own recovery installs official recovery \
                            packages: restock sideload\(phone.recoveryOption) PACKAGE.zip, for which Xiaomi's recovery wants a token of Xiaomi's server. Does it ask for \
                            somebody's account? restock account
                            Else its owner asks Xiaomi to unlock it (account bound to the phone, days of \
                            waiting, erases all data). restock cannot unlock it.
                            """)
                ]
            case .unknown:
                return [
                    Finding(
                        .bootloaderLocked, .confirm, "It is not known whether the bootloader is locked.",
                        evidence: phone.lockEvidence,
                        advice: "If it is locked the phone refuses the first step and nothing is written.")
                ]
            }
        })

    static let antiRollback = Gate(
        id: .antiRollback,
        reads: """
            getvar anti and rollback_ver, against the number that the package's script declares; security-patch-level, where the script \
            compares it; of an update, which declares none, the security patches
            """,
        why: "firmware with a lower number makes the phone unbootable for ever, even when it is unlocked",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            guard let phone = input.phone else { return [] }
            if let update = input.package.update, phone.rollback.isEmpty { return judgeUndeclared(update, phone) }
            return judgeRollback(input.package.mode(input.plan.mode)?.antiRollback ?? undeclared, phone)
                + judgePatchLevel(input, phone)
        })

    /// Firmware from before there was such a number stands at 0: on a phone that has moved on it is a downgrade like any other.
    private static let undeclared = AntiRollbackDeclaration(
        variable: "anti", number: 0, source: "it declares none", isExplicit: false)

    /// What a phone is asked for.
    private static let rollbackVariables = ["anti", "rollback_ver"]

    private static func judgeRollback(_ declared: AntiRollbackDeclaration, _ phone: PhoneFacts) -> [Finding] {
        let asked = phone.rollback.sorted { $0.key < $1.key }.map { entry in
            switch entry.value {
            case .number(let number): "\(entry.key): \(number)"
            case .unreadable(let text): "\(entry.key): \"\(text)\""
            }
        }.joined(separator: ", ")
        let read = asked.isEmpty ? "the phone answers neither anti nor rollback_ver" : "the phone says \(asked)"
        let unreadable = phone.rollback.values.contains { if case .unreadable = $0 { true } else { false } }
        guard let number = declared.number else {
            return [
                Finding(
                    .antiRollback, .refuse, "The package's anti-rollback number cannot be read.",
                    evidence: "\(declared.source) holds no number; \(read)", advice: "Use an unmodified package.")
            ]
        }
        // A phone that knows neither variable has no such protection; that only counts as unreadable against a declared number.
        if phone.rollback.isEmpty, !declared.isExplicit { return [] }
        // It says so in clear words, to both questions: then it counts as 0, as in the stock script.
        if phone.rollback.isEmpty, phone.rollbackUnknown.count == rollbackVariables.count {
            return [.knowsNoRollback(phone.rollbackUnknown, declared, number)]
        }
        guard let highest = phone.highestRollback, !unreadable else {
            return [
                Finding(
                    .antiRollback, .refuse,
                    "The phone's anti-rollback number cannot be read, so nobody can say that this package is safe for it.",
                    evidence: "\(read); the package declares \(number) (\(declared.source))",
                    advice: "Try another cable or port. A lower number than the phone's would ruin it for good.")
            ]
        }
        if highest.number > number {
            return [
                Finding(
                    .antiRollback, .refuse, "This package is too old for this phone: it would never start again.",
                    evidence:
                        "the phone says \(highest.variable): \(highest.number), the package has \(number) (\(declared.source))",
                    advice: "Get a package with anti-rollback number \(highest.number) or higher.")
            ]
        }
        if highest.number < number {
            return [
                Finding(
                    .antiRollback, .note, "After this flash, older firmware can never be installed again.",
                    evidence:
                        "the phone says \(highest.variable): \(highest.number), the package has \(number) (\(declared.source))",
                    advice: "The number only ever goes up.")
            ]
        }
        return []
    }
}

extension Finding {
    fileprivate static func knowsNoRollback(
        _ words: [String: String], _ declared: AntiRollbackDeclaration, _ number: Int
    ) -> Finding {
        let said = words.sorted { $0.key < $1.key }.map { name, text in
            "getvar \(name): \(text.isEmpty ? "an empty answer" : "\"\(text)\"")"
        }
        return Finding(
            .antiRollback, .confirm, Lexicon.english("gate.anti-rollback.sentence-unknown"),
            evidence: "\(said.joined(separator: ", ")); the package declares \(number) (\(declared.source))",
            advice: Lexicon.english("gate.anti-rollback.advice-unknown"))
    }
}
