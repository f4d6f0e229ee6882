import Bytes
import CZip
import Images

/// Reads a recovery package from end to end: once as the file that it is, once as the .zip that it is.
final class SideloadReader {
    /// The stretch that one tag stands for, in bytes: a block of the known clients.
    static let unit = 64 << 10
    /// The most bytes of the texts in it; real ones have less than 2 KiB.
    private static let textLimit: UInt64 = 256 << 10
    private static let payload = "payload.bin"

    private let file: OpenFile
    private let zip: ZipArchive
    private let progress: ((UInt64, UInt64) -> Void)?
    private let buffer = ReadBuffer()
    private var done: UInt64 = 0
    private let total: UInt64

    struct Found {
        let facts: SideloadFacts
        let key: BlockKey
        let tags: [BlockTag]
    }

    init(_ file: OpenFile, progress: ((UInt64, UInt64) -> Void)?) throws(OTAError) {
        self.file = file
        self.progress = progress
        zip = try ZipArchive(file)
        total = file.stamp.bytes + zip.entries.values.reduce(0) { $0 + $1.compressedBytes }
    }

    func read() throws(OTAError) -> Found {
        let text = try zip.contents(OTAMetadata.path, limit: Self.textLimit)
        let metadata: OTAMetadata? = if let text { try OTAMetadata(text) } else { nil }
        let kind: SideloadFacts.Kind
        if zip.entries[Self.payload] != nil {
            kind = .slots
        } else if metadata?.type == "BLOCK" || zip.entries.keys.contains(where: Self.isBlockMark) {
            kind = .block
        } else {
            throw .notRecovery(path: file.path, what: "it is a .zip without a payload.bin or an update script")
        }
        let properties = try checkEntries()
        var md5 = Digest(.md5)
        let sha1 = BackgroundDigest(.sha1)
        let key = BlockKey()
        let tagger = BlockTagger(key)
        var tags: [BlockTag] = []
        do throws(ImageError) {
            let source = FileSource(file)
            while true {
                let got = try unsafe source.readFully(into: buffer.all)
                if got == 0 { break }
                let block = unsafe UnsafeRawBufferPointer(rebasing: buffer.all[..<got])
                unsafe sha1.update(block)
                unsafe md5.update(block)
                for start in stride(from: 0, to: got, by: Self.unit) {
                    let end = min(got, start + Self.unit)
                    tags.append(
                        unsafe tagger.tag(of: UnsafeRawBufferPointer(rebasing: block[start..<end]), number: tags.count))
                }
                report(UInt64(got))
            }
        } catch {
            throw OTAError(error, path: file.path)
        }
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let facts = SideloadFacts(
            path: file.path, bytes: file.stamp.bytes, kind: kind, metadata: metadata,
            powerwash: properties?.powerwash ?? false, hasSignature: zip.hasSignature(), md5: hex(md5.finish()),
            sha1: hex(sha1.finish()),
            md5InName: SideloadFacts.md5Prefix(inName: name))
        return Found(facts: facts, key: key, tags: tags)
    }

    /// Every file of the .zip against its CRC-32, by libzip; the payload against `payload_properties.txt` as well.
    /// - Returns: what that file says; nil without a payload.
    private func checkEntries() throws(OTAError) -> PayloadProperties? {
        var properties: PayloadProperties?
        if zip.entries[Self.payload] != nil {
            guard let text = try zip.contents(PayloadProperties.path, limit: Self.textLimit) else {
                throw .missing(name: PayloadProperties.path)
            }
            properties = try PayloadProperties(text)
        }
        for entry in zip.entries.values.sorted(by: { $0.index < $1.index }) {
            guard let properties, entry.name == Self.payload else {
                try unsafe readThrough(entry) { (_) in }
                continue
            }
            guard properties.fileBytes == entry.bytes else {
                throw .property(key: "FILE_SIZE", expected: "\(properties.fileBytes)", found: "\(entry.bytes)")
            }
            let digest = BackgroundDigest(.sha256)
            try unsafe readThrough(entry) { (block) in unsafe digest.update(block) }
            let found = digest.finish()
            guard found == properties.fileDigest else {
                throw .property(key: "FILE_HASH", expected: hex(properties.fileDigest), found: hex(found))
            }
        }
        return properties
    }

    /// Gives all of an entry to `body`. libzip compares the CRC-32 at its end.
    private func readThrough(
        _ entry: ZipArchive.Entry, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws(OTAError) {
        let opened = unsafe try zip.open(entry)
        defer { unsafe zip_fclose(opened) }
        var read: UInt64 = 0
        while true {
            let got = unsafe zip_fread(opened, buffer.all.baseAddress!, UInt64(buffer.all.count))
            guard got >= 0 else {
                throw .entry(name: entry.name, .unreadable(unsafe String(cString: zip_file_strerror(opened))))
            }
            if got == 0 { break }
            read += UInt64(got)
            // What inflates to more than the directory says goes on for ever.
            guard read <= entry.bytes else { throw .entry(name: entry.name, .outside) }
            unsafe body(UnsafeRawBufferPointer(rebasing: buffer.all[..<Int(got)]))
            report(entry.bytes == 0 ? 0 : UInt64(got) * entry.compressedBytes / entry.bytes)
        }
        guard read == entry.bytes else { throw .entry(name: entry.name, .outside) }
    }

    private func report(_ more: UInt64) {
        done = min(total, done + more)
        progress?(done, total)
    }

    private static func isBlockMark(_ name: String) -> Bool {
        name.hasPrefix("META-INF/com/google/android/update") || name.hasSuffix(".transfer.list")
    }
}
