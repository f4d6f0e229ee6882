import Fastboot
import Images

/// Files to and from the phone's memory.
extension DropInTool {
    func stage(_ file: String) throws(DropInError) {
        let image = try DropInImage(path: file)
        let limit = try downloadLimit()
        guard image.layout.fileBytes <= limit else {
            throw .stopped(
                "cannot send '\(file)': it has \(image.layout.fileBytes) bytes, and the phone takes \(limit) at once")
        }
        try download(image, as: file)
    }

    func signature(_ file: String) throws(DropInError) {
        let image = try DropInImage(path: file)
        guard image.layout.fileBytes == 256 else {
            throw .stopped("signature must be 256 bytes (got \(image.layout.fileBytes))")
        }
        try download(image, as: "signature")
        try run(.signature, as: .passedOn)
    }

    func getStaged(_ file: String) throws(DropInError) {
        let output = try OutputFile(file)
        try unsafe receive(
            .upload, to: { bytes throws(DropInError) in try unsafe output.write(bytes) }, as: .uploading(file))
        try output.keep()
    }

    /// Reads a partition into a file.
    func fetch(_ partition: String, into file: String) throws(DropInError) {
        try onSlots(of: partition) { name throws(DropInError) in
            let output = try OutputFile(file)
            try unsafe fetch(name) { bytes throws(DropInError) in try unsafe output.write(bytes) }
            try output.keep()
        }
    }

    /// Reads a partition in pieces of what the phone gives at once.
    /// - Parameter name: with its slot.
    func fetch(_ name: String, to sink: (UnsafeRawBufferPointer) throws(DropInError) -> Void) throws(DropInError) {
        guard let piece = Variable(try value("max-fetch-size") ?? "").maxDownloadSize else {
            throw .stopped("Unable to get max-fetch-size. Device does not support fetch command.")
        }
        guard let size = Variable(try value("partition-size:\(name)") ?? "").partitionSize?.bytes else {
            throw .stopped("Unable to get the size of partition \(name)")
        }
        var offset: UInt64 = 0
        while offset < size {
            let count = min(piece, size - offset, UInt64(Int32.max))
            guard let start = UInt32(exactly: offset) else {
                throw .stopped("cannot fetch '\(name)': it has \(size) bytes, and only 4 GiB can be addressed")
            }
            try unsafe receive(
                .fetch(name, offset: start, count: UInt32(count)), to: sink,
                as: .fetching(name, offset: offset, bytes: count))
            offset += count
        }
    }

    private func receive(
        _ command: FastbootCommand, to sink: (UnsafeRawBufferPointer) throws(DropInError) -> Void, as shown: DropInTask
    ) throws(DropInError) {
        var failure: DropInError?
        try task(shown) { () throws(FastbootError) in
            _ = try unsafe session.upload(command) { bytes in
                // What cannot be kept is still taken from the phone, which waits for it.
                guard failure == nil else { return }
                do throws(DropInError) { try unsafe sink(bytes) } catch { failure = error }
            }
        }
        if let failure { throw failure }
    }
}
