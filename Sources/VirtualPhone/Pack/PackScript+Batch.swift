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
            "fastboot %* getvar product 2>&1 | findstr \(pattern) || @echo \"Missmatching image and device\" && exit /B 1",
            "",
        ]
        if let check = recipe.script.antiRollback { lines += antiRollback(check) + [""] }
        return lines
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
            "for /f \"tokens=2 delims=: \" %%i in ('\(ask) ^| findstr /r /c:\"\(check.variable):\"') do (set version=%%i)",
            "if [%version%] EQU [] set version=0",
            "if %version% GTR %CURRENT_ANTI_VER% (",
            "    @echo \"Current device antirollback version is greater than this pakcage\"",
            "    exit /B 1",
            ")",
        ]
    }

    func batchIf(_ condition: PackageRecipe.Step.Condition) -> [String] {
        [
            "fastboot %* getvar \(condition.variable) 2>&1 | findstr /r /c:\"^\(condition.variable): \(condition.value)\"",
            "if %errorlevel% equ 0 (",
        ]
    }

    func batchLines(_ step: PackageRecipe.Step) -> [String] {
        var words = step.words
        if step.do == .flash { words[2] = "%~dp0images\\\(words[2])" }
        let command = "fastboot %* " + words.joined(separator: " ")
        let line = step.mayFail ?? false ? command : "\(command) || @echo \"\(complaint(step))\" && exit /B 1"
        return [step.isComment ? "::" + line : line]
    }
}
