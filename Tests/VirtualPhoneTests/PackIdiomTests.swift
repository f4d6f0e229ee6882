import Foundation
import Testing
import VirtualPhone

/// Forms that stock scripts of some generations have and the five samples have not, run by a real shell.
extension PackScriptTests {
    @Test("the script's folder is in a variable, and a handler of one line ends it", arguments: ["bash", "dash"])
    func scriptPath(shell: String) throws {
        let shop = try Workshop()
        let made = try shop.make("chopin_mitee") { $0.form = .folder }
        let sh = try shop.text("\(made.path)/flash_all.sh")
        #expect(sh.hasPrefix("SCRIPT_PATH=$(dirname $0)\n"))
        #expect(sh.contains("\nhandle_error(){ echo $@; exit 2; }\n"))
        #expect(
            sh.contains(
                "\nfastboot $* flash boot_ab ${SCRIPT_PATH}/images/boot.img || handle_error flash boot_ab error\n"))
        let all = expected(made, .clean, answers(made))
        let run = try run(made, .clean, shell: shell, answers: answers(made), fails: "flash mitee_ab*")
        #expect(run.status == 2)
        #expect(run.sent.last == "flash mitee_ab mitee.img")
        #expect(run.sent == Array(all.prefix(run.sent.count)))
        #expect(run.output.contains("flash mitee_ab error"))
    }

    @Test("the .bat of the same package leaves through a label") func label() throws {
        let shop = try Workshop()
        let made = try shop.make("chopin_mitee") { $0.form = .folder }
        let bat = try shop.text("\(made.path)/flash_all.bat")
        #expect(
            bat.contains(
                "fastboot %* flash boot_ab \"%~dp0images\\boot.img\"  || @echo \"Flash boot_ab error\" && goto error\r\n"
            ))
        #expect(bat.hasSuffix("\r\n:error\r\npause\r\nexit /B 1\r\n"))
    }

    @Test(
        "an image that may be there is flashed, and its partition erased where it is not", arguments: ["bash", "dash"])
    func ifPresent(shell: String) throws {
        let shop = try Workshop()
        let made = try shop.make("umi") { $0.form = .folder }
        let with = try run(made, .clean, shell: shell, answers: answers(made))
        #expect(with.status == 0)
        #expect(with.sent.contains("flash exaid exaid.img"))
        #expect(!with.sent.contains("erase exaid"))
        try FileManager.default.removeItem(atPath: "\(made.path)/images/exaid.img")
        let without = try run(made, .clean, shell: shell, answers: answers(made))
        #expect(without.status == 0)
        #expect(without.sent == with.sent.map { $0.hasPrefix("flash exaid") ? "erase exaid" : $0 })
        let bat = try shop.text("\(made.path)/flash_all.bat")
        #expect(bat.contains("\r\nif exist %~dp0images\\exaid.img (\r\n"))
    }

    @Test("two boards are in one package") func twoBoards() throws {
        let recipe = try PackageRecipe.named("umi")
        let flashed = Set(recipe.activeSteps(.clean).compactMap(\.partition))
        #expect(
            flashed.isSuperset(of: [
                "xbl_4", "xbl_config_4", "xbl_5", "xbl_config_5", "xblbak", "xbl_configbak", "ablbak", "tzbak",
                "hypbak",
            ]))
    }

    @Test(
        "data are kept under no older security patch; a phone that does not say its own passes",
        arguments: [("2026-02-01", 0), ("2025-12-01", 0), ("2026-02-02", 1), ("2026-03-01", 1), (nil, 0)]
            as [(String?, Int32)])
    func securityPatch(_ level: String?, _ status: Int32) throws {
        let shop = try Workshop()
        let made = try shop.make("piano") { $0.form = .folder }
        #expect(try shop.text("\(made.path)/images/platform_security_patch.txt") == "2026-02-01\n")
        var answers = answers(made)
        answers["security-patch-level"] = level
        let keep = try run(made, .keepData, answers: answers)
        #expect(keep.status == status, "\(keep.output)")
        #expect(keep.sent.isEmpty == (status == 1))
        // A clean flash has no data to keep, and does not ask.
        let clean = try run(made, .clean, answers: answers)
        #expect(clean.status == 0)
        #expect(!clean.asked.contains { $0.contains("security-patch-level") })
    }

    @Test("a chip is checked in place of the model, and another model with it is refused", arguments: ["bash", "dash"])
    func chip(shell: String) throws {
        let shop = try Workshop()
        let made = try shop.make("hydrogen") { $0.form = .folder }
        #expect(try shop.text("\(made.path)/misc.txt").hasPrefix("device=hydrogen\n"))
        func status(_ more: [String: String]) throws -> Int32 {
            try run(made, .clean, shell: shell, answers: answers(made).merging(more) { $1 }).status
        }
        #expect(try status([:]) == 0)
        #expect(try status(["soc-id": "266"]) == 0)
        #expect(try status(["soc-id": "278"]) == 1)
        #expect(try status(["product": "hydrogen"]) == 1)
    }

    @Test("SM8850 is started by more than xbl and abl") func bootChain() throws {
        let steps = try PackageRecipe.named("popsicle").activeSteps(.clean)
        #expect(steps.contains { $0.words == ["flash", "xbl_ab", "xbl_sc.elf"] })
        let flashed = Set(steps.compactMap(\.partition))
        #expect(
            flashed.isSuperset(of: [
                "hyp_ab", "uefi_ab", "tme_fw_ab", "tme_config_ab", "tme_seq_patch_ab", "xbl_config_ab",
                "xbl_ac_config_ab",
                "tz_ac_config_ab", "hyp_ac_config_ab", "tz_qti_config_ab", "cpucp_dtb_ab", "soccp_ab", "soccp_debug_ab",
                "soccp_dcd_ab", "pdp_ab", "pdp_cdb_ab", "dcp_ab", "spuservice_ab", "secretkeeper_ab", "pvmfw_ab",
                "init_boot_ab", "idmanager_ab", "qtvm_dtbo_ab", "modemfirmware_ab", "countrycode", "ddr",
            ]))
    }
}
