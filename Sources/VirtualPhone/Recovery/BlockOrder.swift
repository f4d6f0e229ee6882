/// In which order a recovery asks for the blocks of a package. Made by arithmetic, so that a package of any size takes no memory.
struct BlockOrder {
    /// How many blocks the package has.
    let count: UInt64
    private let isShuffled: Bool
    private let step: UInt64
    private let passes: UInt64
    private var asked: UInt64 = 0

    /// - Parameters:
    ///   - isShuffled: whether the last block comes first and the others in leaps, in place of one after the other.
    ///   - isTwice: whether every block is asked for once more after the last one.
    init(size: UInt64, block: UInt64, isShuffled: Bool, isTwice: Bool) {
        count = (size + block - 1) / block
        passes = isTwice ? 2 : 1
        self.isShuffled = isShuffled
        step = Self.leap(over: count)
    }

    /// The number of the next block; nil after the last.
    mutating func next() -> UInt64? {
        guard asked < count * passes else { return nil }
        defer { asked += 1 }
        // With leaps the first is the last block, where a zip has its directory.
        return isShuffled ? count - 1 - (asked % count) * step % count : asked % count
    }

    /// How many requests there are in all.
    var total: UInt64 { count * passes }

    /// The leap from one block to the next: about five eighths of all, and without a common divisor, so that each is met once.
    private static func leap(over count: UInt64) -> UInt64 {
        func divisor(_ a: UInt64, _ b: UInt64) -> UInt64 { b == 0 ? a : divisor(b, a % b) }
        var step = max(1, count * 5 / 8)
        while divisor(count, step) != 1 { step += 1 }
        return step
    }
}
