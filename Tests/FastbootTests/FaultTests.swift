import Fastboot
import Testing
import Transport

/// A whole little flash with one thing that goes wrong, drawn by a seed.
@Suite struct FaultTests {
    private static let script = """
        > getvar:product
        < OKAYfuxi
        > getvar:max-download-size
        < OKAY0x8000000
        > download:00000009
        < INFOready
        < DATA00000009
        > (9 bytes, crc32 cbf43926)
        < OKAY
        > flash:boot_a
        < INFOwriting
        < OKAY
        > download:00000009
        < DATA00000009
        > (9 bytes, crc32 cbf43926)
        < OKAY
        > flash:boot_b
        < OKAY
        > reboot
        < OKAY
        """

    /// Three bytes at a time, so that a data phase can break off inside.
    private func download(_ session: FastbootSession) throws {
        let nine = Array("123456789".utf8)
        var done = 0
        try unsafe session.download(9) { buffer in
            unsafe buffer.copyBytes(from: nine[done..<done + 3])
            done += 3
            return 3
        }
    }

    private func flash(_ session: FastbootSession) throws {
        guard try session.getvar("product")?.trimmed == "fuxi" else { throw WrongPhone() }
        _ = try session.getvar("max-download-size")
        try download(session)
        try session.flash("boot_a")
        try download(session)
        try session.flash("boot_b")
        try session.run(.reboot(.system))
    }

    private struct WrongPhone: Error {}

    @Test func withoutFaultItRuns() throws {
        let phone = try ScriptedTransport(Self.script)
        let faulty = FaultyTransport(phone, fault: .disconnectInData(after: 18))
        try flash(FastbootSession(faulty))
        #expect(phone.unplayed.isEmpty)
        #expect(!faulty.hasHappened)
    }

    /// Whatever goes wrong: the run ends with an error, or the fault was not reached or did not matter; the host never
    /// says anything but the next line of the script; and a broken session stays silent.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func oneFaultNeverLeadsAstray(_ seed: UInt64) throws {
        let phone = try ScriptedTransport(Self.script)
        let faulty = FaultyTransport(phone, fault: TransportFault(seed: seed, packets: 11, bytes: 18))
        let session = FastbootSession(faulty)
        do {
            try flash(session)
            #expect(phone.unplayed.isEmpty, "seed \(seed): \(faulty.fault)")
        } catch {
            #expect(faulty.hasHappened, "seed \(seed): \(faulty.fault): \(error)")
            let left = phone.unplayed
            if session.isBroken {
                #expect(throws: FastbootError.self) { try session.flash("boot_a") }
                #expect(phone.unplayed == left, "seed \(seed): \(faulty.fault)")
            }
        }
        #expect(phone.mismatch == nil, "seed \(seed): \(faulty.fault)")
    }

    @Test(
        arguments: [
            (.disconnectAtCommand(0), "the phone is gone: unplugged while sending a command"),
            (.disconnectAtAnswer(2), "the phone is gone: unplugged while waiting for an answer"),
            (.silence(3), "the phone did not answer \"download:00000009\" within 30 s; the last it said was \"ready\""),
            (.silence(0), "the phone did not answer \"getvar:product\" within 5 s"),
            (.split(0, at: 3), "a piece of an answer: \"OKA\""), (.emptyPacket(0), "an empty packet"),
            (.garble(0, byte: 0), "an answer with an unknown status: \"\\x0fKAYfuxi\""),
            (.garble(3, byte: 4), "\"DATAp0000009\", and DATA has exactly 8 hex digits"),
            (.disconnectInData(after: 4), "the phone is gone: unplugged while sending data"),
            (.stallInData(after: 10), "the phone was silent for 30 s while sending data"),
        ] as [(TransportFault, String)])
    func words(_ fault: TransportFault, _ words: String) throws {
        let session = FastbootSession(FaultyTransport(try ScriptedTransport(Self.script), fault: fault))
        let error = try #require(throws: FastbootError.self) { try flash(session) }
        #expect(error.description.contains(words), "\(error)")
        #expect(session.isBroken)
    }
}
