import Foundation
import Testing

/// Fastboot over UDP, through a network that loses, doubles and swaps datagrams.
@Suite("Fastboot over UDP") struct UDPTests {
    private func image(_ count: Int) throws -> (path: String, folder: URL) {
        let folder = try temporaryFolder()
        var dice = Dice(UInt64(count))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count { unsafe withUnsafeBytes(of: dice.next()) { unsafe bytes += $0 } }
        let path = folder.appending(path: "raw.img")
        try Data(bytes.prefix(count)).write(to: path)
        return (path.path, folder)
    }

    private func port(of phone: Phone) throws -> UInt16 {
        try #require(UInt16(phone.address.split(separator: ":").last ?? ""))
    }

    private func sum(_ path: String) throws -> Substring {
        try run(URL(filePath: "/usr/bin/sha256sum"), [path]).out.prefix(64)
    }

    @Test("byte-exact through loss, doubles and disorder", arguments: [1, 2, 3] as [UInt64]) func flash(seed: UInt64)
        throws
    {
        let (path, folder) = try image(6_000_001)
        defer { try? FileManager.default.removeItem(at: folder) }
        let phone = try Phone("liuqin", ["--unlocked", "--max-download", "0x200000"], link: "--udp")
        let relay = try UDPRelay(to: port(of: phone), permille: 5, seed: seed)
        defer { relay.end() }
        let ended = try dropIn(["-s", "udp:127.0.0.1:\(relay.port)", "flash", "logo", path])
        let harm = relay.harm.withLock { $0 }
        #expect(ended.status == 0, "seed \(seed), \(harm): \(ended.error)")
        // This phone writes parts behind the host's back; it answers a question when all is stored.
        #expect(try dropIn(["-s", "udp:127.0.0.1:\(relay.port)", "getvar", "product"]).status == 0)
        #expect(try phone.digest("logo", first: 6_000_001) == sum(path), "seed \(seed)")
        #expect(harm.lost > 0 && harm.doubled > 0 && harm.swapped > 0, "\(harm)")
        // No command was heard twice.
        #expect(try phone.changes().filter { $0.hasPrefix("flash:") }.count == 3)
    }

    @Test("long answers and a change of mode") func questions() throws {
        let phone = try Phone("liuqin", ["--unlocked"], link: "--udp")
        let relay = try UDPRelay(to: port(of: phone), permille: 5, seed: 7)
        defer { relay.end() }
        let address = "udp:127.0.0.1:\(relay.port)"
        let all = try dropIn(["-s", address, "getvar", "all"])
        #expect(all.status == 0)
        #expect(all.error.split(separator: "\n").count > 100)
        let hop = try dropIn(["-s", address, "reboot", "fastboot"])
        #expect(hop.status == 0, "\(hop.error)")
        #expect(try dropIn(["-s", address, "getvar", "is-userspace"]).error.hasPrefix("is-userspace: yes"))
    }

    @Test("a whole package", arguments: ["whyred"]) func package(profile: String) throws {
        let package = try soundPackage(profile)
        let phone = try Phone(profile, ["--unlocked"], link: "--udp")
        let relay = try UDPRelay(to: port(of: phone), permille: 5, seed: 11)
        defer { relay.end() }
        let ended = try restock(
            "flash", "-s", "udp:127.0.0.1:\(relay.port)", "--accept", consents + ",usb-link", package.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    /// The second opinion on the phone's side of it.
    @Test("AOSP's fastboot and the virtual phone understand each other") func debian() throws {
        let (path, folder) = try image(1_000_000)
        defer { try? FileManager.default.removeItem(at: folder) }
        let phone = try Phone("liuqin", ["--unlocked"], link: "--udp")
        let relay = try UDPRelay(to: port(of: phone), permille: 5, seed: 3)
        defer { relay.end() }
        let ended = try debianFastboot(["-s", "udp:127.0.0.1:\(relay.port)", "flash", "logo", path])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.digest("logo", first: 1_000_000) == sum(path))
    }

    @Test("nobody there") func nobody() throws {
        let ended = try dropIn(["-s", "udp:127.0.0.1:9", "getvar", "product"], environment: ["RESTOCK_WAIT": "0"])
        #expect(ended.status == 1)
        #expect(ended.words.contains("No phone answers at udp:127.0.0.1:9"))
    }
}
