import Foundation
import Testing
import VirtualPhone

/// Which download brings the image of a partition, counted from 1; images of the small packages are never split.
private func download(of partition: String, in package: Packed) -> Int {
    let flashes = package.made.recipe.activeSteps(.clean).filter { $0.do == .flash }
    return (flashes.firstIndex { $0.partition == partition } ?? -1) + 1
}

/// The partitions that a message calls complete.
private func complete(_ ended: Ended) -> [String] {
    guard let start = ended.words.range(of: "Complete: ") else { return [] }
    let rest = ended.words[start.upperBound...]
    return String(rest[..<(rest.firstIndex(of: ".") ?? rest.endIndex)]).components(separatedBy: ", ")
}

/// Partitions whose flash the phone has answered with OKAY, without the lists that are kept in memory only.
private func stored(on phone: Phone) throws -> [String] {
    try phone.log().filter { $0.command.hasPrefix("flash:") && $0.answer.hasPrefix("OKAY") }.map {
        String($0.command.dropFirst(6))
    }
    .filter { !$0.hasSuffix("crclist") }
}

private func flash(_ package: Packed, onto phone: Phone) throws -> Ended {
    try restock("flash", "-s", phone.address, "--accept", consents, package.path)
}

/// No line is wider than a terminal, but for those that cannot be broken.
private func expectNarrow(_ ended: Ended) {
    for line in ended.error.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
}

/// The result of a flash that stopped on the way has what was done by then: the steps whose end was told, with their bytes, in the
/// seconds that went by.
private func expectDone(_ ended: Ended) throws {
    let told = ended.events.filter { $0["type"] as? String == "step-end" }
    let steps = try #require(ended.result["steps"] as? [[String: Any]])
    #expect(!told.isEmpty && steps.count == told.count)
    for (step, end) in zip(steps, told) {
        #expect(step["end"] as? String == end["end"] as? String)
        #expect(
            step["bytes"] as? Int == end["bytes"] as? Int && step["seconds"] as? Double == end["seconds"] as? Double)
    }
    let bytes = told.reduce(0) { $0 + ($1["bytes"] as? Int ?? 0) }
    #expect(bytes > 0 && ended.result["bytes"] as? Int == bytes)
    let seconds = told.reduce(0) { $0 + ($1["seconds"] as? Double ?? 0) }
    #expect((ended.result["seconds"] as? Double ?? 0) >= seconds - 0.1)
}

/// A trouble before the first write.
struct EarlyTrouble: CustomTestStringConvertible, Sendable {
    let name: String
    let faults: [String]
    let words: [String]
    /// Commands that may have been sent besides questions.
    var sent: [String] = []
    var testDescription: String { name }
}

@Suite("Trouble on the way") struct TroubleTests {
    @Test(
        "the connection breaks in the middle of super; the same command again completes it",
        arguments: ["liuqin", "raphaelin"])
    func dropInSuper(profile: String) throws {
        let package = try soundPackage(profile)
        let big = profile == "liuqin" ? "super" : "system"
        let phone = try Phone(profile, ["--unlocked", "--fault", "drop-at:100000@\(download(of: big, in: package))"])
        let ended = try flash(package, onto: phone)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("flash \(big) from \(big).img"))
        #expect(ended.words.contains("Not complete: \(big), "), "\(ended.error.suffix(900))")
        #expect(ended.words.contains("Sent, but not known to be stored: "))
        #expect(ended.words.contains("The phone does not answer at the moment."))
        #expect(ended.words.contains("Do not restart the phone."))
        #expect(ended.words.contains("same `restock flash` again"))
        #expect(!ended.out.contains("Done"))
        expectNarrow(ended)
        // What is called complete was stored, and what was not stored is not called complete.
        let named = complete(ended)
        #expect(!named.isEmpty && !named.contains(big))
        #expect(Set(named).isSubset(of: Set(try stored(on: phone))))

        let again = try flash(package, onto: phone)
        #expect(again.status == 0, "\(again.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test(
        "trouble before the first write leaves the phone as it was",
        arguments: [
            EarlyTrouble(
                name: "OKAY in place of DATA", faults: ["okay-download"], words: ["with \"OKAY\"", "step 1 of"],
                sent: ["download:"]),
            EarlyTrouble(
                name: "DATA announces less", faults: ["data-size:16"], words: ["16 bytes", "were asked for"],
                sent: ["download:"]),
            EarlyTrouble(
                name: "DATA announces more", faults: ["data-size:99999999"],
                words: ["99999999 bytes", "were asked for"], sent: ["download:"]),
            EarlyTrouble(
                name: "garbage in the survey", faults: ["garbage:getvar:product"],
                words: ["was asked for product", "HUH?"]),
            EarlyTrouble(
                name: "an answer in two packets", faults: ["split:getvar:product"], words: ["The phone at tcp:"]),
            EarlyTrouble(
                name: "garbage for a download", faults: ["garbage:download:*"], words: ["HUH?", "step 1 of"],
                sent: ["download:"]),
            EarlyTrouble(
                name: "the connection breaks in the first download", faults: ["drop-at:100@1"],
                words: ["the phone is gone", "step 1 of"],
                sent: ["download:"]),
            EarlyTrouble(
                name: "the first change is refused because of a lock",
                faults: ["fail:erase:*=Erasing is not allowed in Lock State"],
                words: ["Erasing is not allowed in Lock State", "erase boot_ab", "restock status"],
                sent: ["download:", "flash:", "erase:"]),
        ])
    func early(trouble: EarlyTrouble) throws {
        let phone = try Phone("liuqin", trouble.faults.flatMap { ["--fault", $0] })
        let ended = try flash(try soundPackage("liuqin"), onto: phone)
        #expect(ended.status == 1, "\(ended.error)")
        for word in trouble.words { #expect(ended.words.contains(word), "\"\(word)\" is missing in: \(ended.error)") }
        #expect(ended.words.contains("Nothing was written."))
        expectNarrow(ended)
        #expect(try phone.changes().allSatisfy { command in trouble.sent.contains { command.hasPrefix($0) } })
        #expect(try phone.storesNothing())
    }

    @Test(
        "a refusal halfway is no connection trouble, and what was stored is named",
        arguments: [
            ("flash:super", "Device Error"), ("flash:xbl_ab", "Error flashing partition : Device Error"),
            ("erase:metadata", "Erase failed"), ("set_active:*", "unable to set slot"),
        ])
    func refusedHalfway(command: String, reason: String) throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--fault", "fail:\(command)=\(reason)"])
        let ended = try flash(package, onto: phone)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains(reason))
        #expect(ended.words.contains("The phone still answers in fastboot mode."))
        #expect(ended.words.contains("Do not restart the phone."))
        #expect(!ended.out.contains("Done"))
        expectNarrow(ended)
        #expect(complete(ended) == (try stored(on: phone)))
        let json = try restock("flash", "-s", phone.address, "--json", "--accept", consents, package.path)
        #expect(json.status == 5)
        #expect(json.result["outcome"] as? String == "interrupted")
        #expect(json.result["exitCode"] as? Int == 5)
        try expectDone(json)
    }

    @Test("the result of a resume that is interrupted again has what that one did") func resumedInterrupted() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "fail:flash:super=Device Error"])
        let first = try restock(
            "flash", "-s", phone.address, "--json", "--accept", consents, package.path, environment: memory.environment)
        #expect(first.status == 5, "\(first.error)")
        try expectDone(first)
        let again = try restock(
            "resume", "-s", phone.address, "--json", "--anew", "--accept", consents, environment: memory.environment)
        #expect(again.status == 5, "\(again.error)")
        try expectDone(again)
    }

    @Test("one of two phones breaks off: its result has what was done on it") func ofTwo() throws {
        let package = try soundPackage("liuqin")
        let broken = try Phone("liuqin", ["--fault", "fail:flash:super=Device Error"])
        let sound = try Phone("liuqin", ["--serial", "aaaa0002"])
        let ended = try restock(
            "flash", "-s", broken.address, "-s", sound.address, "--json", "--accept", consents, package.path)
        #expect(ended.status == 5, "\(ended.error)")
        let phones = try #require(ended.result["phones"] as? [[String: Any]])
        let row = try #require(phones.first { $0["outcome"] as? String == "interrupted" })
        let ends = ended.events.filter {
            $0["type"] as? String == "step-end" && $0["phone"] as? String == broken.address
        }
        #expect(row["stepsDone"] as? Int == ends.count { $0["end"] as? String == "done" })
        #expect(row["bytes"] as? Int == ends.reduce(0) { $0 + ($1["bytes"] as? Int ?? 0) })
        #expect((row["bytes"] as? Int ?? 0) > 0 && (row["seconds"] as? Double ?? 0) > 0)
    }

    @Test(
        "an interrupted flash says what is left of the owner's data",
        arguments: [
            ("clean", "flash:xbl_ab", "This run has not touched the owner's data yet; the rest of it erases it."),
            ("clean", "erase:metadata", "The owner's data may be erased."),
            ("clean", "flash:userdata", "The owner's data is erased."),
            ("clean", "set_active:*", "The owner's data is erased."),
            ("keep-data", "flash:super", "This run does not touch the owner's data."),
        ])
    func ownersData(mode: String, command: String, words: String) throws {
        let phone = try Phone("liuqin", ["--fault", "fail:\(command)=Device Error"])
        let ended = try restock(
            "flash", "-s", phone.address, "--mode", mode, "--accept", consents + ",keep-data",
            try soundPackage("liuqin").path)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains(words), "\(ended.error)")
    }

    @Test("the very first change fails for another reason: nobody can say that nothing was written")
    func firstChangeFails() throws {
        let phone = try Phone("liuqin", ["--fault", "fail:erase:boot_ab=Device Error"])
        let ended = try flash(try soundPackage("liuqin"), onto: phone)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("erase boot_ab") && ended.words.contains("Device Error"))
        #expect(ended.words.contains("No partition is complete."))
        #expect(!ended.words.contains("Nothing was written"))
    }

    @Test("a refused oem cdms is passed over, as the script does") func ignored() throws {
        let package = try soundPackage("chopin")
        let phone = try Phone("chopin", ["--unlocked", "--fault", "fail:oem cdms=unknown command"])
        let ended = try restock("flash", "-s", phone.address, "--json", "--accept", consents, package.path)
        #expect(ended.status == 0, "\(ended.error)")
        let end = try #require(ended.events.first { $0["end"] as? String == "ignored" })
        #expect(end["reason"] as? String == "unknown command")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a phone that falls silent in the survey", arguments: ["status", "flash"]) func silent(verb: String) throws {
        let phone = try Phone("liuqin", ["--fault", "silent-after:1"])
        let arguments = verb == "flash" ? ["flash", "--accept", consents, try soundPackage("liuqin").path] : ["status"]
        let ended = try run(program("restock"), arguments + ["-s", phone.address], limit: 30)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("did not answer") && ended.words.contains("within 5 s"))
        // Of a verb that only reads nobody expected anything else.
        #expect(ended.words.contains("Nothing was written.") == (verb == "flash"))
        #expect(try phone.storesNothing())
    }

    @Test("nobody listens") func nobody() throws {
        let ended = try restock("status", "-s", "tcp:127.0.0.1:1", limit: 30)
        #expect(ended.status == 4)
        #expect(ended.words.contains("tcp:127.0.0.1:1"))
    }

    @Test("something that speaks no fastboot listens", arguments: ["SSH-2.0-OpenSSH_9.2\r\n", ""]) func stranger(
        greeting: String
    ) throws {
        let stranger = try Stranger(greeting: greeting)
        let ended = try restock("status", "-s", "tcp:127.0.0.1:\(stranger.port)", limit: 30)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("cannot be opened"))
        #expect(ended.words.contains(greeting.isEmpty ? "silent" : "does not speak fastboot"), "\(ended.error)")
        expectNarrow(ended)
    }

    @Test("Ctrl-C before the first write") func interruptEarly() throws {
        let phone = try Phone("liuqin", ["--fault", "silent-after:0"])
        let running = try Running(["flash", "-s", phone.address, "--accept", consents, try soundPackage("liuqin").path])
        #expect(try eventually { try phone.log().contains { $0.command == "getvar:product" } })
        running.interrupt()
        let ended = running.end(within: 20)
        #expect(ended.status == 3, "\(ended.error)")
        #expect(ended.words.contains("cancelled. Nothing was written."))
        #expect(try phone.changes().isEmpty && phone.storesNothing())
    }

    /// `timeout` signals the program, and then its group: that is one request.
    @Test("Ctrl-C during a flash stops at the next safe point, also where it comes twice at once", arguments: [1, 2])
    func interruptLate(signals: Int) throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=1500"])
        let running = try Running(["flash", "-s", phone.address, "--json", "--accept", consents, package.path])
        #expect(running.waitForFlash(of: "modem_ab"))
        for _ in 1...signals { running.interrupt() }
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Stopping after the current command."))
        #expect(ended.words.contains("Stopped on request"))
        #expect(ended.words.contains("The phone still answers in fastboot mode."))
        #expect(ended.words.contains("Do not restart the phone."))
        #expect(complete(ended) == (try stored(on: phone)))
        #expect(complete(ended).last == "modem_ab")
        #expect(ended.result["outcome"] as? String == "interrupted")
        try expectDone(ended)
        let again = try flash(package, onto: phone)
        #expect(again.status == 0, "\(again.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a second Ctrl-C ends at once") func interruptTwice() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=30000"])
        let running = try Running([
            "flash", "-s", phone.address, "--json", "--accept", consents, try soundPackage("liuqin").path,
        ])
        #expect(running.waitForFlash(of: "super"))
        running.interrupt()
        #expect(eventually { running.soFar.words.contains("Ctrl-C again") })
        afterAThought()
        running.interrupt()
        let ended = running.end(within: 10)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("ended at once") && ended.words.contains("is incomplete"))
        let last = /What is complete is in: restock history \d+ Do not restart the phone. Type: restock resume -s (\S+)/
        #expect(ended.words.firstMatch(of: last)?.1 == Substring(phone.address), "\(ended.words)")
    }

    @Test("an image that changes after it was checked is not flashed") func changedBefore() throws {
        let package = try Packed("liuqin", form: .folder)
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=1500"])
        let running = try Running(["flash", "-s", phone.address, "--json", "--accept", consents, package.path])
        #expect(running.waitForFlash(of: "modem_ab"))
        try overwrite("\(package.path)/images/super.img")
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("flash super") && ended.words.contains("has changed since it was checked"))
        #expect(try !phone.changes().contains("flash:super"))
    }

    @Test("an image that changes while it is sent is not flashed") func changedDuring() throws {
        let package = try Packed("liuqin", form: .folder)
        let phone = try Phone("liuqin", ["--link", "2"])
        let running = try Running(["flash", "-s", phone.address, "--json", "--accept", consents, package.path])
        #expect(running.waitForFlash(of: "super", "step-start"))
        try overwrite("\(package.path)/images/super.img")
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("has changed since it was checked"))
        #expect(try !phone.changes().contains("flash:super"))
    }

    @Test("an error of the write behind the host's back is no success", arguments: ["super", "userdata"])
    func lateError(name: String) throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")
        // Storage that fails: the partition cannot be written.
        try? FileManager.default.removeItem(at: phone.folder.appending(path: "\(name).img"))
        try FileManager.default.createDirectory(
            at: phone.folder.appending(path: "\(name).img"), withIntermediateDirectories: true)
        let ended = try flash(package, onto: phone)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Last flash failed"))
        #expect(!ended.out.contains("Done"))
        #expect(ended.words.contains("Only a restart into fastboot mode clears this."), "\(ended.error)")
        #expect(!ended.words.contains("o not restart"), "\(ended.error)")
        #expect(!complete(ended).contains(name))
        #expect(ended.words.contains("Not complete: \(name)"), "\(ended.error)")
    }

    private func overwrite(_ path: String) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data([1, 2, 3, 4]))
        try file.close()
    }
}
