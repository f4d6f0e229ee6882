import FoundationEssentials

/// How the text of a token is read. It is base64 in one of its two alphabets; how it ends (`=`, `==` or nothing) says nothing.
enum TokenText {
    /// The bytes of a token or of a part of it; nil where it is no base64.
    static func decoded(_ text: String) -> [UInt8]? {
        var digits = text.replacing("-", with: "+").replacing("_", with: "/")
        while digits.last == "=" { digits.removeLast() }
        guard !digits.contains("="), digits.utf8.count % 4 != 1 else { return nil }
        while digits.utf8.count % 4 != 0 { digits += "=" }
        return Data(base64Encoded: digits).map(Array.init)
    }

    /// One text for all tokens that say the same.
    static func canonical(_ token: String) -> String {
        token.split(separator: ".").map { part in
            decoded(String(part)).map { Data($0).base64EncodedString() } ?? String(part)
        }.joined(separator: ".")
    }
}
