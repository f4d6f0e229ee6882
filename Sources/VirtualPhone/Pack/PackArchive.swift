import CZlib

/// Compresses a stream as gzip and takes the MD5 of the result. It writes the compressed or the plain stream to a file.
@safe final class PackArchive {
    private let output: PackOutput
    private let writesPlain: Bool
    private let digest: PackDigest
    private let stream: UnsafeMutablePointer<z_stream>
    private var room = [UInt8](repeating: 0, count: 1 << 18)

    init(_ output: PackOutput, writesPlain: Bool, level: Int32) throws(PackError) {
        self.output = output
        self.writesPlain = writesPlain
        digest = try PackDigest(.md5)
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: unsafe z_stream())
        // 15 + 16: the largest window, and a gzip header without name or time.
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe deflateInit2_(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else {
            throw .library("deflateInit2")
        }
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    func write(_ bytes: [UInt8]) throws(PackError) {
        if writesPlain { try output.write(bytes) }
        try deflate(bytes, Z_NO_FLUSH)
    }

    /// Ends the stream. Hex of the MD5 of the compressed bytes.
    func finish() throws(PackError) -> String {
        try deflate([], Z_FINISH)
        return try digest.finish()
    }

    private func deflate(_ bytes: [UInt8], _ flush: Int32) throws(PackError) {
        var used = 0
        while true {
            let made = step(bytes, from: &used, flush)
            if made > 0 {
                let piece = Array(room.prefix(made))
                try digest.update(piece)
                if !writesPlain { try output.write(piece) }
            }
            if made < room.count { break }
        }
    }

    /// Runs the compressor once. Moves `used` on, and says how many bytes are in `room`.
    private func step(_ bytes: [UInt8], from used: inout Int, _ flush: Int32) -> Int {
        unsafe bytes.withUnsafeBytes { input in
            unsafe room.withUnsafeMutableBytes { room in
                let start = unsafe input.baseAddress.map { unsafe UnsafeMutableRawPointer(mutating: $0) + used }
                unsafe stream.pointee.next_in = unsafe start?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointee.avail_in = UInt32(input.count - used)
                unsafe stream.pointee.next_out = unsafe room.baseAddress!.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointee.avail_out = UInt32(room.count)
                unsafe CZlib.deflate(stream, flush)
                used = unsafe input.count - Int(stream.pointee.avail_in)
                return unsafe room.count - Int(stream.pointee.avail_out)
            }
        }
    }
}
