import Foundation
import Testing

private func expectNarrow(_ text: String) {
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line.count): \(line)") }
}

@Suite("What a newcomer stumbles over") struct NewcomerTests {
    @Test(
        "a misspelt command",
        arguments: [("statsu", "status"), ("flsh", "flash"), ("bananas", nil)] as [(String, String?)])
    func verb(word: String, meant: String?) throws {
        let ended = try restock(word, "x", "y")
        #expect(ended.status == 64 && ended.out.isEmpty)
        let guess = meant.map { " Did you mean \"\($0)\"?" } ?? ""
        #expect(
            ended.error
                == "restock: \"\(word)\" is no command of restock.\(guess)\n`restock --help` lists them.\n")
    }

    @Test("every message begins alike, also those of the command line") func voice() throws {
        for arguments in [
            ["flash"], ["status", "--bogus"], ["flash", "--all", "-s", "x", "p"], ["doctor", "-s", "x"],
        ] {
            let ended = try run(program("restock"), arguments)
            #expect(ended.status == 64, "\(ended.error)")
            #expect(ended.error.hasPrefix("restock: ") && !ended.error.contains("Error:"), "\(ended.error)")
            #expect(ended.words.contains("--help' for more information"), "\(ended.error)")
        }
        #expect(try restock("doctor", "-s", "x").words.contains("restock status -s x"))
        let help = try restock("--help")
        #expect(help.status == 0 && help.out.hasPrefix("OVERVIEW"))
        #expect(try restock("--version").out == "restock 0.1.0\n")
    }

    @Test("an address without its kind", arguments: ["status", "reboot"]) func address(verb: String) throws {
        let ended = try restock(verb, "-s", "127.0.0.1:5601")
        #expect(ended.status == 4 && ended.words.contains("-s tcp:127.0.0.1:5601"), "\(ended.error)")
        let serial = try restock(verb, "-s", "nosuchphone")
        #expect(serial.status == 4 && !serial.words.contains("tcp:"), "\(serial.error)")
    }

    @Test(
        "two phones where one is meant: neither is touched",
        arguments: ["wipe", "reboot", "status", "resume", "account"])
    func twice(verb: String) throws {
        let phones = try [Phone("liuqin"), Phone("liuqin", ["--serial", "second01"])]
        let consents = verb == "wipe" ? ["--accept", "account-binding,data-loss"] : []
        let ended = try run(program("restock"), [verb] + phones.flatMap { ["-s", $0.address] } + consents)
        #expect(ended.status == 64 && ended.words.contains("-s was given 2 times"), "\(ended.error)")
        for phone in phones { #expect(try phone.isUntouched()) }
    }

    @Test("a misspelt kind of address is no serial number; a started phone's has a colon as well") func kind() throws {
        let ended = try restock("status", "-s", "tpc:127.0.0.1:5601")
        #expect(ended.status == 64 && ended.words.contains("names no phone"), "\(ended.error)")
        #expect(try restock("status", "-s", "localhost:5601").status == 4)
    }

    @Test("a bootloader that is named as a recovery: its right name is told") func asRecovery() throws {
        let phone = try Phone("liuqin")
        let ended = try restock("status", "-s", phone.address.replacing("tcp:", with: "adb:"))
        #expect(ended.words.hasSuffix("If it is in fastboot mode, name it \(phone.address)"), "\(ended.error)")
    }

    @Test("--force is answered, not guessed at") func force() throws {
        let ended = try restock("flash", "--force", "x.tgz")
        #expect(ended.status == 64 && ended.error.hasPrefix("restock: There is no --force"), "\(ended.error)")
    }

    @Test("every kind of address is named where one is asked for") func kinds() throws {
        let kinds = ["SERIAL", "usb:PATH", "tcp:HOST[:PORT]", "udp:HOST[:PORT]"]
        for (arguments, more) in [
            (["status", "--help"], ["adb:HOST[:PORT]"]), (["account", "--help"], ["adb:HOST[:PORT]"]),
            (["flash", "--help"], []),
        ] {
            let help = try run(program("restock"), arguments).out.split(whereSeparator: \.isWhitespace).joined(
                separator: " ")
            for kind in kinds + more { #expect(help.contains(kind), "\(arguments): \(kind)") }
        }
        let wrong = try restock("status", "-s", "tcp:")
        for kind in kinds + ["adb:HOST[:PORT]"] { #expect(wrong.status == 64 && wrong.words.contains(kind), "\(kind)") }
        let none = try restock("devices")
        if none.out.isEmpty {
            for kind in ["tcp:", "udp:", "adb:"] {
                #expect(none.words.contains(" \(kind)HOST[:PORT]"), "\(none.error)")
            }
        }
    }

    @Test("a recovery that is named as a phone in fastboot mode") func recovery() throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let network = phone.address.dropFirst("adb:".count)
        let ended = try restock("status", "-s", "tcp:\(network)", limit: 60)
        #expect(ended.status == 1 && ended.words.contains("name it adb:\(network)."), "\(ended.error)")
        #expect(!ended.words.contains("Replug"), "no cable is in a network")
    }

    @Test("a phone in its recovery, named to flash: how it comes to fastboot mode, in the right order")
    func recoveryToFastboot() throws {
        let ended = try restock("flash", "-s", "adb:127.0.0.1:5601", try soundPackage("liuqin").path)
        #expect(ended.status == 64)
        let reboot = try #require(ended.error.range(of: "\nrestock reboot -s adb:127.0.0.1:5601\n"), "\(ended.error)")
        let named = try #require(ended.error.range(of: "tcp:HOST[:PORT]"))
        #expect(reboot.lowerBound < named.lowerBound)
        #expect(ended.words.contains("hold Power and Volume Down while it starts"))
        #expect(!ended.words.contains("Restart the phone into fastboot mode"))
        expectNarrow(ended.error)
    }

    @Test("a phone in its recovery has its shop name, too") func shopName() throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let ended = try restock("wipe", "--dry-run", "-s", phone.address)
        #expect(
            ended.words.contains("phone: liuqin (Xiaomi Pad 6 Pro) 4c1b07f2 at \(phone.address), in its recovery"),
            "\(ended.error)")
        let package = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"])
        defer { package.remove() }
        let offered = try restock("sideload", "--dry-run", "-s", phone.address, package.path)
        #expect(offered.words.contains("phone: liuqin (Xiaomi Pad 6 Pro) 4c1b07f2 at "), "\(offered.error)")
    }

    @Test("a folder that is no package, and a file that is not there") func noPackage() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "awk"), withDestinationURL: URL(filePath: "/bin/sh"))
        let other = try restock("inspect", folder.path)
        #expect(
            other.status == 1 && other.words.contains("no flash_all.sh and no images folder in it"), "\(other.error)")
        // The file is looked for first, and then a phone.
        let nowhere = try restock("flash", "-s", "nosuchphone", folder.path + "/liuqin.tgz")
        #expect(nowhere.status == 1 && nowhere.words.contains("There is no such file: "), "\(nowhere.error)")
        let missing = try restock("inspect", folder.path + "/liuqin.tgz")
        #expect(missing.status == 1 && missing.words.contains("There is no such file: \(folder.path)/liuqin.tgz"))
        #expect(!missing.words.contains("A stock package is"))
    }

    @Test("a package under the name of another: what the name says wrongly is said, before a flash as well")
    func foreignName() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sound = try soundPackage("liuqin").path
        let md5 = try run(URL(filePath: "/usr/bin/md5sum"), [sound]).out.prefix(32)
        let name = "raphael_global_images_V12.5.1.0.QFKMIXM_20210601.0000.00_10.0_global_\(md5.prefix(10)).tgz"
        let foreign = "\(folder.path)/\(name)"
        let nameless = "\(folder.path)/liuqin_images_x_0123456789.tgz"
        for copy in [foreign, nameless] { try FileManager.default.copyItem(atPath: sound, toPath: copy) }
        let page = try restock("inspect", foreign)
        #expect(page.status == 0 && page.out.contains("Android        15"), "\(page.out)")
        #expect(page.out.contains("MD5            \(md5), as the file's name says"), "\(page.out)")
        #expect(try restock("inspect", nameless).out.contains("MD5            \(md5); the file's name does"))
        let phone = try Phone("liuqin")
        let flash = try restock("flash", "--dry-run", "-s", phone.address, foreign)
        #expect(flash.status == 0, "\(flash.error)")
        #expect(page.out.contains("\nRemarks on the name (restock goes by what is in the package):\n"))
        #expect(
            flash.words.contains("Of the package: the name says raphael_global, the scripts check for liuqin; "),
            "\(flash.error)")
        expectNarrow(page.out + flash.error)
    }

    @Test("resume where nothing was interrupted and no phone is") func nothingToResume() throws {
        let memory = try Memory()
        let ended = try restock("resume", "-s", "tcp:127.0.0.1:1", environment: memory.environment)
        #expect(ended.status == 4, "\(ended.error)")
        #expect(ended.words.contains("No interrupted flash is recorded here: nothing waits to be resumed."))
        #expect(ended.words.hasSuffix("To begin a flash: restock flash -s tcp:127.0.0.1:1 PACKAGE"), "\(ended.error)")
        #expect(ended.words.contains("A flash that sudo began is in root's journal"))
        expectNarrow(ended.error)
        #expect(!ended.words.contains("Volume Down"))
    }

    @Test("a consent of the command line is said below what it agrees to", arguments: ["en", "hi", "ru"])
    func given(language: String) throws {
        let said = [
            "en": "Consent was given with --accept.", "hi": "सहमति --accept से दी गई।",
            "ru": "Согласие дано через --accept.",
        ]
        let sentence = try #require(said[language])
        let phone = try Phone("liuqin")
        let package = try soundPackage("liuqin").path
        func dryRun(_ more: String...) throws -> Int {
            let ended = try run(
                program("restock"), ["flash", "--dry-run", "-s", phone.address, "--lang", language, package] + more)
            #expect(ended.status == 0, "\(ended.error)")
            return ended.error.components(separatedBy: sentence).count - 1
        }
        #expect(try dryRun() == 0)
        #expect(try dryRun("--accept", "data-loss") == 1)
        #expect(try dryRun("--accept", consents) == 2)
        let wipe = try restock("wipe", "--dry-run", "-s", phone.address, "--lang", language, "--accept", consents)
        #expect(wipe.error.components(separatedBy: sentence).count == 3, "\(wipe.error)")
        let both = try Phone("liuqin", ["--serial", "aaaa0002"])
        let fleet = try restock(
            "flash", "--dry-run", "-s", phone.address, "-s", both.address, "--lang", language, "--accept", "data-loss",
            package)
        #expect(fleet.error.components(separatedBy: sentence).count == 2, "\(fleet.error)")
    }

    @Test("the list of phones fits a terminal, with none as well") func devices() throws {
        let ended = try restock("devices")
        expectNarrow(ended.error)
    }

    @Test("at a terminal the demo waits before each command", arguments: [(2, true), (6, false)])
    func demoWaits(acts: Int, isInterrupted: Bool) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let terminal = try Pseudoterminal(["demo"], environment: ["TMPDIR": folder.path])
        for act in 1...acts {
            #expect(terminal.waitFor("Enter shows the next command (Ctrl-C ends the demo): "))
            #expect(!terminal.screen.contains("--- \(act)."))
            terminal.type("")
            #expect(terminal.waitFor("--- \(act)."))
        }
        let left = { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
        #expect(try !left().isEmpty)
        if isInterrupted { terminal.interrupt() }
        #expect((terminal.end() != 0) == isInterrupted)
        // Nothing of it stays behind.
        #expect(try eventually(within: 30) { try left().isEmpty })
    }

    @Test(
        "usage lines are folded as everything else is",
        arguments: [
            ["flash", "--help"], ["flash"], ["help", "sideload"], ["reboot", "nowhere", "else"],
            ["account", "--lang", "xx"],
        ])
    func usage(words: [String]) throws {
        let ended = try run(program("restock"), words)
        let text = ended.out + ended.error
        #expect(text.lowercased().contains("usage: restock"))
        expectNarrow(text)
        #expect(text.contains("[--lang <lang>]"))
        #expect(ended.status == (ended.out.isEmpty ? 64 : 0))
    }

    @Test("the demo says what it does first, and what comes next") func demo() throws {
        let ended = try restock("demo")
        #expect(ended.status == 0, "\(ended.error)")
        let making = try #require(ended.error.range(of: "\nMaking a sample package ...\n"))
        let first = try #require(ended.error.range(of: "--- 1."))
        #expect(making.lowerBound < first.lowerBound)
        #expect(ended.words.contains("Consent was given with --accept."))
        #expect(ended.error.hasSuffix("\nNow your own phone: restock doctor\n"))
    }
}
