import CZip
import Images

/// The bytes of one entry of a .zip, read through libzip.
@safe final class ZipEntrySource: ByteSource {
    private let opened: OpaquePointer
    /// Keeps the archive open.
    private let archive: ZipArchive
    private let name: String

    init(_ opened: OpaquePointer, of archive: ZipArchive, named name: String) {
        unsafe self.opened = opened
        self.archive = archive
        self.name = name
    }

    deinit { unsafe zip_fclose(opened) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard buffer.count > 0 else { return 0 }
        let got = unsafe zip_fread(opened, buffer.baseAddress, UInt64(buffer.count))
        guard got >= 0 else {
            throw .unavailable("\(name) in the .zip: \(unsafe String(cString: zip_file_strerror(opened)))")
        }
        return Int(got)
    }
}
