import Plan
import StockPackage

extension Gate {
    static let deviceMatch = Gate(
        id: .deviceMatch,
        reads:
            "getvar product, against the exact product names of the package's scripts; the variables that its scripts check",
        why: "firmware of another model, even of a sister model, ruins a phone; stock scripts let longer names pass",
        severities: [.refuse, .confirm],
        judge: { input in
            guard let phone = input.phone else { return [] }
            let wanted = wantedProducts(input)
            guard let product = phone.product, !product.isEmpty else { return [.noProduct(wanted)] }
            guard isForThisPhone(input) else { return [.otherPhone(product, wanted)] }
            return judgeChip(product, wanted, input) + judgeChecks(input, phone) + judgeSerial(input, phone)
        })

    /// An update can be made for one single phone.
    private static func judgeSerial(_ input: GateInput, _ phone: PhoneFacts) -> [Finding] {
        guard let serial = input.package.update?.metadata?.serial, serial != phone.serial else { return [] }
        return [.otherSerial(serial, phone.serial)]
    }

    /// Whether the phone's product is exactly one of the names that the plan's own script accepts. Every check of the script has to
    /// hold, not any one of them.
    static func isForThisPhone(_ input: GateInput) -> Bool {
        guard let product = input.phone?.product, !product.isEmpty else { return false }
        let own = ownProducts(input)
        return own.isEmpty ? input.package.products.contains(product) : own.allSatisfy { $0.contains(product) }
    }

    /// The names that each product check of the plan's own script accepts. Another mode's script may accept others.
    private static func ownProducts(_ input: GateInput) -> [[String]] {
        (input.package.mode(input.plan.mode)?.checks ?? []).compactMap { check in
            if case .product(let names, _, _) = check { names } else { nil }
        }
    }

    private static func wantedProducts(_ input: GateInput) -> [String] {
        let own = ownProducts(input)
        return own.isEmpty ? input.package.products : own.flatMap(\.self)
    }

    /// Old phones answer with the name of a chip, which several models share: then the owner has to know which one this is.
    private static func judgeChip(_ product: String, _ wanted: [String], _ input: GateInput) -> [Finding] {
        guard isChipName(product) else { return [] }
        return [modelName(input).map { .chip(product, model: $0) } ?? .chipAlone(product)]
    }

    /// The codename of the model: the phone's own word where it says one that the package accepts, else the package's.
    static func modelName(_ input: GateInput) -> String? {
        if let product = input.phone?.product, isForThisPhone(input), !isChipName(product) { return product }
        let named = input.package.variant.map { Variant($0).codename }
        let models = (wantedProducts(input) + [input.package.codename, named ?? ""]).filter {
            !$0.isEmpty && !isChipName($0)
        }
        return models.first { $0 == named } ?? models.first
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

    fileprivate static func noProduct(_ wanted: [String]) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The phone does not say which model it is, so no package can be matched to it.",
            evidence: "getvar product: no answer; \(isFor(wanted))",
            advice: "Restart the phone into fastboot mode and try again, on another cable or port.")
    }

    fileprivate static func otherPhone(_ product: String, _ wanted: [String]) -> Finding {
        Finding(
            .deviceMatch, .refuse, "This package is for another phone.",
            evidence: "the phone is \(product); \(isFor(wanted))",
            advice: "Get a package whose name begins with \(product).")
    }

    fileprivate static func otherSerial(_ wanted: String, _ serial: String?) -> Finding {
        Finding(
            .deviceMatch, .refuse, "This update is made for one single phone, and this is another one.",
            evidence: "the metadata says serialno=\(wanted); the phone's serial number is \(serial ?? "not told")",
            advice: "Get the update for all phones of this model.")
    }

    fileprivate static func chip(_ product: String, model: String) -> Finding {
        Finding(
            .deviceMatch, .confirm,
            "This phone tells only its chip, which several models share. Make sure that it is a \(model).",
            evidence: "getvar product: \(product); the package is for \(model)",
            advice: """
                Firmware of another model with the same chip ruins the phone. Look the model up on the label, the box or in Settings; go on \
                only if its codename is \(model).
                """,
            consentWord: model)
    }

    fileprivate static func chipAlone(_ product: String) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The phone tells only its chip, and the package does not say for which model it is.",
            evidence: "getvar product: \(product); no model is named in the scripts, in misc.txt or in the file's name",
            advice: "Get the package under its original name, which begins with the model's codename.")
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
