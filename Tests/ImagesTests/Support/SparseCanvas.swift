import Glibc

/// What sparse files write, found by reading them by the description of the format alone: nothing of the code under
/// test helps, and every rule of the format is held against the file.
///
/// Several files may be laid on one canvas, as a phone does with the parts of an image.
struct SparseCanvas: Equatable {
    /// A file broke a rule of the format, or wrote where another had written.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var blockSize = 0
    private(set) var totalBlocks = 0
    /// The content; holes are zeros.
    private(set) var bytes: [UInt8] = []
    /// Whether a block was written.
    private(set) var written: [Bool] = []

    /// Arrays are compared element by element in a debug build, which takes minutes.
    static func == (one: SparseCanvas, other: SparseCanvas) -> Bool {
        guard one.blockSize == other.blockSize, one.totalBlocks == other.totalBlocks,
            one.bytes.count == other.bytes.count
        else { return false }
        let isSame = unsafe one.bytes.withUnsafeBytes { mine in
            unsafe other.bytes.withUnsafeBytes {
                unsafe mine.isEmpty || memcmp(mine.baseAddress!, $0.baseAddress!, mine.count) == 0
            }
        }
        return isSame && one.written == other.written
    }

    /// A canvas with one file on it, or several.
    init(_ files: [UInt8]...) throws {
        for file in files { try lay(file) }
    }

    /// Lays one more file on the canvas.
    mutating func lay(_ file: [UInt8]) throws {
        func little(_ offset: Int, _ count: Int) throws -> Int {
            guard offset + count <= file.count else { throw Broken(description: "the file ends at \(file.count)") }
            return (0..<count).reduce(0) { $0 | Int(file[offset + $1]) << (8 * $1) }
        }
        func demand(_ isSo: Bool, _ what: @autoclosure () -> String) throws {
            if !isSo { throw Broken(description: what()) }
        }
        try demand(try little(0, 4) == 0xED26_FF3A && little(4, 2) == 1, "not a sparse file of version 1")
        let fileHeader = try little(8, 2)
        let chunkHeader = try little(10, 2)
        try demand(fileHeader >= 28 && chunkHeader >= 12, "short headers")
        let size = try little(12, 4)
        let total = try little(16, 4)
        try demand(size > 0 && size % 4 == 0, "a block size of \(size)")
        if bytes.isEmpty {
            (blockSize, totalBlocks) = (size, total)
            bytes = [UInt8](repeating: 0, count: size * total)
            written = [Bool](repeating: false, count: total)
        }
        try demand(size == blockSize && total == totalBlocks, "\(total) blocks of \(size)")

        var offset = fileHeader
        var block = 0
        for index in 0..<(try little(20, 4)) {
            let type = try little(offset, 2)
            let blocks = try little(offset + 4, 4)
            let declared = try little(offset + 8, 4)
            let start = offset + chunkHeader
            let content: Int
            switch type {
            case 0xCAC1: content = blocks * size
            case 0xCAC2, 0xCAC4: content = 4
            case 0xCAC3: content = 0
            default: throw Broken(description: "chunk \(index) has the type \(type)")
            }
            offset = start + content
            try demand(declared == chunkHeader + content, "chunk \(index) declares \(declared) bytes")
            try demand(offset <= file.count, "chunk \(index) leads beyond the file")
            if type == 0xCAC4 { continue }
            try demand(block + blocks <= total, "chunk \(index) leads beyond the image")
            if type != 0xCAC3 {
                try claim(block..<block + blocks)
                fill(block * size..<(block + blocks) * size, from: file, at: start, repeating: type == 0xCAC2)
            }
            block += blocks
        }
        try demand(offset == file.count, "\(file.count - offset) bytes after the last chunk")
        try demand(block == total, "the chunks cover \(block) of \(total) blocks")
    }

    private mutating func claim(_ blocks: Range<Int>) throws {
        for block in blocks {
            if written[block] { throw Broken(description: "block \(block) is written twice") }
            written[block] = true
        }
    }

    private mutating func fill(_ range: Range<Int>, from file: [UInt8], at start: Int, repeating: Bool) {
        guard !range.isEmpty else { return }
        unsafe bytes.withUnsafeMutableBytes { all in
            unsafe file.withUnsafeBytes { source in
                let room = unsafe all.baseAddress! + range.lowerBound
                if !repeating {
                    unsafe memcpy(room, source.baseAddress! + start, range.count)
                    return
                }
                // Each copy doubles what is there.
                unsafe memcpy(room, source.baseAddress! + start, 4)
                var done = 4
                while done < range.count {
                    let step = min(done, range.count - done)
                    unsafe memcpy(room + done, room, step)
                    done += step
                }
            }
        }
    }
}
