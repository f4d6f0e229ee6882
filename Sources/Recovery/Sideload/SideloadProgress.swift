/// How far a recovery has come with a package. It reads the package about twice, in an order of its own: once to check the
/// signature, once to install.
public struct SideloadProgress: Sendable, Equatable {
    /// How many blocks the package has.
    public let blocks: Int
    /// How many different ones the recovery has had.
    public private(set) var distinct = 0
    /// How many it has had in all.
    public private(set) var served = 0
    /// Bytes that were sent in all.
    public private(set) var bytes: UInt64 = 0
    /// Whether a block was sent of which the recovery has not said that it took it. It may have it all the same.
    public private(set) var isAnotherUnderWay = false
    /// Whether the recovery has had every block, and none is on its way.
    public var isWhole: Bool { distinct == blocks && !isAnotherUnderWay }
    private var seen: [UInt64]

    /// The most blocks that a recovery is given in all. It reads the package about twice; the directory at its end, and what lies around the
    /// pieces that it decodes, it reads again and again.
    var most: Int { blocks * 16 + 20_000 }

    /// Whether the recovery may have had a block.
    public var hasBegun: Bool { served > 0 || isAnotherUnderWay }

    init(blocks: Int) {
        self.blocks = blocks
        seen = [UInt64](repeating: 0, count: (blocks + 63) / 64)
    }

    /// A block is about to be sent.
    mutating func begin() { isAnotherUnderWay = true }

    /// The recovery took it.
    mutating func add(_ block: Int, bytes count: Int) {
        let bit: UInt64 = 1 << UInt64(block % 64)
        if seen[block / 64] & bit == 0 {
            seen[block / 64] |= bit
            distinct += 1
        }
        isAnotherUnderWay = false
        served += 1
        bytes += UInt64(count)
    }
}
