import Testing

@testable import Recovery

/// How far a conversation has come when it goes wrong.
enum Place: String, CaseIterable, CustomTestStringConvertible {
    case hello, open, text, textEnd, request, taken, verdict

    var testDescription: String { rawValue }

    /// What went well before.
    var before: [ScriptedRecovery.Move] {
        let hello: [ScriptedRecovery.Move] = [.hear, .say(Wire.hello), .hear]
        switch self {
        case .hello: return [.hear]
        case .open: return hello
        case .text: return hello + [.say(Wire.okay(1))]
        case .textEnd: return hello + [.say(Wire.okay(1) + Wire.wrte(1, "x")), .hear]
        case .request: return hello + [.say(Wire.okay(1))]
        case .taken: return hello + [.say(Wire.okay(1) + Wire.wrte(1, "00000000")), .hear, .hear]
        case .verdict: return Self.taken.before + [.say(Wire.okay(1))]
        }
    }

    /// Whether it is that of a package or of a question.
    var isSideload: Bool { [.request, .taken, .verdict].contains(self) }
}

/// What goes wrong.
enum Trouble: String, CaseIterable, CustomTestStringConvertible {
    case silence, hangUp, close, badMagic, badCommand, tooLong, wrongStream, wrongRemote, halfHeader, halfPayload,
        connectAgain
    case openFromPhone

    var testDescription: String { rawValue }

    var move: [ScriptedRecovery.Move] {
        switch self {
        case .silence: [.hold]
        case .hangUp: []
        case .close: [.say(Wire.clse(1)), .hold]
        case .badMagic: [.say(Wire.header("WRTE", 77, 1, 0, magic: 1)), .hold]
        case .badCommand: [.say(Wire.header("NOPE", 77, 1, 0)), .hold]
        case .tooLong: [.say(Wire.header("WRTE", 77, 1, (1 << 20) + 1)), .hold]
        case .wrongStream: [.say(Wire.okay(5)), .hold]
        case .wrongRemote: [.say(Wire.wrte(1, phone: 78, "00000000")), .hold]
        case .halfHeader: [.say(Array(Wire.okay(1).prefix(11))), .hold]
        case .halfPayload: [.say(Array(Wire.wrte(1, "00000000").prefix(28))), .hold]
        case .connectAgain: [.say(Wire.hello + Wire.hello), .hold]
        case .openFromPhone: [.say(Wire.message("OPEN", 9, 0, Array("x:\0".utf8))), .hold]
        }
    }

    /// Whether it ends in silence. Only there is a short limit right: an answer that a slow machine delays is no silence.
    func isSilent(at place: Place) -> Bool {
        switch self {
        case .silence, .halfHeader, .halfPayload: true
        case .close, .wrongStream, .wrongRemote: place == .hello
        default: false
        }
    }

    /// Whether an error is what this trouble should be called at that place.
    func explains(_ error: AdbError, at place: Place) -> Bool {
        switch (self, error) {
        case (.silence, .silent), (.halfHeader, .silent), (.halfPayload, .silent): true
        case (.hangUp, .gone): true
        case (.badMagic, .badHeader), (.badCommand, .badHeader): true
        case (.tooLong, .tooLong("WRTE", (1 << 20) + 1, 1 << 20)): true
        // Before the hello such a message may be a leftover, and then nothing follows.
        case (.close, .silent), (.wrongStream, .silent), (.wrongRemote, .silent): place == .hello
        case (.close, .refused): place == .open
        case (.close, .closed): place.isSideload
        case (.wrongStream, .wrongStream("OKAY", 5, 77, 1)): place != .hello
        case (.wrongRemote, .wrongStream("WRTE", 1, 78, _)): place != .hello
        // One hello is right at the beginning, and the second stands where an answer should.
        case (.connectAgain, .unexpected("CNXN", _)): true
        case (.openFromPhone, .unexpected("OPEN", _)): true
        default: false
        }
    }
}

@Suite("A recovery that misbehaves, at every step", .serialized) struct AdbFaultTests {
    @Test(
        "an error of its own within the limit; never a success, never a hang", arguments: Place.allCases,
        Trouble.allCases)
    func troubles(place: Place, trouble: Trouble) throws {
        // The name without a NUL is tried where the one with it was refused.
        let isRefused = place == .open && trouble == .close
        let refusals: [ScriptedRecovery.Move] = [
            .say(Wire.clse(1, phone: 0)), .hear, .say(Wire.clse(2, phone: 0)), .hold,
        ]
        let moves = place.before + (isRefused ? refusals : trouble.move)
        let recovery = try ScriptedRecovery(moves)
        var ended = ""
        let error = adbError { () throws(AdbError) in
            let connection = try recovery.connect(trouble.isSilent(at: place) ? quickLimits : patientLimits)
            defer { connection.close() }
            if place.isSideload {
                let run = SideloadRun(connection, bytes: 70_000) { _, room in
                    room = [UInt8](repeating: 7, count: room.count)
                }
                ended = "\(String(describing: try run.run()))"
            } else {
                ended = try connection.formatData()
            }
        }
        // A text and then CLSE is how a question ends well.
        if trouble == .close, place == .text || place == .textEnd {
            #expect(error == nil && ended == (place == .text ? "" : "x"))
            return
        }
        let found = try #require(error, "ended with \(ended)")
        #expect(trouble.explains(found, at: place), "\(found)")
        #expect(!"\(found)".isEmpty)
    }

    @Test("a service that changes the phone and ends at once is not asked for twice; a question is") func endsAtOnce()
        throws
    {
        let recovery = try ScriptedRecovery([.hear, .say(Wire.hello), .hear, .say(Wire.clse(1)), .hold])
        let error = adbError { () throws(AdbError) in _ = try recovery.connect(patientLimits).formatData() }
        guard case .closed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(recovery.messages.map(\.word) == ["CNXN", "OPEN"])
        let other = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.clse(1)), .hear, .say(Wire.clse(2)), .hold,
        ])
        #expect(try other.connect(patientLimits).read(.device) == nil)
        #expect(other.messages.map(\.word) == ["CNXN", "OPEN", "OPEN"])
    }

    @Test("a block past the end is not served", arguments: ["00000002", "00000099", "99999999"]) func pastTheEnd(
        number: String
    ) throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, number)), .hear, .say(Wire.clse(1)), .hold,
        ])
        let error = adbError { () throws(AdbError) in
            _ = try SideloadRun(recovery.connect(patientLimits), bytes: 70_000) { _, _ in }.run()
        }
        guard case .noSuchBlock(UInt64(number)!, of: 2) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(recovery.messages.map(\.word) == ["CNXN", "OPEN", "CLSE"])
    }

    @Test("a recovery that asks for one block for ever gets it as often as any real one asks, and no more")
    func forEver() throws {
        var moves: [ScriptedRecovery.Move] = [.hear, .say(Wire.hello), .hear, .say(Wire.okay(1))]
        for _ in 0..<20_016 { moves += [.say(Wire.wrte(1, "00000000")), .hear, .hear, .say(Wire.okay(1))] }
        moves += [.say(Wire.wrte(1, "00000000")), .hear, .say(Wire.clse(1)), .hold]
        let recovery = try ScriptedRecovery(moves)
        let run = SideloadRun(try recovery.connect(patientLimits), bytes: 1) { _, room in room = [7] }
        let error = adbError { () throws(AdbError) in _ = try run.run() }
        guard case .tooManyBlocks(asked: 20_017, of: 1) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(run.progress.served == 20_016 && recovery.messages.last?.word == "CLSE")
    }

    @Test("a package that cannot be read ends it") func source() throws {
        struct Gone: Error {}
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, "00000000")), .hear, .say(Wire.clse(1)),
            .hold,
        ])
        let error = adbError { () throws(AdbError) in
            _ = try SideloadRun(recovery.connect(patientLimits), bytes: 1) { _, _ in throw Gone() }.run()
        }
        guard case .source(let cause) = error, cause is Gone else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(recovery.messages.last?.word == "CLSE")
    }

    @Test("a recovery that asks for the next block before it took the last one, twice") func greedy() throws {
        let recovery = try ScriptedRecovery([
            .hear, .say(Wire.hello), .hear, .say(Wire.okay(1) + Wire.wrte(1, "00000000")), .hear, .hear,
            .say(Wire.wrte(1, "00000001") + Wire.wrte(1, "00000001")), .hold,
        ])
        let error = adbError { () throws(AdbError) in
            _ = try SideloadRun(recovery.connect(patientLimits), bytes: 70_000) { _, _ in }.run()
        }
        guard case .unexpected("a second WRTE", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("an answer without an end is not read for ever") func endless() throws {
        var moves: [ScriptedRecovery.Move] = [.hear, .say(Wire.hello), .hear, .say(Wire.okay(1))]
        for _ in 0..<3 { moves += [.say(Wire.message("WRTE", 77, 1, [UInt8](repeating: 65, count: 30_000))), .hear] }
        let recovery = try ScriptedRecovery(moves + [.hold])
        let error = adbError { () throws(AdbError) in _ = try recovery.connect(patientLimits).read(.language) }
        guard case .tooMuch("getlanguage:", 90_000) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a recovery that takes next to nothing at a time") func tiny() throws {
        let recovery = try ScriptedRecovery([.hear, .say(Wire.cnxn("sideload::", maxData: 16)), .hold])
        let error = adbError { () throws(AdbError) in _ = try recovery.connect(patientLimits) }
        guard case .takesTooLittle(16) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a restart: the phone may be gone before it has answered") func reboot() throws {
        let recovery = try ScriptedRecovery([.hear, .say(Wire.hello), .hear])
        let connection = try recovery.connect(patientLimits)
        try connection.reboot()
        #expect(recovery.messages.last?.text == "reboot:\0")
    }
}
