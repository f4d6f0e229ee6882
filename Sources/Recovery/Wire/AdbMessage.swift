import Bytes

/// One message of the ADB wire: a header of six little-endian numbers, and a payload that travels as a transfer of its own.
struct AdbMessage: Sendable, Equatable {
    /// The size of a header in bytes.
    static let headerSize = 24

    var command: AdbCommand
    var first: UInt32
    var second: UInt32
    var payload: [UInt8]

    init(_ command: AdbCommand, _ first: UInt32 = 0, _ second: UInt32 = 0, payload: [UInt8] = []) {
        self.command = command
        self.first = first
        self.second = second
        self.payload = payload
    }

    /// The header as it is sent.
    /// - Parameter withSum: whether the receiver looks at the sum of the payload's bytes; 0 stands there otherwise.
    func header(withSum: Bool) -> [UInt8] {
        var writer = ByteWriter()
        for value in [
            command.rawValue, first, second, UInt32(payload.count), withSum ? Self.sum(payload) : 0,
            ~command.rawValue,
        ] {
            writer.little(value)
        }
        return writer.bytes
    }

    /// What the sum of a payload is: its bytes added up, 32 bits.
    static func sum(_ bytes: [UInt8]) -> UInt32 {
        bytes.reduce(0) { $0 &+ UInt32($1) }
    }
}

/// A header that was received and makes sense so far.
struct AdbHeader: Sendable {
    let command: AdbCommand
    let first: UInt32
    let second: UInt32
    /// The size of the payload that follows, in bytes.
    let count: Int
    let sum: UInt32

    /// - Throws: ``AdbError/badHeader(_:)`` when the magic is not the command's complement, or the command is none.
    init(_ bytes: [UInt8]) throws(AdbError) {
        var reader = ByteReader(bytes)
        var fields: [UInt32] = []
        do throws(ByteReader.OutOfBytes) {
            for _ in 0..<6 { fields.append(try reader.little()) }
        } catch {
            throw .badHeader(bytes)
        }
        guard fields[5] == ~fields[0], let command = AdbCommand(rawValue: fields[0]) else { throw .badHeader(bytes) }
        self.command = command
        first = fields[1]
        second = fields[2]
        // 32 bits always fit.
        count = Int(fields[3])
        sum = fields[4]
    }
}
