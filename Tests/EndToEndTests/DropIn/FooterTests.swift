import Foundation
import Testing

/// `--restock-move-footer`, judged by what the phone then has.
@Suite("The footer of Android Verified Boot") struct FooterTests {
    private static let image =
        (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 13) } + Array("AVBf".utf8)
        + [UInt8](repeating: 7, count: 60)

    private func flash(_ words: [String], _ image: [UInt8], onto partition: String, phone: Phone) throws -> [UInt8] {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "image")
        try Data(image).write(to: file)
        let ended = try dropIn(["-s", phone.address] + words + ["flash", partition, file.path])
        #expect(ended.status == 0, "\(ended.error)")
        return [UInt8](try Data(contentsOf: phone.folder.appending(path: "\(partition)_a.img")))
    }

    @Test("is moved on request alone, whatever the phone takes at once", arguments: [nil, 65_536])
    func moved(limit: Int?) throws {
        let phone = try Phone("liuqin", ["--unlocked"] + (limit.map { ["--max-download", "\($0)"] } ?? []))
        let plain = try flash([], Self.image, onto: "dtbo", phone: phone)
        #expect(plain.starts(with: Self.image) && plain.dropFirst(Self.image.count).allSatisfy { $0 == 0 })
        let moved = try flash(["--restock-move-footer"], Self.image, onto: "dtbo", phone: phone)
        #expect(moved.starts(with: Self.image) && moved.suffix(64).elementsEqual(Self.image.suffix(64)))
        #expect(moved[Self.image.count..<moved.count - 64].allSatisfy { $0 == 0 })
    }

    @Test("stays where there is none, and in user-space fastboot", arguments: ["none", "userspace"])
    func stays(why: String) throws {
        let phone = try Phone("liuqin", ["--unlocked"] + (why == "userspace" ? ["--mode", "fastbootd"] : []))
        let image = why == "none" ? Array(Self.image.dropLast()) : Self.image
        let found = try flash(["--restock-move-footer"], image, onto: "dtbo", phone: phone)
        #expect(found.starts(with: image) && found.dropFirst(image.count).allSatisfy { $0 == 0 })
    }
}
