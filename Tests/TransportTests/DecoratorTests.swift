import Synchronization
import Testing
import Transport

private let limit = Duration.milliseconds(10)

/// Sends `bytes` as a payload in pieces of at most `piece`.
private func send(_ bytes: [UInt8], to transport: any Transport, piece: Int = 5) throws {
    var done = 0
    try unsafe transport.sendPayload(UInt64(bytes.count), stall: limit) { buffer in
        let size = min(buffer.count, piece, bytes.count - done)
        unsafe buffer.copyBytes(from: bytes[done..<done + size])
        done += size
        return size
    }
}

@Suite struct ScriptedTransportTests {
    @Test func playsBothParts() throws {
        let transport = try ScriptedTransport(
            """
            > download:00000009
            < DATA00000009
            > (9 bytes, crc32 cbf43926)
            < INFOone
            < OKAY
            < (3 bytes)
            """, payloads: [[7, 8, 9]])
        try transport.send(Array("download:00000009".utf8), within: limit)
        #expect(try transport.receive(within: limit) == Array("DATA00000009".utf8))
        // The CRC-32 of these nine digits is the check value that every catalogue of CRCs gives.
        try send(Array("123456789".utf8), to: transport)
        #expect(try transport.receive(within: limit) == Array("INFOone".utf8))
        #expect(try transport.receive(within: limit) == Array("OKAY".utf8))
        var got: [UInt8] = []
        try unsafe transport.receivePayload(3, stall: limit) { unsafe got.append(contentsOf: $0) }
        #expect(got == [7, 8, 9])
        #expect(transport.unplayed.isEmpty)
        #expect(transport.mismatch == nil)
    }

    /// CRC-32 values from zlib, over the bytes `7 * i + 3`; the lengths are around the eight bytes that are taken at
    /// once.
    @Test(arguments: [
        (1, "4b0bbe37"), (7, "54491cdb"), (8, "e2e35978"), (9, "3d351cfe"), (15, "7c619edc"), (16, "191f3d9f"),
        (17, "7ba75ee3"), (1000, "17bc2a46"), (70001, "5c5c297a"),
    ])
    func crcAgreesWithZlib(_ count: Int, _ crc: String) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) }
        for piece in [1, 8, 13, 65_536] {
            let transport = try ScriptedTransport("> (\(count) bytes, crc32 \(crc))")
            try send(bytes, to: transport, piece: piece)
        }
    }

    @Test func mismatchShowsBothLines() throws {
        let transport = try ScriptedTransport("> getvar:product\n< OKAYfuxi")
        let error = try #require(throws: TransportError.self) {
            try transport.send(Array("getvar:anti".utf8), within: limit)
        }
        let words = "line 1 of the script is\n    > getvar:product\nbut what happened is\n    > getvar:anti"
        #expect(error.description == words)
        #expect(transport.mismatch?.description == words)
        #expect(transport.unplayed == ["> getvar:product", "< OKAYfuxi"])
        #expect(throws: TransportError.self) { try transport.receive(within: limit) }
    }

    @Test func otherBytesAreAMismatch() throws {
        let transport = try ScriptedTransport("> (9 bytes, crc32 cbf43926)\n< OKAY")
        #expect(throws: TransportError.self) { try send(Array("123456780".utf8), to: transport) }
        #expect(transport.mismatch?.expected == "> (9 bytes, crc32 cbf43926)")
        #expect(transport.mismatch?.number == 1)
    }

    @Test func moreThanTheScript() throws {
        let transport = try ScriptedTransport("# nothing")
        #expect(throws: TransportError.self) { try transport.send([65], within: limit) }
        #expect(transport.mismatch?.expected == "(the end of the script)")
    }

    @Test func silenceComesAtOnce() throws {
        let transport = try ScriptedTransport("> a\n< !timed out\n< late\n< !disconnected")
        #expect(throws: TransportError.self) { try transport.receive(within: .seconds(100)) }
        try transport.send([UInt8(ascii: "a")], within: limit)
        let silence = try #require(throws: TransportError.self) { try transport.receive(within: .seconds(3)) }
        #expect(silence.description == "the phone was silent for 3 s while waiting for an answer")
        #expect(try transport.receive(within: limit) == Array("late".utf8))
        let gone = try #require(throws: TransportError.self) { try transport.receive(within: limit) }
        #expect(gone.description == "the phone is gone: unplugged while waiting for an answer")
        transport.close()
        #expect(throws: TransportError.self) { try transport.send([1], within: limit) }
    }

    @Test func breaksOffInMidPayload() throws {
        let transport = try ScriptedTransport("> (4 of 9 bytes, disconnected)")
        let error = try #require(throws: TransportError.self) { try send(Array("123456789".utf8), to: transport) }
        #expect(error.description == "the phone is gone: unplugged while sending data (4 of 9 bytes sent)")
    }
}

@Suite struct RecordingTransportTests {
    static let script = """
        < !timed out
        > getvar:product
        < OKAYfuxi
        > download:00000009
        < DATA00000009
        > (9 bytes, crc32 cbf43926)
        < OKAY
        < (3 bytes, crc32 55bc801d)
        > (4 of 9 bytes, timed out)
        > reboot
        > !disconnected

        """

    /// Does what the script above wants, and tells how each call ended.
    private func perform(_ transport: any Transport) -> [String] {
        var ends: [String] = []
        func call(_ body: () throws -> Void) {
            do {
                try body()
                ends.append("")
            } catch { ends.append("\(error)") }
        }
        func hear() { call { _ = try transport.receive(within: limit) } }
        func say(_ text: String) { call { try transport.send(Array(text.utf8), within: limit) } }
        hear()
        say("getvar:product")
        hear()
        say("download:00000009")
        hear()
        call { try send(Array("123456789".utf8), to: transport, piece: 2) }
        hear()
        call { try unsafe transport.receivePayload(3, stall: limit) { _ in } }
        call { try send(Array("123456789".utf8), to: transport) }
        say("reboot")
        return ends
    }

    @Test func recordingCanBePlayedAgain() throws {
        let phone = try ScriptedTransport(Self.script, payloads: [[1, 2, 3]])
        let heard = Mutex<[String]>([])
        let recorder = RecordingTransport(phone) { line in heard.withLock { $0.append(line.description) } }
        let ends = perform(recorder)
        #expect(ends.filter(\.isEmpty).count == 7, "\(ends)")
        #expect(recorder.transcript.description == Self.script)
        #expect(heard.withLock { $0 } == Self.script.split(separator: "\n").map(String.init))

        let again = try ScriptedTransport(recorder.transcript.description, payloads: [[1, 2, 3]])
        #expect(perform(again) == ends)
        #expect(again.unplayed.isEmpty)
    }

    @Test func keepsTheLastLines() throws {
        let phone = try ScriptedTransport((0..<100).map { "< INFO\($0)\n" }.joined())
        let recorder = RecordingTransport(phone, room: 20)
        for _ in 0..<100 { _ = try recorder.receive(within: limit) }
        let transcript = recorder.transcript
        #expect(transcript.lines.count <= 20)
        #expect(transcript.lines.count + transcript.dropped == 100)
        #expect(transcript.lines.last?.description == "< INFO99")
        #expect(transcript.description.hasPrefix("# \(transcript.dropped) earlier lines were dropped\n"))
    }

    @Test(arguments: [
        ("getvar:token", "OKAYVQEBsecret", "< OKAY(redacted)"), ("oem get_token", "INFOsecret", "< INFO(redacted)"),
        ("getvar:token", "FAILUnknown variable", "< FAILUnknown variable"),
        ("getvar:all", "INFOtoken:secret", "< INFOtoken:(redacted)"),
        ("getvar:serialno", "OKAY4c1b07f2", "< OKAY4c***f2"), ("getvar:serialno", "OKAYabc", "< OKAY(redacted)"),
        ("getvar:all", "INFOserialno:4c1b07f2", "< INFOserialno:4c***f2"),
        ("oem device-info", "INFOimei: 490154203237518", "< INFOimei: (redacted)"),
        ("getvar:all", "INFOproduct:fuxi", "< INFOproduct:fuxi"), ("getvar:token", "OKAY", "< OKAY"),
    ])
    func namesOfPhonesStayOut(_ command: String, _ answer: String, _ line: String) throws {
        for redacts in [true, false] {
            let phone = try ScriptedTransport("> \(command)\n< \(answer)")
            let recorder = RecordingTransport(phone, redacts: redacts)
            try recorder.send(Array(command.utf8), within: limit)
            // The caller gets the real answer either way.
            #expect(try recorder.receive(within: limit) == Array(answer.utf8))
            #expect(recorder.transcript.lines.last?.description == (redacts ? line : "< \(answer)"))
        }
    }
}
