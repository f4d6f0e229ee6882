import Testing

@testable import Recovery

/// What a recovery must never hear: from clients of Mi Assistant that offer it.
private let forbidden = [
    "format-frp:", "wipe-efs:", "format-storage:", "format-data-storage:", "wipe-data-storage:", "format-cache:",
    "enablemtp:", "mtpinstall:", "shutdown:", "recovery:", "fastboot:", "bootloader:", "shell:", "exec:", "sync:",
]

@Suite("Services of recoveries") struct RecoveryServiceTests {
    @Test("these are all the words that ever go to a recovery") func all() throws {
        #expect(
            RecoveryRead.allCases.map { String(decoding: RecoveryService.read($0).wire, as: UTF8.self) } == [
                "getdevice:", "getversion:", "getsn:", "getcodebase:", "getbranch:", "getlanguage:", "getregion:",
                "getromzone:", "getrecoveryversion:",
            ])
        let token = try #require(ValidationToken("QUJDREVGR0hJSktM+/=-_."))
        let rest: [RecoveryService] = [
            .reboot, .formatData, .sideloadHost(bytes: 12_345_678_901, block: 65536, validation: nil),
            .sideloadHost(bytes: 5, block: 4096, validation: .init(token: token, erases: true)),
            .sideloadHost(bytes: 5, block: 4096, validation: .init(token: token, erases: false)),
        ]
        #expect(
            rest.map { String(decoding: $0.wire, as: UTF8.self) } == [
                "reboot:", "format-data:", "sideload-host:12345678901:65536",
                "sideload-host:5:4096:QUJDREVGR0hJSktM+/=-_.:1", "sideload-host:5:4096:QUJDREVGR0hJSktM+/=-_.:0",
            ])
        // The compiler sees to it that a new case is added here.
        for service in rest {
            switch service {
            case .read, .reboot, .formatData, .sideloadHost: break
            }
        }
    }

    @Test("no text becomes another service", arguments: forbidden) func hostile(name: String) {
        let texts = [
            name, name + "\0", "\0" + name, "0:" + name, "AAAAAAAAAAAAAAAA:0\0" + name, "AAAAAAAAAAAAAAAA\n" + name,
            "AAAAAAAAAAAAAAAA:1:" + name, String(repeating: "A", count: 70_000) + name, "AAAAAAAAAAAAAAAA " + name,
            "AAAAAAAAAAAAAAAA\u{0}\u{0}\(name)", "ＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡ" + name,
        ]
        for text in texts { #expect(ValidationToken(text) == nil, "\(text.prefix(40))") }
        // With its colon taken away it is a token like any other, and stands where a token stands.
        if let token = ValidationToken("AAAAAAAAAAAAAAAA" + name.filter { $0 != ":" }) {
            let wire = String(
                decoding: RecoveryService.sideloadHost(
                    bytes: 1, block: 4096, validation: .init(token: token, erases: false)
                ).wire, as: UTF8.self)
            #expect(wire.hasPrefix("sideload-host:1:4096:") && wire.split(separator: ":").count == 5)
        }
    }

    @Test("a token is never printed") func secret() throws {
        let token = try #require(ValidationToken("SECRETSECRETSECRET"))
        let service = RecoveryService.sideloadHost(
            bytes: 1, block: 4096, validation: .init(token: token, erases: false))
        #expect(!"\(token)".contains("SECRET") && !service.name.contains("SECRET"))
    }

    @Test("too short and too long are no tokens") func sizes() {
        #expect(ValidationToken(String(repeating: "a", count: 15)) == nil)
        #expect(ValidationToken(String(repeating: "a", count: 16)) != nil)
        #expect(ValidationToken(String(repeating: "a", count: 16 * 1024)) != nil)
        #expect(ValidationToken(String(repeating: "a", count: 16 * 1024 + 1)) == nil)
    }
}
