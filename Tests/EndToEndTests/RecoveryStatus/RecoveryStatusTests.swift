import Foundation
import Testing

private let europe = ["--answer", "getdevice=liuqin_eea_global", "--answer", "getversion=V14.0.6.0.TMYEUXM"]

@Suite("Status in a recovery") struct RecoveryStatusTests {
    @Test(
        "everything that Mi Assistant says, whatever its habits",
        arguments: [
            "", "needs-nul", "refuses-nul", "bare-text", "padded-text", "split-text", "waits-okay", "small-maxdata",
            "old-version", "sleeps",
        ])
    func everything(quirk: String) throws {
        let phone = try Phone(
            "liuqin",
            ["--mode", "mi-assistant", "--sleep", "300", "--answer", "getlanguage=pt", "--answer", "getregion=PT"]
                + europe
                + (quirk.isEmpty ? [] : ["--quirk", quirk]))
        let result = try restock("status", "-s", phone.address, "--json").result
        #expect(result["outcome"] as? String == "done")
        let expected = [
            "mode": "sideload", "variant": "liuqin_eea_global", "product": "liuqin", "version": "V14.0.6.0.TMYEUXM",
            "region": "eea", "codebase": "13", "serial": "4c1b07f2", "language": "pt", "country": "PT", "romZone": "1",
        ]
        for (key, value) in expected { #expect(result[key] as? String == value, "\(key)") }
        #expect(result["miAssistant"] as? Bool == true)
        #expect((result["account"] as? [String: Any])?["verdict"] as? String == "assume-bound")
        #expect(try phone.services().allSatisfy { $0.hasPrefix("get") && $0 != "getmitoken:" })
    }

    @Test("the page fits a terminal, and says what cannot be known") func page() throws {
        for (profile, mode) in [("liuqin", "mi-assistant"), ("daisy", "sideload")] {
            let phone = try Phone(profile, ["--mode", mode])
            let ended = try restock("status", "-s", phone.address)
            #expect(ended.status == 0, "\(ended.error)")
            #expect(ended.out.contains("bootloader        not said in a recovery"))
            #expect(ended.out.contains("Account locks: cannot be read in this mode."))
            for line in ended.out.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("the page on accounts looks at it as well") func account() throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let result = try restock("account", "--json", "-s", phone.address).result
        #expect(
            result["account"] as? [String: String] == ["verdict": "assume-bound", "evidence": "unknown"], "\(result)")
        #expect(try phone.services().allSatisfy { $0.hasPrefix("get") && $0 != "getmitoken:" })
    }

    @Test("a started phone at such an address belongs to the adb server") func started() throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant", "--quirk", "auth"])
        let ended = try restock("status", "-s", phone.address)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("belongs to the adb server") && ended.words.contains("adb connect 127.0.0.1:"))
    }

    @Test("nobody, a stranger, and a recovery whose screen sleeps") func strangers() throws {
        let nobody = try restock("status", "-s", "adb:127.0.0.1:1")
        #expect(nobody.status == 4 && nobody.words.contains("adb:127.0.0.1:1"), "\(nobody.error)")
        let stranger = try Stranger(greeting: "SSH-2.0-OpenSSH_9.2p1 Debian\r\n")
        let ended = try restock("status", "-s", "adb:127.0.0.1:\(stranger.port)", limit: 60)
        #expect(ended.status == 1 && ended.words.contains("does not speak ADB"), "\(ended.error)")
        let asleep = try Phone("liuqin", ["--mode", "mi-assistant", "--fault", "adb-silent:2"])
        let silent = try restock("status", "-s", asleep.address, limit: 60)
        #expect(silent.status == 1 && silent.words.contains("keep its screen on"), "\(silent.error)")
    }

    @Test("a restart out of the recovery, and nowhere else than into the system") func reboot() throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let refused = try restock("reboot", "bootloader", "-s", phone.address)
        #expect(refused.status == 64 && refused.words.contains("restarts into the system only"), "\(refused.error)")
        let ended = try restock("reboot", "-s", phone.address)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.services().filter { !$0.hasPrefix("get") } == ["reboot:"])
    }

    @Test("fastboot's verbs send such an address back") func fastbootVerbs() throws {
        let package = try soundPackage("liuqin")
        let ended = try restock("flash", "-s", "adb:127.0.0.1:1", package.path)
        #expect(ended.status == 64 && ended.words.contains("works in fastboot mode only"), "\(ended.error)")
    }

    @Test("what the recovery said of the region is evidence in a later flash, and named as what it is") func evidence()
        throws
    {
        let state = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: state) }
        let environment = ["XDG_STATE_HOME": state.path]
        let package = try soundPackage("liuqin")
        do {
            let recovery = try Phone("liuqin", ["--mode", "mi-assistant"] + europe)
            #expect(try restock("status", "-s", recovery.address, environment: environment).status == 0)
        }
        func findings(_ phone: Phone, _ mode: String) throws -> [[String: Any]] {
            try restock(
                "flash", "-s", phone.address, "--dry-run", "--json", "--mode", mode, package.path,
                environment: environment
            ).events.filter { $0["type"] as? String == "finding" }
        }
        let phone = try Phone("liuqin", ["--unlocked"])
        let region = try #require(try findings(phone, "clean").first { $0["gate"] as? String == "region" })
        #expect(region["severity"] as? String == "note")
        #expect((region["evidence"] as? String)?.contains("the phone has region eea now") == true)
        // What was read another day refuses nothing, and spares no question.
        let keep = try #require(try findings(phone, "keep-data").first { $0["gate"] as? String == "keep-data" })
        #expect(keep["severity"] as? String == "confirm")
        #expect((keep["evidence"] as? String)?.contains("its recovery said so on 20") == true)
        let lock = try #require(try findings(phone, "clean-lock").first { $0["gate"] as? String == "region" })
        #expect(
            lock["severity"] as? String == "confirm"
                && (lock["evidence"] as? String)?.contains("its recovery said so on") == true)
        // Of another phone nothing is known.
        let other = try Phone("liuqin", ["--unlocked", "--serial", "99887766"])
        #expect(try !findings(other, "clean").contains { $0["gate"] as? String == "region" })
        // After a flash it is forgotten.
        let flash = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path, environment: environment)
        #expect(flash.status == 0, "\(flash.error)")
        #expect(
            try !String(contentsOfFile: state.path + "/restock/installed.json", encoding: .utf8).contains("4c1b07f2"))
    }
}
