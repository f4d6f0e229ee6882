import Foundation
import Testing
import VirtualPhone

/// Locks on packages whose vbmeta promises more than restock could compare, by the command line.
@Suite("Locks on what was compared") struct LockedStartRunTests {
    private func lock(_ package: Packed, _ phone: Phone) throws -> Ended {
        try restock(
            "flash", "-s", phone.address, "--mode", "clean-lock", "--accept",
            consents + ",relock=liuqin,package-authenticity", package.path)
    }

    private func refused(_ package: Packed, _ phone: Phone, words: String) throws {
        let ended = try lock(package, phone)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(ended.words.contains("REFUSED (package-authenticity)") && ended.words.contains(words), "\(ended.error)")
        #expect(ended.words.contains("Nothing was written."))
        #expect(ended.error.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ended.error)")
        #expect(!ended.words.contains("agree with it"))
        #expect(try phone.isUntouched())
    }

    @Test("boot is erased, and no script writes it") func erased() throws {
        let package = try Packed("liuqin", form: .folder)
        for text in ["flash boot_ab", "Flash boot_ab error"] {
            try ScriptEdit(change: .drop(text)).apply(to: package.path)
        }
        try refused(
            package, try Phone("liuqin"),
            words: "restock compared 4 of the 5 images that the package's vbmeta names. A lock needs all of them")
    }

    @Test("a footer is looked for where the phone's partition ends") func footer() throws {
        let package = try Packed("liuqin", flaws: [.vbmeta(.footer(partition: "boot"))])
        let phone = try Phone("liuqin")
        try refused(package, phone, words: "ends before its partition does")
        let boot = package.made.images.first { $0.file == "boot.img" }
        let bytes = try #require(boot).expandedBytes
        let size = " 0x" + String(bytes, radix: 16)
        let fitting = try Phone(
            "liuqin", ["--set", "partition-size:boot_a=\(size)", "--set", "partition-size:boot_b=\(size)"])
        let ended = try lock(package, fitting)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.words.contains("all 5 images that it names agree with it"), "\(ended.error)")
        let page = try restock("inspect", package.path)
        #expect(
            page.status == 0 && page.page.contains("boot: SHA256_RSA2048, signature valid (behind images/boot.img)"))
    }

    @Test("what phones do not accept is said on the page of inspect, and in its JSON") func inspected() throws {
        let package = try Packed("liuqin", flaws: [.vbmeta(.location(32))])
        let page = try restock("inspect", package.path)
        #expect(
            page.status == 0 && page.page.contains("NOT ACCEPTED BY PHONES: images/vbmeta.img: rollback"), "\(page.out)"
        )
        #expect(page.page.contains("Do not lock the bootloader with it."))
        #expect(page.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let avb = try #require(try restock("inspect", "--json", package.path).result["avb"] as? [String: Any])
        let problems = try #require(avb["problems"] as? [[String: String]])
        #expect(problems.map { $0["kind"] } == ["not-accepted"])
    }

    @Test("a signature that cannot be checked is called that, and no fault") func notChecked() throws {
        let package = try Packed("liuqin", flaws: [.vbmeta(.algorithm(7))])
        let page = try restock("inspect", package.path)
        #expect(page.page.contains("vbmeta: ML-DSA (algorithm 7), signature not checked"), "\(page.out)")
        #expect(page.page.contains("signed in a way that restock cannot check") && !page.page.contains("not stock"))
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", consents + ",package-authenticity", package.path)
        #expect(ended.status == 0, "\(ended.error)")
    }
}

extension Ended {
    /// What went to standard output, its lines joined.
    fileprivate var page: String { out.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
