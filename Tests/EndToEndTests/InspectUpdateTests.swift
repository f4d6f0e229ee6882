import Foundation
import PayloadMaker
import Testing

/// What `inspect` says of an update's vbmeta images, and of an order to erase the data.
@Suite("An update that is inspected") struct InspectUpdateTests {
    private func json(_ path: String) throws -> [String: Any] {
        let ended = try restock("inspect", "--json", path)
        #expect(ended.status == 0, "\(ended.error)")
        return ended.result
    }

    @Test("a sound one has its chain and its digests shown") func sound() throws {
        let update = try soundUpdate()
        let page = try restock("inspect", update.path)
        #expect(page.status == 0, "\(page.error)")
        for words in [
            "vbmeta: SHA256_RSA2048, signature valid (vbmeta)", "digests agree: boot, vendor_boot, dtbo, recovery",
            "chain to vbmeta_system, rollback location 1: signed with the key that vbmeta names",
        ] {
            #expect(page.page.contains(words), "\(page.out)")
        }
        #expect(!page.page.contains("(package-authenticity)"))
        #expect(page.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let result = try json(update.path)
        let avb = try #require(result["avb"] as? [String: Any])
        #expect((avb["vbmetas"] as? [Any])?.count == 2 && (avb["problems"] as? [Any])?.isEmpty == true)
        let findings = try #require(result["findings"] as? [[String: Any]])
        #expect(findings.map { $0["gate"] as? String } == ["package-authenticity"])
        #expect(findings.map { $0["severity"] as? String } == ["note"])
    }

    @Test("one whose boot is another is asked about, in the words of a flash") func other() throws {
        let hazard = updateHazards.first { $0.situation == "boot is not what vbmeta names" }
        let update = try #require(hazard).made()
        let page = try restock("inspect", update.path)
        #expect(page.status == 0, "\(page.error)")
        #expect(page.page.contains("digest of boot: DIFFERS"), "\(page.out)")
        #expect(page.page.contains("CONSENT NEEDED (package-authenticity)"), "\(page.out)")
        let findings = try #require(try json(update.path)["findings"] as? [[String: Any]])
        #expect(findings.map { $0["severity"] as? String } == ["confirm"])
        let sentence = try #require(findings.first?["sentence"] as? String)
        let phone = try Phone("liuqin", ["--mode", "fastbootd"])
        let flash = try restock("flash", "-s", phone.address, "--dry-run", "--json", update.path)
        #expect(flash.events.contains { $0["sentence"] as? String == sentence }, "\(flash.out)")
    }

    @Test("one without vbmeta says so") func none() throws {
        let update = try SmallUpdate()
        #expect(try restock("inspect", update.path).page.contains("the package flashes no vbmeta"))
        #expect(try json(update.path)["avb"] == nil)
    }

    @Test("an order to erase the data is shown", arguments: [false, true]) func powerwash(orders: Bool) throws {
        let update = try SmallUpdate(more: orders ? "POWERWASH=1\n" : "")
        let page = try restock("inspect", update.path).page
        #expect(page.contains("it erases the owner's data (POWERWASH=1)") == orders, "\(page)")
        #expect(try (json(update.path)["package"] as? [String: Any])?["wipe"] as? Bool == orders)
    }

    @Test("a recovery is given it with consent to the loss of the data", arguments: [false, true])
    func sideload(orders: Bool) throws {
        let update = try SmallUpdate(more: orders ? "POWERWASH=1\n" : "")
        let phone = try Phone("daisy", ["--mode", "sideload"])
        let ended = try restock("sideload", "-s", phone.address, "--accept", "account-binding", update.path)
        #expect(ended.status == (orders ? 2 : 0), "\(ended.error)")
        guard orders else { return }
        #expect(ended.words.contains("Consent is needed for data-loss"), "\(ended.error)")
        #expect(ended.words.contains("the package says POWERWASH=1"))
        #expect(phone.sideloaded == nil)
        let agreed = try restock(
            "sideload", "-s", phone.address, "--accept", "account-binding,data-loss", update.path)
        #expect(agreed.status == 0, "\(agreed.error)")
    }
}

/// An update of one small partition for daisy.
private struct SmallUpdate {
    let bench: Workbench
    let path: String

    /// - Parameter more: lines for its `payload_properties.txt`.
    init(more: String = "") throws {
        bench = try Workbench()
        let boot = MadePartition("boot", MadeUpdate.pattern(blocks: 8, seed: 1), type: 0)
        var ota = try OTAMaker(try PayloadMaker([boot]).make(bench), bench)
        ota.metadata = "ota-type=AB\npre-device=daisy\n"
        ota.properties = (ota.properties ?? "") + more
        ota.signature = 1400
        path = try ota.make(bench)
    }
}

extension Ended {
    /// What went to standard output, its lines joined.
    fileprivate var page: String { out.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
