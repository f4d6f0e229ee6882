import Bytes
import Images
import Testing

@Suite struct DigestTests {
    /// The test values of RFC 1321, FIPS 180 and the usual check value of CRC-32.
    @Test func knownValues() {
        let abc = Array("abc".utf8)
        #expect(hex(digest(.md5, of: [])) == "d41d8cd98f00b204e9800998ecf8427e")
        #expect(hex(digest(.md5, of: abc)) == "900150983cd24fb0d6963f7d28e17f72")
        #expect(hex(digest(.sha1, of: abc)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(hex(digest(.sha256, of: abc)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(crc32(of: Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test func crcContinuesAndCombines() {
        var dice = Dice(3)
        let bytes = dice.bytes(10_000)
        let (head, tail) = (Array(bytes[..<777]), Array(bytes[777...]))
        #expect(crc32(of: tail, seed: crc32(of: head)) == crc32(of: bytes))
        #expect(crc32(crc32(of: head), followedBy: crc32(of: tail), count: 9223) == crc32(of: bytes))
    }

    /// Through the first buffer, through several, and by way of the thread.
    @Test(arguments: [0, 1, 262_143, 262_144, 262_145, 3_000_000]) func inTheBackground(count: Int) {
        var dice = Dice(9)
        let bytes = dice.bytes(count)
        let background = BackgroundDigest(.md5)
        for start in stride(from: 0, to: count, by: 99_991) {
            unsafe bytes.withUnsafeBytes {
                unsafe background.update(UnsafeRawBufferPointer(rebasing: $0[start..<min(start + 99_991, count)]))
            }
        }
        #expect(background.finish() == digest(.md5, of: bytes))
    }

    @Test func aDigestThatIsNotWantedEndsItsThread() {
        for _ in 0..<20 {
            let background = BackgroundDigest(.sha256)
            let bytes = [UInt8](repeating: 1, count: 600_000)
            unsafe bytes.withUnsafeBytes { unsafe background.update($0) }
        }
    }
}
