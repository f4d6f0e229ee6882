import Bytes
import Testing

@Suite struct WordsTests {
    @Test(
        arguments: [
            (0, "0 B"), (1, "1 B"), (999, "999 B"), (1000, "1.00 KB"), (1004, "1.00 KB"), (204_120, "204 KB"),
            (999_499, "999 KB"), (999_500, "1.00 MB"), (9_994_000, "9.99 MB"), (9_996_000, "10.0 MB"),
            (805_306_368, "805 MB"),
            (1_460_000_000, "1.46 GB"), (4_402_341_478, "4.40 GB"), (2_000_000_000_000, "2.00 TB"),
            (5_000_000_000_000_000, "5000 TB"),
        ] as [(UInt64, String)])
    func byteCounts(_ count: UInt64, _ words: String) {
        #expect(describe(bytes: count) == words)
    }

    @Test(
        arguments: [
            (1.0, 0, "1"), (1.5, 0, "2"), (1.25, 1, "1.3"), (0.05, 2, "0.05"), (-0.5, 1, "-0.5"),
            (-12.345, 2, "-12.35"),
            (0, 3, "0.000"), (123.456, 2, "123.46"),
        ] as [(Double, Int, String)])
    func fixedDecimals(_ value: Double, _ decimals: Int, _ words: String) {
        #expect(fixed(value, decimals: decimals) == words)
    }

    @Test(arguments: [([], ""), ([0], "00"), ([0x0f, 0xf0, 0xab], "0ff0ab")] as [([UInt8], String)])
    func bytesAsHex(_ bytes: [UInt8], _ text: String) {
        #expect(hex(bytes) == text)
    }

    @Test(
        arguments: [(0, 1, "0"), (0x1000, 8, "00001000"), (UInt32.max, 8, "ffffffff"), (0x12345, 2, "12345")]
            as [(UInt32, Int, String)])
    func integerAsHex(_ value: UInt32, _ width: Int, _ text: String) {
        #expect(hex(value, width: width) == text)
    }
}
