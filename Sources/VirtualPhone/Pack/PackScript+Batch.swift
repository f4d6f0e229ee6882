/// The line forms of `.bat`, as the stock scripts of each generation have them.
extension PackScript {
    /// The lines before the first step: product and anti-rollback.
    func batchChecks() -> [String] {
        let pattern =
            switch recipe.script.productMatch {
            case .exact: "/r /c:\"^product: *\(recipe.product)$\""
            case .prefix: "/r /c:\"^product: *\(recipe.product)\""
            case .substring: "\"\(recipe.product)\""
            }
        var lines = [
            "@echo off",
            "fastboot %* getvar product 2>&1 | findstr \(pattern) "
                + "|| @echo \"Missmatching image and device\" && \(way)",
        ]
        if let refused = recipe.script.refuses {
            lines.append(
                "fastboot %* getvar \(refused.variable) 2>&1 | findstr /r /c:\"^\(refused.variable): *\(refused.value)\" "
                    + "&& @echo \"Missmatching image and device\" && \(way)")
        }
        lines.append("")
        if mode == .keepData, recipe.script.checksPatch ?? false { lines += patchCheck + [""] }
        if let check = recipe.script.antiRollback { lines += antiRollback(check) + [""] }
        return lines
    }

    /// How a failed line ends the script.
    private var way: String { recipe.script.batchOnError == .label ? "goto error" : "exit /B 1" }

    /// Where `goto error` leads; what ends well has left before.
    var batchLabel: [String] { ["exit /B 0", "", ":error", "pause", "exit /B 1"] }

    /// cmd knows no dates, so PowerShell compares them.
    private var patchCheck: [String] {
        let compare =
            "if ([datetime]'%PHONE_PATCH%' -gt [datetime]'%PACKAGE_PATCH%') { 'newer' } else { 'pass' }"
        return [
            "::check security patch",
            "set /p PACKAGE_PATCH=<%~dp0images\\platform_security_patch.txt",
            "for /f \"tokens=2 delims=: \" %%i in ('fastboot %* getvar security-patch-level 2^>^&1 "
                + "^| findstr /r /c:\"security-patch-level:\"') do (set PHONE_PATCH=%%i)",
            "if [%PHONE_PATCH%] EQU [] (", "set \"patch_check=pass\"", ") else (",
            "for /f \"delims=\" %%a in ('powershell -Command \"\(compare)\"') do set \"patch_check=%%a\"", ")",
            "echo %patch_check% | findstr /r /c:\"pass\" "
                + "|| @echo \"Current device security patch is newer than this package\" && exit /B 1",
        ]
    }

    private func antiRollback(_ check: PackageRecipe.ScriptStyle.AntiRollback) -> [String] {
        var lines = ["::check anti_version"]
        switch check.stored {
        case .script: lines.append("set CURRENT_ANTI_VER=\(check.number)")
        case .file:
            lines += [
                "if exist %~dp0images\\anti_version.txt (",
                "for /f %%a in (%~dp0images\\anti_version.txt) do (set CURRENT_ANTI_VER=%%a)",
                ") else (",
                "set CURRENT_ANTI_VER=0",
                ")",
            ]
        }
        let ask = "fastboot \(check.passesArguments ? "%* " : "")getvar \(check.variable) 2^>^&1"
        return lines + [
            "for /f \"tokens=2 delims=: \" %%i in ('\(ask) ^| findstr /r /c:\"\(check.variable):\"') "
                + "do (set version=%%i)",
            "if [%version%] EQU [] set version=0",
            "if %version% GTR %CURRENT_ANTI_VER% (",
            "    @echo \"Current device antirollback version is greater than this pakcage\"",
            "    exit /B 1",
            ")",
        ]
    }

    func batchIf(_ condition: PackageRecipe.Step.Condition) -> [String] {
        let wanted = "^\(condition.variable): \(condition.value)"
        return [
            "fastboot %* getvar \(condition.variable) 2>&1 | findstr /r /c:\"\(wanted)\"",
            "if %errorlevel% equ 0 (",
        ]
    }

    func batchLines(_ step: PackageRecipe.Step) -> [String] {
        var words = step.words
        let isLabel = recipe.script.batchOnError == .label
        if step.do == .flash {
            words[2] = isLabel ? "\"%~dp0images\\\(words[2])\"" : "%~dp0images\\\(words[2])"
        }
        let command = "fastboot %* " + words.joined(separator: " ")
        let gap = isLabel ? "  " : " "
        let line = step.mayFail ?? false ? command : "\(command)\(gap)|| @echo \"\(complaint(step))\" && \(way)"
        return [step.isComment ? "::" + line : line]
    }
}
