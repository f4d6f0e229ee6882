/// The line forms of `.sh`, as the stock scripts of each generation have them: no `#!` line, no `set -e`.
extension PackScript {
    /// The lines before the first step: product and anti-rollback.
    func shellChecks() -> [String] {
        var lines: [String] = []
        if recipe.script.onError == .handler {
            lines += ["handle_error() {", "    echo \"$1 $2 $3\"", "    exit 1", "}", ""]
        }
        let pattern =
            switch recipe.script.productMatch {
            case .exact: "-E \"^product: *\(recipe.product)$\""
            case .prefix: "\"^product: *\(recipe.product)\""
            case .substring: "\"\(recipe.product)\""
            }
        lines.append("fastboot $* getvar product 2>&1 | grep \(pattern)")
        lines.append("if [ $? -ne 0 ] ; then echo \"Missmatching image and device\"; exit 1; fi")
        lines.append("")
        if let check = recipe.script.antiRollback { lines += antiRollback(check) + [""] }
        return lines
    }

    private func antiRollback(_ check: PackageRecipe.ScriptStyle.AntiRollback) -> [String] {
        var lines = ["# check anti_version"]
        switch check.stored {
        case .script: lines.append("CURRENT_ANTI_VER=\(check.number)")
        case .file:
            lines += [
                "if [ -e $(dirname $0)/images/anti_version.txt ]; then",
                "    CURRENT_ANTI_VER=`cat $(dirname $0)/images/anti_version.txt`",
                "else", "    CURRENT_ANTI_VER=0", "fi",
            ]
        }
        let ask = "fastboot \(check.passesArguments ? "$* " : "")getvar \(check.variable) 2>&1"
        let refusal = [
            "    echo \"Current device antirollback version is greater than this pakcage\"", "    exit 1", "fi",
        ]
        if check.variable == "anti" {
            lines.append("ver=`\(ask) | grep -oP \"anti: \\K[0-9]+\"`")
            lines.append("if [ -z \"$ver\" ]; then ver=0; fi")
            lines.append("if [ $ver -gt $CURRENT_ANTI_VER ]; then")
        } else {
            // The doubled equals sign is bash's; dash complains about it and goes on.
            lines.append("version=`\(ask) | grep \"\(check.variable):\" | awk -F \": \" '{print $2}'`")
            lines.append("if [ \"${version}\"x == \"\"x ]; then version=0; fi")
            lines.append("if [ ${version} -gt ${CURRENT_ANTI_VER} ]; then")
        }
        return lines + refusal
    }

    func shellIf(_ condition: PackageRecipe.Step.Condition) -> [String] {
        [
            "fastboot $* getvar \(condition.variable) 2>&1 | grep \"^\(condition.variable): \(condition.value)\"",
            "if [ $? -eq 0 ]; then",
        ]
    }

    func shellLines(_ step: PackageRecipe.Step) -> [String] {
        var words = step.words
        if step.do == .flash {
            let folder = recipe.script.imagePath == .dollar ? "$(dirname $0)" : "`dirname $0`"
            words[2] = "\(folder)/images/\(words[2])"
        }
        let command = "fastboot $* " + words.joined(separator: " ")
        let lines: [String]
        if step.mayFail ?? false {
            lines = [command]
        } else if recipe.script.onError == .handler {
            lines = [
                "\(command) || handle_error \(step.words[0]) \(step.words.count > 1 ? step.words[1] + " " : "")error"
            ]
        } else {
            lines = [command, "if [ $? -ne 0 ] ; then echo \"\(complaint(step))\"; exit 1; fi"]
        }
        return step.isComment ? lines.map { "#" + $0 } : lines
    }
}
