import CBZip2

/// A blob of one bzip2 stream, by libbz2.
@safe
final class BZip2Decoder: BlobDecoder {
    /// In one place: libbz2 keeps a pointer to it.
    private let stream = UnsafeMutablePointer<bz_stream>.allocate(capacity: 1)
    private var isOpen = false

    init() {
        unsafe stream.initialize(to: bz_stream())
    }

    deinit {
        close()
        unsafe stream.deallocate()
    }

    func begin() throws(PayloadOperationFault) {
        close()
        unsafe stream.pointee = bz_stream()
        let code = unsafe BZ2_bzDecompressInit(stream, 0, 0)
        guard code == BZ_OK else { throw fault(code) }
        isOpen = true
    }

    func step(
        _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
    ) throws(PayloadOperationFault) -> BlobStep {
        // libbz2 asks for a pointer it may write through, and does not write.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
        unsafe stream.pointee.avail_in = UInt32(input.count)
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_out = UInt32(output.count)
        let code = unsafe BZ2_bzDecompress(stream)
        guard code == BZ_OK || code == BZ_STREAM_END else { throw fault(code) }
        let used = unsafe input.count - Int(stream.pointee.avail_in)
        let made = unsafe output.count - Int(stream.pointee.avail_out)
        // libbz2 has no error for input that ends early.
        guard code == BZ_STREAM_END || used + made > 0 || !isLast else { throw fault(BZ_UNEXPECTED_EOF) }
        return BlobStep(used: used, made: made, hasEnded: code == BZ_STREAM_END)
    }

    private func close() {
        if isOpen { unsafe BZ2_bzDecompressEnd(stream) }
        isOpen = false
    }

    private func fault(_ code: Int32) -> PayloadOperationFault {
        let words =
            switch code {
            case BZ_MEM_ERROR: "there is not enough memory"
            case BZ_DATA_ERROR: "its checksum is wrong, or its data is"
            case BZ_DATA_ERROR_MAGIC: "it does not begin as one"
            case BZ_UNEXPECTED_EOF: "it ends early"
            default: "libbz2's code \(code)"
            }
        return .compression(format: "bzip2", words: words)
    }
}
