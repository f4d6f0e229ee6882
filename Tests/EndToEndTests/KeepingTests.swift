import Foundation
import Testing

@Suite("Several restock processes") struct ProcessesTests {
    @Test("a second one at the same phone is told who the first is", arguments: ["flash", "resume"])
    func second(verb: String) throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=1500"])
        let first = try Running(
            ["flash", "-s", phone.address, "--json", "--accept", consents, package.path],
            environment: memory.environment)
        try #require(first.waitForFlash(of: "modem_ab"))
        let arguments = [verb, "-s", phone.address] + (verb == "flash" ? [package.path] : [])
        let ended = try run(program("restock"), arguments, environment: memory.environment, limit: 20)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(
            ended.words.contains("Another restock is at work") && ended.words.contains("process \(first.identifier)"))
        #expect(ended.words.contains("restock flash liuqin_images") && ended.words.contains("since 20"))
        let runs = try memory.runs()
        #expect(runs.count == 1 && runs[0]["standing"] as? String == "running")
        #expect(first.end().status == 0)
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("every other command stays away from the phone, says who has it, and speaks of no restart") func others()
        throws
    {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let zip = try SideloadZip()
        defer { zip.remove() }
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=4000"])
        let place = phone.address.dropFirst("tcp:".count)
        let first = try Running(
            ["flash", "-s", phone.address, "--json", "--accept", consents, package.path],
            environment: memory.environment)
        try #require(first.waitForFlash(of: "modem_ab"))
        let commands = [
            ["status", "-s", phone.address], ["status", "-s", "adb:\(place)"],
            ["status", "-s", phone.address.replacing("127.0.0.1", with: "localhost")], ["status", "-s", "4c1b07f2"],
            ["reboot", "-s", phone.address], ["wipe", "-s", phone.address], ["wipe", "-s", "adb:\(place)"],
            ["account", "-s", phone.address], ["sideload", "-s", "adb:\(place)", zip.path],
            ["fastboot", "-s", phone.address, "getvar", "product"], ["fastboot", "-s", phone.address, "reboot"],
        ]
        for command in commands {
            let ended = try run(program("restock"), command, environment: memory.environment, limit: 20)
            #expect(ended.status == 1, "\(command): \(ended.error)")
            #expect(ended.words.contains("Another restock is at work on the phone"), "\(command): \(ended.error)")
            #expect(ended.words.contains("process \(first.identifier) (restock flash liuqin_images"))
            #expect(ended.words.contains("stop it: kill \(first.identifier) "))
            #expect(!ended.words.contains("estart the") && !ended.words.contains("estart it"), "\(ended.error)")
        }
        #expect(first.soFar.status == -1, "the flash has ended before all of them were tried")
        // Another phone is none of its business.
        let other = try Phone("liuqin", ["--serial", "other001"])
        for command in [["status"], ["fastboot", "getvar", "product"]] {
            let ended = try run(
                program("restock"), command,
                environment: memory.environment.merging(["ANDROID_SERIAL": other.address]) { $1 })
            #expect(ended.status == 0, "\(command): \(ended.error)")
        }
        #expect(first.end().status == 0)
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        #expect(try phone.log().count { $0.command.hasPrefix("reboot") } == 1)
    }

    @Test("one that was killed holds nothing") func killed() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=300"])
        try killedFlash(package, onto: phone, at: "modem_ab", memory)
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
    }

    @Test("two phones, two processes, one journal") func two() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phones = try ["bbbb0001", "bbbb0002"].map {
            try Phone("liuqin", ["--serial", $0, "--fault", "delay:flash:modem_ab=300"])
        }
        let running = try phones.map {
            try Running(
                ["flash", "-s", $0.address, "--accept", consents, package.path], environment: memory.environment)
        }
        for one in running { #expect(one.end().status == 0) }
        for phone in phones { #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == []) }
        #expect(try memory.runs().map { $0["standing"] as? String } == ["done", "done"])
    }
}

/// A place for the journal that is of no use.
struct BadPlace: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Makes the place below a folder, and gives what `XDG_STATE_HOME` is.
    let make: @Sendable (URL) throws -> String
    let words: String

    static let all = [
        BadPlace(testDescription: "no folder can be made", make: { _ in "/dev/null/state" }, words: "Not a directory"),
        BadPlace(
            testDescription: "a file system that takes no folders", make: { _ in "/proc" }, words: "/proc/restock"),
        BadPlace(
            testDescription: "a folder where the journal should be",
            make: { folder in
                let place = folder.appending(path: "restock/journal.sqlite")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                return folder.path
            }, words: "journal.sqlite: Is a directory"),
        BadPlace(
            testDescription: "a damaged journal",
            make: { folder in
                try FileManager.default.createDirectory(
                    at: folder.appending(path: "restock"), withIntermediateDirectories: true)
                try Data(repeating: 0x5a, count: 20_000).write(to: folder.appending(path: "restock/journal.sqlite"))
                return folder.path
            }, words: "The journal was damaged"),
    ]
}

@Suite("A journal is never in the way of a phone") struct NoJournalTests {
    @Test("the flash goes on, and one line says what is wrong", arguments: BadPlace.all)
    func badPlace(place: BadPlace) throws {
        let package = try soundPackage("liuqin")
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path,
            environment: ["XDG_STATE_HOME": try place.make(folder)])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.words.contains(place.words), "\(ended.error)")
        #expect(ended.words.components(separatedBy: place.words).count <= 4, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("without a record, an interrupted flash names the flash and not the resume") func noResume() throws {
        let phone = try Phone("liuqin", ["--fault", "fail:flash:super=Device Error"])
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, soundPackage("liuqin").path,
            environment: ["XDG_STATE_HOME": "/dev/null/state"])
        #expect(ended.status == 5 && !ended.words.contains("Type: restock resume"), "\(ended.error)")
        #expect(ended.words.contains("`restock resume` will not know of it"))
        #expect(ended.words.contains("Run the same `restock flash` again"))
    }

    @Test("files that may not grow: the flash goes on") func noRoom() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin")
        // 8 blocks of 512 bytes: enough for an empty journal, not for a run.
        let ended = try run(
            URL(filePath: "/bin/bash"),
            // What it says goes through a pipe: a file of the test may not grow either.
            [
                "-o", "pipefail", "-c", "(ulimit -f 8; exec \"$@\") 2>&1 | cat", "bash", program("restock").path,
                "flash",
                "-s", phone.address, "--accept", consents, package.path,
            ], environment: memory.environment)
        #expect(ended.status == 0, "\(ended.out)")
        #expect(ended.out.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("is not recorded"))
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("history and resume say that it is damaged, and touch nothing") func reading() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let folder = URL(filePath: memory.journal).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(repeating: 0x5a, count: 20_000).write(to: URL(filePath: memory.journal))
        for arguments in [["history"], ["resume", "-s", phone.address]] {
            let ended = try run(program("restock"), arguments, environment: memory.environment)
            #expect(ended.status == 1 && ended.words.contains("it is damaged"), "\(ended.error)")
        }
        #expect(try phone.isUntouched())
        #expect(FileManager.default.fileExists(atPath: memory.journal))
    }
}

@Suite("Keeping the computer awake") struct AwakeTests {
    @Test("systemd-inhibit holds sleep and shutdown while a phone is written, and not longer") func inhibits() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let fake = folder.appending(path: "systemd-inhibit")
        let said = folder.appending(path: "said")
        try
            "#!/bin/sh\necho begin \"$@\" >> '\(said.path)'\nfor last; do :; done\n\"$last\"\necho end >> '\(said.path)'\n"
            .write(to: fake, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
        let path = ["PATH": "\(folder.path):/usr/bin:/bin"]
        func lines() -> [String] {
            ((try? String(contentsOf: said, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
        }

        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=700"])
        #expect(try restock("flash", "-s", phone.address, "--dry-run", package.path, environment: path).status == 0)
        #expect(lines().isEmpty)
        let running = try Running(
            ["flash", "-s", phone.address, "--json", "--accept", consents, package.path], environment: path)
        try #require(running.waitForFlash(of: "modem_ab"))
        #expect(lines().count == 1 && lines()[0].contains("--what=sleep:shutdown --who=restock"), "\(lines())")
        #expect(running.end().status == 0)
        #expect(lines().last == "end")

        // One that is killed lets go as well.
        let another = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=700"])
        let killed = try Running(
            ["flash", "-s", another.address, "--json", "--accept", consents, package.path], environment: path)
        try #require(killed.waitForFlash(of: "modem_ab"))
        #expect(lines().count == 3)
        killed.destroy()
        #expect(eventually { lines().count == 4 })
    }

    @Test("without it, or with one that fails, nothing is different", arguments: ["", "#!/bin/false\n"])
    func without(script: String) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        if !script.isEmpty {
            let fake = folder.appending(path: "systemd-inhibit")
            try script.write(to: fake, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
        }
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, soundPackage("liuqin").path,
            environment: ["PATH": folder.path])
        #expect(ended.status == 0 && !ended.error.contains("inhibit"), "\(ended.error)")
    }
}
