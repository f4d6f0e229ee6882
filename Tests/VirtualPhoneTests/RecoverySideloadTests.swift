import Testing
import VirtualPhone

/// Packages on their way into a recovery, from a host that is written by hand.
@Suite struct RecoverySideloadTests {
    @Test(arguments: [1, 63, 64, 65, 128, 1000])
    func sizesAroundTheBorders(size: Int) async throws {
        let package = noise(size, seed: UInt64(size))
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            let result = try await phone.host {
                try $0.sideload("sideload-host:\(size):64\0", package, block: 64)
            }
            #expect(result?.verdict == "DONEDONE")
            #expect(result?.asked == Array(0..<((size + 63) / 64)))
            #expect(try phone.sideloaded() == package)
            let line = try #require(try phone.log().last)
            #expect(line.bytes == UInt64(size))
            #expect(line.answer == "DONEDONE")
        }
    }

    /// The block comes in pieces, each with its own OKAY.
    @Test func blocksInPieces() async throws {
        let package = noise(200_000)
        try await PlayedPhone.recover(.sideload, quirks: [.smallMaxdata]) { (phone) async throws in
            let result = try await phone.host {
                try $0.sideload("sideload-host:200000:65536\0", package, block: 65536, largest: 4096)
            }
            #expect(result?.verdict == "DONEDONE")
            #expect(try phone.sideloaded() == package)
        }
    }

    @Test func everyBlockTwiceAndOutOfOrder() async throws {
        let package = noise(64 * 20 + 3)
        try await PlayedPhone.recover(.sideload, quirks: [.twice, .shuffled]) { (phone) async throws in
            let result = try #require(
                try await phone.host { try $0.sideload("sideload-host:1283:64\0", package, block: 64) })
            #expect(result.verdict == "DONEDONE")
            #expect(result.asked.count == 42)
            #expect(Set(result.asked) == Set(0..<21))
            #expect(result.asked[0] == 20)
            #expect(Array(result.asked[..<21]) != Array(0..<21))
            #expect(try phone.sideloaded() == package)
            #expect(try phone.log().last?.bytes == 2 * 1283)
        }
    }

    /// The second time another block: the package is not what it was.
    @Test func aBlockThatChanges() async throws {
        try await PlayedPhone.recover(.sideload, quirks: [.twice]) { (phone) async throws in
            let verdict = try await phone.host { wire in
                let (host, own) = try #require(try wire.open("sideload-host:4:4\0"))
                for bytes in [[1, 2, 3, 4], [1, 2, 3, 5]] as [[UInt8]] {
                    #expect(try wire.receive().text == "00000000")
                    try wire.send("OKAY", host, own)
                    try wire.send("WRTE", host, own, bytes)
                    #expect(try wire.receive().command == "OKAY")
                }
                return try wire.receive().text
            }
            #expect(verdict == "FAILFAIL")
            #expect(!phone.hasPackage)
        }
    }

    /// The order of the facts: the block first, then the OKAY for its request. The next request waits for both.
    @Test func theOkayMayComeLast() async throws {
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            try await phone.host { wire in
                let (host, own) = try #require(try wire.open("sideload-host:4:2\0"))
                #expect(try wire.receive().text == "00000000")
                try wire.send("WRTE", host, own, [1, 2])
                #expect(try wire.receive().command == "OKAY")
                #expect(wire.isSilent())
                try wire.send("OKAY", host, own)
                #expect(try wire.receive().text == "00000001")
            }
        }
    }

    @Test func tooManyBytes() async throws {
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            let verdict = try await phone.host { wire in
                let (host, own) = try #require(try wire.open("sideload-host:3:2\0"))
                _ = try wire.receive()
                try wire.send("OKAY", host, own)
                try wire.send("WRTE", host, own, [1, 2, 3])
                _ = try wire.receive()
                return try wire.receive().text
            }
            #expect(verdict == "FAILFAIL")
            #expect(try phone.log().last?.answer == "FAILFAIL block 0 came with 3 bytes in place of 2")
        }
    }

    @Test(arguments: ["0:64", "64:0", "64", "x:64", "64:2000000", "64:64:T", "64:64:T:2", "9999999999999:1"])
    func argumentsThatMakeNoSense(argument: String) async throws {
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("sideload-host:\(argument)\0") } == "")
        }
    }

    @Test func verdictsInWords() async throws {
        try await PlayedPhone.recover(.sideload, quirks: [.textVerdict]) { (phone) async throws in
            #expect(
                try await phone.host { try $0.sideload("sideload-host:1:1\0", [7], block: 1)?.verdict }
                    == "Installation complete\n")
        }
    }

    /// The phone goes when its verdict was read, and comes back as it was.
    @Test func aRecoveryThatLeaves() async throws {
        try await PlayedPhone.recover(.sideload, quirks: [.exitAfter]) { (phone) async throws in
            await #expect(throws: RecoveryWire.Failure.self) {
                try await phone.host { wire in
                    #expect(try wire.sideload("sideload-host:1:1\0", [7], block: 1)?.verdict == "DONEDONE")
                    _ = try wire.receive()
                }
            }
            #expect(try await phone.host { try $0.greet().text }.hasPrefix("sideload::"))
        }
    }
}
