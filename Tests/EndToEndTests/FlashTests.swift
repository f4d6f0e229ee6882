import Foundation
import Testing
import VirtualPhone

/// What the log should hold for the steps that `inspect` shows.
private func commands(for steps: [[String: Any]], skipping left: Set<Int> = []) -> [String] {
    steps.enumerated().compactMap { index, step -> String? in
        if left.contains(index) { return nil }
        switch step["do"] as? String {
        case "flash": return "flash:\(step["partition"] as? String ?? "")"
        case "erase": return "erase:\(step["partition"] as? String ?? "")"
        case "set-active": return "set_active:\(step["slot"] as? String ?? "")"
        case "oem": return "oem \(step["argument"] as? String ?? "")"
        case "reboot": return "reboot"
        case "lock": return "oem lock"
        default: return "?"
        }
    }
}

@Suite("Flashing over TCP") struct FlashTests {
    @Test(
        "a clean flash is byte-exact and says nothing outside the plan", arguments: allProfiles)
    func cleanFlash(profile: String) throws {
        let package = try soundPackage(profile)
        let phone = try Phone(profile, ["--unlocked"])
        let ended = try restock("flash", "-s", phone.address, "--json", "--accept", consents(profile), package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.result["outcome"] as? String == "done")

        let comparison = try package.made.compare(withPhoneIn: phone.folder.path)
        #expect(comparison.different == [])
        #expect(comparison.same.count > 10)

        let inspect = try restock("inspect", "--json", package.path).result
        let modes = try #require(inspect["modes"] as? [String: [String: Any]])
        let steps = try #require(modes["clean"]?["steps"] as? [[String: Any]])
        let ends = ended.events.filter { $0["type"] as? String == "step-end" }
        let left = Set(
            ends.filter { $0["end"] as? String == "left-out" }.compactMap { ($0["index"] as? Int).map { $0 - 1 } })
        let spoken = try phone.changes().filter { !$0.hasPrefix("download:") }
        #expect(spoken == commands(for: steps, skipping: left))
        #expect(
            try phone.log().allSatisfy {
                $0.answer.hasPrefix("OKAY") || $0.answer.hasPrefix("DATA") || $0.command.hasPrefix("getvar:")
                    || $0.command.hasPrefix("oem cdms")
            })
    }

    @Test("every form of a package flashes alike", arguments: [PackageOptions.Form.tgz, .tar, .folder])
    func forms(form: PackageOptions.Form) throws {
        let package = try Packed("chopin", form: form)
        let phone = try Phone("chopin")
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("images above the phone's limit are split, and arrive whole", arguments: ["liuqin", "daisy", "chopin"])
    func splits(profile: String) throws {
        let package = try soundPackage(profile)
        // The armed lists of the sample packages are made for the true limits, so they are left out of play here.
        let phone = try Phone(profile, ["--max-download", "200000", "--set", "crc=0"])
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        let downloads = try phone.log().filter { $0.command.hasPrefix("download:") }
        #expect(downloads.allSatisfy { $0.bytes <= 200_000 })
        let flashes = try phone.log().filter { $0.command.hasPrefix("flash:") }
        #expect(downloads.count == flashes.count)
        #expect(Set(flashes.map(\.command)).count < flashes.count)
    }

    @Test(
        "a bootloader that checks every part against the package's lists accepts the split",
        arguments: ["liuqin", "chopin", "raphaelin"])
    func armedLists(profile: String) throws {
        let package = try Packed(profile, partLimit: 1 << 20)
        let phone = try Phone(profile, ["--max-download", "1048576"])
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        let flashes = try phone.log().map(\.command).filter { $0.hasPrefix("flash:") }
        #expect(flashes.contains("flash:sparsecrclist"))
        let large = profile == "raphaelin" ? "flash:system" : "flash:super"
        #expect(flashes.count { $0 == large } > 1)
    }

    @Test("keep-data leaves the data partitions alone") func keepData() throws {
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--mode", "keep-data", "--accept", "account-binding,keep-data",
            try soundPackage("liuqin").path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.changes().allSatisfy { !$0.contains("userdata") && !$0.contains("metadata") })
        #expect(try phone.changes().contains("flash:super"))
    }

    @Test("clean-lock needs the codename, and locks last") func cleanLock() throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")
        let refused = try restock(
            "flash", "-s", phone.address, "--mode", "clean-lock", "--accept", consents + ",relock", package.path)
        #expect(refused.status == 2)
        #expect(refused.words.contains("relock=liuqin"))
        #expect(try phone.isUntouched())
        let ended = try restock(
            "flash", "-s", phone.address, "--mode", "clean-lock", "--accept", consents + ",relock=liuqin", package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.changes().last == "oem lock")
    }

    @Test("a dry run only asks") func dryRun() throws {
        let phone = try Phone("liuqin")
        let ended = try restock("flash", "-s", phone.address, "--dry-run", try soundPackage("liuqin").path)
        #expect(ended.status == 0)
        #expect(ended.out.contains("flash super from super.img"))
        #expect(ended.words.contains("nothing was written"))
        #expect(ended.words.contains("--accept account-binding,data-loss"))
        #expect(try phone.isUntouched())
    }

    @Test("at most two commands a partition beyond the survey, on one connection") func commandDiscipline() throws {
        let phone = try Phone("liuqin")
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, try soundPackage("liuqin").path)
        #expect(ended.status == 0)
        let log = try phone.log()
        let partitions = log.count { $0.command.hasPrefix("flash:") }
        let others = log.count {
            !$0.command.hasPrefix("flash:") && !$0.command.hasPrefix("download:") && !$0.command.hasPrefix("getvar:")
        }
        #expect(log.count { $0.command.hasPrefix("getvar:") } <= 12)
        #expect(log.count <= 2 * partitions + others + 12)
    }
}
