import Foundation
import Testing
import VirtualPhone

@Suite struct PackFlawTests {
    private func make(_ shop: Workshop, _ phone: String, _ flaws: PackageFlaw..., form: PackageOptions.Form = .folder)
        throws
        -> MadePackage
    {
        try shop.make(phone) {
            $0.flaws = flaws
            $0.form = form
        }
    }

    @Test func damagedFilesKeepTheirNames() throws {
        for flaw in [PackageFlaw.corruptByte(atThousandth: 500), .truncated(bytes: 1000)] {
            let shop = try Workshop()
            let sound = try make(shop, "whyred", form: .tgz)
            #expect(try tool("gzip -t '\(sound.path)'").status == 0)
            try FileManager.default.removeItem(atPath: sound.path)
            let bad = try make(shop, "whyred", flaw, form: .tgz)
            #expect(bad.path == sound.path)
            #expect(try tool("gzip -t '\(bad.path)'").status != 0)
            #expect(try !tool("md5sum < '\(bad.path)'").output.hasPrefix(bad.md5!))
        }
    }

    @Test func nameCanLie() throws {
        let shop = try Workshop()
        let made = try make(shop, "whyred", .wrongNameHash, form: .tgz)
        #expect(try tool("gzip -t '\(made.path)'").status == 0)
        #expect(try tool("md5sum < '\(made.path)'").output.hasPrefix(made.md5!))
        #expect(!made.path.contains(made.md5!.prefix(10)))
    }

    @Test func strangeEntries() throws {
        let shop = try Workshop()
        let made = try make(
            shop, "whyred", .entry(path: "../evil", contents: [1]), .entry(path: "/etc/evil", contents: []),
            .link(path: "soft", target: "/etc/passwd", hard: false), .link(path: "hard", target: "soft", hard: true),
            form: .tgz)
        let list = try tool("bsdtar tvf '\(made.path)'").lines.suffix(4)
        #expect(
            list.map { $0.split(separator: " ").dropFirst(8).joined(separator: " ") } == [
                "../evil", "/etc/evil", "soft -> /etc/passwd", "hard link to soft",
            ])
    }

    @Test(arguments: [PackageOptions.LongNames.gnu, .pax]) func longNames(form: PackageOptions.LongNames) throws {
        let shop = try Workshop()
        let path = String(repeating: "a-rather-long-name-", count: 9) + "/file"
        let made = try shop.make("whyred") {
            $0.flaws = [.entry(path: path, contents: Array("hello".utf8))]
            $0.longNames = form
        }
        for program in ["tar tzf", "bsdtar tf"] { #expect(try tool("\(program) '\(made.path)'").lines.last == path) }
        #expect(try tool("tar xzOf '\(made.path)' '\(path)'").output == "hello")
    }

    @Test func contentsThatDisagree() throws {
        let shop = try Workshop()
        let made = try make(
            shop, "liuqin", .missingImage("dtbo.img"), .wrongDigest("abl.elf"), .wrongCRC(partition: "boot_ab"),
            .antiRollback(7),
            .product("fuxi"), .extraLine(sh: "fastboot $* erase frp", bat: nil))
        let images = try FileManager.default.contentsOfDirectory(atPath: made.path + "/images")
        #expect(!images.contains("dtbo.img") && images.contains("abl.elf"))
        let xml = try shop.text(made.path + "/md5sum.xml")
        #expect(xml.contains("\"dtbo.img\"") && xml.contains("\"abl.elf\""))
        let abl = try #require(made.images.first { $0.file == "abl.elf" })
        #expect(!xml.contains(abl.md5))
        let boot = try #require(made.images.first { $0.file == "boot.img" })
        #expect(
            try !shop.text(made.path + "/images/crclist.txt").contains("boot_ab 0x\(String(boot.crc32, radix: 16))\n"))
        #expect(try shop.text(made.path + "/images/anti_version.txt") == "7")
        let sh = try shop.text(made.path + "/flash_all.sh")
        #expect(sh.contains("^product: *fuxi\"") && sh.contains("\nfastboot $* erase frp\nfastboot $* reboot\n"))
        #expect(try !shop.text(made.path + "/flash_all.bat").contains("erase frp"))
    }

    @Test func aFlawThatCannotBeIsRefused() throws {
        let shop = try Workshop()
        #expect(throws: PackError.options("nothing.img cannot be left out: the package has no such image")) {
            try make(shop, "whyred", .missingImage("nothing.img"))
        }
        #expect(try shop.contents == [])
    }

    @Test func aListWithTooManyPartsIsRefused() throws {
        let shop = try Workshop()
        #expect(throws: PackError.self) { try shop.make("liuqin") { $0.sparseListLimit = 70_000 } }
        #expect(try shop.contents == [])
    }
}
