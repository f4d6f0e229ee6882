import Bytes

/// The first 256 bytes of a vbmeta image, integers most significant byte first (libavb, `AvbVBMetaImageHeader`).
public struct VBMetaHeader: Sendable, Equatable {
    static let bytes = 256
    /// The newest libavb that images are made for: 1.3.
    static let newestMinor: UInt32 = 3

    /// A stretch of a block, in bytes from the block's start.
    struct Place: Sendable, Equatable {
        let offset: UInt64
        let bytes: UInt64
    }

    /// What libavb must at least be.
    public let major: UInt32
    /// The second part of that version: 0 to 3.
    public let minor: UInt32
    let authenticationBytes: UInt64
    let auxiliaryBytes: UInt64
    /// Digest and key size of its signature.
    public let algorithm: AVBAlgorithm
    let hash: Place
    let signature: Place
    let key: Place
    let keyMetadata: Place
    let descriptors: Place
    /// What the phone compares with the number it keeps, so that older firmware does not start.
    public let rollbackIndex: UInt64
    /// What is switched off.
    public let flags: AVBFlags
    /// Where the phone keeps that number; 0 for the image that everything begins with.
    public let rollbackIndexLocation: UInt32
    /// The program that made the image: `avbtool 1.2.0`.
    public let release: String
    /// Whether that text ends within its 48 bytes: avbtool keeps the last one free, and libavb asks for it.
    public let endsRelease: Bool

    /// Reads the header at the start of `bytes`, and checks it against itself. The blocks need not be there.
    init(_ bytes: [UInt8]) throws(AVBError) {
        guard bytes.starts(with: "AVB0".utf8) else { throw .notAVB }
        guard bytes.count >= Self.bytes else {
            throw .cutShort(needed: UInt64(Self.bytes), bytes: UInt64(bytes.count))
        }
        var reader = HeaderReader(bytes)
        major = reader.word()
        minor = reader.word()
        guard major == 1, minor <= Self.newestMinor else { throw .version(major: major, minor: minor) }
        authenticationBytes = reader.long()
        auxiliaryBytes = reader.long()
        let number = reader.word()
        hash = reader.place()
        signature = reader.place()
        key = reader.place()
        keyMetadata = reader.place()
        descriptors = reader.place()
        rollbackIndex = reader.long()
        flags = AVBFlags(rawValue: reader.word())
        rollbackIndexLocation = reader.word()
        let field = reader.bytes(48)
        release = printable(field)
        endsRelease = field.last == 0
        guard let algorithm = AVBAlgorithm(rawValue: number) else { throw .algorithm(number) }
        self.algorithm = algorithm
        try check()
    }

    /// Bytes of header and blocks together.
    var totalBytes: UInt64 { UInt64(Self.bytes) + authenticationBytes + auxiliaryBytes }

    private func check() throws(AVBError) {
        for (field, bytes) in [(AVBField.authentication, authenticationBytes), (.auxiliary, auxiliaryBytes)] {
            // Before anything is added up, so that nothing can overflow.
            guard bytes <= VBMeta.limit else { throw .tooLarge(bytes: bytes, limit: VBMeta.limit) }
            guard bytes.isMultiple(of: 64) else { throw .blockSize(field, bytes: bytes) }
        }
        guard totalBytes <= VBMeta.limit else { throw .tooLarge(bytes: totalBytes, limit: VBMeta.limit) }
        try check(hash, .hash, within: authenticationBytes)
        try check(signature, .signature, within: authenticationBytes)
        try check(key, .key, within: auxiliaryBytes)
        try check(keyMetadata, .keyMetadata, within: auxiliaryBytes)
        try check(descriptors, .descriptors, within: auxiliaryBytes)
        guard algorithm != .none, algorithm.canBeChecked else { return }
        try check(hash, .hash, has: UInt64(algorithm.digestBytes))
        try check(signature, .signature, has: UInt64(algorithm.keyBits / 8))
        // Two words, then the modulus and its square.
        try check(key, .key, has: UInt64(8 + algorithm.keyBits / 4))
    }

    private func check(_ place: Place, _ field: AVBField, within limit: UInt64) throws(AVBError) {
        guard place.offset <= limit, place.bytes <= limit - place.offset else {
            throw .outside(field, offset: place.offset, bytes: place.bytes, limit: limit)
        }
    }

    private func check(_ place: Place, _ field: AVBField, has expected: UInt64) throws(AVBError) {
        guard place.bytes == expected else { throw .size(field, bytes: place.bytes, expected: expected) }
    }
}

/// Reads the fields of a header whose length has been checked.
private struct HeaderReader {
    private var reader: ByteReader

    init(_ bytes: [UInt8]) {
        reader = ByteReader(Array(bytes.prefix(VBMetaHeader.bytes)))
        _ = try? reader.take(4)
    }

    mutating func word() -> UInt32 { (try? reader.big()) ?? 0 }
    mutating func long() -> UInt64 { (try? reader.big()) ?? 0 }
    mutating func place() -> VBMetaHeader.Place { VBMetaHeader.Place(offset: long(), bytes: long()) }

    mutating func bytes(_ count: Int) -> [UInt8] { (try? reader.take(count)).map { Array($0) } ?? [] }
}

/// A field up to its first NUL; what is not printable ASCII stands as `?`.
private func printable(_ field: [UInt8]) -> String {
    String(decoding: field.prefix { $0 != 0 }.map { (32...126).contains($0) ? $0 : 63 }, as: UTF8.self)
}
