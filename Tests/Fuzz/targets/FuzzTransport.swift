import Transport

/// A phone that answers whatever stands in the input, and takes everything.
///
/// As packets: a byte with the length of each, then its bytes. As a stream: what is there, in pieces of at most 64 bytes.
final class FuzzTransport: Transport, @unchecked Sendable {
    let address = PhoneAddress.serial("fuzz")
    private var rest: ArraySlice<UInt8>
    private let isStream: Bool

    init(_ bytes: [UInt8], isStream: Bool) {
        rest = bytes[...]
        self.isStream = isStream
    }

    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {}

    func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        guard let first = rest.first else { throw .timedOut("the input", after: limit) }
        if !isStream { rest = rest.dropFirst() }
        let count = isStream ? 64 : Int(first)
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        var room = [UInt8](repeating: 0, count: 4096)
        var left = count
        while left > 0 {
            do {
                let most = Int(min(left, 4096))
                let got = try unsafe room.withUnsafeMutableBytes { all in
                    try unsafe source(UnsafeMutableRawBufferPointer(rebasing: all[..<most]))
                }
                left -= UInt64(got)
            } catch { throw .source(error) }
        }
    }

    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        var left = count
        while left > 0 {
            let piece = Array(rest.prefix(Int(min(left, 4096))))
            guard !piece.isEmpty else { throw .disconnected("the input ends") }
            rest = rest.dropFirst(piece.count)
            left -= UInt64(piece.count)
            do { try unsafe piece.withUnsafeBytes { try unsafe sink($0) } } catch { throw .source(error) }
        }
    }

    func close() { rest = [] }
}
