import Bytes
import FoundationEssentials

/// The validation that a virtual stock recovery accepts for a package: a text that is bound to the package's digest.
///
/// PRETENDED: it has the shape of a validation and nothing else of it. Xiaomi's is signed by Xiaomi's server; no real recovery accepts this one,
/// and nothing here can make one that a real recovery accepts.
public struct PretendedToken: Sendable {
    /// What every such text begins with.
    public static let mark = "PRETENDED."

    public let text: String

    /// - Parameter sha1: the package's SHA-1, in lower-case hex; the real validation holds that digest, too.
    /// - Throws: when libcrypto fails.
    public init(sha1: String) throws(PackError) {
        let digest = try PackDigest(.sha256)
        try digest.update(Array("no real validation: \(sha1)".utf8))
        let claim = Data("{\"sha1\":\"\(sha1)\"}".utf8).base64EncodedString()
        text = "\(Self.mark)\(claim).\(try digest.finish())"
    }

    /// The text for a package on disk.
    public init(forFile path: String) throws(PackError) {
        try self.init(sha1: PackageSums(path: path).sha1)
    }
}
