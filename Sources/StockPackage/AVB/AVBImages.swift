import Bytes
import Images

/// The images of a package as the reading of their vbmeta sees them: as they will be on their partitions.
struct AVBImages {
    /// An image could not be read; the words of the cause.
    struct Failure: Error {
        let words: String
    }

    /// Digests of more bytes than this are not computed; such partitions have hashtrees.
    static let hashLimit: UInt64 = 512 << 20

    /// What the reading of the package found of the image at a path.
    let layout: (String) -> ImageLayout?
    /// Opens the image file at a path.
    let open: (String) throws(PackageError) -> any ByteSource

    /// Bytes on the partition.
    func size(_ image: String) -> UInt64 { layout(image)?.expandedBytes ?? 0 }

    /// `count` bytes at `offset`, or as many as there are.
    func bytes(_ image: String, at offset: UInt64 = 0, count: UInt64) throws(Failure) -> [UInt8] {
        let end = size(image)
        guard offset < end else { return [] }
        var bytes = [UInt8](repeating: 0, count: Int(min(count, end - offset)))
        let source = try stream(image)
        let got = try naming { () throws(ImageError) in
            try source.skip(offset)
            return try filled(&bytes, from: source)
        }
        return Array(bytes.prefix(got))
    }

    /// The digest of `salt` and the first `count` bytes.
    func digest(_ algorithm: Digest.Algorithm, _ image: String, salt: [UInt8], count: UInt64) throws(Failure) -> [UInt8]
    {
        let source = try stream(image)
        var running = Digest(algorithm)
        unsafe salt.withUnsafeBytes { unsafe running.update($0) }
        var left = count
        let buffer = ReadBuffer()
        while left > 0 {
            let got = try naming { () throws(ImageError) in try buffer.add(to: &running, from: source, atMost: left) }
            guard got > 0 else { throw Failure(words: "\(image): \(ImageError.sourceEnded(needed: left))") }
            left -= UInt64(got)
        }
        return running.finish()
    }

    func stream(_ image: String) throws(Failure) -> any ByteSource {
        guard let layout = layout(image) else { throw Failure(words: "the package has no \(image)") }
        do throws(PackageError) {
            return ExpandedSource(layout, of: try open(image))
        } catch {
            throw Failure(words: "\(error)")
        }
    }

    private func filled(_ bytes: inout [UInt8], from source: any ByteSource) throws(ImageError) -> Int {
        var got = 0
        var failure: ImageError?
        unsafe bytes.withUnsafeMutableBytes { buffer in
            do throws(ImageError) { got = try unsafe source.readFully(into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        return got
    }

    private func naming<T>(_ body: () throws(ImageError) -> T) throws(Failure) -> T {
        do throws(ImageError) { return try body() } catch { throw Failure(words: "\(error)") }
    }
}

extension ReadBuffer {
    /// Adds the next bytes of a source to a digest; says how many, 0 at its end.
    fileprivate func add(
        to digest: inout Digest, from source: any ByteSource, atMost limit: UInt64
    ) throws(ImageError) -> Int {
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: all[..<Int(min(UInt64(all.count), limit))])
        let got = try unsafe source.read(into: room)
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: room[..<got]))
        return got
    }
}
