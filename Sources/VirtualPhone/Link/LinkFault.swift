/// What can go wrong at the phone's end of the cable, once in a connection, at one answer.
public enum LinkFault: Sendable, Equatable {
    /// So many INFO lines before the answer.
    case flood(Int)
    /// The answer comes twice.
    case twice
    /// Only so many of its first bytes come.
    case short(Int)
    /// It is followed by much more than an answer holds.
    case long
    /// An empty packet comes before it.
    case empty
    /// Bytes that are no answer come in its place.
    case nonsense
    /// DATA with a number of its own comes in its place.
    case wrongData(UInt32)
    /// The connection ends before it: the phone has done what it was told, and nobody knows. Over USB the cable is pulled, and stays out.
    case lost
    /// The connection ends after it; over USB in the same way.
    case lastWord
    /// It comes so many milliseconds late.
    case late(Int)
    /// It never comes, and no other after it.
    case silence
}

extension LinkFault {
    /// Reads a fault and its place as the command line writes them; answers are counted from 0, INFO and TEXT are none:
    ///
    ///     flood:LINES@ANSWER  twice@ANSWER  short:BYTES@ANSWER  long@ANSWER  empty@ANSWER  nonsense@ANSWER
    ///     wrong-data:BYTES@ANSWER  lost@ANSWER  last-word@ANSWER  late:MILLISECONDS@ANSWER  silence@ANSWER
    public static func read(_ text: String) throws(VirtualPhoneError) -> (fault: LinkFault, answer: Int) {
        let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let words = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let number = words.count == 2 ? Int(words[1]).flatMap { $0 < 0 ? nil : $0 } : nil
        let fault: LinkFault? =
            switch (words[0], number) {
            case ("flood", let count?): .flood(count)
            case ("short", let count?): .short(count)
            case ("late", let time?): .late(time)
            case ("wrong-data", let count?): UInt32(exactly: count).map { .wrongData($0) }
            case ("twice", nil): .twice
            case ("long", nil): .long
            case ("empty", nil): .empty
            case ("nonsense", nil): .nonsense
            case ("lost", nil): .lost
            case ("last-word", nil): .lastWord
            case ("silence", nil): .silence
            default: nil
            }
        guard let fault, halves.count == 2, let answer = Int(halves[1]), answer >= 0 else { throw .badFault(text) }
        return (fault, answer)
    }
}
