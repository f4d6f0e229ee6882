import Foundation
import Testing

/// `--restock-move-footer`, judged by what the phone then has.
@Suite("The footer of Android Verified Boot") struct FooterTests {
    /// 64 bytes that begin as a footer does, behind 300,000 others.
    private static let image = Data(
        (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 13) } + Array("AVBf".utf8)
            + [UInt8](repeating: 7, count: 60))

    private func flash(_ words: [String], _ image: Data, onto partition: String, phone: Phone) throws -> Data {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "image")
        try image.write(to: file)
        let ended = try dropIn(["-s", phone.address] + words + ["flash", partition, file.path])
        #expect(ended.status == 0, "\(ended.error)")
        return try Data(contentsOf: phone.folder.appending(path: "\(partition)_a.img"))
    }

    @Test("is moved on request alone, whatever the phone takes at once", arguments: [nil, 65_536])
    func moved(limit: Int?) throws {
        let phone = try Phone("liuqin", ["--unlocked"] + (limit.map { ["--max-download", "\($0)"] } ?? []))
        let plain = try flash([], Self.image, onto: "dtbo", phone: phone)
        #expect(plain == Self.image + Data(count: plain.count - Self.image.count))
        let moved = try flash(["--restock-move-footer"], Self.image, onto: "dtbo", phone: phone)
        #expect(moved == Self.image + Data(count: moved.count - Self.image.count - 64) + Self.image.suffix(64))
    }

    @Test("stays where there is none, and in user-space fastboot", arguments: ["none", "userspace"])
    func stays(why: String) throws {
        let phone = try Phone("liuqin", ["--unlocked"] + (why == "userspace" ? ["--mode", "fastbootd"] : []))
        let image = why == "none" ? Data(Self.image.dropLast()) : Self.image
        let found = try flash(["--restock-move-footer"], image, onto: "dtbo", phone: phone)
        #expect(found == image + Data(count: found.count - image.count))
    }
}
