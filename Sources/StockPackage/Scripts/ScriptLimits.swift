/// Bounds on what a script may ask of its reader. Stock scripts stay far below: about 20 KB, 120 steps, two levels.
enum ScriptLimits {
    /// Bytes in a file.
    static let fileBytes = 256 * 1024
    /// Bytes in a line, without its end.
    static let lineBytes = 4096
    /// Blocks in blocks, and commands in one chain or pipeline.
    static let depth = 8
    /// Steps in a script.
    static let steps = 1000
    /// Letters of a line that are kept for people.
    static let shownLetters = 200
}
