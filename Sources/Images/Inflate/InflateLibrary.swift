/// Which library inflates gzip data. Both read the same files and check the same things.
public enum InflateLibrary: Sendable, CaseIterable {
    #if !ZLIB_ONLY
        /// ISA-L: about twice as fast. The state of its decoder is plain memory, which can be kept in a file.
        case isal
    #endif
    /// zlib: on every machine. The state of its decoder lives in this process only.
    case zlib

    /// The faster one that this build has.
    public static var preferred: InflateLibrary {
        #if ZLIB_ONLY
            .zlib
        #else
            .isal
        #endif
    }

    /// A decoder at the start of a gzip stream.
    func makeInflater() -> any Inflater {
        switch self {
        #if !ZLIB_ONLY
            case .isal: ISALInflater()
        #endif
        case .zlib: ZlibInflater()
        }
    }
}

/// A gzip decoder that is fed and emptied piece by piece, and that can be copied in between.
protocol Inflater: AnyObject {
    /// How many bytes of input are left.
    var available: Int { get }
    /// Whether the gzip stream has ended, with checksum and length checked.
    var isFinished: Bool { get }
    /// The next byte of input, if there is one.
    var nextByte: UInt8? { get }

    /// Gives it input; the memory must stay until it is used up.
    func feed(_ input: UnsafeMutableRawBufferPointer)
    /// Leaves one byte of input out.
    func dropByte()
    /// Begins a new gzip stream; input that is left stays.
    func restart()
    /// Decodes into `output`, which is not empty; says how many bytes, and what went wrong.
    func inflate(into output: UnsafeMutableRawBufferPointer) -> (count: Int, fault: InflateFault?)
    /// Where it is, for going on from there later.
    func snapshot() -> InflaterSnapshot
}

/// What a decoder can object to.
enum InflateFault: Equatable {
    /// The header is none of gzip's, or of a method that is not deflate.
    case header
    case checksum
    /// Anything else, with the library's own code.
    case data(code: Int32)
}

/// A decoder at one place of a file, to begin from as often as needed.
enum InflaterSnapshot: Sendable {
    #if !ZLIB_ONLY
        case isal([UInt8])
    #endif
    case zlib(ZlibSnapshot)

    /// A decoder at that place, without input.
    func resume() -> any Inflater {
        switch self {
        #if !ZLIB_ONLY
            case .isal(let bytes): ISALInflater(bytes)
        #endif
        case .zlib(let snapshot): ZlibInflater(snapshot)
        }
    }

    /// The bytes that a file can keep; nil where the state is more than plain memory.
    var bytes: [UInt8]? {
        switch self {
        #if !ZLIB_ONLY
            case .isal(let bytes): bytes
        #endif
        case .zlib: nil
        }
    }
}
