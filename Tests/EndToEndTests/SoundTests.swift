import Foundation
import Testing
import VirtualPhone

/// A flash that is as it should be: nothing may refuse it, and nothing may ask without need.
struct SoundCase: CustomTestStringConvertible, Sendable {
    let profile: String
    let mode: String
    var state = "as it is"
    var phone: [String] = []
    var form = PackageOptions.Form.tgz
    /// Gates that have something to note beside Google's lock.
    var notes: Set<String> = []
    /// Gates that have to ask, between the account's and the data's.
    var asks: [String] = []

    var testDescription: String { "\(profile), \(mode), \(state)" }
}

private let everyMode = ["clean", "keep-data", "clean-lock"]

/// The sample packages in every mode, on phones as they are. hydrogen's bootloader tells its chip alone, so its owner names the model.
private let plain = allProfiles.flatMap { profile in
    everyMode.map { SoundCase(profile: profile, mode: $0, asks: profile == "hydrogen" ? ["device-match"] : []) }
}

/// Phones that answer in other ways, and packages in other forms.
private let states: [SoundCase] = [
    SoundCase(
        profile: "liuqin", mode: "clean", state: "lists nothing",
        phone: ["--fault", "fail:getvar:all=unknown command"],
        notes: ["partition-missing", "image-fits"]),
    SoundCase(
        profile: "daisy", mode: "keep-data", state: "lists nothing", phone: ["--fault", "fail:getvar:all=no"],
        notes: ["partition-missing", "image-fits"]),
    SoundCase(
        profile: "whyred", mode: "clean", state: "no voltage, but enough charge", phone: ["--set", "battery-voltage="]),
    SoundCase(
        profile: "liuqin", mode: "clean-lock", state: "a voltage and no verdict", phone: ["--set", "battery-soc-ok="]),
    SoundCase(
        profile: "raphaelin", mode: "clean", state: "nothing about its battery",
        phone: ["--set", "battery-soc-ok=", "--set", "battery-voltage="], notes: ["battery"]),
    SoundCase(profile: "liuqin", mode: "clean", state: "started from slot b", phone: ["--set", "current-slot=b"]),
    SoundCase(
        profile: "chopin", mode: "keep-data", state: "slot with an underscore", phone: ["--set", "current-slot=_b"]),
    SoundCase(profile: "liuqin", mode: "clean", state: "a slot failed once", phone: ["--set", "slot-successful:a=no"]),
    SoundCase(
        profile: "liuqin", mode: "clean", state: "the other slot does not start",
        phone: ["--set", "slot-unbootable:b=yes"]),
    SoundCase(
        profile: "liuqin", mode: "keep-data", state: "no word on snapshots",
        phone: ["--set", "snapshot-update-status="]),
    SoundCase(profile: "chopin", mode: "clean", state: "both numbers equal", phone: ["--set", "rollback_ver=2"]),
    SoundCase(
        profile: "liuqin", mode: "clean", state: "small downloads and no lists",
        phone: ["--max-download", "0x100000", "--set", "crc=0"]),
    SoundCase(profile: "daisy", mode: "clean", state: "small downloads", phone: ["--max-download", "0x100000"]),
    SoundCase(profile: "liuqin", mode: "clean", state: "spaces around answers", phone: ["--set", "product= liuqin "]),
    SoundCase(profile: "chopin", mode: "clean", state: "capitals", phone: ["--set", "unlocked=YES"]),
    SoundCase(
        profile: "raphaelin", mode: "clean-lock", state: "a size in decimal among hex",
        phone: ["--set", "partition-size:dtbo=25165824"]),
    SoundCase(profile: "liuqin", mode: "clean-lock", state: "a folder", form: .folder),
    SoundCase(profile: "daisy", mode: "clean", state: "a tar", form: .tar),
]

@Suite("Flashes that are as they should be") struct SoundTests {
    @Test("are refused by nothing and ask for nothing without need", arguments: plain + states)
    func sound(_ row: SoundCase) throws {
        let package = row.form == .tgz ? try soundPackage(row.profile) : try Packed(row.profile, form: row.form)
        let phone = try Phone(row.profile, ["--unlocked"] + row.phone)
        let ended = try restock(
            "flash", "--dry-run", "--json", "-s", phone.address, "--mode", row.mode, package.path)
        #expect(ended.status == 0, "\(ended.error)")
        let findings = ended.events.filter { $0["type"] as? String == "finding" }
        func gates(_ severity: String) -> [String] {
            findings.filter { $0["severity"] as? String == severity }.compactMap { $0["gate"] as? String }
        }
        #expect(gates("refuse") == [])
        let wanted = [
            "clean": ["account-binding", "data-loss"], "keep-data": ["account-binding", "keep-data"],
            "clean-lock": ["account-binding", "data-loss", "relock"],
        ]
        #expect(gates("confirm") == wanted[row.mode].map { $0.prefix(1) + row.asks + $0.dropFirst() })
        var notes = row.notes
        if row.mode != "keep-data" { notes.insert("google-frp") }
        // The steps in which the phone must not lose power.
        notes.insert("boot-chain")
        // The key of a package that has a vbmeta is named.
        if package.made.recipe.images.contains(where: { $0.kind == .vbmeta }) { notes.insert("package-authenticity") }
        // From HyperOS 3 on it is said that the phone's region counts, which nobody can read here.
        if ["piano", "popsicle"].contains(row.profile) { notes.insert("region") }
        #expect(Set(gates("note")) == notes)
        #expect(try phone.isUntouched())
    }

    @Test(
        "ask the phone about ten things before the first write",
        arguments: allProfiles)
    func fewQuestions(profile: String) throws {
        let phone = try Phone(profile, ["--unlocked"])
        let ended = try restock("flash", "--dry-run", "--json", "-s", phone.address, try soundPackage(profile).path)
        #expect(ended.status == 0, "\(ended.error)")
        let commands = try phone.log().map(\.command)
        #expect(commands.count <= 10, "\(commands)")
        #expect(commands.count { $0 == "getvar:all" } == 1)
        #expect(commands.allSatisfy { $0.hasPrefix("getvar:") })
        #expect(ended.events.allSatisfy { $0["type"] as? String != "message" }, "a list is no message")
    }
}
