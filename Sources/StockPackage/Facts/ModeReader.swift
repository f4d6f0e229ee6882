/// Reads the flash scripts of an archive, in both dialects, and compares the two of each mode.
struct ModeReader {
    let archive: PackageArchive

    /// The modes that can be followed. What stands in the way of one goes into `problems`.
    func read(into problems: inout [PackageProblem], remarks: inout [String]) -> [PackageMode] {
        var found: [FlashMode: [FlashScript]] = [:]
        for file in archive.files where !file.path.contains("/") {
            guard let dot = file.path.lastIndex(of: "."), let mode = FlashMode(scriptName: file.path[..<dot]) else { continue }
            guard ["sh", "bat"].contains(file.path[file.path.index(after: dot)...]) else { continue }
            guard let text = file.contents else {
                problems.append(unreadable(file.path, mode, reason: "it is too large for a script (\(file.bytes) bytes)"))
                continue
            }
            do throws(ScriptError) {
                let script = try FlashScript(fileName: file.path, text: text)
                found[mode, default: []].append(script)
                remarks += script.notes.map { "\(file.path) line \($0.line): \($0.text)" }
            } catch {
                problems.append(unreadable(file.path, mode, reason: "\(error)"))
            }
        }
        return FlashMode.allCases.compactMap { mode in
            guard let scripts = found[mode] else { return nil }
            return self.mode(mode, scripts, problems: &problems, remarks: &remarks)
        }
    }

    private func mode(
        _ mode: FlashMode, _ scripts: [FlashScript], problems: inout [PackageProblem], remarks: inout [String]
    ) -> PackageMode? {
        let sh = scripts.first { $0.dialect == .sh }, bat = scripts.first { $0.dialect == .bat }
        guard let script = sh ?? bat else { return nil }
        if let sh, let bat {
            for difference in compare(sh, bat) {
                if difference.changesWrites {
                    problems.append(
                        PackageProblem(
                            kind: .unknownStep, mode: mode,
                            sentence: "The two scripts of this mode would not write the same, so neither can be trusted.",
                            evidence: difference.description))
                } else {
                    remarks.append("the scripts differ: \(difference.description)")
                }
            }
        }
        return PackageMode(mode: mode, script: script, antiRollback: antiRollback(of: script))
    }

    private func antiRollback(of script: FlashScript) -> AntiRollbackDeclaration? {
        for check in script.checks {
            guard case .antiRollback(let variable, let number, let line) = check else { continue }
            switch number {
            case .inScript(let value):
                return AntiRollbackDeclaration(variable: variable, number: value, source: "\(script.fileName) line \(line)", isExplicit: true)
            case .inFile(let path, let absent):
                // The script takes its default when the file is absent; a file that holds no number is unreadable, not zero.
                guard let file = archive.file(path) else {
                    return AntiRollbackDeclaration(
                        variable: variable, number: absent, source: "\(script.fileName) line \(line), as \(path) is absent",
                        isExplicit: false)
                }
                return AntiRollbackDeclaration(
                    variable: variable, number: file.contents.flatMap(antiVersion), source: path, isExplicit: true)
            }
        }
        return nil
    }

    private func unreadable(_ file: String, _ mode: FlashMode, reason: String) -> PackageProblem {
        PackageProblem(
            kind: .unknownStep, mode: mode,
            sentence: "The script holds something that restock does not know, so it is not followed.", evidence: "\(file): \(reason)")
    }
}
