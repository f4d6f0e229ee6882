/// One flash script of a package, as text.
struct PackScript {
    enum Dialect: String, CaseIterable { case sh, bat }

    let recipe: PackageRecipe
    let mode: PackageMode
    let dialect: Dialect
    let flaws: [PackageFlaw]

    var fileName: String { "\(recipe.scriptName(mode)).\(dialect.rawValue)" }

    /// The bytes of the script. A .bat has the line ends of DOS.
    var bytes: [UInt8] {
        let all = dialect == .sh ? shellChecks() : batchChecks()
        let end = dialect == .sh ? "\n" : "\r\n"
        let rest = dialect == .bat && recipe.script.batchOnError == .label ? batchLabel : []
        return Array((all + stepLines() + rest).map { $0 + end }.joined().utf8)
    }

    /// The lines of the steps. Neighbours under one condition share its block.
    private func stepLines() -> [String] {
        let steps = recipe.lines(mode)
        var lines: [String] = []
        var open: PackageRecipe.Step.Condition?
        for (index, step) in steps.enumerated() {
            if step.when != open {
                if open != nil { lines.append(dialect == .sh ? "fi" : ")") }
                if let condition = step.when { lines += dialect == .sh ? shellIf(condition) : batchIf(condition) }
                open = step.when
            }
            if index == steps.count - 1 { lines += extraLines() }
            lines += step.looks ? lookingLines(step) : dialect == .sh ? shellLines(step) : batchLines(step)
        }
        if open != nil { lines.append(dialect == .sh ? "fi" : ")") }
        return lines
    }

    /// A step that looks for its image first.
    private func lookingLines(_ step: PackageRecipe.Step) -> [String] {
        var erase = step
        erase.do = .erase
        erase.image = nil
        let image = step.image ?? ""
        return dialect == .sh
            ? ["if [ -f \(shellFolder)/images/\(image) ]; then"] + shellLines(step) + ["else"] + shellLines(erase) + [
                "fi"
            ]
            : ["if exist %~dp0images\\\(image) ("] + batchLines(step) + [") else ("] + batchLines(erase) + [")"]
    }

    private func extraLines() -> [String] {
        flaws.compactMap { flaw in
            guard case .extraLine(let sh, let bat) = flaw else { return nil }
            return dialect == .sh ? sh : bat
        }
    }

    /// `Flash xbl error`: what a script says when a step fails.
    func complaint(_ step: PackageRecipe.Step) -> String {
        let words =
            switch step.do {
            case .flash, .erase, .oem: step.words.prefix(2).joined(separator: " ")
            case .setActive, .reboot: step.words[0]
            }
        return words.prefix(1).uppercased() + words.dropFirst() + " error"
    }
}
