/// The way in which AOSP's libsparse divides an image among several sparse files.
///
/// Bootloaders that check CRC lists expect exactly these parts. Behaviour learnt from `sparse_file_resparse`: blocks
/// are dealt out in order; a run that does not fit is cut if the part is empty or would stay more than an eighth empty.
struct Resparse {
    /// Kept free in each part: the file header, two skips, and a checksum that is never written.
    static let overhead: UInt64 = 28 + 2 * 12 + 4

    let blockSize: UInt64
    /// Bytes of each part without the overhead.
    let room: UInt64

    init(blockSize: UInt32, limit: UInt64) throws(ImageError) {
        self.blockSize = UInt64(blockSize)
        // One skip, one chunk header and one block must fit, or a part could make no progress.
        let needed = Self.overhead + 12 + 12 + self.blockSize
        guard limit >= needed else { throw .limitTooSmall(limit: limit, needed: needed) }
        room = limit - Self.overhead
    }

    /// The runs of each part.
    func parts(of extents: [BackedBlock]) -> [[BackedBlock]] {
        // The first round only counts in the original, but its cuts stay, and a piece that was cut without regard
        // to the skip before it is cut again. Both rounds matter for the bytes.
        var cut: [BackedBlock] = []
        for part in deal(extents) { cut += part }
        return deal(cut)
    }

    private func deal(_ extents: [BackedBlock]) -> [[BackedBlock]] {
        var parts: [[BackedBlock]] = []
        var next = 0
        var rest: BackedBlock?
        var isFull = true
        while isFull {
            var part: [BackedBlock] = []
            var used: UInt64 = 0
            var lastBlock: UInt64 = 0
            isFull = false
            while var run = rest ?? (next < extents.count ? extents[next] : nil) {
                let cost = (run.block > lastBlock ? 12 : 0) + run.cost(blockSize: blockSize)
                lastBlock = run.block + run.blocks(of: blockSize)
                if used + cost > room {
                    isFull = true
                    used += 12
                    // A full part leaves less than nothing here; signed, as in the original.
                    let left = Int64(room) - Int64(used)
                    if part.isEmpty || left > Int64(room / 8) {
                        // May be nothing, at limits of a few blocks: the original then writes a chunk without blocks, which bootloaders
                        // need not take. Here the part just ends. One that is empty has room for a block; see `needed`.
                        let keep = UInt64(left) / blockSize * blockSize
                        guard keep > 0 else { break }
                        let tail = run.cut(keep: keep, blockSize: blockSize)
                        part.append(run)
                        if rest == nil { next += 1 }
                        rest = tail
                    }
                    break
                }
                used += cost
                part.append(run)
                if rest == nil { next += 1 }
                rest = nil
            }
            parts.append(part)
        }
        return parts
    }
}
