import Testing
import VirtualPhone

/// How a recovery greets, as Android's `protocol.txt` and `adb.h` have it.
@Suite struct RecoveryGreetingTests {
    /// The header of Mi Assistant's greeting: CNXN, version 0x01000001, 1 MiB, 10 bytes of payload, no sum, and the magic number.
    @Test func theBytes() async throws {
        let header = try await PlayedPhone.greeted(.miAssistant)
        let expected: [UInt8] = [
            0x43, 0x4e, 0x58, 0x4e, 0x01, 0x00, 0x00, 0x01, 0x00, 0x00, 0x10, 0x00,
            0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xbc, 0xb1, 0xa7, 0xb1,
        ]
        #expect(header.bytes == expected)
        #expect(header.message.text == "sideload::")
    }

    /// AOSP's banner names the product.
    @Test func theBannerOfSideload() async throws {
        let text = try await PlayedPhone.greeted(.sideload).message.text
        #expect(text.hasPrefix("sideload::ro.product.name=liuqin;ro.product.model=Xiaomi Pad 6 Pro;"))
    }

    /// A host of old hears the sum of "sideload::": 953.
    @Test func theSumForAHostOfOld() async throws {
        let header = try await PlayedPhone.greeted(.miAssistant, version: 0x0100_0000)
        #expect(Array(header.bytes[16..<20]) == [0xb9, 0x03, 0, 0])
    }

    @Test func aSmallMaxdataAndAnOldVersion() async throws {
        let greeting = try await PlayedPhone.greeted(.sideload, quirks: [.smallMaxdata, .oldVersion])
        #expect(greeting.message.first == 0x0100_0000)
        #expect(greeting.message.second == 4096)
        #expect(greeting.bytes[16..<20] != [0, 0, 0, 0])
    }

    @Test func nothingIsOpenedBeforeTheGreeting() async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            try await onThread {
                let wire = try RecoveryWire(phone.port.number)
                try wire.send("OPEN", 1, 0, "getsn:\0")
                #expect(wire.isSilent())
                #expect(try wire.greet().command == "CNXN")
            }
        }
    }

    /// A second greeting on the same connection, as of a program that is started again over USB, ends what was going on.
    @Test func aHostMayBeginAnew() async throws {
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            try await phone.host { wire in
                _ = try wire.open("sideload-host:100:64\0")
                #expect(try wire.receive().text == "00000000")
                #expect(try wire.greet().command == "CNXN")
                #expect(try wire.sideload("sideload-host:3:2\0", [1, 2, 3], block: 2)?.verdict == "DONEDONE")
            }
            #expect(try phone.log().map(\.answer) == [nil, "DONEDONE"])
        }
    }

    /// A key is asked for, and asked for again whatever signature comes; nothing else is answered.
    @Test func authentication() async throws {
        try await PlayedPhone.recover(.miAssistant, quirks: [.auth]) { (phone) async throws in
            try await onThread {
                let wire = try RecoveryWire(phone.port.number)
                let asked = try wire.greet()
                #expect(asked.command == "AUTH" && asked.first == 1 && asked.payload.count == 20)
                try wire.send("AUTH", 2, 0, [UInt8](repeating: 7, count: 256))
                #expect(try wire.receive().command == "AUTH")
                try wire.send("OPEN", 1, 0, "getsn:\0")
                #expect(wire.isSilent())
            }
        }
    }

    @Test(arguments: [(UInt32(1 << 20) + 1, "a payload that is too long"), (0, "no magic")])
    func nonsenseEndsTheConnection(length: UInt32, what: String) async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            await #expect(throws: RecoveryWire.Failure.self) {
                try await phone.host { wire in
                    if length == 0 {
                        try wire.send("FB01", 0, 0)
                    } else {
                        try wire.send("WRTE", 1, 1, [UInt8](repeating: 0, count: Int(length)))
                    }
                    _ = try wire.receive()
                }
            }
            #expect(try await phone.host { try $0.ask("getsn:\0") } == "4c1b07f2\n")
        }
    }

    @Test func anOldPhoneChecksTheSum() async throws {
        try await PlayedPhone.recover(.miAssistant, quirks: [.oldVersion]) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("getsn:\0") } == "4c1b07f2\n")
            await #expect(throws: RecoveryWire.Failure.self) {
                try await phone.host { wire in
                    try wire.send("OPEN", 9, 0, Array("getsn:\0".utf8), sum: 0)
                    _ = try wire.receive()
                }
            }
        }
        // One that agreed to do without does not look at it.
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            try await phone.host { wire in
                try wire.send("OPEN", 9, 0, Array("getsn:\0".utf8), sum: 12345)
                #expect(try wire.receive().command == "OKAY")
            }
        }
    }
}

extension PlayedPhone {
    /// What a recovery says first, as message and as the bytes of its header.
    static func greeted(
        _ kind: RecoveryKind, quirks: Set<RecoveryQuirk> = [], version: UInt32 = 0x0100_0001
    ) async throws -> (message: RecoveryWire.Message, bytes: [UInt8]) {
        nonisolated(unsafe) var result: (RecoveryWire.Message, [UInt8])?
        try await recover(kind, quirks: quirks) { (phone) async throws in
            unsafe result = try await onThread {
                let wire = try RecoveryWire(phone.port.number)
                let message = try wire.greet(version: version)
                return (message, wire.header)
            }
        }
        return unsafe result!
    }
}
