/// The four bytes at the beginning of each datagram of fastboot over UDP, as AOSP's fastboot README has them.
struct UDPHeader: Equatable {
    enum Kind: UInt8 {
        /// The phone says what is wrong, in words.
        case error = 0
        /// Asks for the number that the phone expects next.
        case query = 1
        /// Begins a conversation.
        case begin = 2
        case fastboot = 3
    }

    static let bytes = 4

    let kind: UInt8
    /// More of the same packet follows.
    let isContinued: Bool
    let number: UInt16

    init(_ kind: Kind, isContinued: Bool = false, number: UInt16) {
        self.kind = kind.rawValue
        self.isContinued = isContinued
        self.number = number
    }

    /// Nil for fewer than four bytes.
    init?(_ datagram: [UInt8]) {
        guard datagram.count >= Self.bytes else { return nil }
        kind = datagram[0]
        isContinued = datagram[1] & 1 != 0
        number = UInt16(datagram[2]) << 8 | UInt16(datagram[3])
    }

    var wire: [UInt8] { [kind, isContinued ? 1 : 0, UInt8(number >> 8), UInt8(truncatingIfNeeded: number)] }
}
