import Glibc

/// The bytes of a made `super`: pieces in memory, zeros, and images that are opened when their turn comes.
final class SuperSource: ByteSource {
    enum Piece {
        case bytes([UInt8])
        case zeros(bytes: UInt64)
        /// The next bytes of an image.
        case content(Int, bytes: UInt64)
    }

    private let pieces: [Piece]
    private let contents: [SuperImage.Content]
    private var current = 0
    /// How much of the current piece has been given out.
    private var given: UInt64 = 0
    private var image: (index: Int, source: any ByteSource)?

    init(_ pieces: [Piece], _ contents: [SuperImage.Content]) {
        (self.pieces, self.contents) = (pieces, contents)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        while current < pieces.count, buffer.count > 0 {
            let (total, got) = try unsafe read(pieces[current], into: buffer)
            given += UInt64(got)
            if given == total { (current, given) = (current + 1, 0) }
            if got > 0 { return got }
        }
        return 0
    }

    /// The size of the piece, and how many bytes of it came.
    private func read(_ piece: Piece, into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> (UInt64, Int) {
        switch piece {
        case .bytes(let bytes):
            let count = min(buffer.count, bytes.count - Int(given))
            unsafe bytes.withUnsafeBytes { all in
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[Int(given)..<Int(given) + count]))
            }
            return (UInt64(bytes.count), count)
        case .zeros(let total):
            let count = Int(min(UInt64(buffer.count), total - given))
            if count > 0 { _ = unsafe memset(buffer.baseAddress!, 0, count) }
            return (total, count)
        case .content(let index, let total):
            let count = Int(min(UInt64(buffer.count), total - given))
            let got = try unsafe source(index).read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
            guard got > 0 || count == 0 else { throw .sourceEnded(needed: total - given) }
            return (total, got)
        }
    }

    private func source(_ index: Int) throws(ImageError) -> any ByteSource {
        if let image, image.index == index { return image.source }
        let source = try contents[index].open()
        image = (index, source)
        return source
    }
}
