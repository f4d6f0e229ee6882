import Images

/// A .zip of images, as `fastboot update` takes one. Nothing of it is extracted to disk.
public final class ImageZip {
    private let archive: ZipArchive
    private var layouts: [String: ImageLayout] = [:]

    /// Reads the directory of the .zip.
    public init(_ path: String) throws(OTAError) {
        do throws(ImageError) { archive = try Self.archive(OpenFile(path)) } catch { throw OTAError(error, path: path) }
    }

    private static func archive(_ file: OpenFile) throws(ImageError) -> ZipArchive {
        do throws(OTAError) { return try ZipArchive(file) } catch {
            if case .unreadable(_, let cause) = error { throw cause }
            throw .unavailable("\(error)")
        }
    }

    /// Whether there is an entry of this name.
    public func contains(_ name: String) -> Bool { archive.entries[name] != nil }

    /// A small text or table; nil where there is none of this name.
    public func contents(_ name: String) throws(OTAError) -> [UInt8]? { try archive.contents(name, limit: 4 << 20) }

    /// The map of an image. The first question reads the whole entry, so that a damaged one is found before any of it is sent.
    public func layout(of name: String) throws(ImageError) -> ImageLayout {
        if let layout = layouts[name] { return layout }
        let source = try open(name)
        let scanner = ImageScanner(digests: [])
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
        defer { unsafe memory.deallocate() }
        while true {
            let got = try unsafe source.read(into: memory)
            if got == 0 { break }
            try unsafe scanner.feed(UnsafeRawBufferPointer(rebasing: memory[..<got]))
        }
        let layout = try scanner.finish().layout
        layouts[name] = layout
        return layout
    }

    /// The bytes of an image from its first on.
    public func open(_ name: String) throws(ImageError) -> any ByteSource {
        guard let entry = archive.entries[name] else { throw .unavailable("the .zip has no \(name)") }
        do throws(OTAError) { return try archive.source(of: entry) } catch { throw .unavailable("\(error)") }
    }
}
