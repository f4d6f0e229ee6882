/// A conversation with a phone as text, one line each, that can be kept in a file and played again.
///
/// Empty lines and lines that begin with `#` are remarks.
public struct Transcript: Hashable, Sendable {
    /// The lines in order.
    public var lines: [TranscriptLine]
    /// How many earlier lines were forgotten because there was no room for them.
    public var dropped = 0

    public init(lines: [TranscriptLine] = []) {
        self.lines = lines
    }

    /// A line that is no line of a transcript.
    public struct SyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
        /// Where it stands, counted from 1.
        public let number: Int
        /// What it says.
        public let line: String

        public var description: String { "line \(number) is no line of a transcript: \(line)" }
    }

    /// Reads the text form. Spaces before a line and a carriage return after it do not count.
    public init(parsing text: String) throws(SyntaxError) {
        lines = []
        let all = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, raw) in all.enumerated() {
            let line = raw.drop { $0 == " " || $0 == "\t" }
            guard let first = line.first, first != "#" else { continue }
            guard let entry = TranscriptLine(line) else { throw SyntaxError(number: index + 1, line: String(line)) }
            lines.append(entry)
        }
    }
}

extension Transcript: CustomStringConvertible {
    /// The text form, each line ended by a newline.
    public var description: String {
        var text = dropped > 0 ? "# \(dropped) earlier lines were dropped\n" : ""
        for line in lines { text += "\(line)\n" }
        return text
    }
}
