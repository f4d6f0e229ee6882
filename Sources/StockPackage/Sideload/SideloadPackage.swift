import Bytes
import Images

/// A recovery package (a .zip) that has been read whole once, and is given to a recovery block by block, in any order.
///
/// Nothing is unpacked. Every block that is read again is compared with its tag of the first reading (``BlockTag``), so that
/// what a recovery gets is what was checked.
public final class SideloadPackage {
    /// What reading it whole found.
    public let facts: SideloadFacts
    private let file: OpenFile
    private let tags: [BlockTag]
    private let tagger: BlockTagger
    private let unit: HeapUnit

    /// Reads the package at `path` to its end: its digests, the CRC-32 of every file in it, and of a payload the digest that
    /// `payload_properties.txt` names.
    ///
    /// - Parameter progress: bytes read of bytes in all.
    /// - Throws: when it is no .zip, no recovery package, or damaged in any way.
    public init(path: String, progress: ((UInt64, UInt64) -> Void)? = nil) throws(OTAError) {
        let file: OpenFile
        let kind: ContentKind
        do throws(ImageError) {
            file = try OpenFile(path)
            kind = try ContentKind(of: file)
        } catch {
            throw OTAError(error, path: path)
        }
        switch kind {
        case .zip: break
        case .gzip, .tar: throw .notRecovery(path: path, what: "it is a fastboot package, or a part of one")
        case .payload: throw .notRecovery(path: path, what: "it is the payload.bin of one; the whole .zip is needed")
        case .other(let what):
            let known = what == ContentKind.unknown ? "it is no .zip" : what
            throw .notRecovery(path: path, what: file.stamp.bytes == 0 ? "it is an empty file" : known)
        }
        let reader = try SideloadReader(file, progress: progress)
        let found = try reader.read()
        self.file = file
        facts = found.facts
        tags = found.tags
        tagger = BlockTagger(found.key)
        unit = HeapUnit(count: SideloadReader.unit)
        try confirmUnchanged()
    }

    /// Looks whether the file is still the one that was read, by size and times.
    /// - Throws: ``OTAError/changed(path:)``.
    public func confirmUnchanged() throws(OTAError) {
        let now: OpenFile.Stamp
        do throws(ImageError) { now = try file.currentStamp() } catch { throw OTAError(error, path: file.path) }
        guard now == file.stamp else { throw .changed(path: file.path) }
    }

    /// Fills `room` with the bytes from `offset` on, checked against the first reading. The stretch must not cross a multiple of
    /// 64 KiB, as no block of a recovery does.
    /// - Throws: ``OTAError/changed(path:)`` where the bytes are others than before, or are no longer there.
    public func read(at offset: UInt64, into room: UnsafeMutableRawBufferPointer) throws(OTAError) {
        let size = UInt64(SideloadReader.unit)
        let number = Int(offset / size)
        let start = Int(offset % size)
        guard number < tags.count, room.count <= SideloadReader.unit - start else {
            throw .changed(path: file.path)
        }
        if unit.number != number { try load(number) }
        guard start + room.count <= unit.filled else { throw .changed(path: file.path) }
        unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: unit.bytes[start..<start + room.count]))
    }

    private func load(_ number: Int) throws(OTAError) {
        unit.number = nil
        let offset = UInt64(number) * UInt64(SideloadReader.unit)
        let source = FileSource(file, from: offset, count: UInt64(SideloadReader.unit))
        do throws(ImageError) {
            unit.filled = try unsafe source.readFully(into: unit.bytes)
        } catch {
            if case .sourceEnded = error { throw .changed(path: file.path) }
            throw OTAError(error, path: file.path)
        }
        let tag = unsafe tagger.tag(of: UnsafeRawBufferPointer(rebasing: unit.bytes[..<unit.filled]), number: number)
        guard tag == tags[number] else { throw .changed(path: file.path) }
        unit.number = number
    }
}

/// The stretch of the file that was read last.
@safe
private final class HeapUnit {
    let bytes: UnsafeMutableRawBufferPointer
    var filled = 0
    /// Which stretch it is; nil for none.
    var number: Int?

    init(count: Int) { unsafe bytes = .allocate(byteCount: count, alignment: 4096) }

    deinit { unsafe bytes.deallocate() }
}
