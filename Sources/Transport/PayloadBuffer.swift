/// One buffer for the bytes of payloads, used again and again. Whoever holds it owns its bytes.
@safe final class PayloadBuffer: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer

    init(count: Int) {
        unsafe bytes = .allocate(byteCount: count, alignment: 4096)
    }

    deinit {
        unsafe bytes.deallocate()
    }
}

/// The giver of a payload broke its promise: at least one byte, at most what the buffer holds.
public struct PayloadSourceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// How many bytes it said it gave.
    public let given: Int
    /// How many bytes the buffer had room for.
    public let room: Int

    public init(given: Int, room: Int) {
        self.given = given
        self.room = room
    }

    public var description: String {
        "the giver of a payload gave \(given) bytes where 1 to \(room) were wanted"
    }
}

extension TransportError {
    /// Asks a payload source for its next bytes and holds it to its promise.
    static func ask(
        _ source: (UnsafeMutableRawBufferPointer) throws -> Int, for room: UnsafeMutableRawBufferPointer
    ) throws(TransportError) -> Int {
        let given: Int
        do { given = try unsafe source(room) } catch { throw .source(error) }
        guard given > 0, given <= room.count else {
            throw .source(PayloadSourceError(given: given, room: room.count))
        }
        return given
    }
}
