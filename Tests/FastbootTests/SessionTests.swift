import Fastboot
import Testing
import Transport

/// A session with a phone that plays `script`. A script that begins with the host is silent at first, as a fresh
/// session wants it.
func session(
    _ script: String, payloads: [[UInt8]] = [], limits: FastbootLimits = FastbootLimits(),
    onMessage: ((Message) -> Void)? = nil
) throws -> (FastbootSession, ScriptedTransport) {
    let phone = try ScriptedTransport(script, payloads: payloads)
    return (FastbootSession(phone, limits: limits, onMessage: onMessage), phone)
}

@Suite struct SessionTests {
    @Test func variables() throws {
        let (session, phone) = try session(
            """
            > getvar:product
            < OKAYfuxi
            > getvar:unlocked
            < OKAY no
            > getvar:no-such
            < FAILUnknown variable
            > getvar:old
            < OKAY
            > getvar:blank
            < OKAY\\x20
            """)
        #expect(try session.getvar("product")?.raw == "fuxi")
        #expect(try session.getvar("unlocked")?.isYes == false)
        #expect(try session.getvar("no-such") == nil)
        #expect(try session.getvar("old") == nil)
        #expect(try session.getvar("blank") == nil)
        #expect(!session.isBroken)
        #expect(phone.unplayed.isEmpty)
    }

    @Test func unknownCommandToGetvarIsUnknownVariable() throws {
        let (session, _) = try session("> getvar:x\n< FAILCommand not supported in default implementation")
        let error = try #require(throws: FastbootError.self) { try session.run(.getvar("x")) }
        #expect(error.rejection == .unknownVariable)
        #expect(
            error.description == "the phone refused \"getvar:x\": \"Command not supported in default implementation\"")
    }

    @Test func allVariables() throws {
        let (session, _) = try session(
            """
            > getvar:all
            < INFOcrc:1
            < INFOpartition-size:boot_a: 0x6000000
            < TEXTkernel:uefi\\x0asecure: yes\\x0a
            < INFOall:
            < OKAY
            """)
        #expect(
            try session.variables() == [
                "crc": "1", "partition-size:boot_a": "0x6000000", "kernel": "uefi", "secure": "yes",
            ])
    }

    @Test("U-Boot's MORE is no list, and the session goes on after the phone has shown that it is in step")
    func moreIsNoStatus() throws {
        let (session, phone) = try session(
            "> getvar:product\n< OKAYfuxi\n> getvar:all\n< MOREversion:0.4\n< !timed out\n> getvar:product\n< OKAYfuxi")
        #expect(try session.getvar("product")?.raw == "fuxi")
        #expect(try session.variables() == [:])
        #expect(!session.isBroken)
        #expect(phone.unplayed.isEmpty)
    }

    @Test("a list that FAIL breaks off counts as far as it came, and what follows is forgotten") func failInTheList()
        throws
    {
        let (session, phone) = try session(
            """
            > getvar:product
            < OKAYfuxi
            > getvar:all
            < INFOversion:0.4
            < INFOproduct:fuxi
            < FAILfailed to read the battery
            < INFOunlocked:yes
            < OKAY
            < !timed out
            > getvar:product
            < OKAYfuxi
            > getvar:unlocked
            < OKAYno
            """)
        #expect(try session.getvar("product")?.raw == "fuxi")
        #expect(try session.variables() == ["version": "0.4", "product": "fuxi"])
        #expect(try session.getvar("unlocked")?.raw == "no")
        #expect(phone.unplayed.isEmpty)
    }

    @Test("a phone that is one answer late after that is not believed") func lateAfterTheList() throws {
        let (session, _) = try session(
            """
            > getvar:product
            < OKAYfuxi
            > getvar:all
            < INFOversion:0.4
            < FAILfailed to read the battery
            < !timed out
            > getvar:product
            < OKAY
            """)
        #expect(try session.getvar("product")?.raw == "fuxi")
        let error = try #require(throws: FastbootError.self) { try session.variables() }
        #expect(error.description.contains("getvar:product"), "\(error)")
        #expect(session.isBroken)
    }

    @Test("an answer behind an answer is named before the next command, and shifts nothing") func surplus() throws {
        let (session, phone) = try session("> oem x\n< OKAY\n< OKAYonce more\n< !timed out\n> flash:a\n< OKAY")
        try session.run(.oem("x"))
        let error = try #require(throws: FastbootError.self) { try session.flash("a") }
        #expect(
            error.description
                == "after its answer to \"oem x\" the phone sent another one, \"OKAYonce more\": which belongs to what is not known"
        )
        #expect(session.isBroken && session.canMend)
        try session.synchronize()
        try session.flash("a")
        #expect(phone.unplayed.isEmpty)
    }

    @Test("lines behind an answer are lines, and no answer") func lateLines() throws {
        var heard: [Message] = []
        let (session, _) = try session(
            "> flash:a\n< OKAY\n< INFOcalibrating\n> flash:b\n< OKAY", onMessage: { heard.append($0) })
        try session.flash("a")
        try session.flash("b")
        #expect(heard == [.info("calibrating")])
    }

    @Test func infoAndTextArePassedOn() throws {
        var heard: [Message] = []
        let (session, _) = try session(
            "> flash:abl_ab\n< INFOPartition abl_a flashed\n< TEXThalf \n< TEXTline\n< INFO\n< OKAYdone",
            onMessage: { heard.append($0) })
        let answer = try session.flash("abl_ab")
        #expect(answer == Answer(value: "done", infos: ["Partition abl_a flashed", ""], text: "half line"))
        #expect(heard == [.info("Partition abl_a flashed"), .text("half "), .text("line"), .info("")])
    }

    @Test func infoFlood() throws {
        let flood = (0..<5000).map { "< INFO\($0)\n" }.joined()
        let (patient, _) = try session("> oem log\n\(flood)< OKAY")
        #expect(try patient.run(.oem("log")).infos.count == 5000)

        var limits = FastbootLimits()
        limits.messages = 1000
        let (strict, _) = try session("> oem log\n\(flood)< OKAY\n> getvar:a\n< OKAYb", limits: limits)
        let error = try #require(throws: FastbootError.self) { try strict.run(.oem("log")) }
        #expect(error.description == "the phone sent 1001 messages after \"oem log\" and did not end it")
        #expect(strict.isBroken)
    }

    @Test func totalTimeIsLimited() throws {
        var limits = FastbootLimits()
        limits.longest = .zero
        let (session, _) = try session("> flash:a\n< INFOalive\n< INFOalive\n< OKAY", limits: limits)
        let error = try #require(throws: FastbootError.self) { try session.flash("a") }
        guard case .endless = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test(
        arguments: [
            (
                "> flash:boot\n< FAILFlashing is not allowed in Lock State", .locked,
                "the phone refused \"flash:boot\": \"Flashing is not allowed in Lock State\""
            ),
            ("> flash:boot\n< INFOerasing\n< FAIL", .other, "the phone refused \"flash:boot\" and gave no reason"),
        ] as [(String, Rejection, String)])
    func refusalLeavesTheSessionUsable(_ script: String, _ kind: Rejection, _ words: String) throws {
        let (session, _) = try session(script + "\n> getvar:a\n< OKAYb")
        let error = try #require(throws: FastbootError.self) { try session.flash("boot") }
        #expect(error.rejection == kind)
        #expect(error.description == words)
        #expect(!session.isBroken)
        #expect(try session.getvar("a")?.raw == "b")
    }

    @Test func dataToAnOrdinaryCommand() throws {
        let (session, _) = try session("> flash:boot\n< DATA00001000")
        let error = try #require(throws: FastbootError.self) { try session.flash("boot") }
        #expect(
            error.description == "the phone answered \"flash:boot\" with \"DATA00001000\", which does not belong there")
        #expect(session.isBroken && !session.canMend)
        #expect(throws: FastbootError.self) { try session.synchronize() }
    }

    @Test func silence() throws {
        let (session, _) = try session("> getvar:product\n< INFOone moment")
        let error = try #require(throws: FastbootError.self) { try session.getvar("product") }
        #expect(
            error.description
                == "the phone did not answer \"getvar:product\" within 5 s; the last it said was \"one moment\"")
        let next = try #require(throws: FastbootError.self) { try session.run(.reboot(.system)) }
        #expect(
            next.description.hasPrefix(
                "\"reboot\" was not sent, because this connection is no longer usable: the phone did not answer"))
    }

    @Test func limitsAreScaledAndOverridden() throws {
        var limits = FastbootLimits()
        limits.deadlineScale = 0.01
        let (scaled, _) = try session("> getvar:a", limits: limits)
        #expect(throws: FastbootError.self) { try scaled.getvar("a") }
        #expect(scaled.faultDescription == "the phone did not answer \"getvar:a\" within 50 ms")
        let (short, _) = try session("> oem device-info")
        #expect(throws: FastbootError.self) { try short.run(.oem("device-info"), within: .seconds(2)) }
        #expect(short.faultDescription == "the phone did not answer \"oem device-info\" within 2 s")
    }

    @Test func answerInTwoPieces() throws {
        let (session, phone) = try session(
            "> getvar:product\n< OK\n< AYfuxi\n< !timed out\n> getvar:product\n< OKAYfuxi")
        let error = try #require(throws: FastbootError.self) { try session.getvar("product") }
        #expect(
            error.description
                == "the phone sent a piece of an answer: \"OK\" (2 bytes), in answer to \"getvar:product\"")
        #expect(session.canMend)
        #expect(try session.synchronize() == 1)
        #expect(try session.getvar("product")?.raw == "fuxi")
        #expect(phone.unplayed.isEmpty)
    }

    @Test(arguments: ["<", "< fuxi", "< \\x00\\x00\\x00\\x00", "< OKA"])
    func garbageBreaksTheSession(_ line: String) throws {
        let (session, _) = try session("> getvar:product\n\(line)\n> getvar:product\n< OKAYfuxi")
        let error = try #require(throws: FastbootError.self) { try session.getvar("product") }
        #expect(error.description.contains("in answer to \"getvar:product\""))
        #expect(throws: FastbootError.self) { try session.getvar("product") }
    }

    @Test func staleAnswersAreForgotten() throws {
        let (session, phone) = try session("< OKAYstale\n< INFOalso stale\n< !timed out\n> getvar:product\n< OKAYfuxi")
        #expect(try session.getvar("product")?.raw == "fuxi")
        #expect(phone.unplayed.isEmpty)
    }

    @Test func phoneThatNeverFallsSilent() throws {
        var limits = FastbootLimits()
        limits.messages = 50
        let (session, _) = try session(String(repeating: "< INFOx\n", count: 60), limits: limits)
        #expect(throws: FastbootError.self) { try session.getvar("a") }
        #expect(session.isBroken && !session.canMend)
    }

    @Test(arguments: [
        "< !disconnected", "> getvar:a\n> !disconnected", "> getvar:a\n< !disconnected",
        "> getvar:a\n< INFOx\n< !disconnected",
    ])
    func phoneVanishes(_ script: String) throws {
        let (session, _) = try session(script)
        let error = try #require(throws: FastbootError.self) { try session.getvar("a") }
        #expect(error.isDisconnect)
        #expect(session.isBroken && !session.canMend)
    }

    @Test func commandThatCannotBeSaidSendsNothing() throws {
        let (session, phone) = try session("> getvar:a\n< OKAYb")
        #expect(throws: FastbootError.self) { try session.run(.flash("a\nb")) }
        #expect(throws: FastbootError.self) { try session.run(.oem(String(repeating: "x", count: 61))) }
        #expect(throws: FastbootError.self) { try session.run(.download(4)) }
        #expect(throws: FastbootError.self) { try session.run(.upload) }
        #expect(!session.isBroken)
        #expect(try session.getvar("a")?.raw == "b")
        #expect(phone.unplayed.isEmpty)
    }
}
