/// Reads the flash scripts of an archive, in both dialects, and compares the two of each mode.
struct ModeReader {
    let archive: PackageArchive

    /// What came of one script.
    private enum Read {
        case script(FlashScript)
        /// Why it is not followed.
        case refused(String)
    }

    /// The modes that can be followed. What stands in the way of one goes into `problems`.
    func read(into problems: inout [PackageProblem], remarks: inout [String]) -> [PackageMode] {
        var found: [FlashMode: [(file: String, read: Read)]] = [:]
        for file in archive.files where !file.path.contains("/") {
            guard let dot = file.path.lastIndex(of: "."), let mode = FlashMode(scriptName: file.path[..<dot]) else {
                continue
            }
            guard ["sh", "bat"].contains(file.path[file.path.index(after: dot)...]) else { continue }
            found[mode, default: []].append((file.path, read(file)))
        }
        return FlashMode.allCases.compactMap { mode in
            guard let scripts = found[mode] else { return nil }
            // Somebody on Linux runs the shell script; the batch file is followed where there is no other.
            let sorted = scripts.sorted { $0.file.hasSuffix(".sh") && !$1.file.hasSuffix(".sh") }
            return self.mode(mode, sorted, problems: &problems, remarks: &remarks)
        }
    }

    private func read(_ file: PackageFile) -> Read {
        guard let text = file.contents else {
            return .refused("it is too large for a script (\(file.bytes) bytes)")
        }
        do throws(ScriptError) {
            return .script(try FlashScript(fileName: file.path, text: text, in: view))
        } catch {
            return .refused("\(error)")
        }
    }

    /// The package as its scripts see it: all of it has been read by now.
    private var view: ScriptPackage {
        ScriptPackage(
            folderName: archive.topDirectory ?? archive.fileName, paths: Set(archive.files.map(\.path)),
            text: { [archive] in archive.file($0)?.contents })
    }

    private func mode(
        _ mode: FlashMode, _ scripts: [(file: String, read: Read)], problems: inout [PackageProblem],
        remarks: inout [String]
    ) -> PackageMode? {
        guard let first = scripts.first else { return nil }
        guard case .script(let script) = first.read else {
            for case (let file, .refused(let reason)) in scripts {
                problems.append(unreadable(file, mode, reason: reason))
            }
            return nil
        }
        var others: [FlashScript] = []
        var difference: ScriptDifference?
        remarks += notes(script)
        for (file, read) in scripts.dropFirst() {
            switch read {
            case .refused(let reason): remarks.append("\(file) is not followed, and not understood: \(reason)")
            case .script(let other):
                remarks += notes(other)
                others.append(other)
                if let problem = otherPhone(script, other, mode) { problems.append(problem) }
                guard let found = ScriptDifference(followed: script, other: other) else { continue }
                remarks += found.remarks.map { "the scripts differ: \($0)" }
                if found.changesWrites { difference = found }
            }
        }
        return PackageMode(
            mode: mode, script: script, antiRollback: antiRollback(of: [script] + others), difference: difference)
    }

    private func notes(_ script: FlashScript) -> [String] {
        script.notes.map { "\(script.fileName) line \($0.line): \($0.text)" }
    }

    private func otherPhone(_ script: FlashScript, _ other: FlashScript, _ mode: FlashMode) -> PackageProblem? {
        let (one, two) = (names(script), names(other))
        guard !one.isEmpty, !two.isEmpty, one.isDisjoint(with: two) else { return nil }
        return PackageProblem(
            kind: .integrity, mode: mode, sentence: "The scripts of this mode are for different phones.",
            evidence: "\(script.fileName): \(listed(one)); \(other.fileName): \(listed(two))")
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
        case .insteadOf(let path, let value):
            return AntiRollbackDeclaration(
                variable: variable, number: value, source: "\(place), as \(path) is absent", isExplicit: false)
        case .inFile(let path):
            // A file that holds no number is unreadable, not zero.
            return AntiRollbackDeclaration(
                variable: variable, number: archive.file(path)?.contents.flatMap(antiVersion), source: path,
                isExplicit: true)
        }
    }

    private func unreadable(_ file: String, _ mode: FlashMode, reason: String) -> PackageProblem {
        PackageProblem(
            kind: .unknownStep, mode: mode,
            sentence: "The script holds something that restock does not know, so it is not followed.",
            evidence: "\(file): \(reason)")
    }
}
