import Images

/// A megabyte to read files through.
@safe
final class ReadBuffer {
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)

    deinit {
        unsafe buffer.deallocate()
    }

    /// All of it.
    var all: UnsafeMutableRawBufferPointer { unsafe buffer }

    /// Gives all of `source` to `body`, block by block.
    func pump(
        _ source: any ByteSource, _ body: (UnsafeRawBufferPointer) throws(ImageError) -> Void
    ) throws(ImageError) {
        while true {
            let got = try unsafe source.read(into: buffer)
            if got == 0 { return }
            try unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        }
    }

    /// Gives all of `source` to `body`, block by block; says how many bytes there were.
    func pump(
        _ source: any ByteSource, name: String, _ body: (UnsafeRawBufferPointer) throws(PackageError) -> Void
    ) throws(PackageError) -> UInt64 {
        var total: UInt64 = 0
        while true {
            let got: Int
            do throws(ImageError) {
                got = try unsafe source.read(into: buffer)
            } catch {
                throw .image(name: name, error)
            }
            if got == 0 { return total }
            total += UInt64(got)
            try unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        }
    }
}
