/// What has come of the script so far.
struct Outcome {
    /// One thing that the script does or verifies, in its order.
    enum Entry {
        case check(ScriptCheck)
        /// By its number in `steps`.
        case step(Int)
    }

    var entries: [Entry] = []
    var steps: [ScriptStep] = []
    /// Where each step is reached.
    var reached: [Formula] = []
    var notes: [ScriptNote] = []
}
