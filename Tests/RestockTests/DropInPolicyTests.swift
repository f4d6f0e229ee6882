import RestockKit
import Testing

@testable import restock

@Suite("What the drop-in refuses") struct DropInPolicyTests {
    private func refusal(_ text: String, accept: String = "") throws -> String? {
        guard case .phone(let line, _) = try DropInParser.parse(text.split(separator: " ").map(String.init)) else {
            throw DropInUsage("no phone")
        }
        do throws(DropInError) {
            try DropInPolicy(try accepted(accept)).check(line)
            return nil
        } catch {
            guard case .refused(let sentence, let next) = error else { return "\(error)" }
            return "\(sentence) \(next)"
        }
    }

    private func accepted(_ text: String) throws(DropInError) -> Accepted {
        do throws(Failure) { return try Accepted([text]) } catch { throw .stopped(error.sentence) }
    }

    @Test(
        "whatever was agreed to",
        arguments: [
            "flash persist p.img", "flash frp f.img", "erase frp", "erase modemst1", "format:ext4 persist",
            "flash nvram n",
            "flash PERSIST_a p", "erase boot+frp", "flash:raw frp k", "delete-logical-partition frp", "flashing unlock",
            "flashing unlock_critical", "flashing lock_critical", "oem unlock", "oem ignore_anti", "oem edl",
            "getvar product erase logo flash seccfg s", "flash antirbpass dummy.img", "erase mdm1m9kefs1",
            "flash secdata s", "flash partition gpt_both0.bin", "flash partition:0 g", "flash gpt_both0 g",
            "flash logo l flash PGPT g", "erase sgpt", "flash \u{FF42}oot b", "flash:raw b\u{043E}ot k",
            "oem erase cust",
            "oem  Format-FRP", "oem enter-dload", "oem DLOAD", "oem qdl", "oem erase frp", "erase logo oem Erase boot",
        ])
    func never(text: String) throws {
        for consent in ["", "boot-chain,relock=liuqin,data-loss,identity-partition"] {
            let words = try #require(try refusal(text, accept: consent), "\(text)")
            #expect(words.contains("There is no flag for it"), "\(words)")
        }
    }

    @Test(
        "without consent",
        arguments: [
            ("flash xbl_ab x.elf", "boot-chain"), ("flash abl_a a", "boot-chain"), ("erase preloader", "boot-chain"),
            ("flash xblbak x", "boot-chain"), ("flash tz+hyp t", "boot-chain"), ("erase boot_ab", "boot-chain"),
            ("erase boot", "boot-chain"), ("erase boot_a flash dtbo d", "boot-chain"),
            ("flashing lock", "relock=liuqin"),
            ("oem lock", "relock=liuqin"),
            ("erase boot_a flash boot_b b", "boot-chain"), ("erase boot_a flash boot b", "boot-chain"),
            ("erase boot_ab flash boot_a b", "boot-chain"), ("erase boot flash boot_b b", "boot-chain"),
            ("erase boot set_active b flash boot b", "boot-chain"), ("flash boot b erase boot", "boot-chain"),
            ("erase BOOT_A flash boot_b b", "boot-chain"),
        ])
    func consent(text: String, flag: String) throws {
        let words = try #require(try refusal(text))
        #expect(words.contains("restock flash"))
        #expect(words.contains("RESTOCK_ACCEPT=\(flag.prefix { $0 != "=" })"))
        #expect(try refusal(text, accept: flag) == nil)
        #expect(try refusal(text, accept: "data-loss") != nil)
    }

    @Test(
        "what nobody knows, by its name",
        arguments: [
            ("erase mystery", "unknown-partition=mystery"), ("flash mystery x.img", "unknown-partition=mystery"),
            ("erase mystery_ab", "unknown-partition=mystery"),
            ("flash logo l erase MYSTERY", "unknown-partition=mystery"),
            ("flash:raw mystery kernel", "unknown-partition=mystery"), ("oem frob", "oem-command=frob"),
            ("oem FROB nicate", "oem-command=frob"), ("oem device-info now", "oem-command=device-info"),
        ])
    func unknown(text: String, flag: String) throws {
        let words = try #require(try refusal(text))
        #expect(words.contains("--restock-accept \(flag)"), "\(words)")
        #expect(words.contains("RESTOCK_ACCEPT=\(flag)"), "\(words)")
        #expect(try refusal(text, accept: flag) == nil)
        #expect(try refusal(text, accept: flag + "+more") == nil)
        #expect(try refusal(text, accept: String(flag.prefix { $0 != "=" })) != nil)
        #expect(try refusal(text, accept: flag + "x") != nil)
    }

    @Test("a lock is agreed to by name") func bareRelock() throws {
        #expect(try refusal("oem lock", accept: "relock") != nil)
    }

    @Test(
        "nothing else",
        arguments: [
            "flash boot b.img", "erase boot flash boot b.img", "erase boot_a flash boot_a b.img", "erase userdata",
            "-w",
            "flash misc m", "flash storsec s", "flash vbmeta v", "flash super s", "oem device-info", "oem cdms",
            "flashing get_unlock_ability", "flash crclist c", "reboot", "getvar frp", "flash recovery_ab r",
            "resize-logical-partition system_a 0", "create-logical-partition extra_a 4096",
            "delete-logical-partition extra_a", "flash mystery out/mystery.img", "flash mystery_a mystery.mbn",
            "erase secdata", "erase DDR", "erase boot_a flash boot_ab b", "erase boot_ab flash boot_a b flash boot_b b",
            "erase boot flash boot_ab b", "erase boot_a set_active b flash boot_a b", "flash mdtp_a m", "oem lks",
            "flash vendor_boot:default r", "erase BOOT_A flash boot_a b",
        ])
    func allowed(text: String) throws {
        #expect(try refusal(text) == nil)
    }
}
