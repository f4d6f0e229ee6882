import Fastboot
import Testing
import Transport

@Suite struct ResponseTests {
    @Test(
        arguments: [
            ("OKAY", .okay("")), ("OKAYfuxi", .okay("fuxi")), ("OKAY 0x100", .okay(" 0x100")),
            ("OKAYyes\\x00\\x00", .okay("yes")),
            ("OKAYa\\x00b", .okay("a")), ("FAIL", .fail("")), ("FAILUnknown variable", .fail("Unknown variable")),
            ("INFO\\x09Device unlocked: false", .info("\tDevice unlocked: false")), ("INFO", .info("")),
            ("TEXTone\\x0atwo", .text("one\ntwo")), ("DATA00001000", .data(0x1000)), ("DATAffffffff", .data(.max)),
            ("DATAFFFFFFFF", .data(.max)), ("DATA00000000", .data(0)), ("DATA00001000\\x00\\x00", .data(0x1000)),
            ("OKAY\\xe5\\xb0\\x8f", .okay("\u{5c0f}")), ("INFOa\\xffb", .info("a\\xffb")),
            ("FAIL\\xc3", .fail("\\xc3")),
        ] as [(String, Response)])
    func valid(_ text: String, _ response: Response) throws {
        let bytes = try #require(unprintable(text))
        #expect(try Response(packet: bytes) == response)
    }

    @Test(arguments: [
        ("", "an empty packet"), ("O", "a piece of an answer: \"O\""), ("OKA", "a piece of an answer"),
        ("\\x00", "a piece of an answer"),
        ("AYfuxi", "unknown status: \"AYfuxi\""), ("okay", "unknown status"), ("Okayfuxi", "unknown status"),
        ("fuxi", "unknown status"), ("MORE", "unknown status: \"MORE\""), ("MOREversion:0.4", "unknown status"),
        ("OK AY", "unknown status"), (" OKAY", "unknown status"),
        ("\\x00\\x00\\x00\\x00", "unknown status: \"\\x00\\x00\\x00\\x00\""),
        ("\\xff\\xfe\\xfd\\xfc", "unknown status"), ("FAI:no", "unknown status"), ("INF0text", "unknown status"),
        ("\\x0aOKAY", "unknown status"), ("DATA", "exactly 8 hex digits"), ("DATA1000", "exactly 8 hex digits"),
        ("DATA000001000", "exactly 8 hex digits"), ("DATAzzzzzzzz", "\"DATAzzzzzzzz\""),
        ("DATA0x001000", "exactly 8 hex digits"),
        ("DATA-0001000", "exactly 8 hex digits"), ("DATA+0001000", "exactly 8 hex digits"),
        ("DATA 0001000", "exactly 8 hex digits"),
        ("DATA0000100 ", "exactly 8 hex digits"), ("DATA00001000\\x0a", "exactly 8 hex digits"),
        ("DATA0000\\x001000", "exactly 8 hex digits"), ("DATA00001000OKAY", "exactly 8 hex digits"),
        ("DATA\\xef\\xbc\\x910000", "exactly 8 hex digits"), ("data00001000", "unknown status"),
    ])
    func malformed(_ text: String, _ words: String) throws {
        let bytes = try #require(unprintable(text))
        let error = try #require(throws: FastbootError.self) { try Response(packet: bytes) }
        guard case .malformed(let what) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(what.contains(words), "\(what)")
        #expect(what.hasPrefix("the phone sent "))
    }

    @Test func lengths() throws {
        let longest = Array("INFO".utf8) + [UInt8](repeating: 65, count: 4092)
        #expect(try Response(packet: longest) == .info(String(repeating: "A", count: 4092)))
        let error = try #require(throws: FastbootError.self) { try Response(packet: longest + [65]) }
        #expect(error.description.contains("an answer of 4097 bytes, and 4096 is the most"))
        // A long piece of garbage must not make a long message.
        let garbage = try #require(throws: FastbootError.self) {
            try Response(packet: [UInt8](repeating: 0, count: 4000))
        }
        #expect(garbage.description.utf8.count < 250)
    }

    /// Whatever comes in, there is an answer or a sentence; and what was read as an answer reads the same again.
    @Test(arguments: 1...8)
    func anyBytes(_ seed: UInt64) {
        var random = Numbers(state: seed)
        let tags = ["OKAY", "FAIL", "INFO", "TEXT", "DATA", "MORE", ""]
        for _ in 0..<300 {
            var packet = Array(tags[Int.random(in: 0..<tags.count, using: &random)].utf8)
            let count = Int.random(in: 0...20, using: &random)
            packet += (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            guard let response = try? Response(packet: packet) else { continue }
            #expect(
                (try? Response(packet: Array(response.description.utf8))) == response,
                "seed \(seed): \(printable(packet))")
        }
    }

    /// SplitMix64, so that a failing run can be repeated.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
            return mixed ^ mixed >> 31
        }
    }
}

@Suite struct RejectionTests {
    @Test(
        arguments: [
            ("Flashing is not allowed in Lock State", .locked), ("Erase is not allowed in Lock State", .locked),
            ("Slot Change is not allowed in Lock State", .locked),
            ("Snapshot Cancel is not allowed in Lock State", .locked),
            ("Boot Command is not allowed in Lock State", .locked),
            ("Fastboot boot command is not available in locked device", .locked),
            ("not allowed in locked state", .locked),
            ("not support on security", .locked), ("not supported in locked device", .locked),
            ("Partition flashing is not allowed", .locked), ("device is locked. Cannot erase", .locked),
            ("partition table is locked", .other), ("The slot is locked by the updater", .other),
            ("bootloader is locked", .locked), ("Partition flashing refused: device is locked", .locked),
            ("Download is not allowed on locked devices", .locked), ("FLASHING IS NOT ALLOWED IN LOCK STATE", .locked),
            ("Flashing is not allowed for Critical Partitions", .critical),
            ("Anti-rollback check failed", .antiRollback),
            ("current device antirollback version is greater", .antiRollback),
            ("Rollback version error", .antiRollback),
            ("Unknown variable", .unknownVariable), ("GetVar Variable not found", .unknownVariable),
            ("Command not supported in default implementation", .unknownCommand), ("unknown command", .unknownCommand),
            ("Unrecognized command frobnicate", .unknownCommand), ("Partition not found", .noSuchPartition),
            ("(recovery) No such partition", .noSuchPartition), ("partition table doesn't exist", .noSuchPartition),
            ("partition does not exist", .noSuchPartition), ("not support", .noSuchPartition),
            ("Requested download size is more than max allowed", .tooLarge),
            ("image too large for partition", .tooLarge),
            ("check crc error", .crc), ("Battery level is low", .battery), ("Unknown chunk type", .sparse),
            ("Cannot erase while a snapshot update is in progress", .snapshot),
            ("Failed to load/authenticate boot image: Load Error", .notAuthentic),
            ("Token Verify Failed", .notAuthentic),
            ("Token verification failed", .notAuthentic), ("Fetch is not allowed on user build", .other), ("", .other),
            ("Invalid size (0)", .other),
        ] as [(String, Rejection)])
    func kind(_ reason: String, _ kind: Rejection) {
        #expect(Rejection(reason: reason) == kind)
    }
}
