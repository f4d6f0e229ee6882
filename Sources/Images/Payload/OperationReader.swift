import Bytes
import Glibc

/// Decodes one operation after the other: reads its blob, compares it with its SHA-256, gives out what it decodes to.
///
/// One thread uses a reader; its decoders are kept from one operation to the next.
final class OperationReader {
    private let payload: Payload
    private let partition: PayloadPartition
    private let decoders = BlobDecoders()
    private let input = HeapBytes(count: 256 << 10)
    private let scratch = HeapBytes(count: 64 << 10)

    private var index = 0
    private var decoder: any BlobDecoder = PlainDecoder()
    private var digest: Digest?
    /// The part of `input` that the decoder has not used.
    private var window = 0..<0
    /// How much of the blob has been read.
    private var taken: UInt64 = 0
    /// How much has been decoded, the zeros behind the end included.
    private var decoded: UInt64 = 0
    /// Where the compressed data ended, in decoded bytes.
    private var end: UInt64?

    init(payload: Payload, partition: PayloadPartition) {
        self.payload = payload
        self.partition = partition
    }

    private var operation: PayloadOperation { partition.operations[index] }
    /// The bytes of the operation's blocks.
    private var total: UInt64 { operation.blocks * UInt64(payload.blockSize) }

    /// Turns to an operation.
    func begin(_ index: Int) throws(ImageError) {
        self.index = index
        digest = Digest(.sha256)
        window = 0..<0
        taken = 0
        decoded = 0
        end = nil
        decoder = decoders[operation.kind]
        do throws(PayloadOperationFault) { try decoder.begin() } catch { throw named(error) }
    }

    /// Fills `buffer` with the next decoded bytes. What the data does not give of the last block is zeros.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ImageError) {
        var filled = 0
        while filled < buffer.count, end == nil {
            filled += try unsafe step(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        }
        guard let end, filled < buffer.count else { return }
        guard total - min(end, total) < UInt64(payload.blockSize) else {
            throw try fault(.decodedBytes(expected: total, found: end))
        }
        _ = unsafe memset(buffer.baseAddress! + filled, 0, buffer.count - filled)
        decoded += UInt64(buffer.count - filled)
    }

    /// Decodes up to a place further on, and forgets it.
    func skip(to place: UInt64) throws(ImageError) {
        while decoded < place { try unsafe fill(scratch.prefix(Int(min(place - decoded, UInt64(scratch.count))))) }
    }

    /// Decodes what is left, and looks whether the data ends where the blocks do and whether it is what the manifest says.
    func finish() throws(ImageError) {
        try skip(to: total)
        while end == nil {
            // Nothing may come any more but the end itself.
            guard try unsafe step(scratch.all) == 0 else {
                throw try fault(.decodedBytes(expected: total, found: decoded))
            }
        }
        if let wrong = try digestFault() { throw named(wrong) }
    }

    /// One call of the decoder; says how many bytes it made.
    private func step(_ room: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        if window.isEmpty { try refill() }
        let made: BlobStep
        do throws(PayloadOperationFault) {
            made = try unsafe decoder.step(
                UnsafeRawBufferPointer(input.slice(window)), isLast: taken == operation.dataBytes, into: room)
        } catch {
            throw try fault(error)
        }
        window = window.lowerBound + made.used..<window.upperBound
        decoded += UInt64(made.made)
        if made.hasEnded {
            end = decoded
            let rest = UInt64(window.count) + operation.dataBytes - taken
            guard rest == 0 else { throw try fault(.trailingBytes(rest)) }
        }
        return made.made
    }

    /// Reads more of the blob, if there is more.
    private func refill() throws(ImageError) {
        let left = operation.dataBytes - taken
        guard left > 0 else { return }
        let wanted = unsafe input.prefix(Int(min(left, UInt64(input.count))))
        let place = payload.start + operation.dataOffset + taken
        let got = try unsafe payload.file.read(at: place, into: wanted)
        // The range was checked when the payload was opened: the file was cut short meanwhile.
        guard got > 0 else { throw .sourceEnded(needed: left) }
        unsafe digest?.update(UnsafeRawBufferPointer(input.prefix(got)))
        taken += UInt64(got)
        window = 0..<got
    }

    /// A blob that is not what the manifest says explains every other fault, so that is asked first.
    private func fault(_ fault: PayloadOperationFault) throws(ImageError) -> ImageError {
        while taken < operation.dataBytes { try refill() }
        return named(try digestFault() ?? fault)
    }

    /// Compares the blob, all of which has been read, with its SHA-256.
    private func digestFault() throws(ImageError) -> PayloadOperationFault? {
        guard let found = digest.take()?.finish(), !operation.digest.isEmpty, found != operation.digest else {
            return nil
        }
        return .digest(expected: hex(operation.digest), found: hex(found))
    }

    private func named(_ fault: PayloadOperationFault) -> ImageError {
        .payload(.operation(partition: partition.name, index: index, fault))
    }
}
