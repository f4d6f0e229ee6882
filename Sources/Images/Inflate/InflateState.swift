import CISAL
import Glibc

/// ISA-L's decoder state, 87 KB, on the heap: its window is inside it, so that a plain copy is a place to resume from.
@safe
final class InflateState {
    static let bytes = unsafe MemoryLayout<inflate_state>.size
    private let state: UnsafeMutablePointer<inflate_state>

    /// A decoder at the start of a gzip stream.
    init() {
        unsafe state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
        // Fields that ISA-L leaves alone must not be garbage, as the state is copied byte for byte.
        unsafe memset(state, 0, Self.bytes)
        unsafe isal_inflate_init(state)
        unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    /// A decoder at the place where `snapshot()` was taken.
    init(_ snapshot: [UInt8]) {
        precondition(snapshot.count == Self.bytes)
        unsafe state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
        unsafe snapshot.withUnsafeBytes { unsafe _ = memcpy(state, $0.baseAddress!, $0.count) }
        // Its only pointers, and they pointed into buffers of long ago.
        unsafe state.pointee.next_in = nil
        unsafe state.pointee.avail_in = 0
        unsafe state.pointee.next_out = nil
        unsafe state.pointee.avail_out = 0
    }

    deinit {
        unsafe state.deallocate()
    }

    /// All of the state as bytes.
    func snapshot() -> [UInt8] {
        unsafe Array(UnsafeRawBufferPointer(start: state, count: Self.bytes))
    }

    /// Begins a new gzip stream; input that is left stays.
    func restart() {
        unsafe isal_inflate_reset(state)
        // Header, checksum and length of the gzip stream are checked by ISA-L.
        unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    /// How many bytes of input are left.
    var available: Int { unsafe Int(state.pointee.avail_in) }

    /// Whether the gzip stream has ended, with checksum and length checked.
    var isFinished: Bool { unsafe state.pointee.block_state == ISAL_BLOCK_FINISH }

    /// The next byte of input, if there is one.
    var nextByte: UInt8? {
        unsafe state.pointee.avail_in > 0 ? unsafe state.pointee.next_in.pointee : nil
    }

    /// Gives it input; the memory must stay until it is used up.
    func feed(_ input: UnsafeMutableRawBufferPointer) {
        unsafe state.pointee.next_in = input.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.avail_in = UInt32(input.count)
    }

    /// Leaves one byte of input out.
    func dropByte() {
        unsafe state.pointee.next_in += 1
        unsafe state.pointee.avail_in -= 1
    }

    /// Decodes into `output`; says how much, and ISA-L's result code.
    func inflate(into output: UnsafeMutableRawBufferPointer) -> (count: Int, code: Int32) {
        unsafe state.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.avail_out = UInt32(output.count)
        let code = unsafe isal_inflate(state)
        return unsafe (output.count - Int(state.pointee.avail_out), code)
    }
}
