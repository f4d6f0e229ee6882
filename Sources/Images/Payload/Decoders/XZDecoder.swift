import CLZMA

/// A blob of one xz stream, by liblzma.
@safe
final class XZDecoder: BlobDecoder {
    /// The most memory of one decoder. `xz -9` needs 65 MiB; only what the output reaches is ever touched.
    private static let memoryLimit: UInt64 = 128 << 20

    private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)

    init() {
        // All zeros is what LZMA_STREAM_INIT is.
        unsafe stream.initialize(to: lzma_stream())
    }

    deinit {
        unsafe lzma_end(stream)
        unsafe stream.deallocate()
    }

    func begin() throws(PayloadOperationFault) {
        // A stream that was used before keeps its memory.
        let code = unsafe lzma_stream_decoder(stream, Self.memoryLimit, 0)
        guard code == LZMA_OK else { throw fault(code) }
    }

    func step(
        _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
    ) throws(PayloadOperationFault) -> BlobStep {
        unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = input.count
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = output.count
        let code = unsafe lzma_code(stream, isLast ? LZMA_FINISH : LZMA_RUN)
        let used = unsafe input.count - stream.pointee.avail_in
        let made = unsafe output.count - stream.pointee.avail_out
        guard code == LZMA_OK || code == LZMA_STREAM_END, code == LZMA_STREAM_END || used + made > 0 || !isLast else {
            throw fault(code == LZMA_OK ? LZMA_BUF_ERROR : code)
        }
        return BlobStep(used: used, made: made, hasEnded: code == LZMA_STREAM_END)
    }

    private func fault(_ code: lzma_ret) -> PayloadOperationFault {
        let words =
            switch code {
            case LZMA_MEM_ERROR: "there is not enough memory"
            case LZMA_MEMLIMIT_ERROR: "it wants more than \(Self.memoryLimit >> 20) MiB of memory"
            case LZMA_FORMAT_ERROR: "it does not begin as one"
            case LZMA_OPTIONS_ERROR: "it uses what liblzma does not know"
            case LZMA_DATA_ERROR: "its checksum is wrong, or its data is"
            case LZMA_BUF_ERROR: "it ends early"
            default: "liblzma's code \(code.rawValue)"
            }
        return .compression(format: "xz", words: words)
    }
}
