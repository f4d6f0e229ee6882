import Bytes

/// One message of the ADB wire, as a phone sends and receives it: a header of six 32-bit numbers, least significant byte first, and a
/// payload (Android's `protocol.txt`).
struct AdbMessage: Equatable {
    /// The four letters of a command, as the number they make.
    enum Command: UInt32 {
        case connect = 0x4e58_4e43
        case authenticate = 0x4854_5541
        case open = 0x4e45_504f
        case okay = 0x5941_4b4f
        case write = 0x4554_5257
        case close = 0x4553_4c43
    }

    static let headerSize = 24
    /// The most that a started phone takes in one message, in bytes; it says so when it connects.
    static let largestPayload: UInt32 = 256 << 10

    let command: Command
    let first: UInt32
    let second: UInt32
    let payload: [UInt8]
    /// What the header said that the sum of the payload is. Hosts that agreed to leave it out say 0.
    var claimedSum: UInt32 = 0

    init(_ command: Command, _ first: UInt32, _ second: UInt32, _ payload: [UInt8] = []) {
        self.command = command
        self.first = first
        self.second = second
        self.payload = payload
    }

    /// The sum of the payload's bytes.
    var sum: UInt32 { payload.reduce(0) { $0 &+ UInt32($1) } }

    /// The 24 bytes in front of the payload.
    func header(isSummed: Bool) -> [UInt8] {
        var writer = ByteWriter()
        for number in [
            command.rawValue, first, second, UInt32(payload.count), isSummed ? sum : 0, ~command.rawValue,
        ] { writer.little(number) }
        return writer.bytes
    }
}

extension AdbMessage {
    /// The header of a message that came.
    struct Header {
        let command: Command
        let first: UInt32
        let second: UInt32
        /// How many bytes of payload follow.
        let length: Int
        let sum: UInt32

        /// Reads the six numbers.
        /// - Throws: for a command that is none, a payload that is too long.
        init(_ bytes: [UInt8], largestPayload: UInt32) throws(LinkError) {
            var reader = ByteReader(bytes)
            var numbers: [UInt32] = []
            do throws(ByteReader.OutOfBytes) {
                for _ in 0..<6 { numbers.append(try reader.little()) }
            } catch {
                throw LinkError("a header is short: \(error)")
            }
            guard let command = Command(rawValue: numbers[0]), numbers[5] == ~numbers[0] else {
                throw LinkError("\(hex(numbers[0], width: 8)) begins no message of the ADB wire")
            }
            guard numbers[3] <= largestPayload else {
                throw LinkError("a payload of \(numbers[3]) bytes, where \(largestPayload) are allowed")
            }
            self.command = command
            first = numbers[1]
            second = numbers[2]
            length = Int(numbers[3])
            sum = numbers[4]
        }
    }
}
