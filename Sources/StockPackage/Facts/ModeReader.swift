/// Reads the flash scripts of an archive, in both dialects, and compares the two of each mode.
struct ModeReader {
    let archive: PackageArchive

    /// The modes that can be followed. What stands in the way of one goes into `problems`.
    func read(into problems: inout [PackageProblem], remarks: inout [String]) -> [PackageMode] {
        var found: [FlashMode: [FlashScript]] = [:]
        for file in archive.files where !file.path.contains("/") {
            guard let dot = file.path.lastIndex(of: "."), let mode = FlashMode(scriptName: file.path[..<dot]) else {
                continue
            }
            guard ["sh", "bat"].contains(file.path[file.path.index(after: dot)...]) else { continue }
            guard let text = file.contents else {
                problems.append(
                    unreadable(file.path, mode, reason: "it is too large for a script (\(file.bytes) bytes)"))
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
        guard let script = scripts.first(where: { $0.dialect == .sh }) ?? scripts.first else { return nil }
        for other in scripts where other.fileName != script.fileName {
            let (one, two) = (names(script), names(other))
            if !one.isEmpty, !two.isEmpty, one.isDisjoint(with: two) {
                problems.append(
                    PackageProblem(
                        kind: .integrity, mode: mode, sentence: "The scripts of this mode are for different phones.",
                        evidence: "\(script.fileName): \(listed(one)); \(other.fileName): \(listed(two))"))
            }
            for difference in compare(script, other) {
                if difference.changesWrites {
                    problems.append(
                        PackageProblem(
                            kind: .unknownStep, mode: mode,
                            sentence:
                                "The two scripts of this mode would not write the same, so neither can be trusted.",
                            evidence: difference.description))
                } else {
                    remarks.append("the scripts differ: \(difference.description)")
                }
            }
        }
        return PackageMode(
            mode: mode, script: script, antiRollback: antiRollback(of: [script] + scripts.filter { $0 != script }))
    }

    private func names(_ script: FlashScript) -> Set<String> {
        Set(script.checks.flatMap { if case .product(let names, _, _) = $0 { names } else { [String]() } })
    }

    private func listed(_ names: Set<String>) -> String { names.sorted().joined(separator: ", ") }

    /// What the scripts of a mode declare, the followed one first. Where they, or two checks of one script, do not agree the lowest
    /// number counts, and one that cannot be read counts as lower than any: the error on the safe side.
    private func antiRollback(of scripts: [FlashScript]) -> AntiRollbackDeclaration? {
        let declared = scripts.flatMap { script in script.checks.compactMap { declaration($0, in: script) } }
        if let unreadable = declared.first(where: { $0.number == nil }) { return unreadable }
        return declared.enumerated().min { ($0.element.number ?? 0, $0.offset) < ($1.element.number ?? 0, $1.offset) }?
            .element
    }

    private func declaration(_ check: ScriptCheck, in script: FlashScript) -> AntiRollbackDeclaration? {
        guard case .antiRollback(let variable, let number, let line) = check else { return nil }
        let place = "\(script.fileName) line \(line)"
        switch number {
        case .inScript(let value):
            return AntiRollbackDeclaration(variable: variable, number: value, source: place, isExplicit: true)
        case .inFile(let path, let absent):
            // The script takes its default when the file is absent; a file that holds no number is unreadable, not zero.
            guard let file = archive.file(path) else {
                return AntiRollbackDeclaration(
                    variable: variable, number: absent, source: "\(place), as \(path) is absent", isExplicit: false)
            }
            return AntiRollbackDeclaration(
                variable: variable, number: file.contents.flatMap(antiVersion), source: path, isExplicit: true)
        }
    }

    private func unreadable(_ file: String, _ mode: FlashMode, reason: String) -> PackageProblem {
        PackageProblem(
            kind: .unknownStep, mode: mode,
            sentence: "The script holds something that restock does not know, so it is not followed.",
            evidence: "\(file): \(reason)")
    }
}
