/// What one call of a decoder did.
struct BlobStep {
    /// Bytes of input that were used up.
    let used: Int
    /// Bytes of output that were made.
    let made: Int
    /// The data is at its end; the decoder must be begun anew.
    let hasEnded: Bool
}

/// Turns a blob into bytes, piece by piece. One thread uses a decoder, for one blob after the other.
protocol BlobDecoder: AnyObject {
    /// Gets ready for a blob.
    func begin() throws(PayloadOperationFault)

    /// Uses up some of `input` and fills some of `output`. `isLast` says that the blob ends with `input`, which may then be empty.
    ///
    /// A call that can do neither and has not ended throws.
    func step(
        _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
    ) throws(PayloadOperationFault) -> BlobStep
}

/// The decoders of one thread, made when they are first wanted.
final class BlobDecoders {
    private let plain = PlainDecoder()
    private lazy var bzip2 = BZip2Decoder()
    private lazy var xz = XZDecoder()
    private lazy var zstandard = ZstandardDecoder()

    subscript(kind: PayloadOperation.Kind) -> any BlobDecoder {
        switch kind {
        case .plain, .zeros: plain
        case .bzip2: bzip2
        case .xz: xz
        case .zstandard: zstandard
        }
    }
}
