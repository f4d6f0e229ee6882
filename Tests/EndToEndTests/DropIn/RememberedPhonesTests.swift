import Foundation
import Testing

/// `fastboot connect`, `disconnect`, and what they mean for the other commands.
@Suite("Phones on the network that are remembered") struct RememberedPhonesTests {
    @Test("connected, listed, used, forgotten") func life() throws {
        let home = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: home) }
        func fastboot(_ words: String...) throws -> Ended { try dropIn(words, environment: ["HOME": home.path]) }
        let phone = try Phone("liuqin", ["--unlocked"])
        let other = try Phone("chopin", ["--unlocked"], link: "--udp")

        #expect(try fastboot("connect", phone.address).status == 0)
        #expect(try fastboot("-v", "connect", phone.address).status == 0)
        #expect(try fastboot("devices").out == "\(phone.address)\tfastboot\n")
        let asked = try fastboot("getvar", "product")
        #expect(asked.status == 0 && asked.error.contains("liuqin"), "\(asked.error)")

        #expect(try fastboot("connect", other.address).status == 0)
        let unclear = try fastboot("getvar", "product")
        #expect(unclear.status == 1 && unclear.words.contains("2 phones are there"), "\(unclear.error)")
        #expect(try fastboot("-s", other.address, "getvar", "product").error.contains("chopin"))

        other.kill()
        let listed = try fastboot("devices").out
        #expect(listed == "\(phone.address)\tfastboot\n\(other.address)\toffline\n")
        #expect(try fastboot("disconnect", other.address).status == 0)
        let again = try fastboot("disconnect", other.address)
        #expect(again.status == 1 && again.words.contains("was not connected"), "\(again.error)")
        #expect(try fastboot("getvar", "product").status == 0)
        #expect(try fastboot("disconnect").status == 0)
        #expect(try fastboot("devices").out == "")
    }

    @Test(
        "what is no phone on the network is named",
        arguments: [("tcp:127.0.0.1:1", "no fastboot answers"), ("4c1b07f2", "is no phone on the network")])
    func none(address: String, why: String) throws {
        let home = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: home) }
        let ended = try dropIn(["connect", address], environment: ["HOME": home.path])
        #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
        #expect(try dropIn(["devices"], environment: ["HOME": home.path]).out == "")
    }
}
