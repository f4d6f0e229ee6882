/// The text of one script, cleaned of what differs between editors, and the words for errors about it.
struct ScriptSource: Sendable {
    let file: String
    let dialect: FlashScript.Dialect
    /// The text with LF line ends and without a byte order mark.
    let bytes: [UInt8]
    /// Batch with `!name!` switched on.
    let delaysExpansion: Bool
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
        var at = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if at == 0, text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
            throw .notText(file: fileName, offset: 0)
        }
        if at == 3, dialect == .sh {
            notes.append(ScriptNote(line: 1, text: "a byte order mark stands before the first command"))
        }
        let ends = Self.lineEnds(text)
        // A shell takes a carriage return for a letter. A file that has one at each line's end was converted as a whole, and is read
        // as it was before; with some only, each stays what the shell takes it for.
        let isConverted = dialect == .bat || ends.plain == 0
        var clean: [UInt8] = []
        clean.reserveCapacity(text.count)
        while at < text.count {
            let byte = text[at]
            if byte == UInt8(ascii: "\r"), at + 1 == text.count || text[at + 1] == UInt8(ascii: "\n") {
                if isConverted {
                    if dialect == .sh, clean.last == UInt8(ascii: "\\") {
                        throw .carriageReturn(file: fileName, line: clean.count { $0 == 0x0A } + 1)
                    }
                    clean.append(UInt8(ascii: "\n"))
                    at += 2
                } else {
                    clean.append(byte)
                    at += 1
                }
                continue
            }
            guard byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A else {
                throw .notText(file: fileName, offset: at)
            }
            clean.append(byte)
            at += 1
        }
        bytes = clean
        delaysExpansion =
            dialect == .bat
            && String(decoding: clean, as: UTF8.self).lowercased().contains("enabledelayedexpansion")
        lines = clean.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.count > ScriptLimits.lineBytes {
            throw .lineTooLong(file: fileName, line: index + 1, bytes: line.count, limit: ScriptLimits.lineBytes)
        }
        if ends.windows > 0, ends.plain > 0 {
            notes.append(ScriptNote(line: 1, text: "the file mixes Windows and Unix line ends"))
        } else if ends.windows > 0, dialect == .sh {
            notes.append(
                ScriptNote(line: 1, text: "the shell script has Windows line ends; a shell would stumble over them"))
        }
    }

    /// How many lines end in which way.
    private static func lineEnds(_ text: [UInt8]) -> (windows: Int, plain: Int) {
        var ends = (windows: 0, plain: 0)
        for (at, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
            if at > 0, text[at - 1] == UInt8(ascii: "\r") { ends.windows += 1 } else { ends.plain += 1 }
        }
        return ends
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
