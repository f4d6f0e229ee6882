import Foundation
import PayloadMaker
import Testing

/// A step of a plan, as JSON says it, as the command that the phone hears.
func command(of step: [String: Any]) -> String {
    let partition = step["partition"] as? String ?? ""
    switch step["do"] as? String {
    case "flash": return "flash:\(partition)"
    case "erase": return "erase:\(partition)"
    case "resize": return "resize-logical-partition:\(partition):\(step["bytes"] ?? "")"
    case "create": return "create-logical-partition:\(partition):\(step["bytes"] ?? "")"
    case "set-active": return "set_active:\(step["slot"] as? String ?? "")"
    case "reboot": return "reboot"
    default: return "?"
    }
}

@Suite("Updates, flashed from fastbootd") struct UpdateFlashTests {
    private func fastbootd(_ options: [String] = []) throws -> Phone {
        try Phone("liuqin", ["--mode", "fastbootd"] + options)
    }

    /// What lay in a logical partition before, in more bytes than any image has.
    private func fill(_ partition: String, of phone: Phone) throws {
        try Data(repeating: 0xEE, count: 16 << 20).write(to: phone.folder.appending(path: "\(partition).img"))
    }

    private func flash(_ update: MadeUpdate, onto phone: Phone, _ more: String...) throws -> Ended {
        try run(
            program("restock"),
            ["flash", "-s", phone.address, "--json", "--accept", updateConsents] + more + [update.path])
    }

    @Test(
        "every partition arrives byte for byte, and the phone hears the plan and nothing else",
        arguments: [nil, 300_000])
    func exact(limit: Int?) throws {
        let update = try soundUpdate()
        let phone = try fastbootd(limit.map { ["--max-download", "\($0)"] } ?? [])
        for name in MadeUpdate.logical { try fill("\(name)_a", of: phone) }
        let dry = try restock("flash", "-s", phone.address, "--json", "--dry-run", update.path)
        #expect(dry.status == 0, "\(dry.error)")
        #expect(try phone.changes() == [])
        let planned = try #require(dry.result["steps"] as? [[String: Any]]).compactMap { $0["step"] as? [String: Any] }

        let ended = try flash(update, onto: phone)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.result["outcome"] as? String == "done")
        #expect(try update.differences(on: phone) == [])

        let log = try phone.log()
        let spoken = log.map(\.command).filter { !$0.hasPrefix("getvar:") && !$0.hasPrefix("download:") }
        // The parts of one image follow on each other.
        var once: [String] = []
        for command in spoken where once.last != command { once.append(command) }
        #expect(once == planned.map(command))
        #expect((spoken.count > once.count) == (limit != nil))
        #expect(
            log.allSatisfy {
                $0.command.hasPrefix("getvar:") || $0.answer.hasPrefix("OKAY") || $0.answer.hasPrefix("DATA")
            })
        #expect(log.filter { $0.command.hasPrefix("download:") }.allSatisfy { $0.bytes <= limit ?? 0x1000_0000 })

        // Nothing of the other slot but the code that starts the phone, and nothing of the owner's.
        let files = try FileManager.default.contentsOfDirectory(atPath: phone.folder.path).filter {
            $0.hasSuffix(".img")
        }
        #expect(Set(files) == Set(update.targets(slot: "a").map { "\($0.partition).img" }))
    }

    @Test(
        "all logical partitions shrink before one grows, and come before the others; the slot and the restart come last"
    )
    func order() throws {
        let phone = try fastbootd()
        let ended = try restock("flash", "-s", phone.address, "--dry-run", try soundUpdate().path)
        #expect(ended.status == 0, "\(ended.error)")
        let steps = ended.out.split(separator: "\n").dropFirst().map { line in
            String(line.drop { $0 == " " || $0 == "." || $0.isNumber })
        }
        #expect(
            Array(steps.prefix(9).map { $0.prefix { $0 != "(" } }) == [
                "shrink system_a to nothing", "shrink vendor_a to nothing", "shrink product_a to nothing",
                "resize system_a to 7.78 MB", "resize vendor_a to 3.28 MB", "resize product_a to 1.23 MB",
                "flash system_a from system ", "flash vendor_a from vendor ", "flash product_a from product ",
            ], "\(ended.out)")
        #expect(steps.suffix(2) == ["set active slot a", "reboot"])
        #expect(
            steps.contains { $0.hasPrefix("flash xbl_b from xbl") } && !steps.contains { $0.hasPrefix("flash boot_b") })
        #expect(ended.out.contains("mode keep-data"))
        #expect(ended.words.contains("--accept account-binding,anti-rollback,keep-data"), "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test("mode clean erases the data last") func clean() throws {
        let phone = try fastbootd()
        let update = try soundUpdate()
        let refused = try restock(
            "flash", "-s", phone.address, "--mode", "clean", "--accept", "account-binding,anti-rollback", update.path)
        #expect(refused.status == 2 && refused.words.contains("data-loss"), "\(refused.error)")
        #expect(try phone.isUntouched())
        let ended = try restock(
            "flash", "-s", phone.address, "--mode", "clean", "--accept", "account-binding,anti-rollback,data-loss",
            update.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try update.differences(on: phone) == [])
        let changes = try phone.changes()
        #expect(changes.suffix(4) == ["set_active:a", "erase:userdata", "erase:metadata", "reboot"])
    }

    @Test("the slot that is running is the one that is written") func slotB() throws {
        let phone = try fastbootd(["--set", "current-slot=b"])
        let update = try soundUpdate()
        let ended = try flash(update, onto: phone)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try update.differences(on: phone, slot: "b") == [])
        #expect(try phone.changes().contains("set_active:b"))
        #expect(try !phone.changes().contains { $0.hasPrefix("flash:system_a") || $0.hasPrefix("flash:boot_a") })
    }

    @Test("a logical partition that the phone does not have is made") func created() throws {
        let update = try MadeUpdate(partitions: {
            var odm = MadePartition("odm", MadeUpdate.pattern(blocks: 40, seed: 9), type: 8, step: 8)
            odm.group = "qti_dynamic_partitions"
            $0.append(odm)
        })
        let phone = try fastbootd()
        let ended = try flash(update, onto: phone)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try update.differences(on: phone) == [])
        #expect(try phone.changes().contains("create-logical-partition:odm_a:163840"))
        #expect(try !phone.changes().contains { $0.hasPrefix("resize-logical-partition:odm_a") })
    }

    @Test("two phones take one reading") func two() throws {
        let phones = try (0..<2).map { try fastbootd(["--serial", "update\($0)"]) }
        let update = try soundUpdate()
        let ended = try restock(
            "flash", "-s", phones[0].address, "-s", phones[1].address, "--accept", updateConsents, update.path)
        #expect(ended.status == 0, "\(ended.error)")
        for phone in phones { #expect(try update.differences(on: phone) == []) }
    }

    @Test(
        "a flipped byte anywhere in a blob is found before anything is written",
        arguments: ["system", "boot", "tz", "vendor"])
    func flipped(partition: String) throws {
        let update = try MadeUpdate(package: { ota in
            guard let blob = (try? soundUpdate().made.blobs[partition])?.last(where: { !$0.isEmpty }) else { return }
            ota.payload[blob.lowerBound + blob.count / 2] ^= 0x20
        })
        let phone = try fastbootd()
        let ended = try flash(update, onto: phone)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(
            (ended.result["sentence"] as? String)?.contains("partition \(partition), operation") == true,
            "\(ended.result)")
        #expect(ended.result["state"] as? String == "Nothing was written.")
        #expect(try phone.isUntouched())
        #expect(try phone.log().isEmpty, "the phone is not even asked")
    }

    @Test("what changes after the check is not flashed") func changedBefore() throws {
        let update = try MadeUpdate()
        let phone = try fastbootd(["--fault", "delay:flash:system_a=1500"])
        let running = try Running(["flash", "-s", phone.address, "--json", "--accept", updateConsents, update.path])
        #expect(running.waitForFlash(of: "system_a"))
        try overwrite(update, "xbl")
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("has changed since it was checked"), "\(ended.error)")
        #expect(try !phone.changes().contains { $0.hasPrefix("flash:xbl") })
        #expect((ended.result["next"] as? String)?.contains("restock flash") == true, "\(ended.result)")
    }

    @Test("what changes while it is sent is not flashed") func changedDuring() throws {
        let update = try MadeUpdate()
        let phone = try fastbootd(["--link", "2"])
        let running = try Running(["flash", "-s", phone.address, "--json", "--accept", updateConsents, update.path])
        #expect(running.waitForFlash(of: "system_a", "step-start"))
        try overwrite(update, "system")
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(try !phone.changes().contains("flash:system_a"))
    }

    /// Other bytes in the last blob of a partition, in the .zip as it lies there.
    private func overwrite(_ update: MadeUpdate, _ partition: String) throws {
        let blob = try #require(update.made.blobs[partition]?.last { !$0.isEmpty })
        let path = URL(filePath: update.path)
        // Info-ZIP stores the payload first, so that its bytes begin behind one header.
        let bytes = try Data(contentsOf: path)
        let start = try #require(bytes.firstRange(of: Data("CrAU".utf8))?.lowerBound)
        let file = try FileHandle(forUpdating: path)
        try file.seek(toOffset: UInt64(start + blob.lowerBound + blob.count / 2))
        try file.write(contentsOf: Data([1, 2, 3, 4]))
        try file.close()
    }

    @Test("a cable that is pulled: what is whole, what is not, and the same command again ends it") func pulled() throws
    {
        let update = try soundUpdate()
        // The second download: vendor_a.
        let phone = try fastbootd(["--fault", "drop-at:100000@2"])
        let ended = try flash(update, onto: phone)
        #expect(ended.status == 5, "\(ended.error)")
        // The phone was never heard to have stored it.
        #expect(
            (ended.result["state"] as? String)?.contains("not known to be stored: system_a.") == true, "\(ended.result)"
        )
        #expect(
            (ended.result["state"] as? String)?.contains("Not complete: vendor_a, product_a") == true, "\(ended.result)"
        )
        let again = try flash(update, onto: phone)
        #expect(again.status == 0, "\(again.error)")
        #expect(try update.differences(on: phone) == [])
    }

    @Test("restock resume writes an update whole again: resizing empties what lies in super") func resumed() throws {
        let update = try soundUpdate()
        let phone = try fastbootd(["--fault", "drop-at:100000@3"])
        // One journal for both runs.
        let journal = ["XDG_STATE_HOME": phone.folder.path]
        let first = try restock(
            "flash", "-s", phone.address, "--accept", updateConsents, update.path, environment: journal)
        #expect(first.status == 5 && first.words.contains("restock resume"), "\(first.error)")
        let before = try phone.changes().count
        let ended = try restock(
            "resume", "-s", phone.address, "--accept", updateConsents, environment: journal)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try update.differences(on: phone) == [])
        #expect(try phone.changes().dropFirst(before).contains("flash:system_a"))
    }
}
