import Plan
import StockPackage

extension Gate {
    static let deviceMatch = Gate(
        id: .deviceMatch,
        reads: "getvar product, against the exact product names of the package's scripts",
        why: "firmware of another model, even of a sister model, ruins a phone; stock scripts let longer names pass",
        judge: { input in
            guard let phone = input.phone else { return [] }
            let own = ownProducts(input)
            let wanted = own.isEmpty ? input.package.products : own.flatMap(\.self)
            let words =
                wanted.isEmpty ? "the package names no phone" : "the package is for \(wanted.joined(separator: ", "))"
            guard let product = phone.product, !product.isEmpty else {
                return [
                    Finding(
                        .deviceMatch, .refuse,
                        "The phone does not say which model it is, so no package can be matched to it.",
                        evidence: "getvar product: no answer; \(words)",
                        advice: "Restart the phone into fastboot mode and try again, on another cable or port.")
                ]
            }
            // Every check of the script has to hold, not any one of them.
            let fits = own.isEmpty ? wanted.contains(product) : own.allSatisfy { $0.contains(product) }
            guard !fits else { return judgeChecks(input, phone) }
            return [
                Finding(
                    .deviceMatch, .refuse, "This package is for another phone.",
                    evidence: "the phone is \(product); \(words)",
                    advice: "Get a package whose name begins with \(product).")
            ]
        })

    /// The names that each product check of the plan's own script accepts. Another mode's script may accept others.
    private static func ownProducts(_ input: GateInput) -> [[String]] {
        (input.package.mode(input.plan.mode)?.checks ?? []).compactMap { check in
            if case .product(let names, _, _) = check { names } else { nil }
        }
    }

    /// What else a script wants to hear before it writes: a hardware revision, a chip.
    private static func judgeChecks(_ input: GateInput, _ phone: PhoneFacts) -> [Finding] {
        (input.package.mode(input.plan.mode)?.checks ?? []).compactMap { check in
            let name: String
            let passes: (String) -> Bool
            switch check {
            case .product, .antiRollback, .unlocked: return nil
            case .hardwareRevision(let least, _):
                name = "hw-revision"
                passes = { Int($0).map { $0 > least } ?? false }
            case .variable(let variable, .requireEquals(let value, _), _):
                name = variable
                passes = { $0 == value }
            case .variable(let variable, .refuseIfEquals(let value, let match), _):
                name = variable
                passes = {
                    match == .exact ? $0 != value : match == .prefix ? !$0.hasPrefix(value) : !$0.contains(value)
                }
            }
            let answer = phone.variables[name] ?? nil
            if let answer, passes(answer) { return nil }
            return Finding(
                .deviceMatch, .refuse, "The package is not for this phone's hardware.",
                evidence: "getvar \(name): \(answer ?? "no answer"); the script wants: \(check) (line \(check.line))",
                advice: "Get a package that is made for this revision of the phone.")
        }
    }

    static let bootloaderLocked = Gate(
        id: .bootloaderLocked,
        reads: "getvar unlocked",
        why: "a locked bootloader refuses to be flashed, and only Xiaomi's server can unlock it",
        judge: { input in
            guard let phone = input.phone else { return [] }
            switch phone.lock {
            case .unlocked: return []
            case .locked:
                return [
                    Finding(
                        .bootloaderLocked, .refuse,
                        "The bootloader is locked, so this phone takes no fastboot package.",
                        evidence: phone.lockEvidence,
                        advice: """
                            Official ways: the phone's own recovery installs official recovery packages while locked; or the owner asks \
                            Xiaomi to unlock (account bound to the phone, days of waiting, erases all data). restock cannot unlock it.
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
        reads: "getvar anti and rollback_ver, against the number that the package's script declares",
        why: "firmware with a lower number makes the phone unbootable for ever, even when it is unlocked",
        judge: { input in
            guard let phone = input.phone else { return [] }
            return judgeRollback(input.package.mode(input.plan.mode)?.antiRollback ?? undeclared, phone)
        })

    /// Firmware from before there was such a number stands at 0: on a phone that has moved on it is a downgrade like any other.
    private static let undeclared = AntiRollbackDeclaration(
        variable: "anti", number: 0, source: "its script declares none", isExplicit: false)

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
