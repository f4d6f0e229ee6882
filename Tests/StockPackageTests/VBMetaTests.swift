import Testing

@testable import StockPackage

/// Whole vbmeta images: sound ones, and ones with each field damaged in turn.
struct VBMetaTests {
    static let sound = maker()
    static let bytes = (try? sound.make()) ?? []

    static func maker(_ algorithm: UInt64 = 1, _ key: VBMetaKey = .small) -> VBMetaMaker {
        var maker = VBMetaMaker()
        maker.algorithm = algorithm
        maker.key = key
        maker.rollbackIndex = 0x0102_0304_0506_0708
        maker.location = 3
        maker.descriptors =
            VBMetaMaker.property("com.android.build.boot.os_version", "13")
            + VBMetaMaker.hash("boot", bytes: 4096, salt: [1, 2, 3], digest: [UInt8](repeating: 7, count: 32))
        return maker
    }

    // MARK: Sound

    @Test(arguments: [
        (UInt64(1), "SHA256_RSA2048"), (2, "SHA256_RSA4096"), (4, "SHA512_RSA2048"), (5, "SHA512_RSA4096"),
    ])
    func `a signed image is valid, whatever follows it`(_ algorithm: UInt64, _ name: String) throws {
        let key = [1, 4].contains(algorithm) ? VBMetaKey.small : .large
        let bytes = try Self.maker(algorithm, key).make()
        #expect(try VBMetaOracle.judge(bytes) == .valid)
        for image in [bytes, bytes + [UInt8](repeating: 0xFF, count: 65_536 - bytes.count)] {
            let vbmeta = try VBMeta(image)
            #expect(vbmeta.signature == .valid)
            #expect(vbmeta.header.algorithm.name == name)
            #expect(vbmeta.header.rollbackIndex == 0x0102_0304_0506_0708 && vbmeta.header.rollbackIndexLocation == 3)
            #expect(vbmeta.header.flags == [] && vbmeta.header.release == "avbtool 1.2.0")
            #expect(vbmeta.key?.blob == key.blob && vbmeta.key?.bits == key.bits)
        }
    }

    @Test func `a key is named by openssl's digests of its blob`() throws {
        let lab = try ArchiveLab()
        try lab.put("blob", VBMetaKey.small.blob)
        func digest(_ name: String) throws -> String {
            String(decoding: try lab.run("openssl", "dgst", "-\(name)", "-r", "blob"), as: UTF8.self)
        }
        let key = try #require(try VBMeta(Self.bytes).key)
        #expect(try digest("sha256").hasPrefix(key.sha256 + " ") && digest("sha1").hasPrefix(key.sha1 + " "))
    }

    @Test func `an image without algorithm is unsigned, also where somebody took the algorithm away`() throws {
        let vbmeta = try VBMeta(Self.maker(0).make())
        #expect(vbmeta.signature == .unsigned && vbmeta.key == nil && vbmeta.descriptors.count == 2)
        var stripped = Self.bytes
        stripped.replaceSubrange(28..<32, with: [0, 0, 0, 0])
        #expect(try VBMeta(stripped).signature == .unsigned)
    }

    // MARK: Damaged

    enum Expected: Equatable, Sendable {
        case signature(VBMeta.Signature)
        case error(AVBError)
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let field: String
        let offset: Int
        let bytes: [UInt8]
        let expected: Expected
        var testDescription: String { "\(field) = \(bytes)" }
    }

    static let huge = [UInt8](repeating: 0xFF, count: 8)
    /// Authentication: 32 + 256, in 64s; auxiliary: descriptors, and a key of 520 bytes.
    static let authentication: UInt64 = 320
    static let auxiliary = UInt64(sound.auxiliary.count)
    static let total = 256 + authentication + auxiliary
    static let described = UInt64(sound.descriptors.count)

    private static func outside(_ field: AVBField, _ bytes: UInt64, limit: UInt64) -> Expected {
        .error(.outside(field, offset: .max, bytes: bytes, limit: limit))
    }

    static let damages: [Damage] = [
        Damage(field: "magic", offset: 3, bytes: [0x31], expected: .error(.notAVB)),
        Damage(field: "major", offset: 4, bytes: big(2, 4), expected: .error(.version(major: 2, minor: 0))),
        Damage(field: "major", offset: 4, bytes: big(0, 4), expected: .error(.version(major: 0, minor: 0))),
        Damage(field: "minor", offset: 8, bytes: big(4, 4), expected: .error(.version(major: 1, minor: 4))),
        Damage(field: "minor", offset: 8, bytes: big(3, 4), expected: .signature(.wrongDigest)),
        Damage(
            field: "authentication size", offset: 12, bytes: huge,
            expected: .error(.tooLarge(bytes: .max, limit: 1 << 20))),
        Damage(
            field: "authentication size", offset: 12, bytes: big(1 << 20, 8),
            expected: .error(.tooLarge(bytes: 256 + (1 << 20) + auxiliary, limit: 1 << 20))),
        Damage(
            field: "authentication size", offset: 12, bytes: big(authentication + 1, 8),
            expected: .error(.blockSize(.authentication, bytes: authentication + 1))),
        Damage(
            field: "authentication size", offset: 12, bytes: big(authentication + 64, 8),
            expected: .error(.cutShort(needed: total + 64, bytes: total))),
        Damage(
            field: "authentication size", offset: 12, bytes: big(0, 8),
            expected: .error(.outside(.hash, offset: 0, bytes: 32, limit: 0))),
        Damage(
            field: "authentication size", offset: 12, bytes: big(64, 8),
            expected: .error(.outside(.signature, offset: 32, bytes: 256, limit: 64))),
        Damage(
            field: "auxiliary size", offset: 20, bytes: huge,
            expected: .error(.tooLarge(bytes: .max, limit: 1 << 20))),
        Damage(
            field: "auxiliary size", offset: 20, bytes: big(auxiliary - 8, 8),
            expected: .error(.blockSize(.auxiliary, bytes: auxiliary - 8))),
        Damage(
            field: "auxiliary size", offset: 20, bytes: big(auxiliary + 64, 8),
            expected: .error(.cutShort(needed: total + 64, bytes: total))),
        Damage(
            field: "auxiliary size", offset: 20, bytes: big(64, 8),
            expected: .error(.outside(.key, offset: described, bytes: 520, limit: 64))),
        Damage(field: "algorithm", offset: 28, bytes: big(7, 4), expected: .signature(.notChecked)),
        Damage(field: "algorithm", offset: 28, bytes: big(8, 4), expected: .signature(.notChecked)),
        Damage(field: "algorithm", offset: 28, bytes: big(9, 4), expected: .error(.algorithm(9))),
        Damage(field: "algorithm", offset: 28, bytes: huge.suffix(4), expected: .error(.algorithm(.max))),
        Damage(
            field: "algorithm", offset: 28, bytes: big(2, 4),
            expected: .error(.size(.signature, bytes: 256, expected: 512))),
        Damage(
            field: "algorithm", offset: 28, bytes: big(4, 4), expected: .error(.size(.hash, bytes: 32, expected: 64))),
        Damage(field: "algorithm", offset: 28, bytes: big(0, 4), expected: .signature(.unsigned)),
        Damage(field: "hash offset", offset: 32, bytes: huge, expected: outside(.hash, 32, limit: authentication)),
        Damage(field: "hash offset", offset: 32, bytes: big(8, 8), expected: .signature(.wrongDigest)),
        Damage(
            field: "hash size", offset: 40, bytes: big(31, 8), expected: .error(.size(.hash, bytes: 31, expected: 32))),
        Damage(
            field: "hash size", offset: 40, bytes: huge,
            expected: .error(.outside(.hash, offset: 0, bytes: .max, limit: authentication))),
        Damage(
            field: "signature offset", offset: 48, bytes: huge,
            expected: outside(.signature, 256, limit: authentication)),
        Damage(field: "signature offset", offset: 48, bytes: big(40, 8), expected: .signature(.wrongDigest)),
        Damage(
            field: "signature size", offset: 56, bytes: big(255, 8),
            expected: .error(.size(.signature, bytes: 255, expected: 256))),
        Damage(
            field: "signature size", offset: 56, bytes: huge,
            expected: .error(.outside(.signature, offset: 32, bytes: .max, limit: authentication))),
        Damage(field: "key offset", offset: 64, bytes: huge, expected: outside(.key, 520, limit: auxiliary)),
        Damage(field: "key offset", offset: 64, bytes: big(0, 8), expected: .error(.key(.bits(0, bytes: 520)))),
        Damage(
            field: "key size", offset: 72, bytes: big(512, 8),
            expected: .error(.size(.key, bytes: 512, expected: 520))),
        Damage(
            field: "key size", offset: 72, bytes: huge,
            expected: .error(.outside(.key, offset: described, bytes: .max, limit: auxiliary))),
        Damage(
            field: "key metadata offset", offset: 80, bytes: huge, expected: outside(.keyMetadata, 0, limit: auxiliary)),
        Damage(field: "key metadata offset", offset: 80, bytes: big(0, 8), expected: .signature(.wrongDigest)),
        Damage(
            field: "key metadata size", offset: 88, bytes: huge,
            expected: .error(.outside(.keyMetadata, offset: described + 520, bytes: .max, limit: auxiliary))),
        Damage(
            field: "descriptors offset", offset: 96, bytes: huge,
            expected: outside(.descriptors, described, limit: auxiliary)),
        Damage(
            field: "descriptors offset", offset: 96, bytes: big(8, 8),
            // What was the property's size is its kind now, and its key's length its size.
            expected: .error(.descriptor(.size(33, left: Int(described) - 16), offset: 0))),
        Damage(
            field: "descriptors size", offset: 104, bytes: big(described - 8, 8),
            expected: .error(.descriptor(.size(160, left: 152), offset: Int(described) - 176))),
        Damage(
            field: "descriptors size", offset: 104, bytes: huge,
            expected: .error(.outside(.descriptors, offset: 0, bytes: .max, limit: auxiliary))),
        Damage(field: "descriptors size", offset: 104, bytes: big(0, 8), expected: .signature(.wrongDigest)),
        Damage(field: "rollback index", offset: 112, bytes: big(0, 8), expected: .signature(.wrongDigest)),
        Damage(field: "flags", offset: 120, bytes: big(2, 4), expected: .signature(.wrongDigest)),
        Damage(field: "rollback index location", offset: 124, bytes: big(0, 4), expected: .signature(.wrongDigest)),
        Damage(field: "release", offset: 128, bytes: Array("x".utf8), expected: .signature(.wrongDigest)),
        Damage(field: "reserved", offset: 176, bytes: [1], expected: .signature(.wrongDigest)),
        Damage(field: "reserved", offset: 255, bytes: [1], expected: .signature(.wrongDigest)),
        Damage(field: "hash", offset: 256, bytes: [0, 0, 0, 0], expected: .signature(.wrongDigest)),
        Damage(field: "signature", offset: 288, bytes: [0, 0, 0, 0], expected: .signature(.wrongSignature)),
        Damage(
            field: "signature", offset: 288, bytes: [UInt8](repeating: 0xFF, count: 256),
            expected: .signature(.wrongSignature)),
        Damage(field: "padding of the block", offset: 544, bytes: [1], expected: .signature(.valid)),
        Damage(
            field: "key bits", offset: 576 + Int(described), bytes: big(4096, 4),
            expected: .error(.key(.bits(4096, bytes: 520)))),
        Damage(
            field: "key n0inv", offset: 576 + Int(described) + 4, bytes: big(0, 4), expected: .error(.key(.inverse))),
        Damage(
            field: "key modulus", offset: 576 + Int(described) + 8, bytes: [0], expected: .error(.key(.modulus))),
        Damage(
            field: "key rr", offset: 576 + Int(described) + 264, bytes: big(1, 8), expected: .error(.key(.square))),
    ]

    @Test(arguments: damages) func `each field damaged in turn`(_ damage: Damage) throws {
        var bytes = Self.bytes
        bytes.replaceSubrange(damage.offset..<damage.offset + damage.bytes.count, with: damage.bytes)
        try #require(bytes != Self.bytes)
        let found: Expected
        do throws(AVBError) {
            found = .signature(try VBMeta(bytes).signature)
        } catch {
            found = .error(error)
            #expect(!"\(error)".isEmpty && "\(error)".count < 120)
        }
        #expect(found == damage.expected)
        // The second reading, where it has an opinion, has the same.
        let second = try VBMetaOracle.judge(bytes)
        switch found {
        case .signature(.valid): #expect(second == .valid)
        case .signature(.unsigned): #expect(second == .unsigned)
        case .signature(.wrongDigest): #expect(second == .wrongDigest)
        case .signature(.wrongSignature): #expect(second == .wrongSignature)
        case .signature(.notChecked): #expect(second == .unreadable)
        case .error: #expect(second != .valid)
        }
    }

    @Test func `no flipped bit of what is signed leaves an image valid`() throws {
        var seed: UInt64 = 11
        for offset in 0..<Self.bytes.count {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = Self.bytes
            bytes[offset] ^= 1 << UInt8(seed >> 61)
            // The end of the authentication block is signed by nobody and read by nobody.
            let isPadding = (544..<576).contains(offset)
            #expect(((try? VBMeta(bytes))?.signature == .valid) == isPadding, "offset \(offset)")
        }
    }

    // MARK: Signed, and wrong

    @Test func `a signature by another key than the one in the image`() throws {
        var maker = Self.maker()
        maker.blob = VBMetaKey.other.blob
        let bytes = try maker.make()
        #expect(try VBMetaOracle.judge(bytes) == .wrongSignature)
        #expect(try VBMeta(bytes).signature == .wrongSignature)
    }

    @Test func `a signature in another padding`() throws {
        var maker = Self.maker()
        maker.signing = ["-sigopt", "rsa_padding_mode:pss"]
        #expect(try VBMeta(maker.make()).signature == .wrongSignature)
    }

    @Test func `a signed key whose helper numbers are wrong is none`() throws {
        var maker = Self.maker()
        let blob = VBMetaKey.small.blob
        maker.blob = Array(blob.dropLast()) + [blob.last! ^ 1]
        #expect(throws: AVBError.key(.square)) { try VBMeta(maker.make()) }
        maker.blob = Array(blob[..<4]) + big(UInt64(VBMetaKey.small.inverse &+ 2), 4) + blob[8...]
        #expect(throws: AVBError.key(.inverse)) { try VBMeta(maker.make()) }
        maker.blob = big(4096, 4) + blob[4...]
        #expect(throws: AVBError.key(.bits(4096, bytes: 520))) { try VBMeta(maker.make()) }
    }

    @Test(arguments: [UInt64(0), 1, 2, 3])
    func `flags that are signed are valid, and are what they are`(_ flags: UInt64) throws {
        var maker = Self.maker()
        maker.flags = flags
        let vbmeta = try VBMeta(maker.make())
        #expect(vbmeta.signature == .valid)
        #expect(vbmeta.header.flags.contains(.hashtreeDisabled) == (flags == 1 || flags == 3))
        #expect(vbmeta.header.flags.contains(.verificationDisabled) == (flags >= 2))
    }

    // MARK: Hostile

    @Test func `an image cut at any length is an error, not a trap`() throws {
        for count in 0..<Self.bytes.count {
            let error = #expect(throws: AVBError.self) { try VBMeta(Array(Self.bytes.prefix(count))) }
            #expect(
                error == (count < 4 ? .notAVB : .cutShort(needed: count < 256 ? 256 : Self.total, bytes: UInt64(count)))
            )
        }
        let large = try Self.maker(5, .large).make()
        for count in stride(from: 0, to: large.count, by: 37) {
            #expect(throws: AVBError.self) { try VBMeta(Array(large.prefix(count))) }
        }
    }

    @Test func `noise never traps`() throws {
        var state: UInt64 = 2026
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        var readable = 0
        for _ in 0..<6000 {
            var bytes = Self.bytes
            for _ in 0...next() % 6 {
                // Header and descriptors more often than keys.
                let offset =
                    next() % 3 == 0 ? Int(next()) % bytes.count : Int(next()) % 256 + (next() % 2 == 0 ? 0 : 576)
                let value = [0, 1, 0x7F, 0x80, 0xFF, UInt8(truncatingIfNeeded: next())][Int(next() % 6)]
                for index in offset..<min(bytes.count, offset + Int(next() % 9)) { bytes[index] = value }
            }
            if let vbmeta = try? VBMeta(bytes) {
                readable += 1
                #expect(vbmeta.signature != .valid || bytes[..<544] == Self.bytes[..<544])
            }
        }
        #expect(readable > 100)
    }
}
