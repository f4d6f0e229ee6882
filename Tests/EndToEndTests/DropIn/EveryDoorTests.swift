import Foundation
import Testing

/// Ways to a partition that do not name it on the command line, and images that say something: in the place of `fastboot`.
@Suite("Every door") struct EveryDoorTests {
    private static let every = "boot-chain,relock=liuqin,data-loss,unknown-partition=xbl+mystery,oem-command=frob"

    private final class Folder {
        let url: URL
        init() throws { url = try temporaryFolder() }
        deinit { try? FileManager.default.removeItem(at: url) }
        func file(_ name: String, _ bytes: [UInt8]) throws -> String {
            try Data(bytes).write(to: url.appending(path: name))
            return url.appending(path: name).path
        }
    }

    private func fastboot(_ phone: Phone, _ words: [String], accept: String = "") throws -> Ended {
        try dropIn(["-s", phone.address] + words, environment: accept.isEmpty ? [:] : ["RESTOCK_ACCEPT": accept])
    }

    @Test("a table of super that says that it lies in the boot chain", arguments: ["xbl_a", "ABL", "tz_b"])
    func superInTheChain(device: String) throws {
        let folder = try Folder()
        let table = try folder.file(
            "super_empty.img", SuperEmpty.image(["system_a"], superBytes: 1 << 30, device: device))
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try fastboot(phone, ["wipe-super", table], accept: Self.every)
        #expect(ended.status == 1)
        #expect(ended.words.contains("code that starts the phone"), "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test(
        "or in an identity partition, the partition table, or where nobody knows",
        arguments: [
            ("persist", "refused by restock"), ("gpt", "table of partitions"), ("mystery", "unknown-partition=mystery"),
        ])
    func superElsewhere(device: String, words: String) throws {
        let folder = try Folder()
        let table = try folder.file(
            "super_empty.img", SuperEmpty.image(["system_a"], superBytes: 1 << 30, device: device))
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try fastboot(phone, ["wipe-super", table])
        #expect(ended.status == 1 && ended.words.contains(words), "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test("an image for misc: zeros are written, an order to wipe takes its consent") func misc() throws {
        let folder = try Folder()
        let wipe = try folder.file("wipe", miscMessage("boot-recovery", ["--wipe_data"]))
        let phone = try Phone("liuqin", ["--unlocked"])
        for words in [["flash", "misc", wipe], ["erase", "logo", "flash", "misc", wipe]] {
            let ended = try fastboot(phone, words, accept: "boot-chain")
            #expect(ended.status == 1 && ended.words.contains("RESTOCK_ACCEPT=data-loss"), "\(ended.error)")
            #expect(try phone.isUntouched())
        }
        let made = try fastboot(phone, ["flash:raw", "misc", wipe], accept: Self.every)
        #expect(made.status == 1 && made.words.contains("message for the phone's next start"), "\(made.error)")
        let colon = try fastboot(phone, ["flash", "misc:0", wipe])
        #expect(colon.status == 1 && colon.words.contains("RESTOCK_ACCEPT=data-loss"), "\(colon.error)")
        #expect(try phone.isUntouched())
        #expect(try fastboot(phone, ["flash", "misc", wipe], accept: "data-loss").status == 0)
        let zeros = try folder.file("zeros", [UInt8](repeating: 0, count: 8192))
        #expect(try fastboot(phone, ["flash", "misc", zeros]).status == 0)
        #expect(try phone.changes().filter { !$0.hasPrefix("download:") } == ["flash:misc", "flash:misc"])
    }

    @Test("a message in a sparse image is read as it will be on the partition") func sparse() throws {
        let folder = try Folder()
        let raw = try folder.file("raw", miscMessage("boot-fastboot", []) + [UInt8](repeating: 0, count: 2048))
        let made = try run(URL(filePath: "/usr/bin/img2simg"), [raw, raw + ".sparse"])
        #expect(made.status == 0, "\(made.error)")
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try fastboot(phone, ["flash", "misc", raw + ".sparse"], accept: Self.every)
        #expect(ended.status == 1 && ended.words.contains("boot-fastboot"), "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test("what one model's stock script erases is erased there, and nowhere else") func sec() throws {
        let phone = try Phone("liuqin", ["--unlocked", "--set", "product=sagit"])
        let ended = try fastboot(phone, ["erase", "sec"])
        #expect(!ended.words.contains("refused by restock"), "\(ended.error)")
        #expect(try phone.changes() == ["erase:sec"])
        let other = try Phone("liuqin", ["--unlocked"])
        #expect(try fastboot(other, ["erase", "logo", "erase", "sec"]).words.contains("refused by restock"))
        #expect(try other.isUntouched())
    }
}
