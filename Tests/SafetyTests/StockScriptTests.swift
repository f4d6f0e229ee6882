import Plan
import Safety
import StockPackage
import Testing

/// The shapes of stock scripts of every generation: no gate may refuse one, and none may ask without need.
struct StockScriptTests {
    struct Generation: Sendable, CustomTestStringConvertible {
        let name: String
        /// `partition file` for a write, `-partition` for an erase, other words as they stand.
        let steps: String
        /// Files of `images/` that no script writes.
        var unused: [String] = []
        let slots: Bool
        var product = "liuqin"
        var testDescription: String { name }
    }

    static let generations = [
        Generation(
            name: "Qualcomm without slots, 2015 to 2018",
            steps: """
                crclist crclist.txt|sparsecrclist sparsecrclist.txt|-boot|xbl xbl.elf|xblbak xbl.elf|abl abl.elf|ablbak abl.elf|\
                tz tz.mbn|tzbak tz.mbn|hyp hyp.mbn|hypbak hyp.mbn|rpm rpm.mbn|rpmbak rpm.mbn|pmic pmic.elf|pmicbak pmic.elf|\
                devcfg devcfg.mbn|storsec storsec.mbn|cmnlib cmnlib.mbn|cmnlib64 cmnlib64.mbn|keymaster keymaster.mbn|-sec|\
                modem NON-HLOS.bin|bluetooth BTFM.bin|dsp adspso.bin|logfs logfs_ufs_8mb.bin|system system.img|cust cust.img|\
                cache cache.img|userdata userdata.img|recovery recovery.img|logo logo.img|splash splash.img|misc misc.img|\
                boot boot.img|reboot
                """,
            unused: ["persist.img", "dummy.img", "prog_ufs_firehose_8998_ddr.elf", "gpt_both0.bin"], slots: false,
            product: "sagit"),
        Generation(
            name: "Android One with slots, 2018 and 2019",
            steps: """
                -boot_a|-boot_b|sbl1_a sbl1.mbn|sbl1_b sbl1.mbn|rpm_a rpm.mbn|rpm_b rpm.mbn|tz_a tz.mbn|tz_b tz.mbn|\
                aboot_a emmc_appsboot.mbn|aboot_b emmc_appsboot.mbn|modem_a NON-HLOS.bin|modem_b NON-HLOS.bin|\
                system_a system.img|system_b system_other.img|boot_a boot.img|boot_b boot.img|userdata userdata.img|\
                splash splash.img|set_active a|reboot
                """, slots: true),
        Generation(
            name: "MediaTek without slots, 2019 to 2021",
            steps: """
                preloader preloader_lancelot.bin|logo logo.bin|tee1 tee.img|tee2 tee.img|scp1 scp.img|scp2 scp.img|\
                sspm_1 sspm.img|sspm_2 sspm.img|spmfw spmfw.img|md1img md1img.img|lk lk.img|lk2 lk.img|exaid exaid.img|\
                gsort gsort.img|oem_misc1 oem_misc1.img|vbmeta vbmeta.img|vbmeta_system vbmeta_system.img|dtbo dtbo.img|\
                super super.img|cust cust.img|cache cache.img|recovery recovery.img|boot boot.img|userdata userdata.img|reboot
                """, unused: ["efuse.img"], slots: false),
        Generation(
            name: "MediaTek with slots, from 2021",
            steps: """
                -opcust|-opconfig|-boot_ab|preloader_a preloader.bin|preloader_b preloader.bin|lk_ab lk.img|tee_ab tee.img|\
                scp_ab scp.img|sspm_ab sspm.img|gz_ab gz.img|md1img_ab md1img.img|vbmeta_ab vbmeta.img|-expdb|-countrycode|\
                super super.img|rescue rescue.img|userdata userdata.img|boot_ab boot.img|oem cdms|set_active a|reboot
                """, slots: true),
        Generation(
            name: "Qualcomm with slots, from 2022",
            steps: """
                -boot_ab|xbl_ab xbl_s.melf|xbl_config_ab xbl_config.elf|abl_ab abl.elf|uefi_ab uefi.elf|tz_ab tz.mbn|\
                hyp_ab hypvm.mbn|keymaster_ab km41.mbn|-imagefv_ab|-DDR|-secdata|-misc|vm-bootsys_ab vm-bootsys.img|\
                init_boot_ab init_boot.img|vendor_boot_ab vendor_boot.img|recovery_ab recovery.img|misc misc.img|\
                -metadata|metadata metadata.img|super super.img|cust cust.img|userdata userdata.img|boot_ab boot.img|\
                set_active a|reboot
                """, slots: true),
    ]

    /// A step of the table as a line of a shell script; nil where this mode leaves it out.
    private func line(_ step: Substring, _ mode: FlashMode) -> String? {
        let words = step.split(separator: " ")
        if step.hasPrefix("-") {
            if mode == .keepData, step == "-metadata" { return nil }
            return "fastboot $* erase \(step.dropFirst()) || exit 1"
        }
        if words[0] == "reboot" {
            return mode == .cleanLock ? "fastboot $* oem lock || exit 1" : "fastboot $* reboot || exit 1"
        }
        if words[0] == "oem" { return "fastboot $* \(step)" }
        if words[0] == "set_active" { return "fastboot $* \(step) || exit 1" }
        if mode == .keepData, ["userdata", "metadata"].contains(words[0]) { return nil }
        return "fastboot $* flash \(words[0]) `dirname $0`/images/\(words[1]) || exit 1"
    }

    /// Everything that the steps name, as a phone would list it.
    private func phone(_ generation: Generation) -> PhoneFacts {
        var sizes: [String: UInt64?] = [:]
        for step in generation.steps.split(separator: "|") {
            let name = String(step.split(separator: " ")[0].drop { $0 == "-" })
            if ["oem", "set_active", "reboot"].contains(name) || pseudoPartitions.contains(name) { continue }
            for copy in name.hasSuffix("_ab") ? [partitionBase(name) + "_a", partitionBase(name) + "_b"] : [name] {
                sizes[copy] = .some(1 << 33)
            }
        }
        return Samples.phone {
            $0.product = generation.product
            $0.partitions = Samples.partitions(sizes)
            if generation.slots { $0.slots = SlotFacts(current: "b", count: 2, named: ["a", "b"]) }
        }
    }

    @Test(arguments: generations, FlashMode.allCases)
    func `no stock script is refused, and none asks without need`(_ generation: Generation, _ mode: FlashMode) throws {
        let steps = generation.steps.split(separator: "|")
        let files = steps.filter { !$0.hasPrefix("set_active") && !$0.hasPrefix("oem") }.compactMap {
            $0.split(separator: " ").dropFirst().first.map(String.init)
        }
        let modes = try FlashMode.allCases.map { mode in
            try Samples.mode(
                Samples.product("^product: *\(generation.product)$")
                    + steps.compactMap { line($0, mode) }.joined(separator: "\n") + "\n", as: mode)
        }
        let images = Set(files + generation.unused).sorted().map { Samples.image($0) }
        let found = try Samples.findings(
            nil, Samples.package(modes, products: [generation.product], images: images), mode: mode,
            phone: phone(generation))
        let asks: [FlashMode: [GateID]] = [
            .clean: [.accountBinding, .dataLoss], .keepData: [.accountBinding, .keepData],
            .cleanLock: [.accountBinding, .dataLoss, .relock],
        ]
        #expect(found.filter { $0.severity == .refuse } == [])
        #expect(found.filter { $0.severity == .confirm }.map(\.gate) == asks[mode])
        #expect(
            found.filter { $0.severity == .note }.map(\.gate)
                == (mode == .keepData ? [.bootChain] : [.googleFRP, .bootChain]))
    }
}
