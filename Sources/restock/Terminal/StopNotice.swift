/// Says once, above what moves, that Ctrl-C was heard. Whoever paints asks it before each frame.
struct StopNotice {
    private let words: String
    private var isSaid = false

    init(_ words: String) { self.words = words }

    mutating func sayIfNew() {
        guard Interrupt.isRequested, !isSaid else { return }
        isSaid = true
        Console.remark(words)
    }
}
