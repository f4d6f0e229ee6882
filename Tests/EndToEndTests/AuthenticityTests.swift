import Foundation
import Testing
import VirtualPhone

private let sampleKey = "75245209fe8773f4ce32e233d3df184b25f0f83c30ee9f080e2ecbd9e30b4cf9"

/// A flaw of vbmeta, and what must be said of it.
struct BadVBMeta: CustomTestStringConvertible, Sendable {
    let flaw: VBMetaFlaw
    /// What the page of `inspect` must hold.
    let page: [String]
    /// What the finding must hold.
    let finding: String
    var testDescription: String { "\(flaw)" }
}

private let bad: [BadVBMeta] = [
    BadVBMeta(
        flaw: .flags(2), page: ["flags 2: verification disabled", "signature valid"],
        finding: "switches verification off"),
    BadVBMeta(flaw: .flags(1), page: ["flags 1: hashtrees disabled"], finding: "switches verification off"),
    BadVBMeta(
        flaw: .digest(partition: "boot"), page: ["digest of boot: DIFFERS", "signature valid"],
        finding: "images/boot.img: images/vbmeta.img names sha256"),
    BadVBMeta(flaw: .signature, page: ["SIGNATURE WRONG"], finding: "The signature of the package's vbmeta is wrong."),
    BadVBMeta(flaw: .unsigned, page: ["NONE, not signed"], finding: "bears no signature"),
]

@Suite("Verified boot, by the command line") struct AuthenticityTests {
    private func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func lockingConsents(_ more: String = "") -> String { consents + ",relock=liuqin" + more }

    @Test("a sound package shows its key and locks without another consent") func sound() throws {
        let package = try soundPackage("liuqin")
        let page = try restock("inspect", package.path)
        #expect(page.status == 0)
        for words in [
            "vbmeta: SHA256_RSA2048, signature valid", sampleKey, "digests agree: boot, vendor_boot, dtbo, recovery",
        ] {
            #expect(folded(page.out).contains(words), "\(page.out)")
        }
        #expect(page.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let avb = try #require(try restock("inspect", "--json", package.path).result["avb"] as? [String: Any])
        #expect(avb.keys.sorted() == ["chain", "digests", "hashtrees", "problems", "remarks", "vbmetas"])
        let metadata = try #require(avb["vbmetas"] as? [[String: Any]])
        #expect(metadata.map { $0["partition"] as? String } == ["vbmeta", "vbmeta_system"])
        #expect(
            metadata[0].keys.sorted() == [
                "algorithm", "flags", "image", "inFooter", "keySHA1", "keySHA256", "partition", "release",
                "rollbackIndex", "rollbackIndexLocation", "signature",
            ])
        #expect(
            metadata.allSatisfy { $0["keySHA256"] as? String == sampleKey && $0["signature"] as? String == "valid" })
        let digests = try #require(avb["digests"] as? [[String: Any]])
        #expect(digests.count == 4 && digests.allSatisfy { $0["verdict"] as? String == "agrees" })
        let chain = try #require(avb["chain"] as? [[String: Any]])
        #expect(chain.map { $0["verdict"] as? String } == ["matches"])
        #expect((avb["problems"] as? [Any])?.isEmpty == true)
    }

    @Test("a bad vbmeta is printed, needs consent for a flash, and is refused for a lock", arguments: bad)
    func refused(_ bad: BadVBMeta) throws {
        let package = try Packed("liuqin", flaws: [.vbmeta(bad.flaw)])
        let phone = try Phone("liuqin")
        let page = try restock("inspect", package.path)
        #expect(page.status == 0)
        for words in bad.page + [
            bad.finding, "CONSENT NEEDED (package-authenticity)", "REFUSED (package-authenticity)",
        ] {
            #expect(folded(page.out).contains(words), "\"\(words)\" is missing in: \(page.out)")
        }
        #expect(page.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(!page.out.contains("intact as far"))

        let lock = try restock(
            "flash", "-s", phone.address, "--mode", "clean-lock", "--accept",
            lockingConsents(",package-authenticity"), package.path)
        #expect(lock.status == 2, "\(lock.error)")
        #expect(
            lock.words.contains("REFUSED (package-authenticity)") && lock.words.contains(bad.finding), "\(lock.error)")
        #expect(lock.words.contains("Nothing was written."))
        #expect(try phone.isUntouched())

        let flash = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        #expect(flash.status == 2, "\(flash.error)")
        #expect(flash.words.contains("--accept package-authenticity") && flash.words.contains(bad.finding))
        #expect(try phone.isUntouched())
    }

    @Test("a bad vbmeta is flashed with consent") func consented() throws {
        let package = try Packed("liuqin", flaws: [.vbmeta(.flags(2))])
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents + ",package-authenticity", package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a file that is no vbmeta is a note for a flash, and refused for a lock") func noAVB() throws {
        let package = try Packed("daisy", flaws: [.vbmeta(.noAVB)])
        let phone = try Phone("daisy", ["--unlocked"])
        let page = try restock("inspect", package.path)
        #expect(page.status == 0 && folded(page.out).contains("no AVB image"))
        #expect(folded(page.out).contains("Do not lock the bootloader with it."))
        let lock = try restock(
            "flash", "-s", phone.address, "--mode", "clean-lock", "--accept", consents + ",relock=daisy", package.path)
        #expect(lock.status == 2 && lock.words.contains("REFUSED (package-authenticity)"), "\(lock.error)")
        #expect(try phone.isUntouched())
        let flash = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        #expect(flash.status == 0 && flash.words.contains("NOTE (package-authenticity)"), "\(flash.error)")
    }

    @Test("the key of a flash is remembered, and another one needs consent") func remembered() throws {
        let state = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: state) }
        let environment = ["XDG_STATE_HOME": state.path]
        let file = state.appending(path: "restock/keys.json")
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")

        // Looking and refusing remember nothing.
        _ = try restock("inspect", package.path, environment: environment)
        _ = try restock("flash", "-s", phone.address, "--dry-run", package.path, environment: environment)
        _ = try restock("flash", "-s", phone.address, package.path, environment: environment)
        #expect(!FileManager.default.fileExists(atPath: file.path))

        let first = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path, environment: environment)
        #expect(first.status == 0, "\(first.error)")
        let stored = "{\"liuqin\":\"\(sampleKey)\"}\n"
        #expect(try String(contentsOf: file, encoding: .utf8) == stored)
        let again = try restock("inspect", "--json", package.path, environment: environment)
        let findings = try #require(again.result["findings"] as? [[String: Any]])
        let own = findings.filter { $0["gate"] as? String == "package-authenticity" }
        #expect(own.map { $0["severity"] as? String } == ["note"])
        #expect((own.first?["advice"] as? String)?.contains("flashed before") == true)

        let other = String(repeating: "0", count: 64)
        try Data("{\"liuqin\":\"\(other)\"}".utf8).write(to: file)
        let phone2 = try Phone("liuqin")
        let noticed = try restock(
            "flash", "-s", phone2.address, "--accept", consents, package.path, environment: environment)
        #expect(noticed.status == 2 && noticed.words.contains(other) && noticed.words.contains(sampleKey))
        #expect(try phone2.isUntouched())
        let page = try restock("inspect", package.path, environment: environment)
        #expect(page.status == 0 && folded(page.out).contains("signed with another key"))
        let agreed = try restock(
            "flash", "-s", phone2.address, "--accept", consents + ",package-authenticity", package.path,
            environment: environment)
        #expect(agreed.status == 0, "\(agreed.error)")
        #expect(try String(contentsOf: file, encoding: .utf8) == stored)
    }

    @Test("a memory that cannot be read is a remark and stops nothing") func unreadableMemory() throws {
        let state = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: state) }
        let file = state.appending(path: "restock/keys.json")
        try FileManager.default.createDirectory(at: state.appending(path: "restock"), withIntermediateDirectories: true)
        try Data("oops".utf8).write(to: file)
        let environment = ["XDG_STATE_HOME": state.path]
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path, environment: environment)
        #expect(ended.status == 0 && ended.words.contains("cannot be read"), "\(ended.error)")
        #expect(try String(contentsOf: file, encoding: .utf8) == "oops")
        let json = try restock("inspect", "--json", package.path, environment: environment)
        #expect((json.result["remarks"] as? [String])?.contains { $0.contains("keys.json") } == true)
    }

    @Test("a flash that did not end remembers no key") func unfinished() throws {
        let state = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: state) }
        let phone = try Phone("liuqin", ["--fault", "fail:flash:super=no"])
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, try soundPackage("liuqin").path,
            environment: ["XDG_STATE_HOME": state.path])
        #expect(ended.status == 5, "\(ended.error)")
        #expect(!FileManager.default.fileExists(atPath: state.appending(path: "restock/keys.json").path))
    }
}
