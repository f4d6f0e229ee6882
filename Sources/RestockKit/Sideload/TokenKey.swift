import Bytes
import FoundationEssentials
import Images
import Safety

/// The key with which Xiaomi signs tokens, as the owner has it: `--token-key FILE`. restock has none of its own.
///
/// What is known of a token: it is JSON that RSA-2048 signs, over device, version and the package's SHA-1. In which bytes it stands is not
/// published. So nothing is assumed but RSA itself: either the signature holds the text (block by block), or it stands behind the text. A
/// text that comes out of this with the key's own signature is the signer's word, whatever its form.
public struct TokenKey: Sendable {
    private static let longest = 64 * 1024
    private let pem: [UInt8]

    /// - Throws: exit 64 when there is no public RSA key in the file.
    public init(path: String) throws(Failure) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= Self.longest else {
            throw Failure(.usage, "--token-key \(path): the file cannot be read.", next: Self.form)
        }
        guard RSAPublicKey(pem: Array(data)) != nil else {
            throw Failure(.usage, "--token-key \(path): there is no public RSA key in it.", next: Self.form)
        }
        pem = Array(data)
    }

    init(pem: [UInt8]) { self.pem = pem }

    private static let form = "The file holds the key as text, from -----BEGIN PUBLIC KEY----- to its end."

    /// What this key proves of a token.
    func proof(of token: String) -> SideloadInput.Proof {
        guard let key = RSAPublicKey(pem: pem) else { return .notSigned }
        let text = Self.inside(token, key) ?? Self.beside(token, key)
        return text.flatMap { String(validating: $0, as: UTF8.self) }.map(SideloadInput.Proof.signed) ?? .notSigned
    }

    /// The token is signatures and nothing else, and they hold the text.
    private static func inside(_ token: String, _ key: borrowing RSAPublicKey) -> [UInt8]? {
        guard let bytes = TokenText.decoded(token), !bytes.isEmpty, bytes.count % key.bytes == 0 else { return nil }
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: key.bytes) {
            guard let piece = key.opens(Array(bytes[start..<start + key.bytes])) else { return nil }
            text += piece
        }
        return text
    }

    /// The text stands by itself, and its signature behind it.
    private static func beside(_ token: String, _ key: borrowing RSAPublicKey) -> [UInt8]? {
        var candidates: [(text: [UInt8], signature: [UInt8])] = []
        let parts = token.split(separator: ".").suffix(2).map { TokenText.decoded(String($0)) }
        if parts.count == 2, let text = parts[0], let signature = parts[1] { candidates.append((text, signature)) }
        if let bytes = TokenText.decoded(token), bytes.count > key.bytes {
            candidates.append((Array(bytes.dropLast(key.bytes)), Array(bytes.suffix(key.bytes))))
        }
        for (text, signature) in candidates {
            for algorithm in [Digest.Algorithm.sha256, .sha1]
            where key.verifies(signature, of: digest(algorithm, of: text), by: algorithm) {
                return text
            }
        }
        return nil
    }
}
