import Testing

@testable import StockPackage

/// Descriptors, sound and broken, without an image around them.
struct VBMetaDescriptorTests {
    private let digest = [UInt8](repeating: 0xAB, count: 32)

    @Test func `every kind is read`() throws {
        let key = VBMetaKey.small.blob
        let bytes =
            VBMetaMaker.property("name", "") + VBMetaMaker.property("other", "a\nb")
            + VBMetaMaker.hash("boot", bytes: 123_456, salt: [9, 8], digest: digest)
            + VBMetaMaker.hashtree("system", bytes: 1 << 31, salt: [1], root: [UInt8](repeating: 5, count: 20))
            + VBMetaMaker.commandLine("root=/dev/dm-0") + VBMetaMaker.chain("vbmeta_system", location: 2, key: key)
            + VBMetaMaker.descriptor(77, [1, 2, 3])
        let all = try AVBDescriptor.list(bytes)
        try #require(all.count == 7)
        #expect(all[0] == .property(key: "name", value: []))
        #expect(all[1] == .property(key: "other", value: Array("a\nb".utf8)))
        #expect(all[4] == .kernelCommandLine("root=/dev/dm-0", flags: 1))
        #expect(all[6] == .unknown(tag: 77, bytes: 8))
        guard case .hash(let hash) = all[2], case .hashtree(let tree) = all[3], case .chain(let chain) = all[5] else {
            Issue.record("\(all)")
            return
        }
        #expect(hash.partition == "boot" && hash.imageBytes == 123_456 && hash.algorithm == "sha256")
        #expect(hash.salt == [9, 8] && hash.digest == digest)
        #expect(tree.partition == "system" && tree.imageBytes == 1 << 31 && tree.algorithm == "sha1")
        #expect(tree.salt == [1] && tree.rootDigest == [UInt8](repeating: 5, count: 20))
        #expect(chain.partition == "vbmeta_system" && chain.rollbackIndexLocation == 2 && chain.key == key)
        #expect(try AVBDescriptor.list([]) == [])
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let fault: AVBDescriptorFault
        var testDescription: String { name }
    }

    private static func hash(_ patch: Int, _ bytes: [UInt8]) -> [UInt8] {
        var hash = VBMetaMaker.hash("boot", bytes: 1, salt: [1, 2], digest: [3, 4])
        hash.replaceSubrange(patch..<patch + bytes.count, with: bytes)
        return hash
    }

    /// 16 bytes of kind and size, then 116 fixed ones, then names: 124 in all that are filled, 128 with padding.
    static let broken: [Broken] = [
        Broken(name: "a few bytes", bytes: [0, 0, 0], fault: .cutShort(bytes: 3)),
        Broken(name: "a size that is odd", bytes: big(9, 8) + big(7, 8) + big(0, 8), fault: .size(7, left: 8)),
        Broken(name: "a size beyond the end", bytes: big(9, 8) + big(16, 8) + big(0, 8), fault: .size(16, left: 8)),
        Broken(
            name: "the largest size", bytes: big(9, 8) + big(.max - 7, 8) + big(0, 8), fault: .size(.max - 7, left: 8)),
        Broken(
            name: "a hash that is too short", bytes: big(2, 8) + big(8, 8) + big(0, 8),
            fault: .contents(needed: 40, bytes: 8)),
        Broken(
            name: "a tree that is too short", bytes: big(1, 8) + big(8, 8) + big(0, 8),
            fault: .contents(needed: 12, bytes: 8)),
        Broken(
            name: "a chain that is too short", bytes: big(4, 8) + big(8, 8) + big(0, 8),
            fault: .contents(needed: 12, bytes: 8)),
        Broken(
            name: "a long name", bytes: hash(56, big(0xFFFF_FFFF, 4)),
            fault: .contents(needed: 0x1_0000_0073, bytes: 128)),
        Broken(name: "a long salt", bytes: hash(60, big(100, 4)), fault: .contents(needed: 220, bytes: 128)),
        Broken(name: "a long digest", bytes: hash(64, big(11, 4)), fault: .contents(needed: 133, bytes: 128)),
        Broken(name: "no name", bytes: hash(56, big(0, 4)), fault: .text),
        Broken(name: "a name that is no text", bytes: hash(132, [0xFF]), fault: .text),
        Broken(name: "a name with a line end", bytes: hash(132, [10]), fault: .text),
        Broken(name: "a digest name that is no text", bytes: hash(24, [0x1B]), fault: .text),
    ]

    @Test(arguments: broken) func `a broken descriptor is an error at its place`(_ broken: Broken) throws {
        let before = VBMetaMaker.property("a", "b")
        for (front, offset) in [([UInt8](), 0), (before, before.count)] {
            #expect(throws: AVBError.descriptor(broken.fault, offset: offset)) {
                try AVBDescriptor.list(front + broken.bytes)
            }
        }
    }

    /// libavb passes over properties, so that nothing in one makes a phone fail.
    @Test func `a property that makes no sense is passed over, and what follows it is read`() throws {
        let behind = VBMetaMaker.descriptor(9, [1])
        for (bytes, fault) in [
            (big(0, 8) + big(8, 8) + big(0, 8), AVBDescriptorFault.contents(needed: 16, bytes: 8)),
            (VBMetaMaker.descriptor(0, big(.max, 8) + big(.max, 8)), .contents(needed: .max, bytes: 16)),
            (VBMetaMaker.property("", "value"), .text), (VBMetaMaker.property("a\u{1B}", "value"), .text),
        ] {
            #expect(
                try AVBDescriptor.list(bytes + behind) == [.unreadableProperty(fault), .unknown(tag: 9, bytes: 8)])
        }
        // Its own size is read by libavb, too.
        #expect(throws: AVBError.descriptor(.size(7, left: 8), offset: 0)) {
            try AVBDescriptor.list(big(0, 8) + big(7, 8) + big(0, 8))
        }
    }

    @Test func `a command line that is no text is kept as none`() throws {
        let body = big(1, 4) + big(2, 4) + [0xC3, 0x28]
        #expect(try AVBDescriptor.list(VBMetaMaker.descriptor(3, body)) == [.kernelCommandLine(nil, flags: 1)])
    }

    @Test func `a name that gets no slot is known by its flag`() throws {
        func flags(_ flags: UInt64) throws -> [Bool] {
            try AVBDescriptor.list(
                VBMetaMaker.hash("boot", bytes: 1, salt: [], digest: digest, flags: flags)
                    + VBMetaMaker.hashtree("system", bytes: 1, salt: [], root: digest, flags: flags)
                    + VBMetaMaker.chain("dtbo", location: 1, key: [1], flags: flags)
            ).map { one in
                switch one {
                case .hash(let hash): hash.isWithoutSlot
                case .hashtree(let tree): tree.isWithoutSlot
                case .chain(let chain): chain.isWithoutSlot
                default: false
                }
            }
        }
        #expect(try flags(0) == [false, false, false])
        #expect(try flags(1) == [true, true, true])
        #expect(try flags(2) == [false, false, false])
    }

    @Test func `there is an end to how many are read`() throws {
        let one = VBMetaMaker.descriptor(9, [])
        #expect(try AVBDescriptor.list(Array([[UInt8]](repeating: one, count: 1000).joined())).count == 1000)
        #expect(throws: AVBError.tooManyDescriptors(limit: 1000)) {
            try AVBDescriptor.list(Array([[UInt8]](repeating: one, count: 1001).joined()))
        }
    }

    @Test func `descriptors cut at any length never trap`() {
        let bytes =
            VBMetaMaker.hash("boot", bytes: 1, salt: [1], digest: digest)
            + VBMetaMaker.hashtree("system", bytes: 1, salt: [1], root: digest)
            + VBMetaMaker.chain("vbmeta_system", location: 1, key: [1, 2, 3])
        // 132 fixed bytes, 4 of name, 1 of salt, 32 of digest; 180 fixed bytes, 6 of name, 33; each in eights.
        let ends = [0, 176, 176 + 224]
        for count in 0..<bytes.count {
            let whole = try? AVBDescriptor.list(Array(bytes.prefix(count)))
            #expect((whole == nil) == !ends.contains(count), "\(count)")
        }
    }

    @Test func `a footer is read, or says what is wrong with it`() throws {
        func footer(_ image: [UInt8]) throws(AVBError) -> AVBFooter? {
            try AVBFooter(Array(image.suffix(64)), imageBytes: UInt64(image.count))
        }
        let image = VBMetaMaker.withFooter([1, 2, 3], [UInt8](repeating: 9, count: 300), bytes: 8192)
        let sound = try #require(try footer(image))
        #expect(sound.originalBytes == 3 && sound.offset == 4096 && sound.vbmetaBytes == 300)
        #expect(try footer([UInt8](repeating: 0, count: 8192)) == nil)
        #expect(try footer([1, 2, 3]) == nil)
        func patched(_ offset: Int, _ bytes: [UInt8]) -> [UInt8] {
            var image = image
            image.replaceSubrange(8128 + offset..<8128 + offset + bytes.count, with: bytes)
            return image
        }
        #expect(try footer(patched(0, [0x41, 0x56, 0x42, 0x30])) == nil)
        #expect(throws: AVBError.version(major: 2, minor: 0)) { try footer(patched(4, big(2, 4))) }
        #expect(throws: AVBError.footer(offset: 4096, bytes: 300, limit: 8128)) {
            try footer(patched(12, big(4097, 8)))
        }
        #expect(throws: AVBError.footer(offset: .max, bytes: 300, limit: 8128)) {
            try footer(patched(20, big(.max, 8)))
        }
        #expect(throws: AVBError.footer(offset: 7829, bytes: 300, limit: 8128)) {
            try footer(patched(20, big(7829, 8)))
        }
        #expect(throws: AVBError.tooLarge(bytes: .max, limit: 1 << 20)) { try footer(patched(28, big(.max, 8))) }
    }
}
