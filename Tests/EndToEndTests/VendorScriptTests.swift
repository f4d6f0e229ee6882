import Foundation
import Testing
import VirtualPhone

/// The way that a vendor's package is meant to be used, beside restock's: its own script, in a real bash, with Debian's fastboot.
@Suite("What the script itself does with Debian's fastboot") struct VendorScriptTests {
    @Test("leaves the partitions that restock flash leaves", arguments: allProfiles) func same(profile: String) throws {
        let package = try Packed(profile, form: .folder)
        let theirs = try Phone(profile, ["--unlocked"])
        // Some scripts ask `fastboot getvar` without `$*`: without the variable that waits for any phone, for ever.
        let script = try run(
            URL(filePath: "/usr/bin/timeout"), ["100", "bash", package.path + "/flash_all.sh", "-s", theirs.address],
            environment: ["ANDROID_SERIAL": theirs.address])
        #expect(script.status == 0, "\(script.out) \(script.error)")

        let ours = try Phone(profile, ["--unlocked"])
        let flashed = try restock("flash", "-s", ours.address, "--accept", consents(profile), package.path)
        #expect(flashed.status == 0, "\(flashed.error)")

        let compared = try [theirs, ours].map { try package.made.compare(withPhoneIn: $0.folder.path) }
        #expect(compared[0].different == [])
        #expect(compared[0] == compared[1])
        #expect(compared[0].same.count > 10)
        let written = Set(compared[0].same.map { "\($0).img" })
        let others = try [theirs, ours].map { phone in
            try phone.snapshot().filter { $0.key.hasSuffix(".img") && !written.contains($0.key) }
        }
        #expect(others[0] == others[1], "what no image was written to")
    }
}
