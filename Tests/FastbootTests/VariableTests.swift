import Fastboot
import Testing

@Suite struct VariableTests {
    @Test(
        arguments: [
            ("0x10000000", 0x1000_0000), ("0X10000000", 0x1000_0000), ("805306368", 805_306_368),
            ("536870912", 536_870_912),
            (" 0x8000000", 0x800_0000), ("\t0x8000000\r\n", 0x800_0000), ("134217728 ", 134_217_728),
            ("0xFFFFFFFF", 0xffff_ffff),
            ("1fffffff", 0x1fff_ffff), ("10000000", 10_000_000), ("0x0", nil), ("0", nil), ("", nil), ("0x", nil),
            ("-1", nil),
            ("+5", nil), ("0x-5", nil), ("256M", nil), ("0x1000 bytes", nil), ("0x10000000000000000", nil),
            ("99999999999999999999999", nil),
        ] as [(String, UInt64?)])
    func maxDownloadSize(_ text: String, _ bytes: UInt64?) {
        #expect(Variable(text).maxDownloadSize == bytes)
    }

    @Test(
        arguments: [
            ("0xC000000", 0xc00_0000, nil), (" 0x80000", 0x80000, nil), ("0x385B7FB000", 0x38_5b7f_b000, nil),
            (" 0x1BC97FB000", 0x1b_c97f_b000, nil), ("0x500000000", 0x5_0000_0000, nil), ("0x0", 0, nil),
            // MediaTek's LK: hex without a mark.
            (" 100000", 0x100000, nil), (" 80000", 0x80000, nil), ("1a00000", 0x1a0_0000, nil),
            ("8000000", 0x800_0000, nil),
            ("40000000", 0x4000_0000, nil),
            // Decimal: only that reading is whole sectors.
            ("536870912", 536_870_912, nil), ("4096", 4096, nil), ("1024", 1024, nil), ("524288", 524_288, nil),
            ("67108864", 67_108_864, nil),
            // Both are; the reading of AOSP comes first.
            ("65536000", 0x6553_6000, 65_536_000), ("1024000", 0x102_4000, 1_024_000), ("512000", 0x51_2000, 512_000),
            ("0x1000000000000", 1 << 48, nil),
            // Neither is.
            ("1001", 0x1001, nil), ("0", 0, nil),
        ] as [(String, UInt64, UInt64?)])
    func partitionSize(_ text: String, _ bytes: UInt64, _ other: UInt64?) throws {
        let size = try #require(Variable(text).partitionSize)
        #expect(size.bytes == bytes)
        #expect(size.other == other)
        #expect(size.atLeast == min(bytes, other ?? bytes))
    }

    @Test(arguments: [
        "", " ", "raw", "0x", "0xg", "-4096", "0x 1000", "12 34", "ffffffffffffffffff",
        // More than any storage has: sums of such sizes would not fit into 64 bits.
        "0xffffffffffffffff", "ffffffffffffffff", "0x1000000000001", "18446744073709551615",
    ])
    func noPartitionSize(_ text: String) {
        #expect(Variable(text).partitionSize == nil)
    }

    @Test(
        arguments: [
            ("1", 1), (" 4413", 4413), ("0x1", 1), ("20001", 20001), ("10000", 10000), ("", nil), ("a", nil),
            ("1a", nil), ("-1", nil),
            ("4413mV", nil), ("18446744073709551615", .max), ("18446744073709551616", nil),
        ] as [(String, UInt64?)])
    func integer(_ text: String, _ value: UInt64?) {
        #expect(Variable(text).integer == value)
    }

    @Test(
        arguments: [
            ("4413", 4413), (" 4187mV", 4187), ("3900 mV", 3900), ("mV", nil), ("", nil), ("4.1V", nil),
        ] as [(String, UInt64?)])
    func millivolts(_ text: String, _ value: UInt64?) {
        #expect(Variable(text).millivolts == value)
    }

    @Test(
        arguments: [
            ("yes", true), (" no", false), ("Yes", true), ("NO\n", false), ("true", true), ("0", false), ("1", true),
            ("", nil),
            ("unknown", nil), ("yes!", nil), ("2", nil),
        ] as [(String, Bool?)])
    func yesOrNo(_ text: String, _ value: Bool?) {
        #expect(Variable(text).isYes == value)
    }

    @Test(
        arguments: [
            ("a", "a"), ("_a", "a"), (" b", "b"), ("_B", "b"), ("", nil), ("_", nil), ("__a", nil), ("INVALID", nil),
            ("1", nil),
        ] as [(String, String?)])
    func slot(_ text: String, _ letter: String?) {
        #expect(Variable(text).slot == letter)
    }
}

@Suite struct VariableListingTests {
    @Test(arguments: [
        ("crc:1", "crc", "1"), ("product:alioth", "product", "alioth"), ("unlocked: no", "unlocked", "no"),
        ("\tunlocked: no", "unlocked", "no"), ("partition-size:boot_a:0xC000000", "partition-size:boot_a", "0xC000000"),
        ("partition-size:aop_a: 0x80000", "partition-size:aop_a", "0x80000"),
        ("partition-size:frp: 100000", "partition-size:frp", "100000"),
        ("partition-type:frp: raw data", "partition-type:frp", "raw data"),
        ("partition-type:boot_a:raw", "partition-type:boot_a", "raw"), ("partition-type:x:", "partition-type:x", ""),
        ("has-slot:modem:yes", "has-slot:modem", "yes"), ("has-slot:super: no", "has-slot:super", "no"),
        ("slot-retry-count:b:6", "slot-retry-count:b", "6"), ("slot-retry-count:a: 7", "slot-retry-count:a", "7"),
        ("is-logical:keystore:no", "is-logical:keystore", "no"), ("slot-count:2", "slot-count", "2"),
        ("max-download-size:805306368", "max-download-size", "805306368"), ("current-slot: a", "current-slot", "a"),
        ("partition-size: boot_a: 0x1000", "partition-size:boot_a", "0x1000"),
        (
            "system-fingerprint:Xiaomi/fuxi/fuxi:13/T/V1:user/release-keys", "system-fingerprint",
            "Xiaomi/fuxi/fuxi:13/T/V1:user/release-keys"
        ),
        ("maker-thing:left: right: rest", "maker-thing:left", "right: rest"),
        ("version-baseband:", "version-baseband", ""),
        ("serialno:0123:45", "serialno", "0123:45"), ("off-mode-charge : 1", "off-mode-charge", "1"),
    ])
    func line(_ line: String, _ name: String, _ value: String) {
        #expect(VariableListing.parse([line]) == [name: value])
    }

    @Test(arguments: ["", "all:", "all: done", "no colon", ":", ": value", "  "])
    func noLine(_ line: String) {
        #expect(VariableListing.parse([line]).isEmpty)
    }

    @Test func lastOneCounts() {
        #expect(VariableListing.parse(["a:1", "b:2", "a:3", "all:"]) == ["a": "3", "b": "2"])
    }
}
