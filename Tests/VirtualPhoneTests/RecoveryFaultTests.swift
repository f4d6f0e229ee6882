import Testing
import VirtualPhone

/// Each fault does what its name says.
@Suite struct RecoveryFaultTests {
    /// A phone with one fault; what a host that greets and asks for the serial number meets at the phone's messages 1 (CNXN), 2 (OKAY), 3 (WRTE)
    /// and 4 (CLSE).
    private static func meet(_ fault: String, kind: RecoveryKind = .miAssistant) async throws -> String {
        nonisolated(unsafe) var story = ""
        try await PlayedPhone.recover(kind, faults: [fault]) { (phone) async throws in
            unsafe story = try await onThread {
                let wire = try RecoveryWire(phone.port.number)
                var heard: [String] = []
                func hear() throws { heard.append(wire.isSilent() ? "-" : try wire.receive().command) }
                do {
                    try wire.send("CNXN", 0x0100_0001, 1 << 20, "host::\0")
                    try hear()
                    try wire.send("OPEN", 3, 0, "getsn:\0")
                    for _ in 0..<3 { try hear() }
                } catch let failure as RecoveryWire.Failure {
                    heard.append(failure.description)
                }
                return heard.joined(separator: " ")
            }
        }
        return unsafe story
    }

    @Test(arguments: [
        ("adb-silent:1", "- - - -"), ("adb-silent:2", "CNXN - - -"), ("adb-silent:3", "CNXN OKAY - -"),
        ("adb-hangup:1", "closed"), ("adb-hangup:3", "CNXN OKAY closed"),
        ("adb-magic:1", "magic"), ("adb-magic:4", "CNXN OKAY WRTE magic"),
        ("adb-close:1", "CLSE OKAY WRTE CLSE"), ("adb-close:2", "CNXN CLSE WRTE CLSE"),
        ("adb-close:3", "CNXN OKAY CLSE CLSE"),
        ("adb-long:3", "CNXN OKAY WRTE CLSE"),
    ]) func atEachMessage(fault: String, story: String) async throws {
        #expect(try await Self.meet(fault) == story)
    }

    @Test func aPayloadOneByteTooLong() async throws {
        try await PlayedPhone.recover(.miAssistant, faults: ["adb-long:3"]) { (phone) async throws in
            let count = try await onThread {
                let wire = try RecoveryWire(phone.port.number)
                try wire.greet(maxdata: 5000)
                _ = try wire.open("getsn:\0")
                return try wire.receive().payload.count
            }
            #expect(count == 5001)
        }
    }

    @Test func halfAPayload() async throws {
        try await PlayedPhone.recover(.miAssistant, faults: ["adb-half:3"]) { (phone) async throws in
            await #expect(throws: RecoveryWire.Failure.self) {
                try await phone.host { wire in
                    _ = try wire.open("getsn:\0")
                    _ = try wire.receive()
                }
            }
        }
    }

    @Test(
        arguments: [
            ("sideload-fail:0", [], "FAILFAIL"), ("sideload-fail:2", [0, 1], "FAILFAIL"),
            ("sideload-done:1", [0], "DONEDONE"), ("sideload-verdict:what is this", [0, 1, 2], "what is this"),
            ("block-past-end:2", [0], "00000008"),
        ] as [(String, [Int], String)])
    func packages(fault: String, asked: [Int], verdict: String) async throws {
        try await PlayedPhone.recover(.sideload, faults: [fault]) { (phone) async throws in
            let result = try await phone.host {
                try $0.sideload("sideload-host:96:32\0", noise(96), block: 32)
            }
            #expect(result?.asked == asked)
            #expect(result?.verdict == verdict)
        }
    }

    /// The connection ends within a block; the phone is there for the next host, and the next package passes.
    @Test(arguments: [0, 40, 96]) func droppedInABlock(byte: Int) async throws {
        try await PlayedPhone.recover(.sideload, faults: ["block-drop:\(byte)"]) { (phone) async throws in
            func send() async throws -> String? {
                try await phone.host { try $0.sideload("sideload-host:128:64\0", noise(128), block: 64)?.verdict }
            }
            await #expect(throws: RecoveryWire.Failure.self) { try await send() }
            #expect(!phone.hasPackage)
            #expect(try await send() == "DONEDONE")
            #expect(try phone.sideloaded() == noise(128))
        }
    }

    /// A service that says no, in words, and does nothing.
    @Test func aServiceThatFails() async throws {
        try await PlayedPhone.recover(.miAssistant, faults: ["fail:format-data:=Format failed", "delay:get*=20"]) {
            (phone) async throws in
            try phone.fill("userdata", noise(100))
            #expect(try await phone.host { try $0.ask("format-data:\0") } == "Format failed\n")
            #expect(try await phone.host { try $0.ask("getsn:\0") } == "4c1b07f2\n")
            #expect(try phone.partition("userdata", first: 100) == noise(100))
            #expect(try !phone.remembered().wiped)
        }
    }

    @Test(arguments: ["adb-silent", "adb-silent:", "adb-silent:x", "adb-silent:-1", "block-drop:1@2", "adb-what:1"])
    func wrongWords(text: String) {
        #expect(throws: VirtualPhoneError.self) { try DeviceFault(text) }
    }
}
