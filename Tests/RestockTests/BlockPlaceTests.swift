import TerminalModel
import Testing

@testable import restock

/// A terminal, and what stands on it.
private struct Stage {
    var place = BlockPlace()
    var terminal: TerminalModel

    init(width: Int = 20, height: Int = 24) {
        terminal = TerminalModel(width: width, height: height)
        terminal.write("$ restock\r\n")
    }

    mutating func draw(_ lines: [String], under staying: [String] = []) {
        terminal.write(place.frame(lines, under: staying, width: terminal.width))
    }
}

@Suite("Lines that are drawn in one place") struct BlockPlaceTests {
    @Test("the bytes of the first frames") func bytes() {
        var place = BlockPlace()
        #expect(place.frame(["one", "two"], width: 20) == "one\u{1B}[K\r\ntwo\u{1B}[K\r")
        #expect(place.frame(["uno", "due"], width: 20) == "\r\u{1B}[1Auno\u{1B}[K\r\ndue\u{1B}[K\r")
        #expect(place.frame([], under: ["end"], width: 20) == "\r\u{1B}[1Aend\u{1B}[K\r\n\u{1B}[J")
        #expect(place.isEmpty && place.frame([], width: 20) == "")
    }

    @Test("a frame takes the place of the last, and the cursor stands at its last line") func replaces() {
        var stage = Stage()
        for frame in [["a 1", "b 1", "all 1"], ["a 22", "b", "all"], ["a 333", "b 333", "all 333"]] {
            stage.draw(frame)
            #expect(stage.terminal.text == ["$ restock"] + frame)
            #expect(stage.terminal.cursor == (3, 0))
        }
    }

    @Test("lines that stay stand above, whatever stood there") func staying() {
        var stage = Stage()
        stage.draw(["a 1234567890", "b", "all"])
        stage.draw(["a", "b", "all"], under: ["short"])
        #expect(stage.terminal.text == ["$ restock", "short", "a", "b", "all"])
        // The terminal breaks the second of them.
        stage.draw(["a", "b", "all"], under: ["x", "a line of more than twenty columns", "y"])
        #expect(
            stage.terminal.text == [
                "$ restock", "short", "x", "a line of more than ", "twenty columns", "y", "a", "b", "all",
            ])
        stage.draw([], under: ["done"])
        #expect(stage.terminal.text.suffix(2) == ["y", "done"] && stage.terminal.cursor.column == 0)
    }

    @Test("a block that gets lower leaves nothing behind, one that gets higher has room") func height() {
        var stage = Stage()
        stage.draw(["a", "b", "c", "all"])
        stage.draw(["a", "all"])
        #expect(stage.terminal.text == ["$ restock", "a", "all"])
        stage.draw(["a", "b", "c", "d", "all"])
        #expect(stage.terminal.text == ["$ restock", "a", "b", "c", "d", "all"])
        stage.draw([])
        #expect(stage.terminal.text == ["$ restock"] && stage.terminal.cursor == (1, 0))
    }

    @Test("at the bottom of the terminal it scrolls once and not again") func bottom() {
        var stage = Stage(height: 5)
        for line in 1...4 { stage.terminal.write("line \(line)\r\n") }
        for round in 1...3 {
            stage.draw(["a \(round)", "b \(round)", "all"])
            #expect(
                stage.terminal.text == ["$ restock"] + (1...4).map { "line \($0)" } + [
                    "a \(round)", "b \(round)", "all",
                ])
        }
    }

    @Test("a line that fills its row keeps its last character") func full() {
        var stage = Stage(width: 10)
        stage.draw(["0123456789", "9876543210"])
        stage.draw(["0123456789", "9876543210"], under: ["abcdefghij"])
        #expect(stage.terminal.text == ["$ restock", "abcdefghij", "0123456789", "9876543210"])
    }

    @Test("what is wider than the terminal is cut, and takes one row") func wide() {
        var stage = Stage(width: 10)
        for _ in 1...2 { stage.draw(["0123456789abc", "all"]) }
        #expect(stage.terminal.text == ["$ restock", "0123456789", "all"])
    }

    @Test(
        "made narrower or wider between two frames, nothing of the old block is left", arguments: [8, 11, 19, 21, 60])
    func resized(width: Int) {
        var stage = Stage(width: 20)
        stage.draw(["a line of 19 columns", "b", "all of them"])
        stage.terminal.resize(width: width)
        let lines = ["a line", "b", "all"]
        stage.draw(lines)
        let above = width == 8 ? ["$ restoc", "k"] : ["$ restock"]
        #expect(stage.terminal.text == above + lines)
        stage.draw(lines, under: ["stays"])
        #expect(stage.terminal.text == above + ["stays"] + lines)
    }

    @Test("what the terminal echoes for Ctrl-C is gone with the next frame") func echo() {
        var stage = Stage()
        stage.draw(["a", "all"])
        stage.terminal.write("^C")
        stage.draw(["a", "all"])
        #expect(stage.terminal.text == ["$ restock", "a", "all"])
    }
}
