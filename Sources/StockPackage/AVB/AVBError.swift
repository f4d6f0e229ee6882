/// Why bytes are no vbmeta image, or none that a bootloader would read.
public enum AVBError: Error, Equatable, Sendable, CustomStringConvertible {
    /// They do not begin with `AVB0`.
    case notAVB
    /// They end before what the header announces does.
    case cutShort(needed: UInt64, bytes: UInt64)
    /// Announced to be larger than any vbmeta image is.
    case tooLarge(bytes: UInt64, limit: UInt64)
    /// Made for a libavb that does not exist yet.
    case version(major: UInt32, minor: UInt32)
    /// A block's size is no multiple of 64.
    case blockSize(AVBField, bytes: UInt64)
    /// The number of no algorithm.
    case algorithm(UInt32)
    /// Something lies outside the block that it belongs to.
    case outside(AVBField, offset: UInt64, bytes: UInt64, limit: UInt64)
    /// Something has another size than the algorithm makes it.
    case size(AVBField, bytes: UInt64, expected: UInt64)
    /// The numbers of the key do not belong together: a bootloader would compute nonsense with it.
    case key(AVBKeyFault)
    /// More descriptors than are accepted.
    case tooManyDescriptors(limit: Int)
    /// A descriptor breaks the format; `offset` in bytes from the start of the descriptors.
    case descriptor(AVBDescriptorFault, offset: Int)
    /// The footer of an image points to a place where no vbmeta can be.
    case footer(offset: UInt64, bytes: UInt64, limit: UInt64)

    public var description: String {
        switch self {
        case .notAVB: "it does not begin with AVB0"
        case .cutShort(let needed, let bytes): "it ends after \(bytes) bytes, \(needed) are announced"
        case .tooLarge(let bytes, let limit): "it claims \(bytes) bytes, more than \(limit) are never read"
        case .version(let major, let minor):
            "it wants libavb \(major).\(minor), 1.\(VBMetaHeader.newestMinor) is the newest"
        case .blockSize(let field, let bytes): "the \(field.rawValue) has \(bytes) bytes, which is no multiple of 64"
        case .algorithm(let number): "algorithm \(number) does not exist"
        case .outside(let field, let offset, let bytes, let limit):
            "the \(field.rawValue) (\(bytes) bytes at \(offset)) is not within the \(limit) bytes of its block"
        case .size(let field, let bytes, let expected):
            "the \(field.rawValue) has \(bytes) bytes, \(expected) are right for its algorithm"
        case .key(let fault): fault.description
        case .tooManyDescriptors(let limit): "it has more than \(limit) descriptors"
        case .descriptor(let fault, let offset): "the descriptor at \(offset): \(fault)"
        case .footer(let offset, let bytes, let limit):
            "its footer names \(bytes) bytes at \(offset), which is not within the \(limit) bytes before it"
        }
    }
}
