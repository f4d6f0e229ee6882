import StockPackage

extension Stock {
    /// The package after a change of every script: see ``changedModes(of:scripts:paths:texts:_:)``.
    func changed(_ change: (String, String) -> String?) throws -> PackageFacts {
        PackageFacts(
            facts, modes: try changedModes(of: facts, scripts: scripts, paths: paths, texts: texts, change))
    }

    /// Without the lines that write these partitions, in every script. A check that follows a line goes with it.
    func without(_ partitions: [String]) throws -> PackageFacts {
        var dropsCheck = false
        return try changed { line, _ in
            if dropsCheck, line.hasPrefix("if [ $? -ne 0 ]") {
                dropsCheck = false
                return nil
            }
            dropsCheck = partitions.contains { line.contains("flash \($0) ") }
            return dropsCheck ? nil : line
        }
    }

    /// With more lines in front of the last step, a restart or a lock, of the scripts whose names begin so.
    func adding(_ commands: [String], to prefix: String = "flash_all") throws -> PackageFacts {
        try changed { line, name in
            guard name.hasPrefix(prefix), line.hasPrefix("fastboot $* reboot") || line.hasPrefix("fastboot $* oem lock")
            else { return line }
            return (commands.map { "fastboot $* \($0) || exit 1" } + [line]).joined(separator: "\n")
        }
    }
}
