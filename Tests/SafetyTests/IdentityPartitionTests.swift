import Plan
import Safety
import StockPackage
import Testing

struct IdentityPartitionTests {
    private func findings(_ lines: String) throws -> [Finding] {
        try Samples.findings(.identityPartition, Samples.package([try Samples.mode(Samples.liuqin + lines)]))
    }

    /// The reader of scripts refuses `antirbpass` before any gate does.
    @Test(arguments: ForbiddenTests.identity.filter { $0 != "antirbpass" })
    func `no row of the policy is written or erased under any spelling`(_ name: String) throws {
        let upper = name.uppercased()
        for spelling in [
            name, name + "_a", name + "_b", name + "_ab", upper, upper + "_AB", "boot+\(name)", "\(name)_a+boot",
        ] {
            for line in [Samples.flash(spelling), "fastboot $* erase \(spelling)\n"] {
                let found = try findings(line)
                #expect(found.map(\.severity) == [.refuse], "\(line)")
                #expect(found.first?.sentence.lowercased().contains(name) == true)
                #expect(found.first?.evidence.contains("flash_all.sh line 3") == true)
            }
        }
    }

    @Test(arguments: ["antirbpass", "antirbpass_a", "ANTIRBPASS", "boot+antirbpass"])
    func `the partition that switches anti-rollback off is refused also by the gate`(_ name: String) {
        let action = Step.Action.flash(partition: name, image: "images/x.img", bytes: 1, expandedBytes: 1)
        let plan = FlashPlan(
            mode: .clean, package: "x", codename: "x", steps: [Step(action: action, source: "flash_all.sh line 1")])
        let found = Gate.findings(on: GateInput(plan: plan, phone: nil, package: Samples.package([]))).filter {
            $0.gate == .identityPartition
        }
        #expect(found.map(\.severity) == [.refuse])
        found.forEach(Samples.expectSpoken)
    }

    @Test(arguments: [
        "persist", "frp", "modemst1", "modemst2", "fsg", "fsc", "efs", "nvram", "nvdata", "nvcfg", "protect1",
        "protect2", "protect_f",
        "protect_s", "proinfo", "seccfg", "devinfo", "keystore", "otp", "antirbpass",
    ])
    func `the policy holds what owners have lost phones over`(_ name: String) {
        let entry = IdentityPartitions.entry(for: name)
        #expect(entry?.name == name)
        #expect(entry?.holds.isEmpty == false && entry?.source.isEmpty == false)
    }

    @Test func `the policy has each name once, in the form that it is compared in`() {
        let names = IdentityPartitions.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0 == $0.lowercased() && partitionBase($0) == $0 })
    }

    /// Names that stock scripts do write or erase, as they spell them.
    @Test(arguments: [
        "misc", "storsec", "countrycode", "keymaster_ab", "keymaster_a", "DDR", "expdb", "imagefv_ab",
        "metadata", "opcust",
        "opconfig", "splash", "logo", "logo_ab", "cust", "rescue", "userdata", "boot", "boot_ab", "boot_a", "boot_b",
        "boot+boot1",
        "system+system1", "modem+modem1", "modem_ab", "modem_a", "dtbo_ab", "vbmeta_ab", "vbmeta_system_ab",
        "vbmeta_vendor_ab", "super",
        "recovery", "recovery_ab", "init_boot_ab", "vendor_boot_ab", "vm-bootsys_ab", "xbl", "xblbak", "xbl_ab",
        "xbl_config_ab", "abl",
        "ablbak", "abl_ab", "tz_ab", "hyp", "rpm", "pmic", "devcfg_ab", "cmnlib", "cmnlib64", "keymaster",
        "bluetooth_ab", "dsp_ab", "logfs",
        "cache", "exaid", "oem_misc1", "preloader", "preloader_ab", "lk", "lk2", "lk_ab", "tee1", "tee2", "tee_ab",
        "scp1", "scp2", "spmfw",
        "md1img", "md1img_ab", "system_a", "system_b", "vendor_a", "qupv3fw_ab", "aop_ab", "featenabler_ab", "uefi_ab",
        "cpucp_ab", "shrm_ab",
        "crclist", "sparsecrclist", "dummy", "gsort",
    ])
    func `what stock scripts write is not refused`(_ name: String) throws {
        #expect(IdentityPartitions.entry(for: name) == nil)
        #expect(try findings(Samples.flash(name)).isEmpty)
        #expect(try findings("fastboot $* erase \(name)\n").isEmpty)
    }

    @Test func `a step that the phone leaves out is refused all the same`() throws {
        let guarded = """
            fastboot $* getvar partition-type:frp 2>&1 | grep "^partition-type:frp: raw"
            if [ $? -eq 0 ] ; then
            fastboot $* erase frp
            fi

            """
        #expect(try findings(guarded + Samples.flash("boot")).map(\.severity) == [.refuse])
    }

    @Test func `every line that touches one is named`() throws {
        let found = try findings(Samples.flash("persist") + Samples.flash("boot") + "fastboot $* erase frp\n")
        #expect(found.map { String($0.evidence.prefix(19)) } == ["flash_all.sh line 3", "flash_all.sh line 5"])
    }

    /// Names of facts about phones: of outer modems, second copies, and what newer chips call theirs.
    @Test(arguments: [
        "mdm1m9kefs1", "mdm1m9kefsc", "m9kefs2", "MODEMST1_a", "modemst3", "fsg_bak", "fsgbak", "vm-persist",
        "persistbak",
        "persist_a", "nvcfg", "nvcust", "keystorebak", "frp_a", "devinfobak", "seccfgbak", "spunvm", "ssd", "efuse",
        "cdt",
        "dip", "uefivarstore", "kb", "mdm_efs_backup",
    ])
    func `a family, or a second copy, is refused as the one name is`(_ name: String) throws {
        for use in [IdentityPartitions.Use.flash, .erase] {
            #expect(IdentityPartitions.entry(for: name, use: use, product: "sagit") != nil, "\(name)")
        }
        #expect(try findings("fastboot $* erase \(name)\n").map(\.severity) == [.refuse])
    }

    @Test func `no family takes in a name that stock scripts write`() {
        let stock = Set(KnownPartitions.all).subtracting(["sec", "secdata", "mdtp"])
        #expect(stock.count > 100)
        for name in stock {
            for spelling in [name, name.uppercased(), name + "_a", name + "_ab", name + "bak"] {
                #expect(IdentityPartitions.entry(for: spelling) == nil, "\(spelling)")
            }
        }
    }

    /// A name, what is done, the phone, and whether it is what its stock script does.
    @Test(
        arguments: [
            ("sec", .erase, "sagit", true), ("sec", .flash, "sagit", false), ("sec", .erase, "liuqin", false),
            ("SEC", .erase, "liuqin", false), ("secdata", .erase, "liuqin", true), ("secdata", .flash, "liuqin", false),
            ("mdtp_a", .flash, "daisy", true), ("mdtp_a", .erase, "daisy", false), ("mdtpsecapp", .flash, "mido", true),
            ("sec1", .erase, "chopin", true), ("section", .flash, "liuqin", true),
        ] as [(String, IdentityPartitions.Use, String, Bool)])
    func `what one stock script does is let through, and nothing more`(
        _ name: String, _ use: IdentityPartitions.Use, _ product: String, _ isStock: Bool
    ) {
        #expect((IdentityPartitions.entry(for: name, use: use, product: product) == nil) == isStock)
        let wire = "\(use.rawValue):\(name)"
        #expect((ForbiddenCommand(wire: wire, product: product) == nil) == isStock)
    }
}
