/// Places in a gzip file at which decoding can begin, taken while it was read once.
///
/// A place is a copy of the decoder's state, 87 KB. At most ``limit`` are kept: with more, every other one goes and the
/// distance doubles, so that the index of any file stays below 23 MB.
public struct GzipIndex: Sendable {
    struct Checkpoint: Sendable {
        /// Bytes of output before it.
        let output: UInt64
        /// Bytes of input that the decoder has taken.
        let input: UInt64
        let state: [UInt8]
    }

    static let limit = 256

    private(set) var checkpoints: [Checkpoint] = []
    private(set) var spacing: UInt64

    /// An index with a place every `spacing` bytes of output.
    public init(spacing: UInt64 = 32 << 20) {
        self.spacing = spacing
    }

    /// How many places there are.
    public var count: Int { checkpoints.count }

    /// Whether a place is due at `output`.
    func isDue(at output: UInt64) -> Bool {
        output >= (checkpoints.last?.output ?? 0) + spacing
    }

    mutating func add(_ checkpoint: Checkpoint) {
        checkpoints.append(checkpoint)
        guard checkpoints.count > Self.limit else { return }
        // The second, fourth, ... stay: they are the ones at the doubled distance.
        checkpoints = checkpoints.indices.filter { $0 % 2 == 1 }.map { checkpoints[$0] }
        spacing *= 2
    }

    /// The last place at or before `output`; nil is the start of the file.
    func nearest(before output: UInt64) -> Checkpoint? {
        checkpoints.last { $0.output <= output }
    }
}
