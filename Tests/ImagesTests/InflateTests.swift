import Foundation
import Images
import Testing

/// GNU gzip makes the files; what comes out is compared with what went in.
@Suite struct InflateTests {
    /// Text, noise and zeros, which are three kinds of deflate blocks.
    static func sample(_ count: Int, seed: UInt64) -> [UInt8] {
        var dice = Dice(seed)
        var bytes: [UInt8] = []
        while bytes.count < count {
            switch dice.next() % 3 {
            case 0: bytes += dice.bytes(30_000)
            case 1: bytes += [UInt8](repeating: 0, count: 50_000)
            default: for _ in 0..<2000 { bytes += Array("line \(dice.next() % 50)\n".utf8) }
            }
        }
        return Array(bytes.prefix(count))
    }

    static func gzip(_ bytes: [UInt8], level: Int = 6) throws -> [UInt8] {
        let scratch = try Scratch()
        let path = try scratch.file("data", bytes)
        try run("gzip", "-\(level)", path)
        return try contents(path + ".gz")
    }

    @Test(arguments: [0, 1, 1000, 262_144, 2_000_000], InflateLibrary.allCases)
    func roundTrip(count: Int, library: InflateLibrary) throws {
        let bytes = Self.sample(count, seed: 1)
        let packed = try Self.gzip(bytes)
        for piece in [999, 300_000] {
            #expect(try drain(GzipReader(MemorySource(packed), by: library), piece: piece) == bytes)
        }
    }

    /// Found by the fuzzer: at this fault ISA-L claims to have more input left than it was given.
    @Test(arguments: InflateLibrary.allCases) func aFaultBehindAlmostNothing(library: InflateLibrary) throws {
        let bytes: [UInt8] = [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 3, 3, 0x2B, 0, 0x14, 0, 0x8B, 8, 0, 0, 0, 0xC4, 0, 0, 0, 0,
        ]
        for count in 18...bytes.count {
            let error = #expect(throws: ImageError.self) {
                try drain(GzipReader(MemorySource(Array(bytes.prefix(count))), by: library))
            }
            guard case .gzip(_, let offset)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(offset <= UInt64(count))
        }
    }

    @Test(arguments: InflateLibrary.allCases) func severalStreamsAndZerosAfterThem(library: InflateLibrary) throws {
        let (one, two) = (Self.sample(100_000, seed: 2), Self.sample(50_000, seed: 3))
        let packed =
            try Self.gzip(one) + Self.gzip([]) + Self.gzip(two, level: 1) + [UInt8](repeating: 0, count: 300_000)
        #expect(try drain(GzipReader(MemorySource(packed), by: library)) == one + two)
    }

    @Test(arguments: InflateLibrary.allCases) func everyCutIsFound(library: InflateLibrary) throws {
        let packed = try Self.gzip(Self.sample(60_000, seed: 4))
        var cuts = Array(0...20) + Array(packed.count - 20..<packed.count)
        cuts += stride(from: 21, to: packed.count - 20, by: 997)
        for count in cuts {
            let error = #expect(throws: ImageError.self) {
                try drain(GzipReader(MemorySource(Array(packed.prefix(count))), by: library))
            }
            #expect(error == .gzip(.cutShort, offset: UInt64(count)))
        }
    }

    @Test(arguments: InflateLibrary.allCases) func damageIsFound(library: InflateLibrary) throws {
        let bytes = Self.sample(60_000, seed: 5)
        let packed = try Self.gzip(bytes)
        var dice = Dice(6)
        for _ in 0..<200 {
            var spoilt = packed
            // Behind the header, whose time and system fields mean nothing.
            spoilt[Int.random(in: 20..<packed.count, using: &dice)] ^= UInt8(1 << (dice.next() % 8))
            #expect(throws: ImageError.self) { try drain(GzipReader(MemorySource(spoilt), by: library)) }
        }
        for offset in [packed.count - 8, packed.count - 1] {
            var spoilt = packed
            spoilt[offset] ^= 1
            let error = #expect(throws: ImageError.self) { try drain(GzipReader(MemorySource(spoilt), by: library)) }
            guard case .gzip(.checksum, _)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test(
        arguments: [[1], [0, 0, 5], [0x1F, 0x00], [0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 0, 0]] as [[UInt8]],
        InflateLibrary.allCases)
    func otherBytesAfterTheEnd(_ tail: [UInt8], library: InflateLibrary) throws {
        let packed = try Self.gzip(Self.sample(1000, seed: 7)) + tail
        #expect(throws: ImageError.self) { try drain(GzipReader(MemorySource(packed), by: library)) }
    }

    @Test(arguments: InflateLibrary.allCases) func somethingElseThanGzip(library: InflateLibrary) throws {
        let error = #expect(throws: ImageError.self) {
            try drain(GzipReader(MemorySource(Array("hello world, no gzip".utf8)), by: library))
        }
        guard case .gzip(.notGzip, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: InflateLibrary.allCases) func resumesAnywhere(library: InflateLibrary) throws {
        let bytes = Self.sample(3_000_000, seed: 8)
        // Two streams, so that places lie in both of them.
        let packed = try Self.gzip(Array(bytes[..<1_700_000])) + Self.gzip(Array(bytes[1_700_000...]), level: 9)
        let reader = GzipReader(MemorySource(packed), index: GzipIndex(spacing: 200_000), by: library)
        #expect(try drain(reader, piece: 70_000) == bytes)
        let index = try #require(reader.index)
        #expect(index.count > 8)
        for offset in [0, 1, 199_999, 400_000, 1_234_567, 1_699_999, 1_700_000, 1_700_001, 2_999_999, 3_000_000] {
            var openedAt: UInt64 = 0
            let resumed = try GzipReader(resumingAt: UInt64(offset), index: index) {
                openedAt = $0
                return MemorySource(Array(packed[Int($0)...]))
            }
            #expect(try drain(resumed, piece: 65_536) == Array(bytes[offset...]))
            #expect(offset < 400_000 || openedAt > 0)
        }
    }

    @Test(arguments: InflateLibrary.allCases) func aResumedStreamStillChecksTheEnd(library: InflateLibrary) throws {
        let bytes = Self.sample(1_000_000, seed: 10)
        var packed = try Self.gzip(bytes)
        let reader = GzipReader(MemorySource(packed), index: GzipIndex(spacing: 200_000), by: library)
        _ = try drain(reader, piece: 70_000)
        let index = try #require(reader.index)
        packed[packed.count - 6] ^= 0x10
        #expect(throws: ImageError.self) {
            try drain(GzipReader(resumingAt: 500_000, index: index) { MemorySource(Array(packed[Int($0)...])) })
        }
    }

    @Test(arguments: InflateLibrary.allCases) func aMarkedPlaceIsReachedWithoutDecodingFromFarAway(
        library: InflateLibrary
    ) throws {
        let bytes = Self.sample(3_000_000, seed: 12)
        let packed = try Self.gzip(bytes)
        let reader = GzipReader(MemorySource(packed), index: GzipIndex(spacing: 1 << 40), by: library)
        var passed = 0
        while passed < 2_000_000 { passed += try drainSome(reader) }
        reader.mark(before: 1_990_000)
        while try drainSome(reader) > 0 {}
        let index = try #require(reader.index).settled
        var openedAt: UInt64 = 0
        let resumed = try GzipReader(resumingAt: 1_990_000, index: index) {
            openedAt = $0
            return MemorySource(Array(packed[Int($0)...]))
        }
        #expect(try drain(resumed, piece: 65_536) == Array(bytes[1_990_000...]))
        // Three reads of 64 KiB of output back, at most.
        #expect(openedAt > UInt64(packed.count) / 2)
    }

    @Test(arguments: InflateLibrary.allCases) func theIndexStaysBounded(library: InflateLibrary) throws {
        let bytes = [UInt8](repeating: 7, count: 40_000_000)
        let packed = try Self.gzip(bytes, level: 1)
        let reader = GzipReader(MemorySource(packed), index: GzipIndex(spacing: 65_536), by: library)
        while try drainSome(reader) > 0 {}
        let index = try #require(reader.index)
        #expect(index.count > 50 && index.count <= 128)
        let resumed = try GzipReader(resumingAt: 39_999_000, index: index) {
            MemorySource(Array(packed[Int($0)...]))
        }
        #expect(try drain(resumed) == [UInt8](repeating: 7, count: 1000))
    }

    private func drainSome(_ source: any ByteSource) throws -> Int {
        var space = [UInt8](repeating: 0, count: 65_536)
        return try unsafe space.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
    }
}
