import Testing
import VirtualPhone

/// The services of the stock recovery that are no package.
@Suite struct RecoveryServiceTests {
    @Test func theReadingServices() async throws {
        try await PlayedPhone.recover(.miAssistant, of: "raphaelin") { (phone) async throws in
            let said = try await phone.host { wire in
                try [
                    "getdevice:", "getversion:", "getsn:", "getcodebase:", "getbranch:", "getlanguage:", "getregion:",
                    "getromzone:",
                ].map { try wire.ask($0) }
            }
            #expect(
                said == [
                    "raphaelin_in_global\n", "V12.5.1.0.RFKINXM\n", "9e62d0a4\n", "11\n", "F\n", "en\n", "IN\n", "2\n",
                ])
            #expect(try phone.log()[0].command == "getdevice:")
            #expect(try phone.log()[0].answer == "raphaelin_in_global")
        }
    }

    /// Header by header, as the facts have it: OPEN, OKAY, WRTE, CLSE; the CLSE waits for nobody.
    @Test func theMessagesOfOneQuestion() async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            let messages = try await phone.host { wire in
                try wire.send("OPEN", 5, 0, "getromzone:\0")
                return try [wire.receive(), wire.receive(), wire.receive()]
            }
            #expect(
                messages == [
                    .init(command: "OKAY", first: 1, second: 5),
                    .init(command: "WRTE", first: 1, second: 5, payload: [0x31, 0x0a]),
                    .init(command: "CLSE", first: 1, second: 5),
                ])
        }
    }

    @Test func theEndMayWaitForTheHost() async throws {
        try await PlayedPhone.recover(.miAssistant, quirks: [.waitsForOkay]) { (phone) async throws in
            try await phone.host { wire in
                let (host, own) = try #require(try wire.open("getromzone:\0"))
                #expect(try wire.receive().text == "1\n")
                #expect(wire.isSilent())
                try wire.send("OKAY", host, own)
                #expect(try wire.receive().command == "CLSE")
            }
        }
    }

    @Test(
        arguments: [
            ([], "getsn:", "4c1b07f2\n"), ([], "getsn:\0", "4c1b07f2\n"),
            ([.needsNUL], "getsn:\0", "4c1b07f2\n"), ([.needsNUL], "getsn:", nil),
            ([.refusesNUL], "getsn:", "4c1b07f2\n"), ([.refusesNUL], "getsn:\0", nil),
            ([.bareText], "getsn:", "4c1b07f2"), ([.paddedText], "getsn:", "4c1b07f2\r\n\n\0"),
            ([.splitText], "getsn:", "4c1b07f2\n"),
        ] as [(Set<RecoveryQuirk>, String, String?)])
    func namesAndTexts(quirks: Set<RecoveryQuirk>, name: String, text: String?) async throws {
        try await PlayedPhone.recover(.miAssistant, quirks: quirks) { (phone) async throws in
            #expect(try await phone.host { try $0.ask(name) } == text)
        }
    }

    /// What no host may ask for is noted, and does nothing.
    @Test(arguments: ["format-frp:", "wipe-efs:", "format-storage:", "shell:id", "getsn", "mtpinstall:x", ""])
    func unknownServices(name: String) async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            try phone.fill("frp", [1, 2, 3])
            let answer = try await phone.host { wire in
                try wire.send("OPEN", 8, 0, name + "\0")
                return try wire.receive()
            }
            #expect(answer == .init(command: "CLSE", first: 0, second: 8))
            #expect(try phone.log().map(\.command) == [name])
            #expect(try phone.partition("frp", first: 4) == [1, 2, 3, 0])
        }
    }

    /// AOSP's recovery has no services to read.
    @Test func sideloadIsNoMiAssistant() async throws {
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("getdevice:\0") } == nil)
            #expect(try await phone.host { try $0.ask("format-data:\0") } == nil)
            #expect(try phone.remembered().wiped == false)
        }
    }

    @Test func answersOfOnesOwn() async throws {
        try await PlayedPhone.recover(
            .miAssistant, answers: ["getdevice": "liuqin_eea_global", "getcarrier": "none"]
        ) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("getdevice:\0") } == "liuqin_eea_global\n")
            #expect(try await phone.host { try $0.ask("getcarrier:\0") } == "none\n")
        }
    }

    @Test func formatData() async throws {
        try await PlayedPhone.recover(.miAssistant, of: "raphaelin") { (phone) async throws in
            for name in ["userdata", "metadata", "persist", "frp", "misc"] { try phone.fill(name, noise(5000)) }
            #expect(try await phone.host { try $0.ask("format-data:\0") }?.hasSuffix("\n") == true)
            #expect(try phone.isEmpty("userdata"))
            #expect(try phone.isEmpty("metadata"))
            for name in ["persist", "frp", "misc"] { #expect(try phone.partition(name, first: 5000) == noise(5000)) }
            #expect(try phone.remembered().wiped)
        }
    }

    /// The answer comes after the sleep, and it comes whole.
    @Test func aScreenThatSleeps() async throws {
        try await PlayedPhone.recover(.miAssistant, quirks: [.sleeps]) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("getsn:\0") } == "4c1b07f2\n")
        }
    }
}
