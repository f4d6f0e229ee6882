import Scripts

/// What a script does to a phone with these answers, as it was read.
struct Foretold {
    let answers: [String: String]
    let failing: String?

    /// The commands that reach the phone, in order, up to where the script stops.
    func commands(of script: FlashScript) -> [String] {
        var done: [String] = []
        let known = answers.mapValues { Optional($0) }
        for entry in script.entries {
            switch entry {
            case .check(let check): if !passes(check) { return done }
            case .step(let step):
                if let condition = step.condition, !condition.isMet(by: known) { continue }
                let words = Self.words(step)
                done.append(words)
                if words == failing, !step.mayFail { return done }
            }
        }
        return done
    }

    private func passes(_ check: ScriptCheck) -> Bool {
        switch check {
        case .product(let names, let match, _):
            return names.contains { name in answers["product"].map { match.holds($0, name) } ?? false }
        case .antiRollback(let variable, let number, _):
            let own: Int
            switch number {
            case .inScript(let value), .insteadOf(_, let value): own = value
            case .inFile(let path): own = Int(ShellBench.files[path]?.filter(\.isNumber) ?? "") ?? -1
            }
            return (Int(answers[variable] ?? "") ?? 0) <= own
        case .securityPatch(let day, _): return answers["security-patch-level"].map { $0 <= day } ?? true
        case .hardwareRevision(let number, _):
            return answers["hw-revision"].flatMap { Int($0) }.map { $0 > number } ?? false
        case .unlocked: return answers["unlocked"] == "yes"
        case .variable(let name, .requireEquals(let value, let match), _):
            return answers[name].map { match.holds($0, value) } ?? false
        case .variable(let name, .refuseIfEquals(let value, let match), _):
            return !(answers[name].map { match.holds($0, value) } ?? false)
        case .answers(let condition, _): return condition.isMet(by: answers.mapValues { Optional($0) })
        }
    }

    /// The words of a step as fastboot hears them. Erasing is what formatting comes to.
    static func words(_ step: ScriptStep) -> String {
        switch step.action {
        case .flash(let partition, let image): "flash \(partition) \(image)"
        default: step.action.description
        }
    }
}
