import Foundation
import Testing

/// The way that a vendor's package is meant to be used, beside restock's: its own script, in a real bash, with Debian's fastboot.
@Suite("What the script itself does with Debian's fastboot") struct VendorScriptTests {
    @Test("leaves the partitions that restock flash leaves", arguments: allProfiles) func same(profile: String) throws {
        let package = try Packed(profile, form: .folder)
        let theirs = try Phone(profile, ["--unlocked"])
        let script = try run(
            URL(filePath: "/usr/bin/timeout"), ["100", "bash", package.path + "/flash_all.sh", "-s", theirs.address])
        #expect(script.status == 0, "\(script.out) \(script.error)")

        let ours = try Phone(profile, ["--unlocked"])
        let flashed = try restock("flash", "-s", ours.address, "--accept", consents(profile), package.path)
        #expect(flashed.status == 0, "\(flashed.error)")

        let partitions = try [theirs, ours].map { phone in
            try FileManager.default.contentsOfDirectory(atPath: phone.folder.path).filter { $0.hasSuffix(".img") }
                .sorted()
        }
        #expect(partitions[0] == partitions[1])
        #expect(partitions[0].count > 10)
        for name in partitions[0] {
            let pair = [theirs, ours].map { $0.folder.appending(path: name).path }
            #expect(try run(URL(filePath: "/usr/bin/cmp"), pair).status == 0, "\(name)")
        }
    }
}
