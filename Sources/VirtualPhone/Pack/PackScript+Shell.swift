/// The line forms of `.sh`, as the stock scripts of each generation have them: no `#!` line, no `set -e`.
extension PackScript {
    /// The lines before the first step: product and anti-rollback.
    func shellChecks() -> [String] {
        var lines: [String] = []
        if recipe.script.imagePath == .variable { lines += ["SCRIPT_PATH=$(dirname $0)", ""] }
        switch recipe.script.onError {
        case .if: break
        case .shortHandler: lines += ["handle_error(){ echo $@; exit 2; }", ""]
        case .handler:
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
        if let refused = recipe.script.refuses {
            lines.append(
                "fastboot $* getvar \(refused.variable) 2>&1 | grep \"^\(refused.variable): *\(refused.value)\"")
            lines.append("if [ $? -eq 0 ] ; then echo \"Missmatching image and device\"; exit 1; fi")
        }
        lines.append("")
        if mode == .keepData, recipe.script.checksPatch ?? false { lines += patchCheck + [""] }
        if let check = recipe.script.antiRollback { lines += antiRollback(check) + [""] }
        return lines
    }

    /// Where the script is.
    var shellFolder: String {
        switch recipe.script.imagePath {
        case .dollar: "$(dirname $0)"
        case .backticks: "`dirname $0`"
        case .variable: "${SCRIPT_PATH}"
        }
    }

    /// Data of a system with newer patches cannot be read by an older one. A phone that does not say its level passes.
    private var patchCheck: [String] {
        [
            "# check security patch",
            "PACKAGE_PATCH=`cat \(shellFolder)/images/platform_security_patch.txt`",
            "PACKAGE_TIME=$(date -d \"$PACKAGE_PATCH\" +%s)",
            "patch=`fastboot $* getvar security-patch-level 2>&1 | grep -oP \"security-patch-level: \\K\\d+(-\\d+)*\" `",
            "if [ -z \"$patch\" ]; then", "    time=0", "else", "    time=$(date -d \"$patch\" +%s)", "fi",
            "if [ $time -gt $PACKAGE_TIME ]; then",
            "    echo \"Current device security patch is newer than this package\"", "    exit 1", "fi",
        ]
    }

    private func antiRollback(_ check: PackageRecipe.ScriptStyle.AntiRollback) -> [String] {
        let folder = recipe.script.imagePath == .variable ? shellFolder : "$(dirname $0)"
        var lines = ["# check anti_version"]
        switch check.stored {
        case .script: lines.append("CURRENT_ANTI_VER=\(check.number)")
        case .file:
            lines += [
                "if [ -e \(folder)/images/anti_version.txt ]; then",
                "    CURRENT_ANTI_VER=`cat \(folder)/images/anti_version.txt`",
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
            words[2] = "\(shellFolder)/images/\(words[2])"
        }
        let command = "fastboot $* " + words.joined(separator: " ")
        let lines: [String]
        if step.mayFail ?? false {
            lines = [command]
        } else if recipe.script.onError != .if {
            lines = [
                "\(command) || handle_error \(step.words[0]) \(step.words.count > 1 ? step.words[1] + " " : "")error"
            ]
        } else {
            lines = [command, "if [ $? -ne 0 ] ; then echo \"\(complaint(step))\"; exit 1; fi"]
        }
        return step.isComment ? lines.map { "#" + $0 } : lines
    }
}
