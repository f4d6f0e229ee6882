/// What can be wrong with a descriptor.
public enum AVBDescriptorFault: Equatable, Sendable, CustomStringConvertible {
    /// Bytes are left that are too few for a descriptor.
    case cutShort(bytes: Int)
    /// The size is no multiple of 8, or more than is left.
    case size(UInt64, left: Int)
    /// What it holds does not fit into its size.
    case contents(needed: UInt64, bytes: Int)
    /// A name or text is not UTF-8, or is empty.
    case text

    public var description: String {
        switch self {
        case .cutShort(let bytes): "\(bytes) bytes are left, 16 are needed"
        case .size(let size, let left): "it claims \(size) bytes of the \(left) that are left"
        case .contents(let needed, let bytes): "its contents need \(needed) bytes, it has \(bytes)"
        case .text: "a name in it is empty or no text"
        }
    }
}
