import Plan
import StockPackage

extension Gate {
    static let deviceMatch = Gate(
        id: .deviceMatch,
        reads: """
            getvar product, against the product names of the package's scripts; the variables that its scripts check; pairs of names that \
            are known
            """,
        why: "firmware of another model, even of a sister model, ruins a phone; stock scripts let longer names pass",
        severities: [.refuse, .confirm],
        judge: { input in
            guard let phone = input.phone else { return [] }
            let wanted = wantedProducts(input)
            guard let product = phone.product, !product.isEmpty else { return [.noProduct(wanted, input.lastFlash)] }
            let name: [Finding]
            switch match(input) {
            case .none: return [.otherPhone(product, wanted)]
            case let match where isChipName(product):
                // Old phones answer with the name of a chip, which several models share: then the owner has to know which one this is.
                name = [modelName(input).map { .chip(product, model: $0, match) } ?? .chipAlone(product)]
            case .longer(let short, let check): name = [.longerName(product, than: short, check)]
            case .exact: name = []
            }
            return name + judgeChecks(input, phone) + judgeSerial(input, phone)
        })

    /// An update can be made for one single phone.
    private static func judgeSerial(_ input: GateInput, _ phone: PhoneFacts) -> [Finding] {
        guard let serial = input.package.update?.metadata?.serial, serial != phone.serial else { return [] }
        return [.otherSerial(serial, phone.serial)]
    }

    private static func match(_ input: GateInput) -> ProductMatch {
        ProductMatch(
            input.phone?.product, input.package.mode(input.plan.mode)?.checks ?? [], products: input.package.products)
    }

    /// Whether the package can be for this phone: the names that the plan's own script accepts decide.
    static func isForThisPhone(_ input: GateInput) -> Bool { match(input) != .none }

    /// The names that the plan's own script accepts. Another mode's script may accept others.
    private static func wantedProducts(_ input: GateInput) -> [String] {
        let own = (input.package.mode(input.plan.mode)?.checks ?? []).flatMap { check in
            if case .product(let names, _, _) = check { names } else { [String]() }
        }
        return own.isEmpty ? input.package.products : own
    }

    /// The codename of the model: the phone's own word where it says one that the package accepts, else the package's.
    static func modelName(_ input: GateInput) -> String? {
        if let product = input.phone?.product, match(input) == .exact, !isChipName(product) { return product }
        let named = input.package.variant.map { Variant($0).codename }
        let accepted = wantedProducts(input).filter { !isChipName($0) }
        if let named, accepted.contains(named) { return named }
        // Where the scripts check for a chip alone, what the package says inside comes before what its file is called.
        return (accepted + [input.package.codename, named ?? ""]).first { !$0.isEmpty && !isChipName($0) }
    }

    /// What else a script wants to hear before it writes: a hardware revision, a chip.
    private static func judgeChecks(_ input: GateInput, _ phone: PhoneFacts) -> [Finding] {
        (input.package.mode(input.plan.mode)?.checks ?? []).compactMap { check in
            let answers = phone.variables
            switch check {
            case .product, .antiRollback, .securityPatch, .unlocked: return nil
            case .hardwareRevision(let least, _):
                if let answer = answers["hw-revision"] ?? nil, let number = Int(answer), number > least { return nil }
                return .otherHardware(["hw-revision"], answers, check: check)
            case .variable(let name, .requireEquals(let value, _), _):
                return answers[name] == .some(value) ? nil : .otherHardware([name], answers, check: check)
            case .variable(let name, .refuseIfEquals(let value, let match), _):
                // No answer is not a match: the script goes on.
                guard let answer = answers[name] ?? nil, match.holds(answer, value) else { return nil }
                return .otherHardware([name], answers, check: check)
            case .answers(let condition, _):
                return condition.isMet(by: answers) ? nil : .otherHardware(condition.variables, answers, check: check)
            }
        }
    }
}

extension Finding {
    private static func isFor(_ wanted: [String]) -> String {
        wanted.isEmpty ? "the package names no phone" : "the package is for \(wanted.joined(separator: ", "))"
    }

    fileprivate static func noProduct(_ wanted: [String], _ last: LastFlash) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The phone does not say which model it is, so no package can be matched to it.",
            evidence: "getvar product: no answer; \(isFor(wanted))",
            advice: last.isBroken
                ? "Try again, on another cable or port."
                : "Restart the phone into fastboot mode and try again, on another cable or port.")
    }

    fileprivate static func otherPhone(_ product: String, _ wanted: [String]) -> Finding {
        let difference = ProductMatch.difference(product, wanted)
        return Finding(
            .deviceMatch, .refuse, "This package is for another phone.",
            evidence: "the phone is \(product); \(isFor(wanted))"
                + (difference.map { "; they are different models (\($0))" } ?? ""),
            advice: ProductMatch.packageName(for: product).map { "Get a package whose name begins with \($0)." }
                ?? """
                \(product) is the name of a chip, which several models share, and no package bears it. Look the model up on the label, the \
                box or in Settings, and get the package whose name begins with its codename.
                """)
    }

    fileprivate static func otherSerial(_ wanted: String, _ serial: String?) -> Finding {
        Finding(
            .deviceMatch, .refuse, "This update is made for one single phone, and this is another one.",
            evidence: "the metadata says serialno=\(wanted); the phone's serial number is \(serial ?? "not told")",
            advice: "Get the update for all phones of this model.")
    }

    fileprivate static func chip(_ product: String, model: String, _ match: ProductMatch) -> Finding {
        let check = if case .longer(_, let check) = match { "; the script's check: \(check)" } else { "" }
        return Finding(
            .deviceMatch, .confirm,
            Lexicon.english("gate.device-match.sentence-chip", ["model": model]),
            evidence: "getvar product: \(product)\(check); the package is for \(model)",
            advice: Lexicon.english("gate.device-match.advice-chip", ["model": model]), consentWord: model)
    }

    fileprivate static func chipAlone(_ product: String) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The phone tells only its chip, and the package does not say for which model it is.",
            evidence: "getvar product: \(product); no model is named in the scripts, in misc.txt or in the file's name",
            advice: "Get the package under its original name, which begins with the model's codename.")
    }

    /// Both names are the word: whoever types them has read them.
    fileprivate static func longerName(_ product: String, than short: String, _ check: ScriptCheck) -> Finding {
        let names = ["package": short, "phone": product]
        let known = ProductMatch.kinship(short, product).map { "; known of the two: \($0)" } ?? ""
        return Finding(
            .deviceMatch, .confirm,
            Lexicon.english("gate.device-match.sentence-longer", names),
            evidence: "getvar product: \(product); the script's check: \(check) (line \(check.line))\(known)",
            advice: Lexicon.english("gate.device-match.advice-longer", names), consentWord: "\(short)+\(product)")
    }

    fileprivate static func otherHardware(
        _ variables: [String], _ answers: [String: String?], check: ScriptCheck
    ) -> Finding {
        let said = variables.map { "getvar \($0): \((answers[$0] ?? nil) ?? "no answer")" }.joined(separator: ", ")
        return Finding(
            .deviceMatch, .refuse, "The package is not for this phone's hardware.",
            evidence: "\(said); the script wants: \(check) (line \(check.line))",
            advice: "Get a package that is made for this revision of the phone.")
    }
}
