import Glibc

/// A partition file that is open. The descriptor is closed with the last reference.
final class OpenPartition {
    private let number: Int32
    let file: PartitionFile

    init(number: Int32, file: PartitionFile) {
        self.number = number
        self.file = file
    }

    deinit {
        Glibc.close(number)
    }

    /// Drops all content.
    func empty() throws(VirtualPhoneError) {
        if ftruncate(number, 0) != 0 || ftruncate(number, Int(file.bytes)) != 0 {
            throw .io("erasing \(file.path)", code: errno)
        }
    }

    /// Writes bytes at an offset; the caller has checked that they fit.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(VirtualPhoneError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe pwrite(number, bytes.baseAddress! + done, bytes.count - done, Int(offset) + done)
            if count < 0 {
                if errno == EINTR { continue }
                throw .io("writing \(file.path)", code: errno)
            }
            done += count
        }
    }

    /// Bytes of the partition; holes are zeros.
    func read(_ count: Int, at offset: UInt64) throws(VirtualPhoneError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = unsafe pread(number, &bytes, count, Int(offset))
        guard got == count else { throw .io("reading \(file.path)", code: errno) }
        return bytes
    }

    /// Makes a range zero. What is zero already is left alone, so that gigabytes of zeros in a new phone take no space
    /// on disk.
    func clear(_ range: Range<UInt64>) throws(VirtualPhoneError) {
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        var found = zeros
        var offset = range.lowerBound
        while offset < range.upperBound {
            let count = Int(min(UInt64(zeros.count), range.upperBound - offset))
            let got = unsafe pread(number, &found, count, Int(offset))
            if got < 0 { throw .io("reading \(file.path)", code: errno) }
            if unsafe got != count || memcmp(found, zeros, count) != 0 {
                let failure = unsafe zeros.withUnsafeBytes { raw -> VirtualPhoneError? in
                    do throws(VirtualPhoneError) {
                        try unsafe write(UnsafeRawBufferPointer(rebasing: raw[..<count]), at: offset)
                        return nil
                    } catch {
                        return error
                    }
                }
                if let failure { throw failure }
            }
            offset += UInt64(count)
        }
    }
}
