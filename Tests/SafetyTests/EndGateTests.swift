import Plan
import Safety
import Testing

@testable import Images
@testable import StockPackage

/// A phone is ruined by how a plan ends: what is empty then, what lies where it does not belong, and what a lock finds.
struct EndGateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let commands: [String]
        var keepData: [String] = []
        /// What the evidence of a refusal says; nil where the plan is sound.
        let says: String?
        var testDescription: String { name }
    }

    private static let whole = ["flash xbl_ab xbl.elf", "flash abl_ab abl.elf", "flash boot_ab boot.img"]

    static let rows = [
        Row(name: "sound", commands: ["erase boot_ab"] + whole, says: nil),
        Row(
            name: "boot is erased at the end", commands: whole + ["erase boot_ab"],
            says: "boot_a, boot_b (flash_all.sh line"),
        Row(name: "in one slot", commands: whole + ["erase boot_b"], says: "boot_b (flash_all.sh line"),
        Row(
            name: "and never written", commands: ["flash logo logo.img", "erase boot_ab"],
            says: "empty at the end: boot_a"),
        Row(
            name: "the chain is erased at the end", commands: whole + ["erase xbl_ab"],
            says: "erased and not written: xbl_a"),
        Row(name: "a part that no list names as core", commands: whole + ["erase devcfg_ab"], says: "devcfg_a"),
        Row(name: "an erase that may fail", commands: whole + ["erase abl_ab?"], says: "abl_a"),
        Row(
            name: "a write that may fail after it",
            commands: ["erase boot_ab"] + whole.dropLast() + ["flash boot_ab boot.img?"],
            says: "empty at the end: boot_a, boot_b (flash_all.sh line 3: erase boot_ab)"),
        Row(name: "a write that may fail alone", commands: whole.dropLast() + ["flash boot_ab boot.img?"], says: nil),
        Row(name: "super", commands: whole + ["flash super super.img", "erase super"], says: "super"),
        Row(name: "vbmeta_system", commands: whole + ["erase vbmeta_system_ab"], says: "vbmeta_system_a"),
        Row(name: "init_boot", commands: whole + ["erase init_boot_ab"], says: "init_boot_a"),
        Row(name: "recovery", commands: whole + ["erase recovery"], says: "recovery"),
        Row(name: "dtbo", commands: whole + ["erase dtbo_ab"], says: "dtbo_a"),
        Row(name: "anything that was written", commands: whole + ["flash modem m.img", "erase modem"], says: "modem"),
        Row(name: "what was not written, and is no part of a start", commands: whole + ["erase expdb"], says: nil),
        Row(
            name: "what is the owner's, or made anew",
            commands: whole + [
                "flash userdata u.img", "flash metadata m.img", "flash cache c.img", "flash misc misc.img",
                "erase userdata", "erase metadata", "erase cache", "erase misc",
            ], says: nil),
        Row(name: "imagefv, as stock scripts do", commands: whole + ["erase imagefv_ab", "erase DDR"], says: nil),
        Row(
            name: "imagefv, after it was written", commands: whole + ["flash imagefv_ab i.elf", "erase imagefv_ab"],
            says: "imagefv_a"),
        Row(
            name: "two files", commands: whole + ["flash modem m.img", "flash modem n.img"],
            says: "modem: m.img, then n.img"),
        Row(name: "one file twice", commands: whole + ["flash boot_a boot.img"], says: nil),
        Row(
            name: "a file of another partition", commands: ["flash logo logo.img", "flash xbl_ab logo.img"],
            says: "belongs to logo"),
        Row(name: "two parts of the chain changed over", commands: ["flash xbl_ab abl.elf"], says: "belongs to abl"),
        Row(name: "boot in recovery", commands: whole + ["flash recovery_ab boot.img"], says: "belongs to boot"),
        Row(
            name: "vbmeta in vbmeta_system",
            commands: whole + ["flash vbmeta_ab vbmeta.img", "flash vbmeta_system_ab vbmeta.img"],
            says: "belongs to vbmeta"),
        Row(name: "a file that nobody knows", commands: ["flash xbl_ab x1.bin"], says: nil),
        Row(
            name: "copies have one file",
            commands: ["flash tee1 tee.img", "flash tee2 tee.img", "flash lk lk.img", "flash lk2 lk.img"], says: nil),
        Row(
            name: "spare copies",
            commands: ["flash xbl_4 xbl_4.elf", "flash xbl_5 xbl_5.elf", "flash xblbak xbl_5.elf"], says: nil),
        Row(
            name: "another script knows another file", commands: ["flash xbl_ab x1.bin"],
            keepData: ["flash xbl_ab x2.bin"],
            says: "another script of the package writes x2.bin"),
        Row(
            name: "each slot its own", commands: ["flash xbl_a x1.bin", "flash xbl_b x2.bin"],
            says: "xbl: x1.bin and x2.bin"),
        Row(
            name: "a file whose partition has one of its own name",
            commands: ["flash cpucp_ab q.elf", "flash qupfw_ab cpucp.elf"], says: "belongs to cpucp"),
        Row(
            name: "both boards' files changed over", commands: ["flash xbl_4 xbl_5.elf", "flash xbl_5 xbl_4.elf"],
            says: "where the package has xbl_4.* for xbl_4"),
        Row(
            name: "cust in rescue", commands: whole + ["flash cust cust.img", "flash rescue cust.img"],
            says: "belongs to cust"),
        Row(
            name: "the half of a system in the slot that starts",
            commands: whole + ["flash system_a system_other.img", "flash system_b system.img", "set_active a"],
            says: "where the package has system.* for system"),
        Row(
            name: "the half of a system in the other slot",
            commands: whole + ["flash system_a system.img", "flash system_b system_other.img", "set_active a"],
            says: nil),
        Row(name: "the system is erased alone", commands: whole + ["erase system"], says: "system"),
        Row(
            name: "the system is erased, then written", commands: whole + ["erase system", "flash system system.img"],
            says: nil),
        Row(
            name: "preloader1 alone", commands: ["flash preloader1 preloader_xaga.bin", "flash lk_ab lk.img"],
            says: "one slot only: preloader1"),
        Row(
            name: "both preloaders",
            commands: ["flash preloader1 preloader_xaga.bin", "flash preloader2 preloader_xaga.bin"],
            says: nil),
        Row(
            name: "preloader_raw in one slot", commands: ["flash preloader_raw_a preloader_raw.img"],
            says: "preloader_raw_a"),
    ]

    @Test(arguments: rows)
    func `a plan is judged by how it ends`(_ row: Row) throws {
        var modes = [try Samples.mode(Samples.liuqin + EndStateTests.lines(row.commands))]
        if !row.keepData.isEmpty {
            modes.append(try Samples.mode(Samples.liuqin + EndStateTests.lines(row.keepData), as: .keepData))
        }
        let files = (row.commands + row.keepData).compactMap { command -> String? in
            let words = command.replacing("?", with: "").split(separator: " ")
            return words[0] == "flash" ? String(words[2]) : nil
        }
        let package = Samples.package(modes, images: Set(files).sorted().map { Samples.image($0) })
        for phone in [nil, Samples.phone()] {
            let found = try Samples.findings(.bootChain, package, phone: phone).filter { $0.severity == .refuse }
            #expect(found.count == (row.says == nil ? 0 : 1), "\(found)")
            if let says = row.says { #expect(found.first?.evidence.contains(says) == true, "\(found)") }
        }
    }

    @Test(arguments: [nil, 0, 1] as [UInt32?])
    func `an image without data leaves empty what was erased, and one of zeros empties it`(_ fill: UInt32?) throws {
        let extents = fill.map { [Extent(firstBlock: 0, blockCount: 2, content: .fill($0))] } ?? []
        func found(_ commands: [String]) throws -> [Finding.Severity] {
            let layout = ImageLayout(
                isSparse: true, blockSize: 4096, totalBlocks: 2, extents: extents, fileBytes: 44, expandedBytes: 8192)
            let scan = ImageScan(
                layout: layout, bytes: 44, md5: [], sha256: nil, crc32: 0, dataCRC32: 0,
                blocks: BlockDigests(bytes: 0, key: BlockKey(), tags: []))
            let image = PackageImage(file: "b.img", path: "images/b.img", scan: scan, verifiedBy: ["md5sum.xml"])
            let package = Samples.package(
                [try Samples.mode(Samples.liuqin + EndStateTests.lines(commands))], images: [image])
            return try Samples.findings(.bootChain, package).map(\.severity).filter { $0 == .refuse }
        }
        // A pattern of ones is data.
        #expect(try found(["erase boot", "flash boot b.img"]) == (fill == 1 ? [] : [.refuse]))
        #expect(try found(["flash boot b.img"]) == (fill == 0 ? [.refuse] : []))
        #expect(try found(["erase userdata", "flash userdata b.img"]) == [])
    }

    @Test func `several sparse images may each hold a part of one partition`() throws {
        let lines = EndStateTests.lines(["flash system s0.img", "flash system s1.img"])
        func found(_ isSparse: Bool) throws -> [Finding] {
            let images = ["s0.img", "s1.img"].map { Samples.image($0, isSparse: isSparse) }
            return try Samples.findings(
                .bootChain, Samples.package([try Samples.mode(Samples.liuqin + lines)], images: images))
        }
        #expect(try found(true) == [])
        #expect(try found(false).map(\.severity) == [.refuse])
    }

    @Test func `what a package writes before super counts as boot code, unless it is known to be harmless`() throws {
        let early = ["flash newcode_a n.img", "flash newcode_b n.img", "flash modem_a n.img"]
        func found(_ commands: [String], images: [String] = ["n.img"]) throws -> [String] {
            let clean = try Samples.mode(Samples.liuqin + EndStateTests.lines(commands + ["flash super super.img"]))
            let other = try Samples.mode(
                Samples.liuqin + EndStateTests.lines(early + ["flash super super.img"]), as: .keepData)
            let package = Samples.package([clean, other], images: images.map { Samples.image($0) })
            return try Samples.findings(.bootChain, package, phone: nil).map(\.evidence)
        }
        #expect(try found(early) == [])
        #expect(try found(Array(early.prefix(1)) + ["flash modem_a n.img"]) == ["written in one slot only: newcode_a"])
        #expect(
            try found(["flash xbl_ab n.img"]) == ["the clean script does not write newcode, which the package holds"])
        #expect(try found(early + ["erase newcode_b"]).first?.hasPrefix("erased and not written: newcode_b") == true)
        // Nothing is known of it where the package has no image for it.
        #expect(try found(["flash xbl_ab n.img"], images: []) == [])
    }

    // MARK: The stretch in which the phone must not lose power

    @Test func `the steps in which the phone may not reach fastboot are named`() throws {
        let commands = ["erase boot_ab"] + Self.whole + ["flash super super.img", "set_active a"]
        let package = Samples.package([try Samples.mode(Samples.liuqin + EndStateTests.lines(commands))])
        let found = try Samples.findings(.bootChain, package)
        #expect(found.map(\.severity) == [.note])
        #expect(found[0].sentence == "From step 2 to step 3 of 6 the phone must not lose power.")
        #expect(found[0].evidence.contains(#"from "flash xbl_ab" to "flash abl_ab""#))
        let resumed = GateInput(
            plan: try #require(Planner(package: package).plan(.clean, for: nil)), phone: Samples.phone(),
            package: package, lastFlash: .resumed(touchedData: false))
        let again = Gate.findings(on: resumed).filter { $0.gate == .bootChain }
        #expect(again.map(\.severity) == [.note])
        #expect(!again[0].sentence.contains("step"))
        // Nobody is asked for consent without a phone.
        #expect(try Samples.findings(.bootChain, package, phone: nil) == [])
    }

    @Test func `a plan that leaves this code alone has no such steps`() throws {
        let package = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("boot_ab"))])
        #expect(try Samples.findings(.bootChain, package) == [])
        let plan = try #require(Planner(package: package).plan(.clean, for: nil))
        #expect(DangerousStretch(of: plan, package) == nil)
    }

    // MARK: Writes that a script lets fail

    @Test func `a write of this code is not passed over where the phone has the partition`() throws {
        let lines = EndStateTests.lines(["flash xbl x.img?", "flash xblbak x.img?", "flash logo x.img?", "erase abl?"])
        let package = Samples.package([try Samples.mode(Samples.liuqin + lines)])
        func mayFail(_ listed: [String]?) throws -> [Bool] {
            let phone = Samples.phone {
                $0.partitions = listed.map { Samples.partitions(Dictionary(uniqueKeysWithValues: $0.map { ($0, 1) })) }
            }
            let plan = try #require(Planner(package: package).plan(.clean, for: phone))
            return plan.insistingOnBootCode(of: package, on: phone).steps.map(\.mayFail)
        }
        #expect(try mayFail(["xbl", "logo", "abl"]) == [false, true, true, true])
        #expect(try mayFail(["xbl", "xblbak", "logo"]) == [false, false, true, true])
        // A phone that lists nothing may lack it.
        #expect(try mayFail(nil) == [true, true, true, true])
    }
}
