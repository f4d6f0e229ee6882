import Bytes
import Fastboot
import Images
import Synchronization
import Transport

/// What is known of a download that went over a wire: its size and the CRC-32 of its bytes.
struct SentPart: Equatable, CustomStringConvertible {
    let bytes: UInt64
    let crc32: UInt32
    var description: String { "\(bytes) bytes, \(hex(crc32, width: 8))" }
}

extension Phone {
    /// The downloads that the phone has taken so far.
    func parts() throws -> [SentPart] {
        try log().filter { $0.command.hasPrefix("download:") }.map {
            guard let sum = $0.crc32.flatMap({ UInt32($0, radix: 16) }) else { throw Broken(what: "no sum: \($0)") }
            return SentPart(bytes: UInt64($0.bytes), crc32: sum)
        }
    }
}

/// A transport that ends here: it answers as a phone that takes everything, and records every payload. RecordingTransport
/// over a real connection does the same, but its portable CRC is too slow for gigabytes in a debug build.
final class TakingTransport: Transport {
    private struct State {
        var answers: [[UInt8]] = []
        var parts: [SentPart] = []
    }

    private let state = Mutex(State())
    let address = PhoneAddress.serial("taking")

    var parts: [SentPart] { state.withLock { $0.parts } }

    func send(_ packet: [UInt8], within limit: Duration) {
        let text = String(decoding: packet, as: UTF8.self)
        let answer = text.hasPrefix("download:") ? "DATA" + text.dropFirst(9) : "OKAY"
        state.withLock { $0.answers.append(Array(answer.utf8)) }
    }

    func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        let answer = state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
        guard let answer else { throw .timedOut("waiting for an answer", after: limit) }
        return answer
    }

    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
        defer { unsafe buffer.deallocate() }
        var left = count
        var crc: UInt32 = 0
        while left > 0 {
            let room = unsafe UnsafeMutableRawBufferPointer(
                rebasing: buffer[..<Int(min(left, UInt64(buffer.count)))])
            let given: Int
            do { given = try unsafe source(room) } catch { throw .source(error) }
            guard given > 0, given <= room.count else { throw .malformed("\(given) bytes given") }
            unsafe crc = Images.crc32(UnsafeRawBufferPointer(rebasing: room[..<given]), seed: crc)
            left -= UInt64(given)
        }
        let part = SentPart(bytes: count, crc32: crc)
        state.withLock {
            $0.parts.append(part)
            $0.answers.append(Array("OKAY".utf8))
        }
    }

    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        throw .malformed("nothing to receive")
    }

    func close() {}
}

/// Maps an image file and sends it over `session` as restock does: its parts for `limit`, one after the other.
func sendSplit(_ path: String, limit: UInt64, over session: FastbootSession) throws {
    let file = try OpenFile(path)
    // As the drop-in does: the sums of CRC32 chunks, which stand for nothing in these files, are not looked at.
    let quick = try quickLayout(of: file)
    let parts = try downloadParts(of: quick.isSparse ? quick : filledLayout(of: file), limit: limit)
    let reader = PartReader(parts: parts, source: FileSource(file))
    for part in parts {
        reader.begin(part)
        try unsafe session.download(UInt32(part.bytes)) { try unsafe reader.fill($0) }
        try session.run(.flash("super"))
    }
}
