import Fastboot
import Plan
import Safety
import Testing

@testable import StockPackage

/// What restock never does, whatever it is asked with: hostile script lines through the reader, the planner and the gates, and every
/// command as it would go over the wire.
struct ForbiddenTests {
    /// Those to which no stock script does anything.
    static let identity = IdentityPartitions.all.map(\.name).filter { name in
        [IdentityPartitions.Use.flash, .erase].allSatisfy {
            IdentityPartitions.entry(for: name, use: $0, product: nil) != nil
        }
    }

    /// Spellings of one name that a bootloader might take for it.
    static func spellings(_ name: String) -> [String] {
        let upper = name.uppercased()
        let capital = name.prefix(1).uppercased() + name.dropFirst()
        return [
            name, upper, capital, "\(name)_a", "\(name)_b", "\(name)_ab", "\(upper)_A", "\(name)_a_a", "boot+\(name)",
            "\(name)+boot", "\(name)+\(name)", "boot+\(upper)_B+super",
        ]
    }

    /// Whether a script is stopped: by its reader, or by a gate that has no flag.
    private func isStopped(_ line: String, _ file: String, _ mode: FlashMode = .clean) throws -> Bool {
        let shell = file.hasSuffix(".sh")
        let check =
            shell
            ? Samples.liuqin
            : #"fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *liuqin" || exit /B 1"# + "\n"
        let flash = shell ? Samples.flash("boot") : "fastboot %* flash boot %~dp0images\\x.img || exit /B 1\n"
        let script: FlashScript
        do throws(ScriptError) {
            script = try FlashScript(fileName: file, text: Array((check + flash + line + "\n").utf8))
        } catch {
            return true
        }
        let package = Samples.package([PackageMode(mode: mode, script: script, antiRollback: nil)])
        let phone = Samples.phone { $0.partitions = Samples.partitions(["boot": nil]) }
        return try Samples.findings(nil, package, mode: mode, phone: phone).contains {
            $0.severity == .refuse && [.identityPartition, .relock].contains($0.gate)
        }
    }

    @Test(arguments: identity)
    func `no script touches an identity partition, however it spells it`(_ name: String) throws {
        for spelling in Self.spellings(name) {
            for quoted in [spelling, "\"\(spelling)\"", "'\(spelling)'"] {
                for line in [
                    "fastboot $* flash \(quoted) `dirname $0`/images/x.img || exit 1", "fastboot $* erase \(quoted)",
                    "fastboot $* erase \(quoted) || true", "fastboot -s $1 erase \(quoted)", "fastboot erase \(quoted)",
                ] {
                    #expect(try isStopped(line, "flash_all.sh"), "\(line)")
                }
            }
            for line in [
                "fastboot %* flash \(spelling) %~dp0images\\x.img || exit /B 1", "fastboot %* erase \(spelling)",
                "FASTBOOT %* erase \(spelling)", "fastboot.exe %* erase \"\(spelling)\"",
            ] {
                #expect(try isStopped(line, "flash_all.bat"), "\(line)")
            }
        }
    }

    static let commands = [
        "oem ignore_anti", "oem ignore anti", "oem IGNORE_ANTI", "oem \"ignore_anti\"", "'oem' ignore_anti",
        "flash antirbpass `dirname $0`/images/x.img", "flash ANTIRBPASS_a `dirname $0`/images/x.img",
        "erase antirbpass",
        "oem unlock", "oem UNLOCK", "oem unlock-go", "flashing unlock", "flashing unlock_critical",
        "flashing lock_critical",
        "oem edl", "reboot edl", "reboot-edl", "oem lock now", "OEM lock", "oem erase cust", "oem Erase frp",
        "oem  format-frp", "oem enter-dload", "oem DLOAD", "oem qdl", "flash partition:0 `dirname $0`/images/x.img",
        "flash GPT_both0 `dirname $0`/images/x.img", "erase pgpt", "erase sgpt", "erase \u{FF46}rp",
        "--disable-verity flash vbmeta `dirname $0`/images/x.img",
        "--disable-verification flash vbmeta `dirname $0`/images/x.img",
        "flash --disable-verity vbmeta `dirname $0`/images/x.img",
        "--set-active=a flash boot `dirname $0`/images/x.img", "-w", "-w flash boot `dirname $0`/images/x.img",
        "--force flash boot `dirname $0`/images/x.img", "format persist", "format:ext4 userdata", "format-frp:",
        "wipe-efs:", "snapshot-update cancel", "snapshot-update merge", "wipe-super", "flashall", "update x.zip",
        "boot `dirname $0`/images/x.img", "stage `dirname $0`/images/x.img", "fetch persist x", "continue",
        "flash partition `dirname $0`/images/x.img", "flash boot /etc/passwd", "flash boot ../x.img",
        "erase frp:0", "erase $PART", "erase `cat x`", "erase fr\"\"p", "erase f\\rp", "erase fr*",
        "create-logical-partition x 1",
        "delete-logical-partition system_a", "resize-logical-partition frp 0", "gsi wipe",
    ]

    @Test(arguments: commands)
    func `no script says what restock never says`(_ command: String) throws {
        #expect(try isStopped("fastboot $* \(command) || exit 1", "flash_all.sh"))
        let batch = command.replacing("`dirname $0`/images/x.img", with: "%~dp0images\\x.img")
        #expect(try isStopped("fastboot %* \(batch) || exit /B 1", "flash_all.bat"))
    }

    @Test(arguments: ["oem lock", "flashing lock"], [FlashMode.clean, .keepData])
    func `no script locks in a mode that is not named for it`(_ lock: String, _ mode: FlashMode) throws {
        #expect(try isStopped("fastboot $* \(lock)", "flash_all.sh", mode))
        #expect(try isStopped("fastboot %* \(lock)", "flash_all.bat", mode))
    }

    // MARK: On the wire

    @Test(arguments: identity)
    func `no command for an identity partition is let through`(_ name: String) throws {
        for spelling in Self.spellings(name) {
            for command in [FastbootCommand.flash(spelling), .erase(spelling)] {
                let wire = String(decoding: try command.encode(limit: 256), as: UTF8.self)
                #expect(ForbiddenCommand(wire: wire) != nil, "\(wire)")
            }
            let resize = FastbootCommand.resizeLogical(spelling, size: 0)
            #expect(ForbiddenCommand(wire: String(decoding: try resize.encode(limit: 256), as: UTF8.self)) != nil)
        }
        for text in ["erase: \(name)", "ERASE:\(name)", "erase:boot,\(name)", "flash:\(name):0", "erase:\"\(name)\""] {
            #expect(ForbiddenCommand(wire: text) != nil, "\(text)")
        }
    }

    static let wires: [(String, ForbiddenCommand?)] = [
        ("oem ignore_anti", .antiRollback), ("oem ignore anti", .antiRollback), ("oem  IGNORE_ANTI", .antiRollback),
        ("oem ignore-anti-rollback", .antiRollback), ("flash:antirbpass", .antiRollback),
        ("erase:AntiRBPass_a", .antiRollback), ("oem antirb off", .antiRollback), ("oem unlock", .unlock),
        ("oem unlock 55010203", .unlock), ("oem UNLOCK", .unlock), ("flashing unlock", .unlock),
        ("flashing unlock_critical", .unlock), ("flashing:unlock", .unlock), ("oem lock", .loneLock),
        ("oem LOCK", .loneLock), ("flashing lock", .loneLock), ("flashing lock_critical", .loneLock),
        ("oem relock", .loneLock), ("oem edl", .emergencyMode), ("reboot-edl", .emergencyMode),
        ("reboot:edl", .emergencyMode), ("format-frp:", .recoveryService), ("wipe-efs:", .recoveryService),
        ("FORMAT-FRP:", .recoveryService), ("format-storage:", .recoveryService),
        ("format-data-storage:", .recoveryService), ("wipe-data-storage:", .recoveryService),
        ("format-cache:", .recoveryService),
        ("oem erase boot", .oemWrite), ("oem  ERASE cust", .oemWrite), ("oem format-frp", .oemWrite),
        ("oem flash x", .oemWrite), ("oem wipe-efs", .oemWrite), ("oem dload", .emergencyMode),
        ("oem enter-dload", .emergencyMode), ("oem Enter Dload", .emergencyMode), ("oem QDL", .emergencyMode),
        ("flash:partition", .partitionTable), ("flash:partition:0", .partitionTable), ("erase:GPT", .partitionTable),
        ("flash:gpt_both0", .partitionTable), ("flash:gpt_both5.bin", .partitionTable), ("flash:pgpt", .partitionTable),
        ("flash:sgpt_a", .partitionTable), ("flash:boot+partition", .partitionTable),
        ("erase:bo\u{FF4F}t", .noName("bo\u{FF4F}t")), ("flash:\u{212A}eystore", .noName("\u{212A}eystore")),
        ("flash:a/b", .noName("a/b")), ("oem \u{FF45}dl", .noName("oem \u{FF45}dl")),
        // What stock scripts and recoveries do say.
        ("flash:vendor_boot:default", nil), ("oem frob nicate", nil),
        ("create-logical-partition:extra_a:4096", nil), ("update-super:super:wipe", nil),
        ("getvar:unlocked", nil), ("getvar:partition-size:frp", nil), ("getvar:anti", nil), ("oem cdms", nil),
        ("oem device-info", nil), ("oem lks", nil), ("oem get_token", nil), ("flashing get_unlock_ability", nil),
        ("flash:boot_ab", nil), ("flash:crclist", nil), ("erase:misc", nil), ("erase:secdata", nil), ("erase:DDR", nil),
        ("flash:userdata", nil), ("flash:storsec", nil), ("flash:xbl_config_ab", nil), ("set_active:a", nil),
        ("reboot", nil), ("reboot-bootloader", nil), ("reboot-fastboot", nil), ("download:00001000", nil),
        ("format-data:", nil), ("getversion:", nil), ("sideload-host:1:65536", nil), ("snapshot-update:cancel", nil),
    ]

    @Test(arguments: 0..<wires.count)
    func `the last look at a command`(_ index: Int) {
        let (wire, expected) = Self.wires[index]
        let found = ForbiddenCommand(wire: wire)
        #expect(found == expected, "\(wire)")
        if let found { #expect(found.description.hasSuffix(".")) }
    }

    @Test func `a lock is let through at the end of a flash, and nothing else is`() {
        for wire in ["oem lock", "flashing lock"] { #expect(ForbiddenCommand(wire: wire, endsFlash: true) == nil) }
        for wire in [
            "oem unlock", "flashing lock_critical", "oem lock now", "erase:frp", "oem ignore_anti", "wipe-efs:",
        ] {
            #expect(ForbiddenCommand(wire: wire, endsFlash: true) != nil, "\(wire)")
        }
    }

    /// Partitions that stock scripts write or erase.
    @Test(arguments: [
        "misc", "storsec", "countrycode", "keymaster_ab", "expdb", "DDR", "imagefv_ab", "opcust", "opconfig", "splash",
        "logo", "boot_ab", "super", "userdata", "metadata", "cust",
    ])
    func `stock names are let through`(_ name: String) {
        #expect(ForbiddenCommand(wire: "flash:\(name)") == nil && ForbiddenCommand(wire: "erase:\(name)") == nil)
    }

    /// The encoder knows no option that edits what is sent.
    @Test func `no command carries a flag of vbmeta`() throws {
        let commands: [FastbootCommand] = [.flash("vbmeta_ab"), .download(4096), .erase("vbmeta_ab"), .signature]
        #expect(
            try commands.map { String(decoding: try $0.wire, as: UTF8.self) } == [
                "flash:vbmeta_ab", "download:00001000", "erase:vbmeta_ab", "signature",
            ])
    }
}
