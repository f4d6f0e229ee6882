import CZlib

/// zlib's decoder. A place to resume from is a copy that zlib makes (`inflateCopy`): 40 KB of window and tables behind pointers, so it
/// cannot be kept in a file.
@safe
final class ZlibInflater: Inflater {
    /// zlib's own record of what it is given and gives; at a fixed address, which `inflate` insists on.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isFinished = false
    /// Whether the header of the stream has been understood.
    private var isBegun = false

    /// A decoder at the start of a gzip stream.
    init() {
        unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 16 more than the window's bits asks for gzip's header and trailer, and for no other.
        let code = unsafe inflateInit2_(
            stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(code == Z_OK, "zlib has no memory or is another version")
    }

    /// A decoder at the place where the snapshot was taken.
    init(_ snapshot: ZlibSnapshot) {
        unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe copyInflater(from: snapshot.stream, to: stream)
        isBegun = true
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    var available: Int { unsafe Int(stream.pointee.avail_in) }

    var nextByte: UInt8? { unsafe stream.pointee.avail_in > 0 ? unsafe stream.pointee.next_in.pointee : nil }

    func feed(_ input: UnsafeMutableRawBufferPointer) {
        unsafe stream.pointee.next_in = input.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = UInt32(input.count)
    }

    func dropByte() {
        unsafe stream.pointee.next_in += 1
        unsafe stream.pointee.avail_in -= 1
    }

    func restart() {
        unsafe inflateReset(stream)
        (isFinished, isBegun) = (false, false)
    }

    func snapshot() -> InflaterSnapshot { unsafe .zlib(ZlibSnapshot(copying: stream)) }

    func inflate(into output: UnsafeMutableRawBufferPointer) -> (count: Int, fault: InflateFault?) {
        unsafe stream.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(output.count)
        let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        let count = unsafe output.count - Int(stream.pointee.avail_out)
        if count > 0 { isBegun = true }
        isFinished = code == Z_STREAM_END
        // Z_BUF_ERROR only says that there was nothing to do.
        if code == Z_OK || code == Z_BUF_ERROR || isFinished { return (count, nil) }
        return (count, fault(code))
    }

    /// zlib has one code for all that it objects to, and tells more in a sentence.
    private func fault(_ code: Int32) -> InflateFault {
        let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? ""
        return switch words {
        case "incorrect data check", "incorrect length check": .checksum
        case "incorrect header check", "unknown compression method", "unknown header flags set", "header crc mismatch":
            .header
        default: .data(code: code)
        }
    }
}

/// A decoder that stands still, to be copied as often as needed.
@safe
final class ZlibSnapshot: @unchecked Sendable {
    // Nothing changes it after it was made: copying only reads it.
    fileprivate let stream: UnsafeMutablePointer<z_stream>

    fileprivate init(copying other: UnsafeMutablePointer<z_stream>) {
        unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe copyInflater(from: other, to: stream)
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }
}

/// Copies all of a decoder but the buffers that its user gave it.
private func copyInflater(from source: UnsafeMutablePointer<z_stream>, to copy: UnsafeMutablePointer<z_stream>) {
    let code = unsafe inflateCopy(copy, source)
    precondition(code == Z_OK, "zlib has no memory for a copy of its state")
    unsafe copy.pointee.next_in = nil
    unsafe copy.pointee.avail_in = 0
    unsafe copy.pointee.next_out = nil
    unsafe copy.pointee.avail_out = 0
}
