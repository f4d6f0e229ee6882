import Testing

@testable import Recovery

/// Bytes of which no two blocks are alike.
private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) } }

private func source(_ all: [UInt8]) -> SideloadRun.Source {
    { offset, room in room = Array(all[Int(offset)..<Int(offset) + room.count]) }
}

@Suite("Sideload, block by block") struct SideloadRunTests {
    @Test("any order, more than once; a block goes out with the acknowledgement behind it") func order() throws {
        let all = bytes(3 * 65536 + 100)
        let wanted = [3, 0, 2, 2, 1, 0, 3]
        var moves: [ScriptedRecovery.Move] = [.hear, .say(Wire.hello), .hear, .say(Wire.okay(1))]
        for number in wanted {
            moves += [
                .say(Wire.wrte(1, String(repeating: "0", count: 7) + "\(number)")), .hear, .hear, .say(Wire.okay(1)),
            ]
        }
        moves += [.say(Wire.wrte(1, "DONEDONE")), .hear, .hear, .say(Wire.clse(1)), .hold]
        let recovery = try ScriptedRecovery(moves)
        let run = SideloadRun(try recovery.connect(patientLimits), bytes: UInt64(all.count), source: source(all))
        var heard: [Int] = []
        #expect(try run.run(report: { heard.append($0.distinct) }) == .done)
        #expect(heard == [1, 2, 3, 3, 4, 4, 4])
        #expect(run.progress.blocks == 4 && run.progress.served == 7)
        let said = recovery.messages.dropFirst()
        #expect(said.first?.text == "sideload-host:\(all.count):65536\0")
        let writes = said.filter { $0.word == "WRTE" }
        #expect(writes.map(\.payload) == wanted.map { Array(all[$0 * 65536..<min(all.count, ($0 + 1) * 65536)]) })
        #expect(Array(said.map(\.word)[1...4]) == ["WRTE", "OKAY", "WRTE", "OKAY"])
        #expect(said.suffix(2).map(\.word) == ["OKAY", "CLSE"])
    }

    @Test(
        "no message is longer than the recovery takes", arguments: [(4096, 4096), (10_000, 8192), (300, 4096)])
    func small(maxData: UInt32, block: Int) throws {
        let all = bytes(9000)
        let count = min(block, all.count)
        let pieces = (count + Int(maxData) - 1) / Int(maxData)
        var moves: [ScriptedRecovery.Move] = [
            .hear, .say(Wire.cnxn("sideload::", maxData: maxData)), .hear, .say(Wire.okay(1)),
            .say(Wire.wrte(1, "00000000")),
        ]
        for _ in 0..<pieces { moves += [.hear, .say(Wire.okay(1))] }
        moves += [.hear, .say(Wire.wrte(1, "DONEDONE")), .hear, .hear, .say(Wire.clse(1)), .hold]
        let recovery = try ScriptedRecovery(moves)
        let run = SideloadRun(try recovery.connect(patientLimits), bytes: 9000, source: source(all))
        #expect(try run.run() == .done)
        #expect(recovery.messages.first { $0.word == "OPEN" }?.text == "sideload-host:9000:\(block)\0")
        let writes = recovery.messages.filter { $0.word == "WRTE" }
        #expect(writes.allSatisfy { $0.payload.count <= Int(maxData) })
        #expect(writes.flatMap(\.payload) == Array(all[..<count]))
    }

    @Test("its next question may overtake the acknowledgement") func overtaking() throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, "00000000")), .hear, .hear,
            .say(Wire.wrte(1, "00000001") + Wire.okay(1)), .hear, .hear, .say(Wire.wrte(1, "DONEDONE") + Wire.okay(1)),
            .hear, .hear, .say(Wire.clse(1)), .hold,
        ])
        let all = bytes(65537)
        let run = SideloadRun(try recovery.connect(patientLimits), bytes: 65537, source: source(all))
        #expect(try run.run() == .done)
        #expect(run.progress.distinct == 2)
    }

    @Test("a recovery that leaves right after its verdict has said it") func leaves() throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, "DONEDONE")),
        ])
        #expect(try SideloadRun(recovery.connect(patientLimits), bytes: 1, source: source([1])).run() == .done)
    }

    @Test(
        "what a recovery says",
        arguments: [
            ("00000000", .block(0)), ("00000012", .block(12)), ("12\n", .block(12)), ("99999999", .block(99_999_999)),
            ("DONEDONE", .verdict(.done)), ("DONEDONE\0", .verdict(.done)), ("FAILFAIL", .verdict(.failed)),
            ("000000012", .verdict(.said("000000012"))),
            ("Installation aborted\n", .verdict(.said("Installation aborted"))),
            ("donedone", .verdict(.said("donedone"))), ("DONEDONE!", .verdict(.said("DONEDONE!"))),
            ("DONE", .verdict(.said("DONE"))),
            ("-0000001", .verdict(.said("-0000001"))), ("0x000001", .verdict(.said("0x000001"))),
            ("\u{1B}c", .verdict(.said("\\x1bc"))),
            ("", nil), ("\0\0", nil),
        ] as [(String, SideloadRequest?)])
    func requests(text: String, expected: SideloadRequest?) {
        #expect(SideloadRequest(Array(text.utf8)) == expected)
    }

    @Test("a stop is a stop: no verdict, and the recovery is told") func stop() throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, "00000000")), .hear, .say(Wire.clse(1)),
            .hold,
        ])
        let run = SideloadRun(try recovery.connect(patientLimits), bytes: 1, source: source([1]))
        #expect(try run.run(stopRequested: { true }) == nil)
        #expect(recovery.messages.last?.word == "CLSE")
    }
}
