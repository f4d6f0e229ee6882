import CZlib
import Testing
import VirtualPhone

@Suite struct DeviceSparseTests {
    private static func make(_ change: (inout SparseMaker) -> Void) -> [UInt8] {
        var maker = SparseMaker()
        maker.raw(noise(8192, seed: 5))
        maker.skip(1)
        maker.fill([9, 8, 7, 6], 2)
        change(&maker)
        return maker.bytes
    }

    private static func flash(_ images: [[UInt8]], onto partition: String = "misc") async throws -> ([String], [UInt8])
    {
        var answers: [String] = []
        var content: [UInt8] = []
        try await PlayedPhone.play("daisy") { (phone) async throws in
            answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try images.map { image in
                    _ = try wire.download(image, frame: 3000)
                    return try wire.ask("flash:\(partition)")
                }
            }
            content = try phone.partition(partition, first: 6 * 4096)
        }
        return (answers, content)
    }

    @Test func holesLeaveWhatWasThere() async throws {
        let old = noise(6 * 4096, seed: 4)
        let (answers, content) = try await Self.flash([old, Self.make { _ in }])
        #expect(answers == ["OKAY", "OKAY"])
        var expected = noise(8192, seed: 5) + old[8192..<12288]
        expected += (0..<2048).flatMap { _ in [9, 8, 7, 6] as [UInt8] } + old[20480...]
        #expect(content == expected)
    }

    @Test func aFillOfZerosErases() async throws {
        var zeros = SparseMaker()
        zeros.skip(1)
        zeros.fill([0, 0, 0, 0], 3)
        let old = noise(6 * 4096, seed: 4)
        let (answers, content) = try await Self.flash([old, zeros.bytes])
        #expect(answers == ["OKAY", "OKAY"])
        #expect(content == old[..<4096] + [UInt8](repeating: 0, count: 3 * 4096) + old[(4 * 4096)...])
    }

    @Test func largerHeadersAndOtherBlockSizesAreRead() async throws {
        var maker = SparseMaker()
        maker.headerSize = 32
        maker.chunkHeaderSize = 16
        maker.blockSize = 512
        maker.raw(noise(24_576, seed: 6))
        let (answers, content) = try await Self.flash([maker.bytes])
        #expect(answers == ["OKAY"] && content == noise(24_576, seed: 6))
    }

    @Test func aChecksumChunkCounts() async throws {
        let data =
            noise(8192, seed: 5) + [UInt8](repeating: 0, count: 4096)
            + (0..<2048).flatMap { _ in [9, 8, 7, 6] as [UInt8] }
        let crc = UInt32(unsafe crc32_z(0, data, data.count))
        let (answers, _) = try await Self.flash([Self.make { $0.crc(crc) }, Self.make { $0.crc(crc ^ 1) }])
        #expect(answers == ["OKAY", "FAILsparse image CRC mismatch"])
    }

    @Test(arguments: [
        ("another version", make { $0.major = 2 }),
        ("a short header", make { $0.headerSize = 20 }),
        ("a short chunk header", make { $0.chunkHeaderSize = 8 }),
        ("no block size", make { $0.blockSize = 0 }),
        ("an odd block size", make { $0.blockSize = 4097 }),
        ("too few blocks in the header", make { $0.blocks = 4 }),
        ("too many blocks in the header", make { $0.blocks = 6 }),
        ("more chunks than there are", make { $0.count = 4 }),
        ("an unknown chunk", make { $0.chunks[1].type = 0xcac9 }),
        ("a RAW chunk of the wrong size", make { $0.chunks[0].blocks = 3 }),
        ("a FILL chunk of the wrong size", make { $0.chunks[2].data = [1, 2] }),
        ("a hole with data", make { $0.chunks[1].data = [1, 2, 3, 4] }),
        ("a chunk smaller than its header", make { $0.chunks[1].total = 4 }),
        ("a cut end", Array(make { _ in }.dropLast(3))),
        ("a cut header", Array(make { _ in }.prefix(20))),
        (
            "a gigantic image",
            make {
                $0.blockSize = 0xffff_fffc
                $0.blocks = 0xffff_ffff
            }
        ),
    ]) func brokenImages(what: String, image: [UInt8]) async throws {
        let (answers, _) = try await Self.flash([noise(6 * 4096), image])
        #expect(answers[1].hasPrefix("FAIL"), "\(what)")
    }
}
