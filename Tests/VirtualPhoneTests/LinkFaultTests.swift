import Testing

@testable import VirtualPhone

@Suite("Faults of answers") struct LinkFaultTests {
    @Test(
        "each is read as it is written",
        arguments: [
            ("flood:3@1", LinkFault.flood(3), 1), ("twice@0", .twice, 0), ("short:2@9", .short(2), 9),
            ("long@1", .long, 1),
            ("empty@1", .empty, 1), ("nonsense@1", .nonsense, 1), ("wrong-data:77@1", .wrongData(77), 1),
            ("lost@1", .lost, 1), ("last-word@1", .lastWord, 1), ("late:50@1", .late(50), 1),
            ("silence@120", .silence, 120),
        ])
    func read(text: String, fault: LinkFault, answer: Int) throws {
        let found = try LinkFault.read(text)
        #expect(found.fault == fault && found.answer == answer)
    }

    @Test(
        "what is none is refused", arguments: ["", "twice", "twice@", "twice@-1", "twice:2@1", "flood@1", "short:-2@1"])
    func refused(text: String) {
        #expect(throws: VirtualPhoneError.self) { try LinkFault.read(text) }
    }

    private struct Answers {
        let sent: [String]
        let failed: Bool
    }

    /// What the host gets of three answers when the second misbehaves.
    private func answers(_ fault: LinkFault) -> Answers {
        let table = Table()
        let port = FaultyPort(table, fault, at: 1)
        var failed = false
        do {
            let link = try port.accept()
            for answer in ["OKAYa", "INFOx", "OKAYb", "OKAYc"] { try link?.send(Array(answer.utf8)) }
        } catch {
            failed = true
        }
        return Answers(sent: table.link.sent, failed: failed)
    }

    @Test("the answer that is meant misbehaves, and no other") func once() {
        #expect(answers(.twice).sent == ["OKAYa", "INFOx", "OKAYb", "OKAYb", "OKAYc"])
        #expect(answers(.flood(2)).sent == ["OKAYa", "INFOx", "INFOline 0", "INFOline 1", "OKAYb", "OKAYc"])
        #expect(answers(.short(3)).sent == ["OKAYa", "INFOx", "OKA", "OKAYc"])
        #expect(answers(.empty).sent == ["OKAYa", "INFOx", "", "OKAYb", "OKAYc"])
        #expect(answers(.wrongData(255)).sent == ["OKAYa", "INFOx", "DATA000000ff", "OKAYc"])
        #expect(answers(.late(1)).sent == ["OKAYa", "INFOx", "OKAYb", "OKAYc"])
        #expect(answers(.silence).sent == ["OKAYa", "INFOx"])
        #expect(answers(.lost).sent == ["OKAYa", "INFOx"] && answers(.lost).failed)
        #expect(answers(.lastWord).sent == ["OKAYa", "INFOx", "OKAYb"] && answers(.lastWord).failed)
        #expect(answers(.long).sent[2].utf8.count > 4096)
    }
}

private final class Table: DevicePort {
    let link = Notepad()
    func accept() throws(LinkError) -> (any DeviceLink)? { link }
    func acceptStream() throws(LinkError) -> (any StreamLink)? { nil }
    func replug(as mode: DeviceMode, after away: Duration) throws(LinkError) {}
    func shut() {}
}

private final class Notepad: DeviceLink {
    private(set) var sent: [String] = []
    func receivePacket() throws(LinkError) -> [UInt8]? { nil }
    func send(_ packet: [UInt8]) throws(LinkError) { sent.append(String(decoding: packet, as: UTF8.self)) }
    func receivePayload(_ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) throws(LinkError) {}
    func sendPayload(_ bytes: [UInt8]) throws(LinkError) {}
    func close() {}
}
