extension Evaluator {
    /// A path inside the package: relative to the script, with forward slashes, never going up.
    func packagePath(_ pieces: [Piece], _ line: Int) throws(ScriptError) -> String {
        if let unknown = pieces.unknown { throw source.unknown(line, "a path that hangs on \(unknown)") }
        var texts = pieces[...]
        let isInFolder = texts.first == .folder
        if isInFolder { texts = texts.dropFirst() }
        guard var path = Array(texts).text else { throw source.unknown(line, "a path") }
        if !isShell { path = String(path.map { $0 == "\\" ? "/" : $0 }) }
        if isInFolder {
            guard path.first == "/" else { throw source.unknown(line, "a path beside the script's folder") }
            path.removeFirst()
            if !isShell { while path.first == "/" { path.removeFirst() } }
        } else {
            if state.folder == nil {
                note(line, "the image is looked for in the current folder, not beside the script")
            }
            while path.hasPrefix("./") { path.removeFirst(2) }
            if let folder = state.folder, !folder.isEmpty { path = folder + "/" + path }
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".." && part.first != "-"
                && part.utf8.allSatisfy { isNameByte($0) || ".+-@=".utf8.contains($0) }
        }
        guard isPlain else { throw source.unknown(line, "a path that is not plainly inside the package") }
        return path
    }

    /// `cd` into the package's own folder, or one in it.
    func changeFolder(_ fields: [Field], _ line: Int) throws(ScriptError) {
        var fields = fields[...]
        if !isShell, fields.first?.text?.lowercased() == "/d" { fields.removeFirst() }
        if isShell, fields.first?.text == "--" { fields.removeFirst() }
        guard fields.count == 1, let pieces = fields.first?.pieces else { throw source.unknown(line, "another folder") }
        if pieces == [.folder] || pieces == [.folder, .text("\\", .script)] || pieces == [.folder, .text("/", .script)]
        {
            state.folder = ""
        } else {
            let path = try packagePath(pieces, line)
            guard package.holdsFolder(path), isShell else { throw source.unknown(line, "a folder that is not there") }
            state.folder = path
        }
        finish(.yes, setsLevel: false)
    }

    /// Whether a file of the package is there.
    func exists(_ field: Field, folders: Bool, files: Bool, _ line: Int) throws(ScriptError) -> Bool {
        if field.hasGlob { throw source.condition(line, "it asks for whatever files there are") }
        if folders, field.pieces == [.folder] { return true }
        let path = try packagePath(field.pieces, line)
        if files, package.holds(path) { return true }
        if folders, package.holdsFolder(path) { return true }
        absentFile = path
        return false
    }
}
