import Glibc

/// One partition on disk: a sparse file as large as the partition.
struct PartitionFile: Sendable {
    let path: String
    /// The size of the partition.
    let bytes: UInt64

    /// Opens the file for writing; makes it, all holes, where it is missing.
    func open() throws(VirtualPhoneError) -> OpenPartition {
        let number = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw .io("opening \(path)", code: errno) }
        let partition = OpenPartition(number: number, file: self)
        if ftruncate(number, Int(bytes)) != 0 { throw .io("sizing \(path)", code: errno) }
        return partition
    }

    /// Makes the whole partition zero.
    func erase() throws(VirtualPhoneError) {
        let partition = try open()
        try partition.empty()
    }
}
