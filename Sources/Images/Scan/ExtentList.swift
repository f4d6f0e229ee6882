/// Extents in the order of their blocks; neighbours that can be one are made one, as libsparse does.
struct ExtentList {
    /// The most extents that are kept, and the most chunks that a sparse file may have.
    static let limit = Int(ReadingBudget.Item.extents.limit)

    private(set) var extents: [Extent] = []
    private let blockSize: UInt64
    private let budget: ReadingBudget

    init(blockSize: UInt32, budget: ReadingBudget) {
        self.blockSize = UInt64(blockSize)
        self.budget = budget
    }

    /// Adds blocks behind all others.
    mutating func append(_ next: Extent) throws(ImageError) {
        if let last = extents.last, UInt64(last.firstBlock) + UInt64(last.blockCount) == UInt64(next.firstBlock),
            isContinued(last, by: next)
        {
            extents[extents.count - 1] = Extent(
                firstBlock: last.firstBlock, blockCount: last.blockCount + next.blockCount, content: last.content)
            return
        }
        do { try budget.spend(1, on: .extents) } catch { throw .overBudget(error) }
        extents.append(next)
    }

    private func isContinued(_ last: Extent, by next: Extent) -> Bool {
        switch (last.content, next.content) {
        case (.fill(let one), .fill(let other)): one == other
        case (.data(let one), .data(let other)): one + UInt64(last.blockCount) * blockSize == other
        default: false
        }
    }
}
