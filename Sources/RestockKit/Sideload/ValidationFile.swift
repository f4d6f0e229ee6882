import Bytes
import FoundationEssentials
import Images
import Recovery
import Safety

/// The file after `--validation`: the token that Xiaomi's server signed, alone on its line, or the server's answer that holds it
/// (`PkgRom` with `Validate` and `Erase`). The token is passed on as it is.
public struct ValidationFile: Sendable {
    /// Real ones have a few kilobytes.
    private static let longest = 64 * 1024

    public let token: ValidationToken
    /// Whether the answer says that the data are erased; nil for a token alone.
    public let erases: Bool?
    /// The SHA-1 that the token names, lower-case hex; nil where none could be read. The recovery reads it with Xiaomi's key, which is
    /// not here.
    public let sha1: String?
    /// SHA-256 of what the token says, for remembering which package it was used for without keeping it. More `=` at its end make no other.
    public let fingerprint: String
    /// The same of the text as it is written: what earlier versions remembered.
    let writtenFingerprints: [String]

    /// - Throws: exit 64 when there is no token in the file.
    public init(path: String) throws(Failure) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(
                .usage, "--validation \(path): the file cannot be read.", next: "Name the file that holds the token.")
        }
        guard data.count <= Self.longest, let text = String(validating: data, as: UTF8.self) else {
            throw Self.noToken(path)
        }
        try self.init(text: text, path: path)
    }

    init(text: String, path: String) throws(Failure) {
        let trimmed = Self.trimmed(text)
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(trimmed.utf8))
        guard let token = ValidationToken(answer?.rom.validate ?? trimmed) else { throw Self.noToken(path) }
        self.token = token
        erases = answer.map { $0.rom.erase?.isOne ?? false }
        sha1 = Self.namedDigest(token.text)
        func print(_ text: String) -> String { hex(digest(.sha256, of: Array(text.utf8))) }
        fingerprint = print(TokenText.canonical(token.text))
        var bare = token.text
        while bare.last == "=" { bare.removeLast() }
        writtenFingerprints = [token.text, bare, bare + "=", bare + "=="].map(print)
    }

    private static func noToken(_ path: String) -> Failure {
        Failure(
            .usage, "--validation \(path): there is no token in it as Xiaomi's server gives one.",
            next: "The file holds the token alone, or the server's answer with PkgRom and Validate.")
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }

    /// Forty hex digits by themselves, in the token or in what a part of it says in base64.
    private static func namedDigest(_ token: String) -> String? {
        let parts = token.split(separator: ".").map(String.init)
        let texts =
            [token] + ([token] + parts).compactMap(TokenText.decoded).map { String(decoding: $0, as: UTF8.self) }
        return texts.lazy.compactMap(SideloadInput.namedDigest).first
    }

    /// The part of the server's answer that matters here.
    private struct Answer: Decodable {
        struct Rom: Decodable {
            let validate: String
            let erase: Flag?
            enum CodingKeys: String, CodingKey {
                case validate = "Validate"
                case erase = "Erase"
            }
        }
        let rom: Rom
        enum CodingKeys: String, CodingKey { case rom = "PkgRom" }
    }

    /// `1`, `"1"` or `true`.
    private struct Flag: Decodable {
        let isOne: Bool
        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                isOne = text == "1" || text == "true"
            } else if let number = try? value.decode(Int.self) {
                isOne = number == 1
            } else {
                isOne = try value.decode(Bool.self)
            }
        }
    }
}
