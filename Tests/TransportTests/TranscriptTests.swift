import Testing
import Transport

@Suite struct TranscriptTests {
    @Test(
        arguments: [
            ("> getvar:product", .packet(.sent, Array("getvar:product".utf8))),
            ("< OKAYfuxi", .packet(.received, Array("OKAYfuxi".utf8))),
            ("<", .packet(.received, [])),
            ("< OKAY\\x20", .packet(.received, Array("OKAY ".utf8))),
            ("< INFO\\x09a\\\\b\\x00\\xff", .packet(.received, Array("INFO\ta\\b\0".utf8) + [0xff])),
            ("> \\x28x", .packet(.sent, Array("(x".utf8))),
            ("> \\x21x", .packet(.sent, Array("!x".utf8))),
            ("<  two", .packet(.received, Array(" two".utf8))),
            ("> (4096 bytes, crc32 c71c0011)", .payload(.sent, count: 4096, crc32: 0xc71c_0011)),
            ("< (1 bytes)", .payload(.received, count: 1, crc32: nil)),
            ("> (1024 of 4096 bytes, disconnected)", .broken(.sent, done: 1024, count: 4096, .disconnected)),
            ("< (0 of 5000000000 bytes, timed out)", .broken(.received, done: 0, count: 5_000_000_000, .timedOut)),
            ("< !timed out", .failure(.received, .timedOut)),
            ("> !failed", .failure(.sent, .failed)),
        ] as [(String, TranscriptLine)])
    func lineBothWays(_ text: String, _ line: TranscriptLine) {
        #expect(line.description == text)
        #expect(TranscriptLine(text) == line)
    }

    @Test(arguments: [
        "getvar:product", "", "? x", "> (4096)", "> (x bytes)", "> (4 bytes, crc32 zz)", "> (5 of 4 bytes, failed)",
        "> (1 of 4 bytes)", "> (1 of 4 bytes, bored)", "< !bored", "< OKAY\\", "< \\q", "< \\x1", "< \\x+1",
        "> (4 bytes",
    ])
    func noLine(_ text: String) {
        #expect(TranscriptLine(text) == nil)
    }

    @Test func remarksAndPlace() throws {
        let transcript = try Transcript(parsing: "# invented\n\n  > reboot\r\n< OKAY\n")
        #expect(transcript.lines.count == 2)
        #expect(transcript.description == "> reboot\n< OKAY\n")
        let error = try #require(throws: Transcript.SyntaxError.self) {
            try Transcript(parsing: "# a\n> reboot\noops\n")
        }
        #expect(error.description == "line 3 is no line of a transcript: oops")
    }

    @Test func everyByteSurvives() {
        let all = (0...255).map { UInt8($0) }
        #expect(unprintable(printable(all)) == all)
        let line = TranscriptLine.packet(.received, all)
        #expect(TranscriptLine(line.description) == line)
    }

    @Test(
        arguments: [
            (.seconds(5), "5 s"), (.milliseconds(250), "250 ms"), (.seconds(600), "10 min"), (.seconds(90), "90 s"),
            (.milliseconds(5), "5 ms"), (.milliseconds(1500), "1.50 s"), (.seconds(60), "60 s"),
        ] as [(Duration, String)])
    func durations(_ duration: Duration, _ words: String) {
        #expect(duration.inWords == words)
    }

    @Test(
        arguments: [
            ("", nil), ("abc", .serial("abc")), ("usb:1-2.4", .usb("1-2.4")), ("usb:", nil),
            ("tcp:host", .tcp(host: "host", port: 5554)), ("tcp:host:1", .tcp(host: "host", port: 1)),
            ("tcp:[::1]:77", .tcp(host: "::1", port: 77)), ("tcp:::1", .tcp(host: "::1", port: 5554)),
            ("tcp:", nil), ("tcp:h:0", nil), ("tcp:h:65536", nil), ("tcp:[::1", nil),
            ("udp:h:9", .udp(host: "h", port: 9)), ("adb:h", .adb(host: "h", port: 5555)),
            ("adb:127.0.0.1:6001", .adb(host: "127.0.0.1", port: 6001)), ("adb:[::1]:7", .adb(host: "::1", port: 7)),
            ("adb:", nil), ("adb:h:0", nil), ("adb:h:x", nil),
        ] as [(String, PhoneAddress?)])
    func addresses(_ text: String, _ address: PhoneAddress?) {
        #expect(PhoneAddress(text) == address)
    }
}
