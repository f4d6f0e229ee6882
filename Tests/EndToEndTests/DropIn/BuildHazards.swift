import Foundation
import Testing

/// A build for AOSP's `fastboot update`: images and a plan of its own. The numbers are those of `hazardMatrix`.
struct BuildHazard: CustomTestStringConvertible, Sendable {
    let number: Int
    let situation: String
    /// The lines of `fastboot-info.txt` behind `flash boot`; nil for a build without that file.
    var plan: String? = ""
    /// `android-info.txt`.
    var needs = "require board=liuqin\n"
    /// The device of the table of logical partitions in `super_empty.img`; nil for a build without one.
    var superOn: String?
    /// What misc.img holds: by itself no message.
    var misc = [UInt8](repeating: 0, count: 4096)
    var phone: [String] = []
    let expected: CommandHazard.Expected

    var testDescription: String { "\(number): \(situation)" }
}

/// What `update` is given that could ruin a phone.
let buildHazards: [BuildHazard] = [
    BuildHazard(
        number: 1, situation: "the start of an older build", plan: "flash xbl boot.img",
        expected: .consent("boot-chain")),
    BuildHazard(number: 5, situation: "it locks", plan: "oem lock", expected: .refuse("is not understood")),
    BuildHazard(
        number: 6, situation: "the radio's identity", plan: "erase modemst1", expected: .refuse("erase modemst1")),
    BuildHazard(number: 6, situation: "persist", plan: "flash persist boot.img", expected: .refuse("flash persist")),
    BuildHazard(
        number: 6, situation: "in capitals, with a slot", plan: "erase NVRAM_A", expected: .refuse("NVRAM_A")),
    BuildHazard(
        number: 7, situation: "a part of the boot chain", plan: "flash tz boot.img", expected: .consent("boot-chain")),
    BuildHazard(
        number: 8, situation: "in the other slot", plan: "flash --slot-other abl boot.img",
        expected: .consent("boot-chain")),
    BuildHazard(
        number: 9, situation: "another model's build", needs: "require board=chopin\n",
        expected: .refuse("the phone's product is 'liuqin'")),
    BuildHazard(
        number: 9, situation: "a model that it rejects", needs: "reject product=liuqin\n",
        expected: .refuse("the phone's product is 'liuqin'")),
    BuildHazard(
        number: 10, situation: "a merge", phone: ["--set", "snapshot-update-status=merging"],
        expected: .refuse("merging")),
    BuildHazard(number: 16, situation: "boot is erased last", plan: "erase boot", expected: .consent("boot-chain")),
    BuildHazard(
        number: 16, situation: "boot is erased, and written to the other slot",
        plan: "erase boot\nflash --slot-other boot", expected: .consent("boot-chain")),
    BuildHazard(number: 16, situation: "vbmeta is erased last", plan: "erase vbmeta", expected: .consent("boot-chain")),
    BuildHazard(number: 16, situation: "super is erased last", plan: "erase super", expected: .consent("boot-chain")),
    BuildHazard(
        number: 16, situation: "recovery is erased last", plan: "erase recovery_a", expected: .consent("boot-chain")),
    BuildHazard(number: 16, situation: "erased first, and written", plan: "erase boot\nflash boot", expected: .done),
    BuildHazard(
        number: 16, situation: "an image that every build has is missing", plan: nil, expected: .refuse("system.img")),
    BuildHazard(number: 19, situation: "the data, unasked", plan: "erase userdata", expected: .consent("data-loss")),
    BuildHazard(
        number: 19, situation: "the data, and no wipe is asked for", plan: "if-wipe erase userdata", expected: .done),
    BuildHazard(
        number: 21, situation: "a file system made on the host", plan: "format userdata",
        expected: .refuse("is not understood")),
    BuildHazard(
        number: 22, situation: "the safeguard switched off", plan: "flash antirbpass boot.img",
        expected: .refuse("antirbpass")),
    BuildHazard(
        number: 23, situation: "the bootloader is locked", phone: ["--locked"],
        expected: .phoneRefuses("The bootloader is locked")),
    BuildHazard(number: 24, situation: "the account's lock", plan: "erase frp", expected: .refuse("erase frp")),
    BuildHazard(
        number: 25, situation: "a partition that nobody knows", plan: "flash mystery boot.img",
        expected: .consent("unknown-partition=mystery")),
    BuildHazard(
        number: 25, situation: "the system's table in the boot chain", plan: "update-super", superOn: "xbl_a",
        expected: .refuse("code that starts the phone")),
    BuildHazard(
        number: 25, situation: "the system's table in persist", plan: "update-super", superOn: "persist",
        expected: .refuse("persist")),
    BuildHazard(
        number: 26, situation: "the partition table", plan: "flash gpt_both0 boot.img",
        expected: .refuse("table of partitions")),
    BuildHazard(
        number: 26, situation: "by its number", plan: "flash partition:0 boot.img",
        expected: .refuse("table of partitions")),
    BuildHazard(
        number: 27, situation: "in capitals", plan: "flash DTBO boot.img", expected: .refuse("dtbo")),
    BuildHazard(
        number: 27, situation: "full-width letters", plan: "flash \u{FF4C}ogo boot.img",
        expected: .refuse("no name that a partition can have")),
    BuildHazard(
        number: 28, situation: "a command of the maker's", plan: "oem erase frp", expected: .refuse("is not understood")
    ),
    BuildHazard(
        number: 29, situation: "misc says to wipe", plan: "flash misc",
        misc: miscMessage("boot-recovery", ["--wipe_data"]), expected: .consent("data-loss")),
    BuildHazard(
        number: 29, situation: "misc says something else", plan: "flash misc",
        misc: miscMessage("boot-recovery", ["--update_package=/x"]),
        expected: .refuse("message for the phone's next start")
    ),
]

@Suite("The hazard matrix, in the place of fastboot update") struct BuildHazardTests {
    @Test("a build", arguments: buildHazards) func build(row: BuildHazard) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String: [UInt8]] = [
            "boot.img": [UInt8](repeating: 7, count: 8192), "misc.img": row.misc,
            "android-info.txt": Array(row.needs.utf8),
        ]
        if let plan = row.plan { files["fastboot-info.txt"] = Array("version 1\nflash boot\n\(plan)\n".utf8) }
        if let device = row.superOn {
            files["super_empty.img"] = SuperEmpty.image(["system_a"], superBytes: 1 << 30, device: device)
        }
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
        let zipped = try run(URL(filePath: "/bin/sh"), ["-c", "cd \"$0\" && zip -q u.zip *.img *.txt", folder.path])
        #expect(zipped.status == 0, "\(zipped.error)")
        let phone = try Phone("liuqin", (row.phone.contains("--locked") ? [] : ["--unlocked"]) + row.phone)
        let every = ["boot-chain", "relock=liuqin", "data-loss", "unknown-partition=xbl+mystery", "oem-command=frob"]
        func update(_ accepted: [String]) throws -> Ended {
            try dropIn(
                ["-s", phone.address, "update", folder.appending(path: "u.zip").path],
                environment: accepted.isEmpty ? [:] : ["RESTOCK_ACCEPT": accepted.joined(separator: ",")])
        }
        switch row.expected {
        case .refuse(let why):
            let ended = try update(every)
            #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
            #expect(try phone.isUntouched())
        case .consent(let consent):
            let ended = try update(every.filter { $0.prefix { $0 != "=" } != consent.prefix { $0 != "=" } })
            #expect(ended.status == 1 && ended.words.contains("--restock-accept \(consent)"), "\(ended.error)")
            #expect(try phone.isUntouched())
        case .phoneRefuses(let why):
            let ended = try update([])
            #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
            #expect(try phone.storesNothing())
        case .done:
            let ended = try update([])
            #expect(ended.status == 0, "\(ended.error)")
            #expect(try phone.changes().contains("flash:boot_a") && !phone.changes().contains("erase:userdata"))
        }
    }
}
