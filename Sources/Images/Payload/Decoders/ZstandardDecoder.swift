import CZstd

/// A blob of one zstd frame, by libzstd.
@safe
final class ZstandardDecoder: BlobDecoder {
    /// Windows up to 2^27 bytes (128 MiB), as `zstd -d` takes by itself.
    private static let windowLog: Int32 = 27

    private let context: OpaquePointer

    init() {
        guard let fresh = unsafe ZSTD_createDCtx() else { preconditionFailure("no memory for libzstd") }
        unsafe context = fresh
    }

    deinit {
        unsafe ZSTD_freeDCtx(context)
    }

    func begin() throws(PayloadOperationFault) {
        try check(unsafe ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters))
        try check(unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLog))
    }

    func step(
        _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
    ) throws(PayloadOperationFault) -> BlobStep {
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let hint = unsafe ZSTD_decompressStream(context, &target, &source)
        try check(hint)
        let used = unsafe source.pos
        let made = unsafe target.pos
        guard hint == 0 || used + made > 0 || !isLast else {
            throw .compression(format: "zstd", words: "it ends early")
        }
        return BlobStep(used: used, made: made, hasEnded: hint == 0)
    }

    private func check(_ code: Int) throws(PayloadOperationFault) {
        guard ZSTD_isError(code) != 0 else { return }
        let words = unsafe String(cString: ZSTD_getErrorName(code))
        throw .compression(format: "zstd", words: words.lowercased())
    }
}
