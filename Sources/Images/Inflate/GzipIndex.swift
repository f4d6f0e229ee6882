/// Places in a gzip file at which decoding can begin, taken while it was read once.
///
/// A place is a copy of the decoder's state, 87 KB of ISA-L, 40 KB of zlib. At most ``limit`` are kept at even distances: with more, every other one goes and
/// the distance doubles. At most ``markLimit`` more are kept where they were asked for. So the index of any file stays below 25 MB.
public struct GzipIndex: Sendable {
    struct Checkpoint: Sendable {
        /// Bytes of output before it.
        let output: UInt64
        /// Bytes of input that the decoder has taken.
        let input: UInt64
        let state: InflaterSnapshot
    }

    static let limit = 128
    /// The most places that are kept on request.
    static let markLimit = 160
    /// How many of the latest states are remembered until one of them is asked for.
    private static let recentCount = 4

    private(set) var checkpoints: [Checkpoint] = []
    /// Places that were asked for, in order: the beginnings of files that will be read again.
    private(set) var marks: [Checkpoint] = []
    private var recent: [Checkpoint] = []
    private(set) var spacing: UInt64

    /// An index with a place every `spacing` bytes of output.
    public init(spacing: UInt64 = 64 << 20) {
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

    /// Takes over places that were found earlier.
    mutating func restore(checkpoints: [Checkpoint], marks: [Checkpoint]) {
        self.checkpoints = checkpoints
        self.marks = marks
    }

    /// Remembers where the decoder is, for ``mark(before:)``.
    mutating func pass(_ checkpoint: Checkpoint) {
        if recent.count == Self.recentCount { recent.removeFirst() }
        recent.append(checkpoint)
    }

    /// Keeps a place for reading again from `output`: the latest at or before it of those that have just been passed.
    mutating func mark(before output: UInt64) {
        guard marks.count < Self.markLimit, let place = recent.last(where: { $0.output <= output }) else { return }
        if marks.last?.output != place.output { marks.append(place) }
    }

    /// Without what is only of use while the file is being read.
    public var settled: GzipIndex {
        var copy = self
        copy.recent = []
        return copy
    }

    /// The last place at or before `output`; nil is the start of the file.
    func nearest(before output: UInt64) -> Checkpoint? {
        let two = [checkpoints.last { $0.output <= output }, marks.last { $0.output <= output }]
        return two.compactMap(\.self).max { $0.output < $1.output }
    }
}
