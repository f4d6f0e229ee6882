import Plan
import Testing

@testable import RestockKit
@testable import restock

private func progress(width: Int = 80, moves: Bool = true) -> FlashProgress {
    FlashProgress(plan: samplePlan, width: width, moves: moves)
}

private func done(
    _ index: Int, _ end: StepResult.End = .done, bytes: UInt64 = 0, seconds: Double = 0,
    send: Double? = nil, write: Double? = nil
) -> FlashEvent {
    .stepEnded(
        index: index,
        result: StepResult(
            step: samplePlan.steps[index], end: end, bytes: bytes, seconds: seconds, sendSeconds: send,
            writeSeconds: write))
}

@Suite struct FlashProgressTests {
    @Test("a step on a terminal: it starts, it moves, it ends with its time and speed") func terminal() {
        var screen = progress()
        #expect(
            screen.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 0)
                == .moving("2/6 flash super from super.img (8.00 MB) ..."))
        #expect(
            screen.show(.progress(index: 1, sent: 0, of: 8_000_000), at: 0.1)
                == .moving("2/6 [------------]   0 %  super  0 B of 8.00 MB"))
        #expect(
            screen.show(.progress(index: 1, sent: 2_000_000, of: 8_000_000), at: 2)
                == .moving("2/6 [###---------]  25 %  1.0 MB/s  0:06 left  super  2.00 MB of 8.00 MB"))
        #expect(
            screen.show(done(1, bytes: 8_000_000, seconds: 8), at: 8)
                == .line("2/6 flash super from super.img (8.00 MB): ok, 8.0 s, 1.0 MB/s"))
    }

    @Test(
        "a step that is left out keeps the run that stored it, however narrow the terminal",
        arguments: [
            (80, "2/6 super: left out, stored in run 12"), (30, "2/6 super: stored in run 12"),
        ])
    func leftOut(columns: Int, line: String) {
        var screen = progress(width: columns)
        #expect(screen.show(done(1, .leftOut("stored in run 12")), at: 0) == .line(line))
    }

    @Test(
        "time left counts the whole run",
        arguments: [(1.0, "7.0 MB/s  0:00 left"), (100, "0.1 MB/s  0:14 left"), (7000, "0.0 MB/s  16:40 left")])
    func timeLeft(seconds: Double, words: String) {
        var screen = progress()
        _ = screen.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 0)
        #expect(
            screen.show(.progress(index: 1, sent: 7_000_000, of: 8_000_000), at: seconds)
                == .moving("2/6 [##########--]  87 %  \(words)  super  7.00 MB of 8.00 MB"))
    }

    @Test(
        "sizes go first where the terminal has no room, then the bar",
        arguments: [
            (72, "1.0 MB/s  0:06 left  super  2.00 MB of 8.00 MB"), (71, "25 %  1.0 MB/s  0:06 left  super"),
            (51, "2/6 super  2.00 MB of 8.00 MB  1.0 MB/s  0:06 left"),
        ])
    func room(columns: Int, end: String) {
        var screen = progress(width: 80)
        _ = screen.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 0)
        screen.width = columns
        guard case .moving(let text) = screen.show(.progress(index: 1, sent: 2_000_000, of: 8_000_000), at: 2) else {
            Issue.record("nothing moves")
            return
        }
        #expect(text.contains("[") == (columns > 51) && text.count <= columns, "\(text)")
        #expect(text.hasSuffix(end), "\(text)")
    }

    @Test(
        "while the phone writes, the line says so",
        arguments: [
            (80, "2/6 [######------]  50 %  super  sent 4.00 MB of 8.00 MB, phone writes"),
            (58, "2/6 super  sent 4.00 MB of 8.00 MB, phone writes"),
            (66, "2/6 [######------]  50 %  super  4.00 MB of 8.00 MB, writes"), (30, "2/6 super  phone writes"),
        ])
    func writing(columns: Int, line: String) {
        var screen = progress(width: columns)
        _ = screen.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 0)
        #expect(screen.show(.writing(index: 1, sent: 4_000_000, of: 8_000_000), at: 2) == .moving(line))
        var plain = progress(moves: false)
        _ = plain.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 0)
        #expect(plain.show(.writing(index: 1, sent: 4_000_000, of: 8_000_000), at: 2) == .nothing)
    }

    @Test(
        "sending and writing are told apart where that says something, in as many words as there is room for",
        arguments: [
            (
                100, 12.3, 8.1, 4.2,
                "flash super from super.img (8.00 MB): ok, 12.3 s (sent 8.1 s, 1.0 MB/s; written 4.2 s)"
            ),
            (80, 12.3, 8.1, 4.2, "flash super: ok, 12.3 s (sent 8.1 s, 1.0 MB/s; written 4.2 s)"),
            (64, 12.3, 8.1, 4.2, "super: ok, 12.3 s (sent 8.1 s, 1.0 MB/s; written 4.2 s)"),
            (54, 12.3, 8.1, 4.2, "super: ok, 12.3 s (sent 8.1 s, written 4.2 s)"),
            (40, 12.3, 8.1, 4.2, "super: ok, 12.3 s, 0.7 MB/s"),
            (80, 0.99, 0.5, 0.4, "flash super from super.img (8.00 MB): ok, 1.0 s, 8.1 MB/s"),
            (50, 0.99, 0.5, 0.4, "super: ok, 1.0 s, 8.1 MB/s"),
            (80, 3.0, 0.01, 2.96, "flash super from super.img (8.00 MB): ok, 3.0 s (sent 0.0 s, written 3.0 s)"),
        ])
    func apart(columns: Int, seconds: Double, send: Double, write: Double, words: String) {
        for moves in [true, false] {
            var screen = progress(width: columns, moves: moves)
            let end = done(1, bytes: 8_000_000, seconds: seconds, send: send, write: write)
            #expect(screen.show(end, at: 20) == .line("2/6 \(words)"))
        }
    }

    @Test("a line that moves is drawn again: with the time that has gone on, and as wide as the terminal is by now")
    func again() {
        var screen = progress()
        #expect(screen.again(at: 0) == .nothing)
        _ = screen.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 0)
        _ = screen.show(.writing(index: 1, sent: 8_000_000, of: 8_000_000), at: 2)
        let bar = "2/6 [############] 100 %  super  "
        #expect(screen.again(at: 3.9) == .moving(bar + "sent 8.00 MB of 8.00 MB, phone writes"))
        #expect(screen.again(at: 14) == .moving(bar + "sent 8.00 MB of 8.00 MB, phone writes (12 s)"))
        screen.width = 70
        #expect(screen.again(at: 14) == .moving(bar + "8.00 MB of 8.00 MB, writes (12 s)"))
        screen.width = 50
        #expect(screen.again(at: 14) == .moving("2/6 super  8.00 MB of 8.00 MB, writes (12 s)"))
        _ = screen.show(done(1, bytes: 8_000_000, seconds: 8), at: 15)
        #expect(screen.again(at: 16) == .nothing, "a line that stays is not drawn again")
    }

    @Test("earlier steps count for the speed") func speedOverAll() {
        var screen = progress()
        _ = screen.show(done(1, bytes: 4_000_000, seconds: 4), at: 4)
        _ = screen.show(.stepStarted(index: 1, step: samplePlan.steps[1]), at: 4)
        #expect(
            screen.show(.progress(index: 1, sent: 1_000_000, of: 8_000_000), at: 5)
                == .moving("2/6 [#######-----]  62 %  1.0 MB/s  0:03 left  super  1.00 MB of 8.00 MB"))
    }

    @Test("without a terminal only what stays is said") func plain() {
        var screen = progress(moves: false)
        #expect(screen.show(.stepStarted(index: 0, step: samplePlan.steps[0]), at: 0) == .nothing)
        #expect(screen.show(.progress(index: 1, sent: 1, of: 2), at: 1) == .nothing)
        #expect(screen.show(.message("erasing"), at: 1) == .line("    phone: erasing"))
        #expect(screen.show(done(0), at: 1) == .line("1/6 erase boot_ab: ok"))
    }

    @Test(
        "how a step ended",
        arguments: [
            (
                2, StepResult.End.leftOut("the phone says no"), UInt64(0), 0.0,
                "3/6 erase opconfig: left out, the phone says no"
            ),
            (
                3, .ignored("unknown command"), 0, 0.0,
                "4/6 oem cdms: refused by the phone (unknown command), which the script allows"
            ),
            (0, .done, 0, 0.0, "1/6 erase boot_ab: ok"), (0, .done, 0, 12.34, "1/6 erase boot_ab: ok, 12.3 s"),
            (1, .done, 687, 0.06, "2/6 flash super from super.img (8.00 MB): ok"),
            (1, .done, 8_000_000, 0.01, "2/6 flash super from super.img (8.00 MB): ok"),
            (5, .done, 0, 0.0, "6/6 reboot: ok"),
        ] as [(Int, StepResult.End, UInt64, Double, String)])
    func ends(index: Int, end: StepResult.End, bytes: UInt64, seconds: Double, line: String) {
        var screen = progress()
        #expect(screen.show(done(index, end, bytes: bytes, seconds: seconds), at: 1) == .line(line))
    }

    @Test("nothing is wider than the terminal", arguments: [20, 30, 40, 80]) func clip(columns: Int) {
        var screen = progress(width: columns)
        let long = String(repeating: "many words ", count: 20)
        let events: [FlashEvent] = [
            .stepStarted(index: 1, step: samplePlan.steps[1]), .progress(index: 1, sent: 1_000_000, of: 8_000_000),
            .message(long),
            done(1, .leftOut(long)), done(1, .ignored(long)),
        ]
        for event in events {
            switch screen.show(event, at: 10) {
            case .line(let text), .moving(let text): #expect(text.count <= columns && !text.contains("\n"), "\(text)")
            case .nothing: Issue.record("nothing was shown for \(event)")
            }
        }
    }

    @Test("a phone's control characters never reach the terminal") func hostileMessage() {
        var screen = progress(moves: false)
        guard case .line(let text) = screen.show(.message("\u{1B}[2Jgone\r\nnext"), at: 0) else {
            Issue.record("no line")
            return
        }
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "\(text)")
    }

    @Test("findings are shown elsewhere, left-out steps do not start") func nothing() {
        var screen = progress()
        #expect(screen.show(.stepStarted(index: 2, step: samplePlan.steps[2]), at: 0) == .nothing)
    }
}
