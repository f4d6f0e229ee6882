import Foundation
import PayloadMaker
import Testing

/// A package that is not for this phone, or no good.
struct BadZip: CustomTestStringConvertible, Sendable {
    let name: String
    var metadata: [String]? = ["ota-type=BLOCK", "pre-device=daisy"]
    var signed = true
    var script = true
    var file = "update.zip"
    /// What has to stand in the refusal.
    let words: String
    /// With which consent it goes on; nil where there is none.
    var accept: String?
    /// What is no package at all is no refusal.
    var status: Int32 = 2

    var testDescription: String { name }
}

@Suite("Sideload: what is refused, and what is asked") struct SideloadRefusalTests {
    @Test(
        "each is said before the recovery is offered anything",
        arguments: [
            BadZip(
                name: "another model", metadata: ["ota-type=BLOCK", "pre-device=fuxi"], words: "REFUSED (device-match)"),
            BadZip(
                name: "a prefix of the model", metadata: ["ota-type=BLOCK", "pre-device=dais"],
                words: "REFUSED (device-match)"),
            BadZip(
                name: "no metadata", metadata: nil, words: "Consent is needed for device-match",
                accept: "device-match=daisy"),
            BadZip(
                name: "for nobody", metadata: ["ota-type=BLOCK"], words: "Consent is needed for device-match",
                accept: "device-match=daisy"),
            BadZip(name: "without a signature", signed: false, words: "REFUSED (package-authenticity)"),
            BadZip(
                name: "for one phone", metadata: ["ota-type=BLOCK", "pre-device=daisy", "serialno=other"],
                words: "REFUSED (device-match)"),
            BadZip(
                name: "another region", metadata: ["ota-type=BLOCK", "pre-device=daisy_eea_global"],
                words: "Consent is needed for region", accept: "region=eea"),
            BadZip(
                name: "older", metadata: ["ota-type=BLOCK", "pre-device=x|daisy", "ota-downgrade=yes"],
                words: "Consent is needed for anti-rollback", accept: "anti-rollback"),
            BadZip(
                name: "erases", metadata: ["ota-type=BLOCK", "pre-device=daisy,x", "ota-wipe=yes"],
                words: "Consent is needed for data-loss", accept: "data-loss"),
            BadZip(
                name: "not the file that its name says", file: "miui_DAISY_V11.0.16.0.QDLMIXM_0123456789_10.0.zip",
                words: "REFUSED (package-integrity)"),
            BadZip(
                name: "no recovery package", metadata: nil, script: false,
                words: "is not a recovery package: it is a .zip without a payload.bin or an update script",
                status: 1),
        ])
    func bad(zip bad: BadZip) throws {
        let zip = try SideloadZip(bad.metadata, bytes: 5000, name: bad.file, signed: bad.signed, script: bad.script)
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload"])
        let ended = try restock("sideload", "-s", phone.address, "--accept", "account-binding", zip.path)
        #expect(ended.status == bad.status, "\(ended.error)")
        #expect(ended.words.contains(bad.words), "\(ended.error)")
        #expect(ended.words.contains("Nothing was written."))
        for line in ended.error.split(separator: "\n") where !line.contains("/") {
            #expect(line.count <= 80, "\(line)")
        }
        #expect(try phone.services().allSatisfy { $0.hasPrefix("get") } && phone.sideloaded == nil)
        guard let accept = bad.accept else { return }
        let agreed = try restock("sideload", "-s", phone.address, "--accept", "account-binding," + accept, zip.path)
        #expect(agreed.status == 0, "\(agreed.error)")
        #expect(try phone.sideloaded == zip.contents)
    }

    @Test("the right name goes through") func named() throws {
        let made = try SideloadZip(bytes: 5000)
        defer { made.remove() }
        let path = made.folder.appending(path: "miui_DAISY_V11.0.16.0.QDLMIXM_\(try made.md5)_10.0.zip").path
        try FileManager.default.moveItem(atPath: made.path, toPath: path)
        let phone = try Phone("daisy", ["--mode", "sideload"])
        let ended = try restock("sideload", "-s", phone.address, "--accept", "account-binding", path)
        #expect(ended.status == 0, "\(ended.error)")
    }

    @Test("a damaged file in the .zip", arguments: [100_000, 250_000]) func damaged(offset: UInt64) throws {
        let zip = try SideloadZip()
        defer { zip.remove() }
        try zip.damage(at: offset)
        let ended = try restock("sideload", "-s", "adb:127.0.0.1:1", zip.path)
        #expect(ended.status == 2 && ended.words.contains("system.new.dat.br in the .zip"), "\(ended.error)")
    }

    @Test("what is no .zip", arguments: ["text", "payload", "tgz"]) func noZip(kind: String) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "x.zip").path
        let bytes: [UInt8] =
            switch kind {
            case "text": Array("hello".utf8)
            case "payload": Array("CrAU".utf8) + [UInt8](repeating: 0, count: 40)
            default: [0x1f, 0x8b, 8, 0]
            }
        try Data(bytes).write(to: URL(filePath: path))
        let ended = try restock("sideload", "-s", "adb:127.0.0.1:1", path)
        #expect(ended.status == 1 && ended.words.contains("is not a recovery package"), "\(ended.error)")
        // What one looks like, and which command takes the other kind.
        #expect(
            ended.words.contains("_13.0.zip") && ended.words.contains("restock flash PACKAGE.tgz"), "\(ended.error)")
        #expect(!ended.words.contains("nor a folder"))
    }

    @Test("a package with a payload: whole it goes through, a byte wrong it does not", arguments: [false, true])
    func payload(isDamaged: Bool) throws {
        let bench = try Workbench()
        let image = [UInt8](repeating: 7, count: 8192)
        var maker = try OTAMaker(PayloadMaker([MadePartition("boot", image, type: 8, step: 1)]).make(bench), bench)
        maker.metadata = "ota-type=AB\npre-device=daisy\npost-build-incremental=V11.0.16.0.QDLMIXM\n"
        maker.signature = 1400
        // Its own CRC is right then; only payload_properties.txt knows better.
        if isDamaged { maker.payload[maker.payload.count - 1] ^= 1 }
        let path = try maker.make(bench)
        let phone = try Phone("daisy", ["--mode", "sideload"])
        let ended = try restock("sideload", "-s", phone.address, "--json", "--accept", "account-binding", path)
        #expect(ended.status == (isDamaged ? 2 : 0), "\(ended.error)")
        if isDamaged {
            #expect(ended.words.contains("FILE_HASH"))
        } else {
            #expect((ended.result["package"] as? [String: Any])?["kind"] as? String == "ab")
            #expect(try phone.sideloaded == Data(contentsOf: URL(filePath: path)))
        }
    }

    @Test("an incremental package starts from its own version only", arguments: [true, false]) func incremental(
        fits: Bool
    ) throws {
        let from = fits ? "V14.0.6.0.TMYCNXM" : "V14.0.5.0.TMYCNXM"
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin", "pre-build-incremental=\(from)"])
        defer { zip.remove() }
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let ended = try restock(
            "sideload", "-s", phone.address, "--accept", "account-binding", "--validation", zip.token(), zip.path)
        #expect(ended.status == (fits ? 0 : 2), "\(ended.error)")
        if !fits { #expect(ended.words.contains("incremental one and starts from other firmware")) }
    }
}
