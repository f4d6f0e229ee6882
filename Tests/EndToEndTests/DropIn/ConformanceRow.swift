import Testing

/// One row of the table in Documentation/fastboot.md, and how it is tried on both programs.
struct ConformanceRow: CustomTestStringConvertible, Sendable {
    enum Standing: String, Sendable {
        /// The phone hears the same, the exit status is the same, the output has the same shape.
        case same
        /// As the original, and better where the note says so.
        case better
        /// Of newer originals than the one that it is compared with.
        case newer
        /// Not done by policy.
        case refused
        /// What it was for is gone.
        case notApplicable = "not applicable"
    }

    /// What may differ in a row that is `better`.
    enum Aspect: Sendable { case status, wire, output }

    /// As it stands in the table.
    let what: String
    let standing: Standing
    let note: String
    /// The command line; `@` begins the name of a sample file.
    let words: String
    /// The folder of samples that `flashall` takes.
    var build = "all"
    var differs: Set<Aspect> = []
    /// Options of the virtual phone.
    var phone: [String] = []
    /// How the phone is reached.
    var link = "--tcp"
    /// The commands that the phone must hear, getvar and download left out; for rows without an original to compare with.
    var wire: [String]?
    var status: Int32?

    var testDescription: String { what }

    /// What a row "with consent" is given in `RESTOCK_ACCEPT`.
    static let consents = "boot-chain,unknown-partition=nosuch,oem-command=frob"

    /// The row in the table of Documentation/fastboot.md.
    var line: String { "| `\(what.replacing("|", with: "\\|"))` | \(standing.rawValue) | \(note) |" }
}

extension ConformanceRow {
    private static let fastbootd = ["--mode", "fastbootd"]

    /// Every command and option of AOSP's `fastboot`.
    static let all: [ConformanceRow] = [commands, userspace, options].flatMap { $0 }

    private static let commands: [ConformanceRow] = [
        ConformanceRow(
            what: "getvar NAME", standing: .same, note: "exit status 0 also where the phone does not know it",
            words: "getvar product"),
        ConformanceRow(what: "getvar NAME (unknown)", standing: .same, note: "", words: "getvar nosuch"),
        ConformanceRow(what: "getvar all", standing: .same, note: "", words: "getvar all"),
        ConformanceRow(what: "flash PARTITION FILE", standing: .same, note: "", words: "flash logo @raw.img"),
        ConformanceRow(what: "flash PARTITION FILE (slots)", standing: .same, note: "", words: "flash dtbo @raw.img"),
        ConformanceRow(
            what: "flash PARTITION FILE (sparse)", standing: .same, note: "", words: "flash logo @sparse.img"),
        ConformanceRow(
            what: "flash PARTITION FILE (sparse, above the limit)", standing: .same,
            note: "the same parts as libsparse makes",
            words: "flash logo @holes.img", phone: ["--max-download", "150000"]),
        ConformanceRow(
            what: "flash PARTITION FILE (raw, above the limit)", standing: .better,
            note: "no \"header magic\" line", words: "flash logo @raw.img", differs: [.output],
            phone: ["--max-download", "65536"]),
        ConformanceRow(
            what: "flash PARTITION FILE (raw with zeros, above the limit)", standing: .better,
            note: "zeros travel as FILL, as there; holes of the file are not read for it",
            words: "flash logo @holes.raw", differs: [.output], phone: ["--max-download", "300000"]),
        ConformanceRow(
            what: "flash PARTITION FILE (no such partition)", standing: .same, note: "", words: "flash exaid @raw.img"),
        ConformanceRow(
            what: "flash PARTITION FILE (unknown partition)", standing: .refused,
            note:
                "without the consent `unknown-partition=NAME`; [the known names](../Firmware/policy/known-partitions.json)",
            words: "flash nosuch @raw.img"),
        ConformanceRow(
            what: "flash PARTITION FILE (unknown, with consent)", standing: .same,
            note: "`--restock-accept unknown-partition=NAME`", words: "flash nosuch @raw.img"),
        ConformanceRow(
            what: "flash partition FILE", standing: .refused, note: "a partition table, under any of its names",
            words: "flash partition @raw.img"),
        ConformanceRow(
            what: "flash PARTITION FILE (no such file)", standing: .better,
            note: "the file is looked at before the phone is asked",
            words: "flash logo @none.img"),
        ConformanceRow(
            what: "flash PARTITION FILE (empty file)", standing: .better, note: "refused before anything is sent",
            words: "flash logo @empty.img", differs: [.output, .wire]),
        ConformanceRow(
            what: "flash PARTITION", standing: .same, note: "from `$ANDROID_PRODUCT_OUT`", words: "flash recovery"),
        ConformanceRow(
            what: "flash PARTITION (identity partition)", standing: .refused,
            note: "[the list](../Firmware/policy/identity-partitions.json)",
            words: "flash persist @raw.img"),
        ConformanceRow(
            what: "flash PARTITION (boot chain)", standing: .refused,
            note: "without the consent `boot-chain`; see above", words: "flash xbl_ab @raw.img"),
        ConformanceRow(
            what: "flash PARTITION (boot chain, with consent)", standing: .better,
            note:
                "`--restock-accept boot-chain`, `RESTOCK_ACCEPT`; refused while a system update is being merged, after one more question",
            words: "flash xbl_ab @raw.img"),
        ConformanceRow(
            what: "flash vendor_boot:RAMDISK FILE", standing: .newer,
            note: "`--dtb` with it; only builds for developers let the partition be read",
            words: "flash vendor_boot:default @raw.img", phone: fastbootd, wire: [], status: 1),
        ConformanceRow(
            what: "flash:raw PARTITION KERNEL", standing: .same, note: "", words: "flash:raw recovery @kernel"),
        ConformanceRow(what: "boot FILE", standing: .same, note: "", words: "boot @boot.img"),
        ConformanceRow(
            what: "boot KERNEL RAMDISK SECOND", standing: .same, note: "", words: "boot @kernel @raw.img @second"),
        ConformanceRow(what: "erase PARTITION", standing: .same, note: "", words: "erase logo"),
        ConformanceRow(
            what: "erase PARTITION (userdata)", standing: .better,
            note: "refused while a system update is being merged, after one more question", words: "erase userdata"),
        ConformanceRow(what: "erase PARTITION (identity partition)", standing: .refused, note: "", words: "erase frp"),
        ConformanceRow(
            what: "erase boot", standing: .refused,
            note: "without the consent `boot-chain`, unless the same line flashes it again",
            words: "erase boot_ab"),
        ConformanceRow(
            what: "erase boot flash boot FILE", standing: .better,
            note: "refused while a system update is being merged, after one more question",
            words: "erase boot_a flash boot_a @raw.img"),
        ConformanceRow(
            what: "format[:TYPE[:SIZE]] PARTITION", standing: .refused,
            note: "no computer knows how the phone's own Android makes its file systems; erase, and Android makes one",
            words: "format userdata"),
        ConformanceRow(what: "set_active SLOT", standing: .same, note: "", words: "set_active b"),
        ConformanceRow(what: "set_active SLOT (other)", standing: .same, note: "", words: "set_active other"),
        ConformanceRow(what: "set_active SLOT (none such)", standing: .same, note: "", words: "set_active q"),
        ConformanceRow(
            what: "reboot", standing: .same, note: "waits until the phone has left, 3 s at most", words: "reboot"),
        ConformanceRow(what: "reboot bootloader", standing: .same, note: "", words: "reboot bootloader"),
        ConformanceRow(what: "reboot recovery", standing: .same, note: "", words: "reboot recovery"),
        ConformanceRow(
            what: "reboot fastboot", standing: .same, note: "the same phone, not any", words: "reboot fastboot"),
        ConformanceRow(what: "reboot-bootloader", standing: .same, note: "", words: "reboot-bootloader"),
        ConformanceRow(what: "reboot-recovery", standing: .same, note: "", words: "reboot-recovery"),
        ConformanceRow(what: "reboot-fastboot", standing: .same, note: "", words: "reboot-fastboot"),
        ConformanceRow(
            what: "reboot edl", standing: .same, note: "no target of the original's either", words: "reboot edl"),
        ConformanceRow(what: "continue", standing: .same, note: "", words: "continue"),
        ConformanceRow(what: "oem WORDS", standing: .same, note: "", words: "oem device-info"),
        ConformanceRow(
            what: "oem WORDS (unknown)", standing: .refused,
            note: "without the consent `oem-command=WORD`; [the known words](../Firmware/policy/oem-commands.json)",
            words: "oem frob nicate"),
        ConformanceRow(
            what: "oem WORDS (unknown, with consent)", standing: .same, note: "`--restock-accept oem-command=WORD`",
            words: "oem frob nicate"),
        ConformanceRow(
            what: "oem lock", standing: .refused, note: "without the consent `relock=PRODUCT`", words: "oem lock"),
        ConformanceRow(
            what: "oem unlock, edl, ignore_anti, erase", standing: .refused, note: "", words: "oem ignore_anti"),
        ConformanceRow(
            what: "flashing lock", standing: .refused, note: "without the consent `relock=PRODUCT`",
            words: "flashing lock"),
        ConformanceRow(
            what: "flashing unlock", standing: .refused, note: "Xiaomi's own program is the only way",
            words: "flashing unlock"),
        ConformanceRow(
            what: "flashing unlock_critical, lock_critical", standing: .refused, note: "",
            words: "flashing unlock_critical"),
        ConformanceRow(
            what: "flashing get_unlock_ability", standing: .same, note: "", words: "flashing get_unlock_ability"),
        ConformanceRow(what: "stage FILE", standing: .same, note: "", words: "stage @raw.img"),
        ConformanceRow(
            what: "get_staged FILE", standing: .better,
            note: "a FILE that exists stays as it is until all of the new one is there", words: "get_staged @out",
            differs: [.output]),
        ConformanceRow(what: "signature FILE", standing: .same, note: "", words: "signature @raw.img"),
        ConformanceRow(
            what: "fetch PARTITION FILE", standing: .newer,
            note: "a FILE that exists stays as it is until all of the new one is there",
            words: "fetch vendor_boot_a @out", wire: [],
            status: 1),
        ConformanceRow(
            what: "flashall", standing: .better,
            note: "everything is read and judged before the phone is changed; `fastboot-info.txt` of newer originals",
            words: "flashall",
            differs: [.output]),
        ConformanceRow(
            what: "update ZIP", standing: .better,
            note: "nothing is extracted to disk; every image is read once before the phone is changed",
            words: "update @update.zip", differs: [.output]),
        ConformanceRow(
            what: "devices, devices -l", standing: .same, note: "`fastboot` or `fastbootd` stands for the interface",
            words: "devices"),
        ConformanceRow(what: "help", standing: .newer, note: "", words: "help", wire: [], status: 0),
        ConformanceRow(
            what: "connect ADDRESS, disconnect [ADDRESS]", standing: .newer,
            note: "kept in `~/.fastboot/devices`; options may stand before them", words: "connect usb:1-1", wire: [],
            status: 1),
    ]

    private static let userspace: [ConformanceRow] = [
        ConformanceRow(
            what: "flash PARTITION FILE (logical)", standing: .same, note: "", words: "flash system @raw.img",
            phone: fastbootd),
        ConformanceRow(
            what: "create-logical-partition NAME SIZE", standing: .same, note: "",
            words: "create-logical-partition extra_a 4096", phone: fastbootd),
        ConformanceRow(
            what: "create-logical-partition NAME 0xSIZE", standing: .better, note: "sent as a decimal number",
            words: "create-logical-partition extra_a 0x1000", differs: [.wire], phone: fastbootd),
        ConformanceRow(
            what: "resize-logical-partition NAME 0xSIZE", standing: .better, note: "sent as a decimal number",
            words: "resize-logical-partition system_a 0x2000", differs: [.wire], phone: fastbootd),
        ConformanceRow(
            what: "resize-logical-partition NAME SIZE", standing: .same, note: "",
            words: "resize-logical-partition system_a 8192", phone: fastbootd),
        ConformanceRow(
            what: "delete-logical-partition NAME", standing: .same, note: "",
            words: "delete-logical-partition product_a", phone: fastbootd),
        ConformanceRow(
            what: "snapshot-update cancel", standing: .better,
            note: "refused while a system update is being merged, after one more question",
            words: "snapshot-update cancel", phone: fastbootd
        ),
        ConformanceRow(
            what: "snapshot-update merge", standing: .same, note: "", words: "snapshot-update merge", phone: fastbootd),
        ConformanceRow(what: "gsi wipe, gsi disable", standing: .same, note: "", words: "gsi wipe", phone: fastbootd),
        ConformanceRow(
            what: "gsi status", standing: .newer, note: "", words: "gsi status", phone: fastbootd, wire: ["gsi:status"],
            status: 1),
        ConformanceRow(
            what: "wipe-super [SUPER_EMPTY]", standing: .better,
            note:
                "refused while a system update is being merged, after one more question; not for phones that keep their system on several partitions",
            words: "wipe-super @all/super_empty.img"),
        ConformanceRow(
            what: "wipe-super SUPER_EMPTY (of another partition)", standing: .better,
            note: "`oem allow-flash-super` first, as there", words: "wipe-super @other_empty.img"),
        ConformanceRow(
            what: "wipe-super (no such file)", standing: .better, note: "the cause is named",
            words: "wipe-super @none.img", differs: [.output]),
    ]

    private static let options: [ConformanceRow] = [
        ConformanceRow(
            what: "-w", standing: .better,
            note:
                "erases userdata, cache and metadata, and leaves their file systems to Android; the original fails behind the first erase where make_f2fs is not installed",
            words: "-w", differs: [.status, .wire, .output]),
        ConformanceRow(
            what: "-s SERIAL, tcp:HOST[:PORT]", standing: .better,
            note:
                "several phones and none named: refused with a list; the waiting says what is seen, and ends after `--restock-wait` or `RESTOCK_WAIT` seconds (600)",
            words: "getvar serialno"),
        ConformanceRow(
            what: "-s udp:HOST[:PORT]", standing: .same,
            note:
                "tried with a relay that loses, doubles and reorders, and with a device that takes what the protocol allows alone",
            words: "getvar product", link: "--udp"),
        ConformanceRow(
            what: "-S SIZE[K|M|G]", standing: .better, note: "never above what the phone takes",
            words: "-S 150000 flash logo @holes.img"),
        ConformanceRow(what: "--slot SLOT", standing: .same, note: "", words: "--slot b flash dtbo @raw.img"),
        ConformanceRow(what: "--slot all", standing: .same, note: "", words: "--slot all flash dtbo @raw.img"),
        ConformanceRow(what: "--slot other", standing: .same, note: "", words: "--slot=other erase dtbo"),
        ConformanceRow(what: "--slot (none such)", standing: .same, note: "", words: "--slot q erase dtbo"),
        ConformanceRow(what: "-a, --set-active[=SLOT]", standing: .same, note: "", words: "--set-active=b erase logo"),
        ConformanceRow(what: "-a without a slot", standing: .same, note: "", words: "-a"),
        ConformanceRow(what: "--skip-reboot", standing: .same, note: "", words: "--skip-reboot reboot"),
        ConformanceRow(
            what: "--skip-secondary", standing: .better, note: "as `flashall`", words: "--skip-secondary flashall",
            differs: [.output]),
        ConformanceRow(
            what: "--force", standing: .same, note: "never passes over a refusal", words: "--force erase logo"),
        ConformanceRow(
            what: "--force flashall (of another board)", standing: .same,
            note: "stops all the same; newer originals pass over it", words: "--force flashall", build: "board",
            differs: [.output]),
        ConformanceRow(
            what: "--force flashall (another line of android-info.txt not met)", standing: .newer,
            note: "passes over it, as newer originals do", words: "--force flashall", build: "version",
            wire: [
                "set_active:a", "flash:boot_a", "flash:recovery_a", "flash:vbmeta_a", "reboot-fastboot",
                "update-super:super", "resize-logical-partition:system_a:0", "resize-logical-partition:system_b:0",
                "resize-logical-partition:vendor_a:0", "resize-logical-partition:vendor_b:0",
                "resize-logical-partition:system_a:204800", "flash:system_a",
                "resize-logical-partition:vendor_a:102400",
                "flash:vendor_a", "reboot",
            ], status: 0),
        ConformanceRow(
            what: "--disable-verity", standing: .same, note: "on this request alone",
            words: "--disable-verity flash vbmeta @vbmeta.img"),
        ConformanceRow(
            what: "--disable-verification", standing: .same, note: "on this request alone",
            words: "--disable-verification --disable-verity flash vbmeta @vbmeta.img"),
        ConformanceRow(
            what: "--disable-fastboot-info, --exclude-dynamic-partitions", standing: .newer, note: "",
            words: "--disable-fastboot-info erase logo", wire: ["erase:logo"], status: 0),
        ConformanceRow(
            what: "--disable-super-optimization", standing: .newer,
            note:
                "without it super is made on this computer under AOSP's conditions, and written before a wipe, not behind it",
            words: "--disable-super-optimization erase logo",
            wire: ["erase:logo"], status: 0),
        ConformanceRow(
            what: "--fs-options", standing: .newer, note: "no effect, as no file system is made",
            words: "--fs-options=casefold erase logo", wire: ["erase:logo"], status: 0),
        ConformanceRow(
            what: "--wipe-and-use-fbe", standing: .notApplicable,
            note: "made a file system for a change of encryption; gone from newer originals, too",
            words: "--wipe-and-use-fbe", wire: [], status: 1),
        ConformanceRow(
            what: "--restock-move-footer", standing: .newer,
            note:
                "newer originals move the footer of Android Verified Boot to the partition's end unasked; here on request alone",
            words: "--restock-move-footer flash dtbo @footer.img", wire: ["flash:dtbo_a"], status: 0),
        ConformanceRow(
            what: "--base, --kernel-offset, --ramdisk-offset, --tags-offset, --page-size", standing: .same, note: "",
            words:
                "--base 0x80000000 --kernel-offset 0x10000 --ramdisk-offset 0x2000000 --tags-offset 0x200 --page-size 4096 boot @kernel @raw.img"
        ),
        ConformanceRow(what: "--cmdline", standing: .same, note: "", words: "--cmdline console=ttyS0 boot @kernel"),
        ConformanceRow(
            what: "--cmdline (of a boot image)", standing: .same, note: "",
            words: "--cmdline console=ttyS0 boot @boot.img"),
        ConformanceRow(
            what: "--header-version 0", standing: .same, note: "",
            words: "--header-version 0 --os-version 11.0.1 --os-patch-level 2021-03-05 boot @kernel"),
        ConformanceRow(what: "--header-version 1", standing: .same, note: "", words: "--header-version 1 boot @kernel"),
        ConformanceRow(
            what: "--header-version 2, --dtb, --dtb-offset", standing: .same, note: "",
            words: "--header-version 2 --dtb @second --dtb-offset 0x1200000 boot @kernel @raw.img"),
        ConformanceRow(
            what: "--header-version 3, 4", standing: .newer, note: "",
            words: "--header-version 4 boot @kernel @raw.img", wire: ["boot"], status: 1),
        ConformanceRow(
            what: "--os-version, --os-patch-level", standing: .same, note: "",
            words: "--os-version 9 --os-patch-level 2019-12-01 flash:raw recovery @kernel"),
        ConformanceRow(
            what: "-v, --verbose, --unbuffered", standing: .same, note: "no effect",
            words: "-v --unbuffered getvar product"),
        ConformanceRow(
            what: "--version", standing: .better, note: "names restock, with a number that scripts take for a new one",
            words: "--version", differs: [.output]),
        ConformanceRow(what: "-h, --help", standing: .better, note: "", words: "--help", differs: [.output]),
        ConformanceRow(
            what: "several commands in a row", standing: .same, note: "",
            words: "erase logo set_active b getvar product reboot bootloader"),
        ConformanceRow(
            what: "a line that makes no sense", standing: .better, note: "all of it is read before anything is sent",
            words: "getvar product frobnicate", differs: [.wire, .output]),
        ConformanceRow(
            what: "an option that is none", standing: .better, note: "named without the path of the program",
            words: "--frobnicate", differs: [.output]),
        ConformanceRow(what: "no command", standing: .same, note: "", words: ""),
    ]
}
