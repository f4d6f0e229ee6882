import Testing
import Transport

@testable import Recovery

@Suite("The ADB wire of recoveries") struct AdbWireTests {
    @Test("the host's first message, byte for byte") func hello() throws {
        let recovery = try ScriptedRecovery([.hear, .say(Wire.hello), .hold])
        let connection = try recovery.connect(patientLimits)
        defer { connection.close() }
        // 0x01000001, 1 MiB, "host::" and a NUL; the sum of its bytes, since nothing is known of the other side yet.
        let sum = Array("host::".utf8).reduce(UInt32(0)) { $0 + UInt32($1) }
        #expect(
            recovery.messages == [
                Said(word: "CNXN", first: 0x0100_0001, second: 0x0010_0000, sum: sum, payload: Array("host::\0".utf8))
            ])
        // 43 4e 58 4e is CNXN, bc b1 a7 b1 its complement.
        #expect(
            AdbMessage(.connect, 0x0100_0001, 0x0010_0000).header(withSum: false) == [
                0x43, 0x4e, 0x58, 0x4e, 1, 0, 0, 1, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xbc, 0xb1, 0xa7, 0xb1,
            ])
        #expect(connection.banner.kind == .sideload)
    }

    @Test("the words are the numbers of the protocol")
    func words() {
        #expect(
            [AdbCommand.connect, .open, .okay, .write, .close, .authenticate].map(\.word) == [
                "CNXN", "OPEN", "OKAY", "WRTE", "CLSE", "AUTH",
            ])
        #expect(AdbCommand.okay.rawValue == 0x5941_4b4f && AdbCommand.write.rawValue == 0x4554_5257)
    }

    @Test("a question: OPEN with a NUL, OKAY for the text, CLSE for CLSE") func question() throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1)), .say(Wire.wrte(1, "gale_eea_global\n")), .hear,
            .say(Wire.clse(1)), .hear, .hold,
        ])
        let connection = try recovery.connect(patientLimits)
        #expect(try connection.read(.device) == "gale_eea_global")
        connection.close()
        let said = recovery.allMessages().dropFirst()
        #expect(said.map(\.word) == ["OPEN", "OKAY", "CLSE"])
        #expect(said.first?.text == "getdevice:\0")
        #expect(said.first.map { [$0.first, $0.second] } == [1, 0])
        #expect(said.dropFirst().allSatisfy { $0.first == 1 && $0.second == 77 })
        // The other side has said that it looks at no sums.
        #expect(said.allSatisfy { $0.sum == 0 })
    }

    @Test(
        "what stands around an answer goes",
        arguments: [
            ("PT", "PT"), ("PT\n", "PT"), ("\r\nPT \n\n\0", "PT"), ("a b\n", "a b"), ("\u{1B}[2Jx", "\\x1b[2Jx"),
        ])
    func answers(sent: String, read: String) throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, sent)), .hear, .say(Wire.clse(1)), .hold,
        ])
        #expect(try recovery.connect(patientLimits).read(.country) == read)
    }

    @Test("an empty answer, and a question that is not known, are none", arguments: [true, false])
    func none(isEmpty: Bool) throws {
        let recovery = try ScriptedRecovery(
            isEmpty
                ? [.hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.clse(1)), .hold]
                : [
                    .hear, .say(Wire.hello), .hear, .say(Wire.clse(1, phone: 0)), .hear, .say(Wire.clse(2, phone: 0)),
                    .hold,
                ])
        #expect(try recovery.connect(patientLimits).read(.version) == nil)
        // With a NUL, then without.
        if !isEmpty { #expect(recovery.messages.suffix(2).map(\.text) == ["getversion:\0", "getversion:"]) }
    }

    @Test("bytes that come one by one, and messages that come together") func pieces() throws {
        let recovery = try ScriptedRecovery([
            .hear, .drip(Wire.hello), .hear, .drip(Wire.okay(1) + Wire.wrte(1, "liuqin_")), .hear,
            .say(Wire.wrte(1, "global\n")), .hear, .say(Wire.clse(1)), .hear, .hear,
            .say(Wire.okay(2) + Wire.wrte(2, "14")), .hear, .drip(Wire.clse(2)), .hold,
        ])
        let connection = try recovery.connect(patientLimits)
        #expect(try connection.read(.device) == "liuqin_global")
        #expect(try connection.read(.codebase) == "14")
    }

    @Test("what an earlier program left on the wire is passed over") func leftovers() throws {
        let left = Wire.okay(9) + Wire.wrte(9, "00000012") + Wire.clse(9)
        let recovery = try ScriptedRecovery([.hear, .say(left + Wire.hello), .hold])
        #expect(try recovery.connect(patientLimits).banner.kind == .sideload)
    }

    @Test("sums: the old version has them, and one that is wrong is damage") func sums() throws {
        let old = Wire.cnxn("sideload::", version: 0x0100_0000, maxData: 4096)
        let good = try ScriptedRecovery([
            .hear, .say(old), .hear, .say(Wire.okay(1) + Wire.wrte(1, "PT", sum: true)), .hear, .say(Wire.clse(1)),
            .hold,
        ])
        #expect(try good.connect(patientLimits).read(.country) == "PT")
        let name = Array("getregion:\0".utf8).reduce(UInt32(0)) { $0 + UInt32($1) }
        #expect(good.messages.map(\.sum).dropFirst().first == name)

        let bad = try ScriptedRecovery([
            .hear, .say(old), .hear, .say(Wire.okay(1) + Wire.wrte(1, "PT", sum: false)), .hear, .hold,
        ])
        let error = adbError { () throws(AdbError) in _ = try bad.connect(patientLimits).read(.country) }
        guard case .badSum("WRTE", 0, 164) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // The new version does not look.
        let new = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear,
            .say(Wire.okay(1) + Wire.header("WRTE", 77, 1, 2, 12345) + Array("PT".utf8)), .hear, .say(Wire.clse(1)),
            .hold,
        ])
        #expect(try new.connect(patientLimits).read(.country) == "PT")
    }

    @Test("a started phone is left to the adb server", arguments: ["AUTH", "STLS"]) func started(word: String) throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.message(word, 1, 0, Array(repeating: 7, count: 20))), .hold,
        ])
        let error = adbError { () throws(AdbError) in _ = try recovery.connect(patientLimits) }
        guard case .startedPhone(word) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect("\(try #require(error))".contains("belongs to the adb server"))
    }

    @Test(
        "who answers",
        arguments: [
            ("sideload::", .sideload, nil), ("sideload::\0", .sideload, nil),
            ("sideload::ro.product.name=daisy;ro.product.device=daisy;features=x", .sideload, "daisy"),
            ("recovery::ro.product.device=x;", .recovery, "x"), ("device::ro.product.device=x;", .other, "x"),
            ("", .other, nil), ("sideloader::", .other, nil), ("\u{1B}[2Jsideload::", .other, nil),
        ] as [(String, AdbBanner.Kind, String?)])
    func banners(text: String, kind: AdbBanner.Kind, device: String?) {
        let banner = AdbBanner(Array(text.utf8))
        #expect(banner.kind == kind)
        #expect(banner.device == device)
        #expect(!banner.text.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test("on a cable: what is left there is passed over, and a hello that is swallowed is said once more") func cable()
        throws
    {
        let stale = Array(Wire.wrte(9, "00000012").prefix(24))
        let spy = PacketSpy(answers: [[1, 2, 3], stale, nil, nil, Wire.hello], address: .usb("1-1"))
        let connection = try AdbConnection(spy, limits: quickLimits)
        #expect(connection.banner.kind == .sideload)
        #expect(spy.sent.map(\.count) == [24, 7, 24, 7])
        let silent = PacketSpy(answers: [], address: .usb("1-1"))
        let error = adbError { () throws(AdbError) in _ = try AdbConnection(silent, limits: quickLimits) }
        #expect(error?.isSilence == true && silent.sent.count == 4)
    }

    @Test("header and payload are a packet each") func packets() throws {
        let spy = PacketSpy(answers: [Wire.hello, Wire.okay(1), Wire.clse(1)])
        let connection = try AdbConnection(spy, limits: quickLimits)
        #expect(try connection.read(.zone) == nil)
        #expect(spy.sent.map(\.count) == [24, 7, 24, 12, 24])
        #expect(spy.sent[1] == Array("host::\0".utf8) && spy.sent[3] == Array("getromzone:\0".utf8))
    }
}
