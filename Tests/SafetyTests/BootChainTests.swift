import Firmware
import Plan
import Safety
import StockPackage
import Testing

/// The boot chain is written whole, or not at all, in both slots.
struct BootChainTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let clean: [String]
        var other: [String] = []
        var images: [String] = []
        var listed: [String] = []
        let says: String?
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "none of it", clean: ["flash boot", "flash super"], images: ["xbl.elf"], says: nil),
        Row(name: "whole", clean: ["flash xbl", "flash abl"], other: ["flash abl", "flash xbl"], says: nil),
        Row(name: "both slots by one name", clean: ["flash xbl_ab", "flash abl_ab"], says: nil),
        Row(name: "both slots by two names", clean: ["flash xbl_a", "flash xbl_b"], says: nil),
        Row(
            name: "backup copies", clean: ["flash xbl", "flash xblbak"], other: ["flash xbl", "flash xblbak"], says: nil
        ),
        Row(name: "joined names", clean: ["flash lk+lk2"], other: ["flash lk", "flash lk2"], says: nil),
        Row(name: "erased and written", clean: ["erase imagefv_ab", "flash imagefv_ab"], says: nil),
        Row(name: "training data erased", clean: ["flash boot", "erase DDR", "erase imagefv_ab"], says: nil),
        Row(name: "a bare name without slots", clean: ["flash xbl"], listed: ["xbl"], says: nil),
        Row(
            name: "less than another script", clean: ["flash xbl"], other: ["flash xbl", "flash tz"],
            says: "does not write tz"),
        Row(
            name: "without the backup copy", clean: ["flash xbl"], other: ["flash xbl", "flash xblbak"], says: "xblbak"),
        Row(
            name: "only the backup copy", clean: ["flash xblbak"], other: ["flash xbl", "flash xblbak"],
            says: "does not write xbl,"),
        Row(name: "an image lies unused", clean: ["flash abl"], images: ["xbl.elf"], says: "xbl.elf"),
        Row(
            name: "MediaTek: a preloader lies unused", clean: ["flash lk_ab"], images: ["preloader_chopin.bin"],
            says: "preloader_chopin.bin"),
        Row(name: "one slot", clean: ["flash xbl_a"], says: "one slot only: xbl_a"),
        Row(name: "capitals", clean: ["flash XBL_B"], says: "xbl_b"),
        Row(name: "one slot of one part", clean: ["flash xbl_ab", "flash tz_a"], says: "one slot only: tz_a"),
        Row(
            name: "a bare name on slots", clean: ["flash xbl"], listed: ["xbl_a", "xbl_b"], says: "one slot only: xbl"),
        Row(
            name: "erased and not written", clean: ["flash boot", "erase xbl"],
            says: "not written: xbl (flash_all.sh line 4: erase xbl)"),
    ]

    private func script(_ commands: [String]) -> String {
        Samples.liuqin
            + commands.map {
                "fastboot $* \($0)\($0.hasPrefix("flash") ? " `dirname $0`/images/x\($0.dropFirst(6).prefix(2)).img" : "") || exit 1\n"
            }.joined()
    }

    @Test(arguments: rows)
    func `the chain is written whole or not at all`(_ row: Row) throws {
        var modes = [try Samples.mode(script(row.clean))]
        if !row.other.isEmpty { modes.append(try Samples.mode(script(row.other + ["reboot"]), as: .keepData)) }
        let package = Samples.package(modes, images: row.images.map { Samples.image($0) })
        let phone = Samples.phone {
            if !row.listed.isEmpty {
                $0.partitions = Samples.partitions(Dictionary(uniqueKeysWithValues: row.listed.map { ($0, 1 << 40) }))
            }
        }
        let found = try Samples.findings(.bootChain, package, phone: phone).filter { $0.severity == .refuse }
        #expect(found.map(\.severity) == (row.says == nil ? [] : [.refuse]), "\(found)")
        if let says = row.says { #expect("\(found[0].evidence),".contains(says), "\(found[0].evidence)") }
    }

    @Test func `the list has each name once, in the form that it is compared in`() {
        let names = Firmware.bootChain.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0 == $0.lowercased() && partitionBase($0) == $0 && !$0.hasSuffix("bak") })
        #expect(Firmware.bootChain.allSatisfy { ["qualcomm", "mediatek"].contains($0.family) && !$0.source.isEmpty })
        #expect(names.allSatisfy { IdentityPartitions.entry(for: $0) == nil })
    }

    @Test func `a part that this phone leaves out is a part`() throws {
        let guarded = """
            fastboot $* getvar crc 2>&1 | grep "^crc: 1"
            if [ $? -eq 0 ] ; then
            fastboot $* flash tz `dirname $0`/images/x.img || exit 1
            fi

            """
        let package = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("xbl") + guarded)])
        #expect(try Samples.findings(.bootChain, package).map(\.severity) == [.refuse])
        let whole = Samples.phone { $0.variables.updateValue("1", forKey: "crc") }
        #expect(try Samples.findings(.bootChain, package, phone: whole).map(\.severity) == [.note])
    }

    @Test(arguments: [
        ("xbl", "xbl"), ("xbl_ab", "xbl"), ("XBL_A", "xbl"), ("xblbak", "xblbak"), ("preloader_a", "preloader"),
        ("tee2", "tee2"), ("boot", nil), ("modem_ab", nil), ("vbmeta_ab", nil), ("logo", nil), ("misc", nil),
        ("storsec", nil), ("persist", nil), ("bak", nil), ("sec", nil), ("splash", nil),
    ])
    func `names of the chain`(_ name: String, _ base: String?) { #expect(BootChain.base(of: name) == base) }
}
