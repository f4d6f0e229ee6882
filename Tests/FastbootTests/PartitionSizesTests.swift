import Fastboot
import Testing

/// How sizes are read from a whole list: nobody can tell from one number without `0x`, but from all of them.
struct PartitionSizesTests {
    private func sizes(_ values: [String: String]) -> [String: [UInt64]] {
        let keyed = Dictionary(uniqueKeysWithValues: values.map { ("partition-size:\($0)", $1) })
        return VariableListing.partitionSizes(keyed).mapValues { [$0.bytes] + [$0.other].compactMap(\.self) }
    }

    @Test func `after 0x it is hex, with any spacing and case`() {
        #expect(
            sizes(["a": "0x80000", "b": " 0X4000000", "c": "0xC000000 ", "d": "0x385B7FB000"]) == [
                "a": [0x80000], "b": [0x400_0000], "c": [0xC00_0000], "d": [0x38_5B7F_B000],
            ])
    }

    /// MediaTek's LK: one number with a letter, or one that is no whole sector in decimal, tells for all.
    @Test func `a list in hex is hex throughout`() {
        #expect(
            sizes(["frp": "100000", "big": "8000000000", "x": "1c00000"]) == [
                "frp": [0x10_0000], "big": [0x80_0000_0000], "x": [0x1C0_0000],
            ])
        #expect(sizes(["frp": "100000", "odd": "512000"]) == ["frp": [0x10_0000], "odd": [0x51_2000]])
    }

    @Test func `a list in decimal is decimal throughout`() {
        #expect(
            sizes(["a": "67108864", "b": "512000", "c": "805306368"]) == [
                "a": [67_108_864], "b": [512_000], "c": [805_306_368],
            ])
    }

    @Test func `where nothing tells, both readings stay`() {
        #expect(sizes(["a": "512000"]) == ["a": [0x51_2000, 512_000]])
        #expect(sizes(["a": "8000000"]) == ["a": [0x800_0000, 8_000_000]])
    }

    @Test func `where the list contradicts itself, only what is certain is certain`() {
        #expect(
            sizes(["hex": "80000", "dec": "67108864", "both": "512000"]) == [
                "hex": [0x80000], "dec": [67_108_864], "both": [0x51_2000, 512_000],
            ])
        #expect(sizes(["marked": "0x80000", "plain": "67108864"]) == ["marked": [0x80000], "plain": [67_108_864]])
    }

    @Test(arguments: [
        "", "0", "0x0", "0x", "raw", "-4096", "12345", "1e+9", "99999999999999999999", "４０９６", "4096 bytes",
    ])
    func `what is no size is left out`(_ text: String) { #expect(sizes(["a": text]) == [:], "\(text)") }

    /// A real partition is a whole number of sectors. Whichever way a bootloader writes a hundred of them, the size that is read is
    /// the true one, or the true one is among the two readings.
    @Test(arguments: [16, 10]) func `the true size is never lost`(_ radix: Int) {
        var seed: UInt64 = 4711
        for _ in 0..<300 {
            var truth: [String: UInt64] = [:]
            for index in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                truth["p\(index)"] = (1 + (seed >> 33) % 4096) << (9 + (seed >> 60))
            }
            let read = sizes(truth.mapValues { String($0, radix: radix) })
            for (name, bytes) in truth { #expect(read[name]?.contains(bytes) == true, "\(bytes) in \(radix)") }
        }
    }
}
