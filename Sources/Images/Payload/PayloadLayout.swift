/// How the operations of a partition become its image, from the first byte to the last.
///
/// The image is a list of stretches. A stretch is zeros, or lies in a piece: what a worker decodes in one go, all of a small operation
/// or the next part of a large one. The pieces of a job come from one operation and are decoded one after the other by one worker.
struct PayloadLayout {
    /// The most bytes of an operation that is decoded whole, and so of a piece.
    static let wholeLimit: UInt64 = 4 << 20
    /// The pieces that a larger operation is cut into.
    private static let pieceBytes: UInt64 = 2 << 20
    /// How often one operation may be decoded because its blocks lie between those of others.
    private static let placeLimit = 16

    struct Piece {
        /// Where it begins in the operation's decoded bytes.
        let start: UInt64
        let count: Int
    }

    struct Job {
        /// The operation's index in the partition.
        let operation: Int
        /// Its pieces, ascending.
        var pieces: Range<Int>
    }

    struct Stretch {
        /// Nil for zeros.
        let place: Place?
        var count: UInt64

        struct Place {
            let job: Int
            let piece: Int
            /// Where the stretch begins in the piece.
            let offset: Int
        }
    }

    private(set) var pieces: [Piece] = []
    private(set) var jobs: [Job] = []
    private(set) var stretches: [Stretch] = []

    /// Puts the operations in order.
    ///
    /// - Throws: an overlap, blocks that nothing writes, or an operation that is scattered too far.
    init(_ partition: PayloadPartition, blockSize: UInt64) throws(PayloadError) {
        let runs = try Self.runs(of: partition, blockSize: blockSize)
        var places = [Int](repeating: 0, count: partition.operations.count)
        for run in runs {
            let operation = partition.operations[run.operation]
            let bytes = min(run.count * blockSize, partition.bytes - run.first * blockSize)
            guard operation.kind != .zeros else {
                addZeros(bytes)
                continue
            }
            let whole = operation.blocks * blockSize
            if !continues(run, isWhole: whole <= Self.wholeLimit) {
                places[run.operation] += 1
                guard places[run.operation] <= Self.placeLimit else {
                    throw .operation(
                        partition: partition.name, index: run.operation, .scattered(limit: Self.placeLimit))
                }
                jobs.append(Job(operation: run.operation, pieces: pieces.count..<pieces.count))
                if whole <= Self.wholeLimit { addPiece(from: 0, count: whole) }
            }
            if whole <= Self.wholeLimit {
                addStretch(at: Int(run.start), count: bytes)
            } else {
                for offset in stride(from: 0, to: bytes, by: Int(Self.pieceBytes)) {
                    let count = min(Self.pieceBytes, bytes - offset)
                    addPiece(from: run.start + offset, count: count)
                    addStretch(at: 0, count: count)
                }
            }
        }
    }

    /// Whether a run belongs to the job before it. A large operation is decoded forward only.
    private func continues(_ run: Run, isWhole: Bool) -> Bool {
        guard let job = jobs.last, job.operation == run.operation, stretches.last?.place?.job == jobs.count - 1 else {
            return false
        }
        return isWhole || pieces.last.map { $0.start + UInt64($0.count) <= run.start } ?? false
    }

    private mutating func addPiece(from start: UInt64, count: UInt64) {
        pieces.append(Piece(start: start, count: Int(count)))
        jobs[jobs.count - 1].pieces = jobs[jobs.count - 1].pieces.lowerBound..<pieces.count
    }

    private mutating func addStretch(at offset: Int, count: UInt64) {
        stretches.append(
            Stretch(place: .init(job: jobs.count - 1, piece: pieces.count - 1, offset: offset), count: count))
    }

    private mutating func addZeros(_ count: UInt64) {
        if let last = stretches.last, last.place == nil {
            stretches[stretches.count - 1].count += count
        } else {
            stretches.append(Stretch(place: nil, count: count))
        }
    }
}

/// Neighbouring blocks that one operation writes.
private struct Run {
    let first: UInt64
    let count: UInt64
    let operation: Int
    /// Where they begin in the operation's decoded bytes.
    let start: UInt64
}

extension PayloadLayout {
    /// All runs in the order of the partition's blocks; they cover it, and none lies on another.
    private static func runs(of partition: PayloadPartition, blockSize: UInt64) throws(PayloadError) -> [Run] {
        var runs: [Run] = []
        for (index, operation) in partition.operations.enumerated() {
            var start: UInt64 = 0
            for blocks in operation.destination {
                runs.append(Run(first: blocks.first, count: blocks.count, operation: index, start: start))
                start += blocks.count * blockSize
            }
        }
        runs.sort { $0.first < $1.first }
        var end: UInt64 = 0
        var covered: UInt64 = 0
        var hole: UInt64?
        for (index, run) in runs.enumerated() {
            if run.first < end {
                // What lies on each other is named in the order of the manifest.
                let other = runs[index - 1].operation
                throw .operation(
                    partition: partition.name, index: max(run.operation, other),
                    .overlap(with: min(run.operation, other), block: run.first))
            }
            if run.first > end, hole == nil { hole = end }
            end = run.first + run.count
            covered += run.count
        }
        let total = (partition.bytes + blockSize - 1) / blockSize
        guard covered == total else {
            throw .partition(partition.name, .uncovered(first: hole ?? end, count: total - covered))
        }
        return runs
    }
}
