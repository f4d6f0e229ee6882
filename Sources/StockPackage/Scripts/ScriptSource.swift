/// The text of one script, cleaned of what differs between editors, and the words for errors about it.
struct ScriptSource: Sendable {
    let file: String
    let dialect: FlashScript.Dialect
    /// The text with LF line ends and without a byte order mark.
    let bytes: [UInt8]
    /// What was odd about the bytes.
    private(set) var notes: [ScriptNote] = []
    private let lines: [ArraySlice<UInt8>]

    init(fileName: String, text: [UInt8]) throws(ScriptError) {
        file = fileName
        let lower = fileName.lowercased()
        if lower.hasSuffix(".sh") {
            dialect = .sh
        } else if lower.hasSuffix(".bat") {
            dialect = .bat
        } else {
            throw .unknownDialect(file: fileName)
        }
        guard text.count <= ScriptLimits.fileBytes else {
            throw .tooLong(file: fileName, bytes: text.count, limit: ScriptLimits.fileBytes)
        }
        var clean: [UInt8] = []
        clean.reserveCapacity(text.count)
        var windowsEnds = 0
        var plainEnds = 0
        var at = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if at == 0, text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
            throw .notText(file: fileName, offset: 0)
        }
        if at == 3, dialect == .sh {
            notes.append(ScriptNote(line: 1, text: "a byte order mark stands before the first command"))
        }
        while at < text.count {
            let byte = text[at]
            if byte == UInt8(ascii: "\r"), at + 1 == text.count || text[at + 1] == UInt8(ascii: "\n") {
                clean.append(UInt8(ascii: "\n"))
                windowsEnds += 1
                at += 2
                continue
            }
            guard byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A else {
                throw .notText(file: fileName, offset: at)
            }
            if byte == 0x0A { plainEnds += 1 }
            clean.append(byte)
            at += 1
        }
        bytes = clean
        lines = clean.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.count > ScriptLimits.lineBytes {
            throw .lineTooLong(file: fileName, line: index + 1, bytes: line.count, limit: ScriptLimits.lineBytes)
        }
        if windowsEnds > 0, plainEnds > 0 {
            notes.append(ScriptNote(line: 1, text: "the file mixes Windows and Unix line ends"))
        } else if windowsEnds > 0, dialect == .sh {
            notes.append(
                ScriptNote(line: 1, text: "the shell script has Windows line ends; a shell would stumble over them"))
        }
    }

    /// A line, from 1, trimmed and cut short for people.
    func text(_ line: Int) -> String {
        guard line >= 1, line <= lines.count else { return "" }
        let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var bytes = lines[line - 1].drop(while: blank)
        while let last = bytes.last, blank(last) { bytes.removeLast() }
        let whole = String(decoding: bytes, as: UTF8.self)
        return whole.count <= ScriptLimits.shownLetters ? whole : whole.prefix(ScriptLimits.shownLetters) + "..."
    }

    func unknown(_ line: Int, _ what: String) -> ScriptError {
        refused(line, .notUnderstood(what))
    }

    func refused(_ line: Int, _ reason: ScriptRefusal) -> ScriptError {
        .unknownLine(file: file, line: line, text: text(line), reason: reason)
    }

    func condition(_ line: Int, _ reason: String) -> ScriptError {
        .conditionNotUnderstood(file: file, line: line, text: text(line), reason: reason)
    }
}
