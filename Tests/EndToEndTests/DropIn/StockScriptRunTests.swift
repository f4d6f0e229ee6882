import Foundation
import Testing
import VirtualPhone

/// The stock scripts of the sample packages, as they are, with restock in the place of `fastboot`.
@Suite("Stock scripts with this fastboot on the PATH") struct StockScriptRunTests {
    private static let consent = ["RESTOCK_ACCEPT": "boot-chain"]

    @Test(
        "byte-exact, and the same steps as restock flash",
        arguments: ["liuqin", "chopin", "raphaelin", "daisy", "whyred"], ["sh", "dash", "bash"])
    func flashAll(profile: String, shell: String) throws {
        let package = try Packed(profile, form: .folder)
        let phone = try Phone(profile, ["--unlocked"])
        let ended = try runStockScript(
            "flash_all.sh", of: package, shell: shell, phone: phone, environment: Self.consent)
        #expect(ended.status == 0, "\(ended.error)")
        let comparison = try package.made.compare(withPhoneIn: phone.folder.path)
        #expect(comparison.different == [])
        #expect(comparison.same.count > 10)

        let other = try Phone(profile, ["--unlocked"])
        let flashed = try restock("flash", "-s", other.address, "--accept", consents, package.path)
        #expect(flashed.status == 0, "\(flashed.error)")
        let steps = try phone.changes().filter { !$0.hasPrefix("download:") }
        #expect(steps == (try other.changes().filter { !$0.hasPrefix("download:") }))
    }

    @Test("images above the phone's limit are split", arguments: ["liuqin", "daisy"]) func split(profile: String) throws
    {
        let package = try Packed(profile, form: .folder)
        let phone = try Phone(profile, ["--unlocked", "--max-download", "200000", "--set", "crc=0"])
        let ended = try runStockScript(
            "flash_all.sh", of: package, shell: "sh", phone: phone, environment: Self.consent)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        #expect(try phone.log().filter { $0.command.hasPrefix("download:") }.allSatisfy { $0.bytes <= 200_000 })
    }

    @Test(
        "without consent the first step is refused, and the phone still starts",
        arguments: ["liuqin", "chopin", "raphaelin", "daisy", "whyred"])
    func refused(profile: String) throws {
        let package = try Packed(profile, form: .folder)
        let phone = try Phone(profile, ["--unlocked"])
        let ended = try runStockScript("flash_all.sh", of: package, shell: "sh", phone: phone)
        #expect(ended.status == 1)
        #expect(ended.words.contains("RESTOCK_ACCEPT=boot-chain"))
        #expect(ended.words.contains("restock flash FOLDER"))
        // The checksum lists that come first stay in the phone's memory. MediaTek's script empties two partitions of the operator's
        // before it comes to boot; the phone starts without what is in them.
        let kept = try phone.changes().filter {
            !$0.hasPrefix("download:") && !$0.hasSuffix("crclist") && !["erase:opcust", "erase:opconfig"].contains($0)
        }
        #expect(kept == [])
    }

    @Test(
        "a consent that is none ends a script with its own sentence, and not as a wrong phone",
        arguments: ["liuqin", "daisy"])
    func wrongConsent(profile: String) throws {
        let package = try Packed(profile, form: .folder)
        let phone = try Phone(profile, ["--unlocked"])
        let ended = try runStockScript(
            "flash_all.sh", of: package, shell: "sh", phone: phone, environment: ["RESTOCK_ACCEPT": "boot-chian"])
        #expect(ended.status == 1)
        #expect(ended.words.contains("RESTOCK_ACCEPT=boot-chian: there is no gate of that name."))
        #expect(ended.words.contains("boot-chain"))
        #expect(!(ended.out + ended.error).lowercased().contains("missmatching"))
        #expect(try phone.isUntouched())
    }

    @Test("a script that locks is told where to go, after everything else was done")
    func lock() throws {
        let package = try Packed("liuqin", form: .folder)
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try runStockScript(
            "flash_all_lock.sh", of: package, shell: "sh", phone: phone, environment: Self.consent)
        #expect(ended.words.contains("restock flash --mode clean-lock"))
        #expect(try phone.changes().allSatisfy { !$0.contains("lock") || $0.hasPrefix("flash") })

        let again = try Phone("liuqin", ["--unlocked"])
        let locked = try runStockScript(
            "flash_all_lock.sh", of: package, shell: "sh", phone: again,
            environment: ["RESTOCK_ACCEPT": "boot-chain,relock=liuqin"])
        #expect(locked.status == 0, "\(locked.error)")
        #expect(try again.changes().last == "oem lock")
    }
}
