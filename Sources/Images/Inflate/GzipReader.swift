/// Inflates a gzip file while it is read, by ISA-L or zlib; checks checksum and length at the end of each stream in it.
///
/// Several streams one after the other count as one (as `gzip -d` has it), zeros after the last are passed over,
/// anything else there is a fault. The end is only reported after the whole input has been read.
public final class GzipReader: ByteSource {
    /// Reads at least this large go straight into the caller's memory.
    private static let direct = 64 << 10

    private let source: any ByteSource
    private let decoder: any Inflater
    private let input = HeapBytes(count: 256 << 10)
    private let output = HeapBytes(count: 256 << 10)
    private var ready = 0..<0
    /// Bytes of compressed input read so far.
    public private(set) var inputBytes: UInt64
    /// Bytes of output decoded so far.
    private var decodedBytes: UInt64
    private var isEnded = false
    /// The places to resume from that were found so far; nil if none are wanted.
    public private(set) var index: GzipIndex?

    /// Reads a gzip file from its start; with an index that is still empty, fills it on the way.
    public init(_ source: any ByteSource, index: GzipIndex? = nil, by library: InflateLibrary = .preferred) {
        self.source = source
        self.index = index
        decoder = library.makeInflater()
        inputBytes = 0
        decodedBytes = 0
    }

    /// Reads a gzip file from `offset` (bytes of output), beginning at the nearest place of `index` before it.
    ///
    /// `open` gives the compressed file from a place on (bytes from its start). The library is the index's.
    public init(
        resumingAt offset: UInt64, index: GzipIndex,
        open: (_ inputOffset: UInt64) throws(ImageError) -> any ByteSource
    ) throws(ImageError) {
        let place = index.nearest(before: offset)
        decoder = place?.state.resume() ?? InflateLibrary.preferred.makeInflater()
        inputBytes = place?.input ?? 0
        decodedBytes = place?.output ?? 0
        source = try open(inputBytes)
        self.index = nil
        try skip(offset - decodedBytes)
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard buffer.count > 0 else { return 0 }
        if ready.isEmpty {
            if buffer.count >= Self.direct { return try unsafe decode(into: buffer) }
            ready = try unsafe 0..<decode(into: output.all)
        }
        let count = min(buffer.count, ready.count)
        unsafe buffer.copyMemory(
            from: UnsafeRawBufferPointer(output.slice(ready.lowerBound..<ready.lowerBound + count)))
        ready = ready.lowerBound + count..<ready.upperBound
        return count
    }

    /// Decodes at least one byte, or finds the end.
    private func decode(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        while !isEnded {
            if decoder.isFinished {
                try passToNextStream()
                continue
            }
            let isInputLeft = try refill()
            let step = unsafe decoder.inflate(into: buffer)
            if let fault = step.fault { throw named(fault) }
            decodedBytes += UInt64(step.count)
            if step.count > 0 {
                noteCheckpoint()
                return step.count
            }
            if !isInputLeft, !decoder.isFinished { throw .gzip(.cutShort, offset: inputBytes) }
        }
        return 0
    }

    /// Sees to it that there is input; false at the end of the file.
    private func refill() throws(ImageError) -> Bool {
        guard decoder.available == 0 else { return true }
        let got = try unsafe source.read(into: input.all)
        guard got > 0 else { return false }
        inputBytes += UInt64(got)
        unsafe decoder.feed(input.prefix(got))
        return true
    }

    /// After the end of a stream: another one, zeros to the end, or nothing.
    private func passToNextStream() throws(ImageError) {
        guard try refill() else {
            isEnded = true
            return
        }
        if decoder.nextByte == 0x1F {
            decoder.restart()
            return
        }
        while try refill() {
            guard decoder.nextByte == 0 else {
                throw .gzip(.trailingBytes, offset: position)
            }
            decoder.dropByte()
        }
        isEnded = true
    }

    private func noteCheckpoint() {
        guard index != nil, !decoder.isFinished else { return }
        let place = GzipIndex.Checkpoint(
            output: decodedBytes, input: position, state: decoder.snapshot())
        if index?.isDue(at: decodedBytes) == true { index?.add(place) }
        index?.pass(place)
    }

    /// Keeps a place from which the output at `offset` (bytes) can be reached quickly. For offsets that have just been passed, or
    /// lie a few reads back: a tar reader learns of a file when its buffer is already beyond it.
    public func mark(before offset: UInt64) { index?.mark(before: offset) }

    /// The offset of the next byte of input, as far as the decoder knows: at a fault ISA-L may claim to have more left than it was given.
    private var position: UInt64 {
        let left = UInt64(decoder.available)
        return left <= inputBytes ? inputBytes - left : inputBytes
    }

    private func named(_ fault: InflateFault) -> ImageError {
        let named: GzipFault =
            switch fault {
            case .header: decodedBytes == 0 ? .notGzip : .trailingBytes
            case .checksum: .checksum
            case .data(let code): .damaged(code: code)
            }
        return .gzip(named, offset: position)
    }
}
