import Images

/// An image on its way to a partition: its map, and its bytes as often as they are wanted.
struct DropInImage {
    /// How it is named in messages.
    let name: String
    let layout: ImageLayout
    /// Opens it at its first byte.
    let open: () throws(ImageError) -> any ByteSource
    /// The file, where it is one whose data has not been read for the map.
    private let unread: OpenFile?

    init(
        name: String, layout: ImageLayout, unread: OpenFile? = nil,
        open: @escaping () throws(ImageError) -> any ByteSource
    ) {
        self.name = name
        self.layout = layout
        self.unread = unread
        self.open = open
    }

    /// The image with its uniform blocks in the map, for a raw file that does not fit into one download: zeros need not travel. It is read
    /// once for that.
    func filled(above limit: UInt64) throws(DropInError) -> DropInImage {
        guard let unread, !layout.isSparse, layout.fileBytes > limit else { return self }
        do throws(ImageError) {
            return DropInImage(name: name, layout: try filledLayout(of: unread), open: open)
        } catch {
            throw .stopped("cannot load '\(name)': \(error.why)")
        }
    }

    /// A file, of which only headers are read.
    init(path: String) throws(DropInError) {
        let file: OpenFile
        do throws(ImageError) { file = try OpenFile(path) } catch {
            throw .stopped("cannot load '\(path)': \(error.why)")
        }
        try self.init(file)
    }

    /// The same of a file that is open.
    init(_ file: OpenFile) throws(DropInError) {
        do throws(ImageError) {
            let layout = try quickLayout(of: file)
            guard layout.fileBytes > 0 else { throw .unavailable("it is empty") }
            self.init(name: file.path, layout: layout, unread: file) { FileSource(file) }
        } catch {
            throw .stopped("cannot load '\(file.path)': \(error.why)")
        }
    }

    /// Bytes in memory, sent as they are.
    init(name: String, bytes: [UInt8]) throws(DropInError) {
        let count = UInt64(bytes.count)
        guard count > 0, let blocks = UInt32(exactly: (count + 4095) / 4096) else {
            throw .stopped("cannot load '\(name)': it has \(count) bytes")
        }
        let all = Extent(firstBlock: 0, blockCount: blocks, content: .data(offset: 0))
        let layout = ImageLayout(
            isSparse: false, blockSize: 4096, totalBlocks: blocks, extents: [all], fileBytes: count,
            expandedBytes: count)
        self.init(name: name, layout: layout) { MemorySource(bytes) }
    }

    /// The image from its first byte on.
    func source() throws(DropInError) -> any ByteSource {
        do throws(ImageError) { return try open() } catch { throw .stopped("cannot load '\(name)': \(error.why)") }
    }

    /// The first bytes of the file, fewer where it is shorter.
    func bytes(first count: Int) throws(DropInError) -> [UInt8] { try bytes(first: count, of: source()) }

    /// The whole image as it will be on the partition, in memory.
    func expandedBytes() throws(DropInError) -> [UInt8] {
        guard layout.expandedBytes <= Self.room else {
            throw .stopped(
                "cannot load '\(name)': it has \(layout.expandedBytes) bytes, and \(Self.room) are the most for this")
        }
        return try bytes(first: Int(layout.expandedBytes), of: ExpandedSource(layout, of: source()))
    }

    private func bytes(first count: Int, of source: any ByteSource) throws(DropInError) -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer { unsafe memory.deallocate() }
        do throws(ImageError) {
            let got = try unsafe source.readFully(into: memory)
            return unsafe Array(memory[..<got])
        } catch { throw .stopped("cannot load '\(name)': \(error.why)") }
    }

    /// The most bytes that are held in memory to be changed or joined.
    static let room: UInt64 = 512 << 20

    /// The whole file, in memory.
    func allBytes() throws(DropInError) -> [UInt8] {
        guard layout.fileBytes <= Self.room else {
            throw .stopped(
                "cannot load '\(name)': it has \(layout.fileBytes) bytes, and \(Self.room) are the most for this")
        }
        return try bytes(first: Int(layout.fileBytes))
    }
}

extension ImageError {
    /// The cause without the name of the file, which the sentence around it has.
    var why: String {
        switch self {
        case .io(_, _, let number): systemWords(number)
        case .notRegularFile: "it is not a regular file"
        default: description
        }
    }
}
