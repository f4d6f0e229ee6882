/// Bounds on what a script may ask of its reader. Stock scripts stay far below: about 20 KB, 120 steps, three levels.
enum ScriptLimits {
    /// Bytes in a file.
    static let fileBytes = 256 * 1024
    /// Bytes in a line, without its end.
    static let lineBytes = 4096
    /// Blocks in blocks, and substitutions in substitutions.
    static let depth = 16
    /// Commands in one chain or pipeline.
    static let chain = 32
    /// Functions that call functions.
    static let calls = 8
    /// Steps in a script.
    static let steps = 1000
    /// Letters of a line that are kept for people.
    static let shownLetters = 200
    /// Commands that are looked at, each as often as the script reaches it.
    static let work = 40_000
    /// Letters of one value.
    static let valueBytes = 16_384
    /// Statements about the phone that are told apart.
    static let formulas = 50_000
    /// Tries of one pattern in one line.
    static let tries = 20_000
    /// Ways in which a condition can hold.
    static let ways = 16
}
