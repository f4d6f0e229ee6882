import Foundation
import Testing

/// A recovery that goes wrong, and how that ends.
struct SideloadTrouble: CustomTestStringConvertible, Sendable {
    let fault: String
    let status: Int32
    let words: String
    var testDescription: String { fault }
}

@Suite("Sideload: trouble on the way") struct SideloadTroubleTests {
    // The phone's messages of a sideload: 1 its hello, 2 OKAY (AOSP's knows no getdevice: CLSE, CLSE), then the service's OKAY, its first
    // request, OKAY for the block, and so on.
    @Test(
        "an error with the phone's state; never a success without the verdict",
        arguments: [
            SideloadTrouble(fault: "block-drop:100000", status: 5, words: "the phone is gone"),
            SideloadTrouble(fault: "block-past-end:2", status: 5, words: "and the package has 5 blocks"),
            SideloadTrouble(fault: "block-past-end:1", status: 1, words: "and the package has 5 blocks"),
            SideloadTrouble(fault: "sideload-fail:2", status: 5, words: "FAILFAIL"),
            SideloadTrouble(fault: "sideload-fail:4", status: 5, words: "FAILFAIL"),
            SideloadTrouble(fault: "sideload-done:3", status: 5, words: "before it had read the whole package"),
            SideloadTrouble(fault: "sideload-verdict:Installation aborted", status: 5, words: "Installation aborted"),
            SideloadTrouble(fault: "sideload-verdict:DONEDONE and more", status: 5, words: "DONEDONE and more"),
            SideloadTrouble(fault: "adb-hangup:4", status: 1, words: "the phone is gone"),
            // The first block was sent; whether it arrived is not known.
            SideloadTrouble(fault: "adb-hangup:6", status: 5, words: "0 of 5 blocks, and perhaps the one that was on"),
            SideloadTrouble(fault: "adb-close:6", status: 5, words: "0 of 5 blocks, and perhaps the one that was on"),
            SideloadTrouble(fault: "adb-hangup:8", status: 5, words: "the phone is gone"),
            SideloadTrouble(fault: "adb-magic:5", status: 1, words: "does not speak ADB"),
            SideloadTrouble(fault: "adb-magic:9", status: 5, words: "does not speak ADB"),
            SideloadTrouble(fault: "adb-close:4", status: 1, words: "before it asked for a block"),
            SideloadTrouble(fault: "adb-close:8", status: 5, words: "ended the conversation"),
            SideloadTrouble(fault: "adb-close:9", status: 5, words: "ended the conversation"),
            SideloadTrouble(fault: "adb-long:8", status: 5, words: "1048577 bytes, and 1048576 at most"),
            SideloadTrouble(fault: "adb-silent:9", status: 5, words: "the recovery was silent for 2 s"),
        ])
    func trouble(_ trouble: SideloadTrouble) throws {
        let zip = try SideloadZip()
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload", "--fault", trouble.fault])
        let ended = try restock(
            "sideload", "-s", phone.address, "--patience", "2", "--accept", "account-binding", zip.path, limit: 60)
        #expect(ended.status == trouble.status, "\(ended.error)")
        #expect(ended.words.contains(trouble.words), "\(ended.error)")
        #expect(!ended.out.contains("success") && !ended.out.contains("took the package"))
        #expect(
            ended.words.contains(
                trouble.status == 1 ? "Nothing was written." : "whether it has begun to install is not known"),
            "\(ended.error)")
        for line in ended.error.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test("a package that changes while it is taken is not served on") func changes() throws {
        let zip = try SideloadZip(bytes: 3_000_000)
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload", "--quirk", "sleeps", "--sleep", "2000"])
        let running = try Running(["sideload", "-s", phone.address, "--json", "--accept", "account-binding", zip.path])
        #expect(eventually { running.soFar.events.contains { $0["type"] as? String == "progress" } })
        try zip.damage(at: 2_950_000)
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("has changed since it was checked"), "\(ended.error)")
    }

    @Test("Ctrl-C stops between two blocks") func interrupt() throws {
        let zip = try SideloadZip(bytes: 3_000_000)
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload", "--quirk", "sleeps", "--sleep", "1500"])
        let running = try Running(["sideload", "-s", phone.address, "--json", "--accept", "account-binding", zip.path])
        #expect(eventually { running.soFar.events.contains { $0["type"] as? String == "progress" } })
        running.interrupt()
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Stopped on request"), "\(ended.error)")
        #expect(ended.result["outcome"] as? String == "interrupted")
    }

    @Test("a phone that is not in its recovery", arguments: ["tcp", "adb"]) func wrongMode(kind: String) throws {
        let zip = try SideloadZip(bytes: 5000)
        defer { zip.remove() }
        let phone = try Phone("daisy")
        let address = kind == "tcp" ? phone.address : "adb:" + phone.address.dropFirst(4)
        let ended = try restock("sideload", "-s", address, "--accept", "account-binding", zip.path, limit: 60)
        #expect(ended.status == (kind == "tcp" ? 4 : 1), "\(ended.error)")
        #expect(
            ended.words.contains(kind == "tcp" ? "Connect with MIAssistant" : "Nothing was written."), "\(ended.error)")
    }
}
