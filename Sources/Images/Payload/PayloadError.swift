/// Why a payload (`payload.bin` of an Android A/B update) is refused, or found damaged.
public enum PayloadError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It does not begin with the magic `CrAU`.
    case notPayload
    /// A major version other than 2.
    case version(UInt64)
    /// The file ends inside header, manifest or metadata signature: `needed` bytes are wanted, `bytes` are there.
    case metadataCutShort(needed: UInt64, bytes: UInt64)
    /// A manifest of no bytes, or of more than are accepted.
    case manifestSize(UInt64, limit: UInt64)
    /// The manifest is no message of the known form.
    case manifestUnreadable
    /// The block size is not a power of two between 512 bytes and 1 MiB.
    case blockSize(UInt32)
    /// The signature at the end is announced at a place that the file does not have.
    case signatureRange(offset: UInt64, count: UInt64, available: UInt64)
    /// An update that needs the system it was made for. `because` names what in the manifest shows it.
    case incremental(because: String)
    /// More than is accepted.
    case tooMuch(what: String)
    /// Two partitions of one name.
    case duplicatePartition(String)
    /// No partition of this name is in the payload.
    case noSuchPartition(String)
    /// Something is wrong with a partition as a whole.
    case partition(String, PayloadPartitionFault)
    /// Something is wrong with one operation of a partition, counted from 0 in the order of the manifest.
    case operation(partition: String, index: Int, PayloadOperationFault)

    public var description: String {
        switch self {
        case .notPayload: "it does not begin with \"CrAU\", as every payload.bin does"
        case .version(let version): "the payload has version \(version), only version 2 is known"
        case .metadataCutShort(let needed, let bytes):
            "the payload is cut short: its header and manifest take \(needed) bytes, there are \(bytes)"
        case .manifestSize(let size, let limit):
            size == 0
                ? "the payload has no manifest"
                : "the payload's manifest has \(size) bytes, more than \(limit) are not accepted"
        case .manifestUnreadable: "the payload's manifest cannot be read; the file is damaged"
        case .blockSize(let size):
            "the payload has blocks of \(size) bytes, which is no power of two from 512 to 1048576"
        case .signatureRange(let offset, let count, let available):
            "the payload is cut short: \(count) bytes of signature at data byte \(offset), but there are \(available) bytes of data"
        case .incremental(let reason):
            """
            this is an incremental update, which changes the system it was made for and holds no whole images (\(reason)); \
            only a full OTA can be used
            """
        case .tooMuch(let what): "the payload is refused: \(what)"
        case .duplicatePartition(let name): "the payload has two partitions named \(name)"
        case .noSuchPartition(let name): "the payload has no partition \(name)"
        case .partition(let name, let fault): "partition \(name): \(fault)"
        case .operation(let partition, let index, let fault): "partition \(partition), operation \(index): \(fault)"
        }
    }
}
