import Images

extension PackageArchive {
    /// An image as one of a row that is read again: block by block, each compared with what it was when the package was read.
    func feedJob(_ path: String, bytes: UInt64, _ blocks: BlockDigests?) -> FeedJob {
        FeedJob(bytes: bytes, digests: blocks) { [self] (offset) throws(ImageError) in
            do throws(PackageError) { return try openImage(path, from: offset) } catch {
                throw .unavailable("\(error)")
            }
        }
    }

    /// An image from its start, of which no byte passes that is not what it was when the package was read. What is judged has to be what is
    /// flashed.
    func openChecked(_ path: String) throws(PackageError) -> any ByteSource {
        guard let file = file(path), let scan = file.scan else { throw .noSuchFile(name: path) }
        do throws(ImageError) {
            return try CheckedSource(feedJob(path, bytes: file.bytes, scan.blocks))
        } catch {
            throw .image(name: path, error)
        }
    }
}
