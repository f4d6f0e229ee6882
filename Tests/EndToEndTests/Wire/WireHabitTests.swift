import Foundation
import Testing

/// What devices in the field do that the protocol's text does not want, played by a device that knows nothing of restock.
@Suite("Habits of other people's devices") struct WireHabitTests {
    private func file(_ count: Int, _ folder: URL, _ name: String = "image") throws -> String {
        let path = folder.appending(path: name)
        try Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }).write(to: path)
        return path.path
    }

    // FAIL within getvar:all

    @Test("FAIL within the list: every later answer is the one that was asked for", arguments: ["--tcp", "--udp"])
    func failInList(link: String) throws {
        // Over UDP the device that says FAIL has more to say, and a host that goes on has to begin anew.
        let device = try StrictDevice(["--habit", "fail-in-all"], link: link)
        let ended = try dropIn(["-s", device.address, "getvar", "all", "getvar", "product", "getvar", "unlocked"])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.error.contains("getvar:all") && ended.error.contains("failed to read the battery"))
        #expect(ended.error.contains("product: liuqin\n"))
        #expect(ended.error.contains("unlocked: yes\n"))
        let status = try restock("status", "--json", "-s", device.address)
        #expect(status.status == 0, "\(status.error)")
        #expect(status.out.contains("\"liuqin\"") && status.out.contains("4c1b07f2"), "\(status.out)")
    }

    @Test("an answer behind an answer is named, and shifts nothing") func twice() throws {
        let device = try StrictDevice(["--habit", "answers-twice"], link: "--tcp")
        let ended = try dropIn(["-s", device.address, "getvar", "product", "oem", "device-info"])
        #expect(ended.status == 0, "\(ended.error)")
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = try dropIn(
            ["-s", device.address, "--set-active=b", "oem", "frobnicate"],
            environment: ["RESTOCK_ACCEPT": "oem-command=frobnicate"])
        #expect(script.status == 1)
        #expect(
            script.words.contains("after its answer to \"oem frobnicate\" the phone sent another one"),
            "\(script.error)")
        #expect(script.words.contains("OKAYand once more"))
        #expect(try !device.commands().contains("set_active:b"))
    }

    // Files

    @Test("a file stays as it was until all of the new one is there", arguments: ["no-upload", "short-upload"])
    func staged(habit: String) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let kept = try file(5000, folder)
        let before = try Data(contentsOf: URL(filePath: kept))
        let device = try StrictDevice(["--habit", habit], link: "--tcp")
        let ended = try dropIn(["-s", device.address, "get_staged", kept])
        #expect(ended.status == 1)
        #expect(try Data(contentsOf: URL(filePath: kept)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["image"])
    }

    @Test("the new file takes the place and the rights of the old one, through a link, and a pipe is written as it is")
    func replaced() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let old = try file(5000, folder)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: old)
        let link = folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: old)
        let device = try StrictDevice(link: "--tcp")
        let ended = try dropIn(["-s", device.address, "get_staged", link])
        #expect(ended.status == 0, "\(ended.error)")
        let new = try String(contentsOfFile: old, encoding: .utf8)
        #expect(new.hasPrefix("what the phone had staged\n"))
        #expect(try FileManager.default.attributesOfItem(atPath: old)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == old)
        let piped = try dropIn(["-s", device.address, "get_staged", "/dev/stdout"])
        #expect(piped.out == new)
    }

    // Restarts and loops

    @Test("a phone that talks on after a restart is not listened to without end", .timeLimit(.minutes(1)))
    func talksOn() throws {
        let device = try StrictDevice(["--habit", "talks-on"], link: "--tcp")
        let start = ContinuousClock.now
        #expect(try dropIn(["-s", device.address, "reboot", "bootloader"]).status == 0)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test("nor one that never ends a command", .timeLimit(.minutes(1))) func endless() throws {
        let device = try StrictDevice(["--habit", "talks-on-in-oem"], link: "--tcp")
        let ended = try dropIn(["-s", device.address, "oem", "device-info"])
        #expect(ended.status == 1)
        #expect(ended.words.contains("did not end it"))
    }

    // Words

    @Test("what broke off is named after what was being done")
    func brokenOff() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let image = try file(500_000, folder)
        let phone = try Phone("liuqin", ["--unlocked", "--fault", "drop-at:300000"])
        let flash = try dropIn(["-s", phone.address, "flash", "logo", image])
        #expect(flash.words.contains("what was being written is not complete"))
        for (words, said) in [
            (["getvar", "product"], "Nothing was being written"), (["oem", "device-info"], "is not known"),
        ] {
            let lost = try Phone("liuqin", ["--unlocked", "--answer-fault", "lost@0"])
            let ended = try dropIn(["-s", lost.address] + words)
            #expect(ended.status == 1, "\(words)")
            #expect(ended.words.contains(said), "\(ended.error)")
            #expect(!ended.words.contains("not complete"), "\(ended.error)")
        }
    }

    @Test("an answer of no kind to one question ends no status: the others are asked") func strangeAnswer() throws {
        let device = try StrictDevice(["--habit", "strange-unlocked"], link: "--tcp")
        let ended = try restock("status", "--json", "-s", device.address)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.out.contains("4c1b07f2"), "\(ended.out)")
        #expect(try device.commands().contains("getvar:anti"))
    }

    @Test("U-Boot's MORE is no list: the variables are asked one by one") func more() throws {
        let device = try StrictDevice(["--habit", "more"], link: "--tcp")
        let ended = try restock("status", "--json", "-s", device.address)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.out.contains("4c1b07f2"), "\(ended.out)")
        let script = try dropIn(["-s", device.address, "getvar", "all", "getvar", "product"])
        // As with Debian's: a question that failed ends nothing.
        #expect(script.status == 0, "\(script.error)")
        #expect(script.error.contains("product: liuqin\n"))
    }

    @Test("a locked partition table is no locked bootloader") func lockedTable() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let device = try StrictDevice(["--habit", "locked-table"], link: "--tcp")
        let ended = try dropIn(["-s", device.address, "flash", "logo", try file(4096, folder)])
        #expect(ended.status == 1)
        #expect(ended.error.contains("partition table is locked"))
        #expect(!ended.words.contains("The bootloader is locked"))
    }

    @Test("after a DATA of another size the next command works", arguments: ["--tcp", "--udp"])
    func wrongSize(link: String) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let image = try file(4096, folder)
        let device = try StrictDevice(["--habit", "wrong-size-once"], link: link)
        let first = try dropIn(["-s", device.address, "flash", "logo", image])
        #expect(first.status == 1)
        #expect(first.words.contains("wants to move 8192 bytes"))
        #expect(try dropIn(["-s", device.address, "getvar", "product"]).error.hasPrefix("product: liuqin"))
        let second = try dropIn(["-s", device.address, "flash", "logo", image])
        #expect(second.status == 0, "\(second.error)")
    }

    @Test("a phone that does not say what it takes at once: a warning, and the flash") func noLimit() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let device = try StrictDevice(["--habit", "no-max-download"], link: "--tcp")
        let ended = try dropIn(["-s", device.address, "flash", "logo", try file(4096, folder)])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.error.contains("Warning: asked for max-download-size the phone said nothing."))
        let odd = try StrictDevice(["--max-download", "plenty"], link: "--tcp")
        let second = try dropIn(["-s", odd.address, "getvar", "max-download-size"])
        #expect(second.error.hasPrefix("max-download-size: plenty"))
    }

    @Test("lines between the data and its answer are lines, as barebox sends them", arguments: ["--tcp", "--udp"])
    func linesInDownload(link: String) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let device = try StrictDevice(["--habit", "talks-in-download"], link: link)
        let ended = try dropIn(["-s", device.address, "flash", "logo", try file(50_000, folder)])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.error.contains("(bootloader) line 2"))
    }
}
