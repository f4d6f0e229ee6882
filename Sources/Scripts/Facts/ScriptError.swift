/// Why a flash script cannot be read as data. Nothing has been done to any phone.
public enum ScriptError: Error, Equatable, Sendable {
    /// An active line outside the grammar of stock scripts. The text is trimmed and cut short.
    case unknownLine(file: String, line: Int, text: String, reason: ScriptRefusal)
    /// A block or a check hangs on a condition that is not understood, so it is not known when it would apply.
    case conditionNotUnderstood(file: String, line: Int, text: String, reason: String)
    /// The script would do nothing to a phone.
    case noSteps(file: String)
    /// A control byte, at this offset in bytes: the file is no text, or not in an encoding of one byte per letter.
    case notText(file: String, offset: Int)
    /// A line of a shell script that is continued ends in a carriage return, which the shell takes for the letter that is meant.
    case carriageReturn(file: String, line: Int)
    /// The file has more bytes than any script needs.
    case tooLong(file: String, bytes: Int, limit: Int)
    /// A line has more bytes than any script needs.
    case lineTooLong(file: String, line: Int, bytes: Int, limit: Int)
    /// Blocks inside blocks, or chains of commands, beyond the limit.
    case tooDeep(file: String, line: Int, limit: Int)
    /// More steps than any package needs.
    case tooManySteps(file: String, line: Int, limit: Int)
    /// It takes more work to follow than any stock script.
    case tooMuchWork(file: String, line: Int)
    /// A block, a quote or a substitution that begins on this line has no end.
    case unclosed(file: String, line: Int, what: String)
    /// The file name ends neither in `.sh` nor in `.bat`.
    case unknownDialect(file: String)
}

extension ScriptError: CustomStringConvertible {
    /// What is wrong, with file, line and text: one sentence.
    public var description: String {
        switch self {
        case .unknownLine(let file, let line, let text, let reason): "\(file) line \(line): \(reason): \(text)"
        case .conditionNotUnderstood(let file, let line, let text, let reason):
            "\(file) line \(line): the condition is not understood, \(reason): \(text)"
        case .noSteps(let file): "\(file) has no step that would do anything to a phone"
        case .notText(let file, let offset): "\(file) is not a text file: control byte at offset \(offset)"
        case .carriageReturn(let file, let line):
            "\(file) line \(line): a carriage return stands where a shell wants the end of the line"
        case .tooMuchWork(let file, let line): "\(file) line \(line): the script goes more ways than can be followed"
        case .tooLong(let file, let bytes, let limit): "\(file) has \(bytes) bytes, more than the limit of \(limit)"
        case .lineTooLong(let file, let line, let bytes, let limit):
            "\(file) line \(line) has \(bytes) bytes, more than the limit of \(limit)"
        case .tooDeep(let file, let line, let limit):
            "\(file) line \(line): nested or chained beyond the limit of \(limit)"
        case .tooManySteps(let file, let line, let limit): "\(file) line \(line): more than \(limit) steps"
        case .unclosed(let file, let line, let what): "\(file) line \(line): \(what) has no end"
        case .unknownDialect(let file): "\(file) is neither a .sh nor a .bat script"
        }
    }
}
