import Foundation
import TerminalModel
import Testing
import VirtualPhone

/// Where a text first stands on the screen.
private func place(_ text: String, in terminal: Pseudoterminal) -> String.Index? {
    terminal.screen.range(of: text)?.lowerBound
}

private func expectNarrow(_ terminal: Pseudoterminal) {
    for line in terminal.lines { #expect(line.count <= 80, "\(line.count): \(line)") }
}

@Suite("At a terminal of 80 columns") struct TerminalTests {
    @Test("the right words, and the flash is done") func consents() throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(["flash", "-s", phone.address, package.path])
        #expect(terminal.waitFor("Type \"understood\""))
        #expect(try phone.isUntouched())
        let warning = try #require(place("A Mi account lock (Find Device) and Google's lock survive", in: terminal))
        let prompt = try #require(place("Type \"", in: terminal))
        #expect(warning < prompt)
        #expect(terminal.words.contains("Only the account's holder can release them"))
        terminal.type("understood")
        #expect(terminal.waitFor("Type \"wipe\""))
        #expect(try phone.isUntouched())
        // What is agreed to stands on the screen whole: the plan in short, what is the matter, the question.
        var model = TerminalModel(width: 80, height: 24)
        model.write(terminal.screen)
        let screen = model.text.suffix(24)
        for line in [
            "liuqin OS2.0.203.0.VMYCNXM, mode clean: ", "  writes      ", "  erases      ",
            "CONSENT NEEDED (data-loss)",
            "data-loss, liuqin (Xiaomi Pad 6 Pro) 4c1b07f2: Everything on this phone is", "Type \"wipe\"",
        ] { #expect(screen.contains { $0.hasPrefix(line) }, "\(line): \(screen)") }
        terminal.type("wipe")
        #expect(terminal.end() == 0, "\(terminal.screen)")
        #expect(terminal.screen.contains("\u{1B}[1;32mDone:\u{1B}[0m "))
        #expect(terminal.words.contains("Done: liuqin OS2.0.203.0.VMYCNXM is on the phone."))
        #expect(terminal.hasColours)
        expectNarrow(terminal)
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("the question of a wipe names the phone, whose line may have scrolled away") func wipe() throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(["wipe", "-s", phone.address])
        #expect(terminal.waitFor("Type \"understood\""))
        terminal.type("understood")
        #expect(terminal.waitFor("Type \"wipe\""))
        #expect(terminal.lines.contains { $0.hasPrefix("phone: liuqin (Xiaomi Pad 6 Pro) 4c1b07f2 at ") })
        var model = TerminalModel(width: 80, height: 24)
        model.write(terminal.screen)
        let question = "data-loss, liuqin (Xiaomi Pad 6 Pro) 4c1b07f2: Everything on this phone is"
        #expect(model.text.suffix(24).contains { $0.hasPrefix(question) }, "\(model.text.suffix(24))")
        terminal.type("no")
        #expect(terminal.end() == 3)
        expectNarrow(terminal)
        #expect(try phone.isUntouched())
    }

    @Test("a wrong word cancels", arguments: [["yes"], ["understood", "understood"], [""]]) func wrongWord(
        words: [String]
    ) throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(["flash", "-s", phone.address, try soundPackage("liuqin").path])
        for (word, prompt) in zip(words, ["understood", "wipe"]) {
            #expect(terminal.waitFor("Type \"\(prompt)\""))
            terminal.type(word)
        }
        #expect(terminal.end() == 3, "\(terminal.screen)")
        #expect(terminal.words.contains("Nothing was written."))
        expectNarrow(terminal)
        #expect(try phone.isUntouched())
    }

    @Test("a word counts in any case; a wrong one is said beside the right one") func anyCase() throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(["flash", "-s", phone.address, try soundPackage("liuqin").path])
        #expect(terminal.waitFor("Type \"understood\""))
        terminal.type(" Understood ")
        #expect(terminal.waitFor("Type \"wipe\""))
        terminal.type("yes")
        #expect(terminal.end() == 3, "\(terminal.screen)")
        let end =
            "You typed \"yes\"; the word is \"wipe\". restock: You did not consent to data-loss. Nothing was written."
        #expect(terminal.words.contains(end), "\(terminal.words.suffix(200))")
        expectNarrow(terminal)
        #expect(try phone.isUntouched())
    }

    @Test("a consent on the command line is not asked for again") func halfAccepted() throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            [
                "flash", "-s", phone.address, "--mode", "keep-data", "--accept", "account-binding,keep-data",
                try soundPackage("liuqin").path,
            ])
        #expect(terminal.end() == 0, "\(terminal.screen)")
        #expect(!terminal.screen.contains("Type \""))
        #expect(terminal.words.contains("The owner's data was kept."))
        expectNarrow(terminal)
    }

    @Test("the codename is the word for a lock") func relock() throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            [
                "flash", "-s", phone.address, "--mode", "clean-lock", "--accept", "account-binding,data-loss",
                try soundPackage("liuqin").path,
            ])
        #expect(terminal.waitFor("Type \"liuqin\""))
        terminal.type("LIUQIN")
        #expect(terminal.end() == 3)
        #expect(terminal.words.contains("You typed \"LIUQIN\"; the word is \"liuqin\"."))
        #expect(try phone.isUntouched())
    }

    @Test("Ctrl-C at a prompt") func interrupt() throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(["flash", "-s", phone.address, try soundPackage("liuqin").path])
        #expect(terminal.waitFor("Type \"understood\""))
        terminal.interrupt()
        #expect(terminal.end(within: 20) == 3)
        #expect(terminal.words.contains("cancelled. Nothing was written."))
        #expect(try phone.isUntouched())
    }

    @Test("Ctrl-C at a question of the account page") func interruptAccount() throws {
        let terminal = try Pseudoterminal(["account"])
        #expect(terminal.waitFor("Type a number"))
        terminal.interrupt()
        #expect(terminal.end(within: 20) == 3)
        #expect(terminal.words.contains("cancelled. Nothing was written."))
    }

    @Test("a refusal asks nothing") func refusal() throws {
        let phone = try Phone("liuqin", ["--locked"])
        let terminal = try Pseudoterminal(["flash", "-s", phone.address, try soundPackage("liuqin").path])
        #expect(terminal.end() == 2)
        #expect(terminal.screen.contains("\u{1B}[1;31mREFUSED\u{1B}[0m (bootloader-locked)"))
        #expect(!terminal.screen.contains("Type \""))
        #expect(terminal.words.contains("Nothing was written."))
        expectNarrow(terminal)
    }

    @Test(
        "plain where colours are not wanted",
        arguments: [(["NO_COLOR": "1"], true), (["TERM": "dumb"], false)] as [([String: String], Bool)])
    func plain(environment: [String: String], moves: Bool) throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            ["flash", "-s", phone.address, try soundPackage("liuqin").path], environment: environment)
        #expect(terminal.waitFor("Type \"understood\""), "a prompt needs no colour")
        terminal.type("understood")
        #expect(terminal.waitFor("Type \"wipe\""))
        terminal.type("wipe")
        #expect(terminal.end() == 0, "\(terminal.screen)")
        #expect(!terminal.screen.contains("\u{1B}[" + "1"))
        #expect(terminal.screen.contains("\u{1B}") == moves)
        expectNarrow(terminal)
    }

    @Test("the window is made narrower, and the line that moves goes on as wide as it is by now") func resized() throws
    {
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=2000"])
        let terminal = try Pseudoterminal([
            "flash", "-s", phone.address, "--accept", "account-binding,data-loss", try soundPackage("liuqin").path,
        ])
        #expect(terminal.waitFor("%  super  sent "))
        let before = terminal.lines.count
        terminal.resize(columns: 50)
        #expect(terminal.end() == 0, "\(terminal.screen)")
        let after = terminal.lines.dropFirst(before)
        #expect(after.contains { $0.hasSuffix("writes") && !$0.contains("[") }, "\(after)")
        #expect(after.contains { $0.contains(" super: ok, ") })
        for line in after where !line.contains("[") { #expect(line.count <= 50, "\(line)") }
        #expect(after.count { $0.contains("[") } <= 1, "a frame may have been on its way: \(after)")
    }

    @Test("--progress plain: every line stays, and colours have words beside them") func progressPlain() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=700"])
        let terminal = try Pseudoterminal([
            "flash", "-s", phone.address, "--accept", "account-binding,data-loss", "--progress", "plain",
            try soundPackage("liuqin").path,
        ])
        #expect(terminal.end() == 0, "\(terminal.screen)")
        #expect(!terminal.screen.contains("\u{1B}[K") && !terminal.screen.contains("\r\u{1B}"))
        #expect(terminal.lines.contains { $0.contains(" flash super") && $0.contains(": ok") })
        #expect(!terminal.lines.contains { $0.hasSuffix("writes") || $0.hasSuffix("...") })
    }

    @Test("in a pipe: no colour, no line that moves, and the result alone on standard output") func pipe() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=700"])
        let ended = try restock(
            "flash", "-s", phone.address, "--accept", "account-binding,data-loss", soundPackage("liuqin").path)
        #expect(ended.status == 0, "\(ended.error)")
        for text in [ended.out, ended.error] {
            #expect(text.unicodeScalars.allSatisfy { $0 != "\u{1B}" && $0 != "\r" }, "\(text)")
        }
        #expect(ended.out.hasPrefix("Done: liuqin OS2.0.203.0.VMYCNXM is on the phone."))
        #expect(ended.error.contains(" flash super") && !ended.error.contains("phone writes"))
    }

    @Test("every page fits", arguments: ["liuqin", "chopin", "raphaelin", "daisy", "whyred"]) func pages(
        profile: String
    ) throws {
        let package = try soundPackage(profile)
        let phone = try Phone(profile)
        for arguments in [
            ["status", "-s", phone.address], ["inspect", package.path],
            ["flash", "--dry-run", "-s", phone.address, package.path],
        ] {
            let terminal = try Pseudoterminal(arguments)
            #expect([0, 2].contains(terminal.end()), "\(terminal.screen)")
            expectNarrow(terminal)
        }
    }

    @Test("inspect is short at a terminal, and tells each step where it is asked to or goes into a file") func inspect()
        throws
    {
        let package = try soundPackage("liuqin")
        let short = try Pseudoterminal(["inspect", package.path])
        #expect(short.end() == 0)
        #expect(short.words.contains("erases boot_ab imagefv_ab metadata"), "\(short.screen)")
        #expect(short.words.contains("Add --steps to see each step by itself."))
        #expect(!short.words.contains("1. flash crclist"))
        let long = try Pseudoterminal(["inspect", "--steps", package.path])
        #expect(long.end() == 0 && long.words.contains("1. flash crclist from crclist.txt"), "\(long.screen)")
        let file = try restock("inspect", package.path)
        #expect(file.status == 0 && file.out.contains("1. flash crclist from crclist.txt"))
    }

    @Test("words of a broken connection stand on lines of their own") func broken() throws {
        let phone = try Phone("liuqin", ["--fault", "drop-at:100@5"])
        let terminal = try Pseudoterminal([
            "flash", "-s", phone.address, "--accept", "account-binding,data-loss", try soundPackage("liuqin").path,
        ])
        #expect(terminal.end() == 5, "\(terminal.screen)")
        #expect(terminal.lines.contains { $0.hasPrefix("restock: Stopped at step") }, "\(terminal.lines.suffix(8))")
        expectNarrow(terminal)
    }
}
