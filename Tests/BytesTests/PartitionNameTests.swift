import Bytes
import Testing

@Suite("Names of partitions") struct PartitionNameTests {
    @Test(
        "one form, whatever the case, the slot and the copy",
        arguments: [
            ("boot", "boot", "boot", "boot", []), ("BOOT_AB", "boot_ab", "boot", "boot", ["a", "b"]),
            ("Boot_A", "boot_a", "boot", "boot", ["a"]), ("boot_b", "boot_b", "boot", "boot", ["b"]),
            ("xblbak", "xblbak", "xblbak", "xbl", []), ("XBLBAK_a", "xblbak_a", "xblbak", "xbl", ["a"]),
            ("vm-bootsys_ab", "vm-bootsys_ab", "vm-bootsys", "vm-bootsys", ["a", "b"]),
            ("bak", "bak", "bak", "bak", []), ("_a", "_a", "_a", "_a", []), ("_ab", "_ab", "_ab", "_ab", []),
            ("a_b_a", "a_b_a", "a_b", "a_b", ["a"]), ("x_c", "x_c", "x_c", "x_c", []), ("DDR", "ddr", "ddr", "ddr", []),
        ] as [(String, String, String, String, [String])])
    func forms(text: String, lower: String, base: String, stem: String, slots: [String]) throws {
        let name = try #require(PartitionName(text))
        #expect(name.lower == lower)
        #expect(name.base == base)
        #expect(name.stem == stem)
        #expect(name.slots == slots)
        #expect(PartitionName.base(of: text) == base)
    }

    @Test(
        "what only looks like a name is none",
        arguments: [
            "", " ", "boot ", "bo ot", "boot\n", "boot\u{0}", "boot:0", "boot+dtbo", "a/b", "..\\x", "\"boot\"",
            "boot*",
            "\u{FF42}oot", "b\u{043E}ot", "bo\u{0301}ot", "\u{212A}eystore", "\u{1D41B}oot", "boot\u{200B}", "bööt",
        ])
    func none(text: String) { #expect(PartitionName(text) == nil) }

    @Test("as long as a table holds, and no longer") func length() {
        #expect(PartitionName(String(repeating: "x", count: PartitionName.mostCharacters)) != nil)
        #expect(PartitionName(String(repeating: "x", count: PartitionName.mostCharacters + 1)) == nil)
    }

    @Test("no other letter is folded into one of ASCII") func folding() {
        #expect(PartitionName.lower("\u{212A}EY") == "\u{212A}ey")
        #expect(PartitionName.lower("\u{0130}_A") == "\u{0130}_a")
        #expect(PartitionName.base(of: "\u{FF22}OOT_AB") == "\u{FF22}oot")
    }
}
