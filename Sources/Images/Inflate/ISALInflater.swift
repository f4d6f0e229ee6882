#if !ZLIB_ONLY
    import CISAL
    import Glibc

    /// ISA-L's decoder state, 87 KB, on the heap: its window is inside it, so that a plain copy is a place to resume from.
    @safe
    final class ISALInflater: Inflater {
        static let bytes = unsafe MemoryLayout<inflate_state>.size
        /// What must agree for a kept state to mean anything: the library's version and the size of its state.
        static var version: UInt64 {
            UInt64(ISAL_MAJOR_VERSION) << 48 | UInt64(ISAL_MINOR_VERSION) << 32 | UInt64(bytes)
        }

        private let state: UnsafeMutablePointer<inflate_state>

        /// A decoder at the start of a gzip stream.
        init() {
            unsafe state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
            // Fields that ISA-L leaves alone must not be garbage, as the state is copied byte for byte.
            unsafe memset(state, 0, Self.bytes)
            unsafe isal_inflate_init(state)
            unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
        }

        /// A decoder at the place where these bytes were taken.
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

        func snapshot() -> InflaterSnapshot {
            unsafe .isal(Array(UnsafeRawBufferPointer(start: state, count: Self.bytes)))
        }

        func restart() {
            unsafe isal_inflate_reset(state)
            // Header, checksum and length of the gzip stream are checked by ISA-L.
            unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
        }

        var available: Int { unsafe Int(state.pointee.avail_in) }

        var isFinished: Bool { unsafe state.pointee.block_state == ISAL_BLOCK_FINISH }

        var nextByte: UInt8? {
            unsafe state.pointee.avail_in > 0 ? unsafe state.pointee.next_in.pointee : nil
        }

        func feed(_ input: UnsafeMutableRawBufferPointer) {
            unsafe state.pointee.next_in = input.baseAddress!.assumingMemoryBound(to: UInt8.self)
            unsafe state.pointee.avail_in = UInt32(input.count)
        }

        func dropByte() {
            unsafe state.pointee.next_in += 1
            unsafe state.pointee.avail_in -= 1
        }

        func inflate(into output: UnsafeMutableRawBufferPointer) -> (count: Int, fault: InflateFault?) {
            unsafe state.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
            unsafe state.pointee.avail_out = UInt32(output.count)
            let code = unsafe isal_inflate(state)
            return unsafe (output.count - Int(state.pointee.avail_out), Self.fault(code))
        }

        private static func fault(_ code: Int32) -> InflateFault? {
            switch code {
            case ISAL_DECOMP_OK, ISAL_END_INPUT: nil
            case ISAL_INVALID_WRAPPER, ISAL_UNSUPPORTED_METHOD: .header
            case ISAL_INCORRECT_CHECKSUM: .checksum
            default: .data(code: code)
            }
        }
    }
#endif
