import Fastboot
import Testing
import Transport

private let nine = Array("123456789".utf8)

@Suite struct DownloadTests {
    @Test func wholeStory() throws {
        var heard: [Message] = []
        let (session, phone) = try session(
            """
            > download:00000009
            < INFOready
            < DATA00000009
            > (9 bytes, crc32 cbf43926)
            < INFOgot it
            < OKAY
            > flash:boot_a
            < OKAY
            """, onMessage: { heard.append($0) })
        var told: [UInt64] = []
        var done = 0
        try unsafe session.download(9) {
            told.append($0)
        } from: { buffer in
            let size = min(4, 9 - done)
            unsafe buffer.copyBytes(from: nine[done..<done + size])
            done += size
            return size
        }
        #expect(told == [4, 8, 9])
        try session.flash("boot_a")
        #expect(heard == [.info("ready"), .info("got it")])
        #expect(phone.unplayed.isEmpty)
    }

    @Test func refusalBeforeTheData() throws {
        let (session, _) = try session(
            "> download:00000009\n< FAILDownload is not allowed on locked devices\n> getvar:a\n< OKAYb")
        let error = try #require(throws: FastbootError.self) { try session.download(nine) }
        #expect(error.rejection == .locked)
        #expect(try session.getvar("a")?.raw == "b")
    }

    @Test func refusalAfterTheData() throws {
        let (session, _) = try session(
            "> download:00000009\n< DATA00000009\n> (9 bytes)\n< FAILcheck crc error\n> getvar:a\n< OKAYb")
        let error = try #require(throws: FastbootError.self) { try session.download(nine) }
        #expect(error.rejection == .crc)
        #expect(try session.getvar("a")?.raw == "b")
    }

    @Test func refusalInTheMiddleOfTheData() throws {
        let (session, _) = try session(
            "> download:00000009\n< DATA00000009\n> (4 of 9 bytes, timed out)\n< INFOoh\n< FAILdata write failure")
        let error = try #require(throws: FastbootError.self) { try session.download(nine) }
        #expect(error.description == "the phone refused \"download:00000009\": \"data write failure\"")
        #expect(session.isBroken && !session.canMend)
    }

    @Test(arguments: [
        ("< DATA0000000a", "the phone wants to move 10 bytes for \"download:00000009\", and 9 were asked for"),
        ("< DATA00000008", "the phone wants to move 8 bytes for \"download:00000009\", and 9 were asked for"),
        ("< DATA00000000", "the phone wants to move 0 bytes"),
        ("< DATAzzzzzzzz", "the phone sent \"DATAzzzzzzzz\", and DATA has exactly 8 hex digits"),
        ("< OKAY", "the phone answered \"download:00000009\" with \"OKAY\", which does not belong there"),
        ("< DATA9", "exactly 8 hex digits"), ("<", "an empty packet"),
        ("< !timed out", "did not answer \"download:00000009\" within 30 s"),
        ("< !disconnected", "the phone is gone"),
    ])
    func noByteIsSentAfterAWrongAnswer(_ line: String, _ words: String) throws {
        let (session, phone) = try session("> download:00000009\n\(line)\n> (9 bytes)\n< OKAY")
        var asked = 0
        let error = try #require(throws: FastbootError.self) {
            try unsafe session.download(9) { _ in
                asked += 1
                return 9
            }
        }
        #expect(error.description.contains(words), "\(error)")
        #expect(asked == 0)
        #expect(phone.unplayed == ["> (9 bytes)", "< OKAY"])
        #expect(session.isBroken)
        let next = try #require(throws: FastbootError.self) { try session.flash("boot") }
        #expect(next.description.hasPrefix("\"flash:boot\" was not sent"))
    }

    @Test(arguments: [
        ("> (4 of 9 bytes, disconnected)", "the phone is gone: unplugged while sending data (4 of 9 bytes sent)"),
        ("> (0 of 9 bytes, timed out)", "the phone was silent for 30 s while sending data (0 of 9 bytes sent)"),
        ("> (9 bytes)\n< DATA00000009", "with \"DATA00000009\", which does not belong there"),
        ("> (9 bytes)\n< !timed out", "did not answer \"download:00000009\" within 30 s"),
        ("> (9 bytes)\n< !disconnected", "the phone is gone"), ("> (9 bytes)\n< garbage", "unknown status"),
    ])
    func brokenDataPhaseEndsTheSession(_ rest: String, _ words: String) throws {
        let (session, phone) = try session("> download:00000009\n< DATA00000009\n\(rest)")
        let error = try #require(throws: FastbootError.self) { try session.download(nine) }
        #expect(error.description.contains(words), "\(error)")
        #expect(session.isBroken && !session.canMend)
        #expect(phone.mismatch == nil)
        #expect(throws: FastbootError.self) { try session.getvar("product") }
    }

    struct Sour: Error {}

    @Test func sourceFails() throws {
        let (session, _) = try session("> download:00000009\n< DATA00000009\n> (9 bytes)")
        let error = try #require(throws: FastbootError.self) {
            try unsafe session.download(9) { _ in throw Sour() }
        }
        guard case .transport(.source(is Sour)) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(!session.canMend)
    }

    @Test func nothingIsNoDownload() throws {
        let (session, phone) = try session("> reboot\n< OKAY")
        #expect(throws: FastbootError.self) { try session.download([]) }
        #expect(!session.isBroken)
        try session.run(.reboot(.system))
        #expect(phone.unplayed.isEmpty)
    }
}

@Suite struct UploadTests {
    @Test(
        arguments: [
            (.upload, "upload"),
            (.fetch("vendor_boot", offset: 0, count: 3), "fetch:vendor_boot:0x00000000:0x00000003"),
            (.fetch("vendor_boot", offset: nil, count: nil), "fetch:vendor_boot"),
        ] as [(FastbootCommand, String)])
    func comesWhole(_ command: FastbootCommand, _ wire: String) throws {
        let (session, phone) = try session(
            "> \(wire)\n< DATA00000003\n< (3 bytes, crc32 55bc801d)\n< OKAY", payloads: [[1, 2, 3]])
        var got: [UInt8] = []
        let count = try unsafe session.upload(command, most: 3) { unsafe got.append(contentsOf: $0) }
        #expect(count == 3)
        #expect(got == [1, 2, 3])
        #expect(phone.unplayed.isEmpty)
    }

    @Test(
        arguments: [
            (.upload, "> upload\n< DATA00000004", "wants to move 4 bytes for \"upload\", and 3 were asked for"),
            (
                .fetch("v", offset: 0, count: 2), "> fetch:v:0x00000000:0x00000002\n< DATA00000003",
                "wants to move 3 bytes"
            ),
            (
                .fetch("v", offset: 0, count: 2), "> fetch:v:0x00000000:0x00000002\n< DATA00000001",
                "wants to move 1 bytes"
            ),
            (.upload, "> upload\n< OKAY", "which does not belong there"),
            (.upload, "> upload\n< DATA00000003\n< (1 of 3 bytes, disconnected)", "the phone is gone"),
            (.upload, "> upload\n< FAILunknown command", "the phone refused"), (.flash("x"), "", "it gives no data"),
        ] as [(FastbootCommand, String, String)])
    func goesWrong(_ command: FastbootCommand, _ script: String, _ words: String) throws {
        let (session, phone) = try session(script, payloads: [[1, 2, 3]])
        let error = try #require(throws: FastbootError.self) { try unsafe session.upload(command, most: 3) { _ in } }
        #expect(error.description.contains(words), "\(error)")
        #expect(phone.unplayed.isEmpty)
    }
}
