import Images

/// A vbmeta image: what a bootloader reads to know which firmware is genuine. Read strictly; no input traps.
public struct VBMeta: Sendable, Equatable {
    /// The most bytes that are read here, so that what is too large for a phone can still be shown.
    public static let limit: UInt64 = 1 << 20
    /// The most bytes that libavb reads (`VBMETA_MAX_SIZE`).
    public static let phoneLimit: UInt64 = 64 << 10

    /// What came of checking the signature against the key that the image itself carries.
    public enum Signature: Sendable, Equatable {
        /// It is the key's, and the contents are what was signed. Whose key that is, is another question.
        case valid
        /// There is none: the algorithm is NONE.
        case unsigned
        /// The contents do not have the digest that is stored with them.
        case wrongDigest
        /// The contents have that digest, but the signature is not the key's for it.
        case wrongSignature
        /// restock does not know its algorithm, so that it says nothing of it.
        case notChecked
    }

    /// Its first 256 bytes.
    public let header: VBMetaHeader
    /// The key that it carries; nil where it is not signed.
    public let key: AVBPublicKey?
    /// What came of checking its signature.
    public let signature: Signature
    /// In the order of the image.
    public let descriptors: [AVBDescriptor]

    /// Reads an image that begins with `bytes`; what follows the image is not looked at.
    public init(_ bytes: [UInt8]) throws(AVBError) {
        let header = try VBMetaHeader(bytes)
        guard header.totalBytes <= UInt64(bytes.count) else {
            throw .cutShort(needed: header.totalBytes, bytes: UInt64(bytes.count))
        }
        let end = VBMetaHeader.bytes + Int(header.authenticationBytes)
        let authentication = Array(bytes[VBMetaHeader.bytes..<end])
        let auxiliary = Array(bytes[end..<Int(header.totalBytes)])
        self.header = header
        if let method = header.algorithm.digest {
            let key = try AVBPublicKey(part(auxiliary, header.key))
            guard key.bits == header.algorithm.keyBits else {
                throw .key(.bits(UInt32(key.bits), bytes: key.blob.count))
            }
            self.key = key
            signature = judge(
                key, method, of: Array(bytes.prefix(VBMetaHeader.bytes)) + auxiliary,
                hash: part(authentication, header.hash), signature: part(authentication, header.signature))
        } else if !header.algorithm.canBeChecked {
            key = AVBPublicKey(ofUnknownForm: part(auxiliary, header.key))
            signature = .notChecked
        } else {
            key = nil
            signature = .unsigned
        }
        descriptors = try AVBDescriptor.list(part(auxiliary, header.descriptors))
    }
}

/// A stretch of a block, which the header's check has found to lie within it.
private func part(_ block: [UInt8], _ place: VBMetaHeader.Place) -> [UInt8] {
    Array(block[Int(place.offset)..<Int(place.offset + place.bytes)])
}

private func judge(
    _ key: AVBPublicKey, _ method: Digest.Algorithm, of contents: [UInt8], hash: [UInt8], signature: [UInt8]
) -> VBMeta.Signature {
    let found = digest(method, of: contents)
    guard found == hash else { return .wrongDigest }
    guard let rsa = RSAPublicKey(modulus: key.modulus) else { return .wrongSignature }
    return rsa.verifies(signature, of: found, by: method) ? .valid : .wrongSignature
}
