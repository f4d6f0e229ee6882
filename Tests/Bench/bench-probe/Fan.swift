import CISAL
import Glibc

/// `fan FILE BYTES ADDRESS...`: inflates a .tgz of so many bytes once and sends all of them to every phone. One thread
/// reads, one sends for each phone; nothing is checked. What several phones at once can have at most.
func fan(_ words: inout Words) throws {
    let path = try words.need("the file")
    let bytes = try words.number("the number of bytes")
    let phones = try words.rest.map { try PlainPhone($0) }
    guard !phones.isEmpty else { throw Trouble("no address is given") }
    let ring = Ring(readers: phones.count)
    let reader = Worker {
        let source = try Inflater(path)
        while true {
            let piece = ring.empty()
            piece.count = try unsafe source.fill(piece.payload)
            ring.pass()
            if piece.count == 0 { return }
        }
    }
    let senders = phones.enumerated().map { number, phone in
        Worker {
            let limit = try phone.limit() / UInt64(Piece.size) * UInt64(Piece.size)
            var left = bytes
            while left > 0 {
                let size = min(left, limit)
                try phone.download(size) { wanted throws(Trouble) in
                    let piece = ring.next(number)
                    guard piece.count == wanted else { throw Trouble("the archive has not \(bytes) bytes") }
                    return piece
                }
                _ = try phone.ask("flash:super")
                left -= size
            }
            guard ring.next(number).count == 0 else { throw Trouble("the archive has more than \(bytes) bytes") }
        }
    }
    for worker in [reader] + senders { worker.join() }
}

/// Inflates one gzip stream by ISA-L.
@safe private final class Inflater {
    private let file: Int32
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)

    init(_ path: String) throws(Trouble) {
        file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Trouble.system("opening \(path)") }
        unsafe isal_inflate_init(state)
        unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    deinit {
        close(file)
        unsafe state.deallocate()
        unsafe input.deallocate()
    }

    /// Fills the buffer; less only at the end, then 0.
    func fill(_ room: UnsafeMutableRawBufferPointer) throws(Trouble) -> Int {
        unsafe state.pointee.next_out = room.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.avail_out = UInt32(room.count)
        while unsafe state.pointee.avail_out > 0, unsafe state.pointee.block_state != ISAL_BLOCK_FINISH {
            if unsafe state.pointee.avail_in == 0 { try refill() }
            let code = unsafe isal_inflate(state)
            guard code == ISAL_DECOMP_OK || code == ISAL_END_INPUT else {
                throw Trouble("the gzip data is damaged: \(code)")
            }
        }
        return unsafe room.count - Int(state.pointee.avail_out)
    }

    private func refill() throws(Trouble) {
        let got = unsafe read(file, input.baseAddress, input.count)
        guard got > 0 else { throw Trouble("the gzip file is cut short") }
        unsafe state.pointee.next_in = input.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.avail_in = UInt32(got)
    }
}
