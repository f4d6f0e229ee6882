/// The text that Xiaomi's server signs for one package and one phone. restock passes it on as it is: it makes none, changes
/// none and fetches none.
public struct ValidationToken: Sendable, Equatable {
    /// Longer ones are no tokens.
    static let longest = 16 * 1024

    /// As the server gave it, 16 bytes to 16 KiB.
    public let text: String

    /// Takes letters, digits and `+ / = - _ .`, which is what such texts are written in. Nil for anything else, such as a
    /// colon or a NUL, which would be taken for the end of the token and the beginning of something else.
    public init?(_ text: String) {
        guard (16...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "+/=-_.".utf8.contains(byte)
        }
    }
}

extension ValidationToken: CustomStringConvertible {
    /// Not the token: it belongs to the owner's phone.
    public var description: String { "(a token of \(text.utf8.count) characters)" }
}
