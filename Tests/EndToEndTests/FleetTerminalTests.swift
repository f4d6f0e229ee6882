import Foundation
import TerminalModel
import Testing
import VirtualPhone

/// Every screen that somebody at the terminal saw, frame by frame: what stands above the block goes on, the block is the end of it.
private func screens(_ terminal: Pseudoterminal, width: Int = 80) -> [[String]] {
    var model = TerminalModel(width: width)
    var screens: [[String]] = []
    // A frame ends where the cursor goes back to the beginning of its last line.
    var frame = ""
    let text = Array(terminal.screen.unicodeScalars)
    for (index, scalar) in text.enumerated() {
        frame.unicodeScalars.append(scalar)
        guard scalar == "\r", index + 1 == text.count || (text[index + 1] != "\n" && text[index + 1] != "\r") else {
            continue
        }
        model.write(frame)
        frame = ""
        screens.append(model.text)
    }
    model.write(frame)
    return screens + [model.text]
}

private func phones(_ count: Int, _ options: [String]) throws -> [Phone] {
    try (0..<count).map { try Phone("liuqin", ["--serial", "unit\($0)0000"] + options) }
}

private func flash(_ phones: [Phone], _ more: [String] = [], environment: [String: String] = [:]) throws
    -> Pseudoterminal
{
    try Pseudoterminal(
        ["flash"] + phones.flatMap { ["-s", $0.address] } + ["--accept", consents] + more
            + [try soundPackage("liuqin").path], environment: environment)
}

@Suite("Several phones at a terminal of 80 columns") struct FleetTerminalTests {
    @Test("a question names the phones that it is about, and a no leaves them alone") func question() throws {
        let phones = try phones(2, [])
        let terminal = try Pseudoterminal(
            ["flash"] + phones.flatMap { ["-s", $0.address] } + [try soundPackage("liuqin").path])
        #expect(terminal.waitFor("\"understood\""))
        terminal.type("understood")
        #expect(terminal.waitFor("\"wipe\""))
        let names = phones.map(\.address).joined(separator: ", ")
        #expect(terminal.words.contains("data-loss, \(names): "), "\(terminal.screen)")
        // What it is about stands above it, once for both.
        let plan = try #require(terminal.words.range(of: "Onto \(names): liuqin OS2.0.203.0.VMYCNXM, mode clean"))
        let question = try #require(terminal.words.range(of: "data-loss, "))
        #expect(plan.lowerBound < question.lowerBound)
        #expect(terminal.words.components(separatedBy: "mode clean").count == 2)
        terminal.type("no")
        #expect(terminal.end() == 3)
        // A no to the account warning is the last that is asked; nobody gets to the plan.
        let refused = try Pseudoterminal(
            ["flash"] + phones.flatMap { ["-s", $0.address] } + [try soundPackage("liuqin").path])
        #expect(refused.waitFor("\"understood\""))
        refused.type("no")
        #expect(refused.end() == 3)
        #expect(!refused.words.contains("mode clean") && !refused.words.contains("Type \"wipe\""))
        for phone in phones { #expect(try phone.isUntouched()) }
    }

    @Test("a line for each phone stands in its place, from the beginning to the verdict") func block() throws {
        let phones = try phones(3, ["--link", "6", "--fault", "delay:flash:super=700"])
        let terminal = try flash(phones)
        #expect(terminal.end() == 0, "\(terminal.screen)")
        let screens = screens(terminal)
        let blocks = screens.filter { $0.last?.hasPrefix("3 phones  [") == true }
        #expect(blocks.count > 5)
        for screen in blocks {
            let own = screen.suffix(4)
            for (line, phone) in zip(own, phones) { #expect(line.hasPrefix(phone.address), "\(screen)") }
            // Nothing of an earlier frame is left above.
            #expect(screen.count { $0.contains(" phones  [") } == 1, "\(screen)")
            #expect(screen.allSatisfy { $0.count <= 80 }, "\(screen)")
        }
        for phone in phones {
            let own = blocks.compactMap { $0.suffix(4).first { $0.hasPrefix(phone.address) } }
            #expect(own.contains { $0.contains("super") && $0.hasSuffix("writes") }, "\(own)")
        }
        let last = try #require(screens.last)
        #expect(last.last == "account's holder can release them." || last.contains("3 of 3 phones done."), "\(last)")
        #expect(!last.contains { $0.contains(" phones  [") }, "\(last)")
        for phone in phones { #expect(last.contains { $0.hasPrefix("\(phone.address): done, ") }, "\(last)") }
        #expect(terminal.screen.split(separator: "\u{1B}[J").count == 2, "the block is wiped once, at the end")
    }

    @Test("what one phone ends with stands above the block, and stays") func ends() throws {
        let lost = try Phone("liuqin", ["--serial", "lost0000", "--fault", "drop-at:100@5"])
        let slow = try Phone("liuqin", ["--serial", "slow0000", "--fault", "delay:flash:super=1500"])
        let terminal = try flash([lost, slow])
        #expect(terminal.end() == 5, "\(terminal.screen)")
        let screens = screens(terminal)
        let both = screens.filter {
            $0.last?.hasSuffix("1 interrupted") == true
                && $0.contains { $0.hasPrefix("\(lost.address): Stopped at step") }
        }
        #expect(!both.isEmpty, "\(screens.suffix(5))")
        for screen in both {
            #expect(screen.suffix(3).first?.hasSuffix("ended: interrupted") == true, "\(screen)")
            #expect(screen.suffix(2).first?.hasPrefix(slow.address) == true, "\(screen)")
        }
        #expect(screens.last?.contains { $0.hasPrefix("1 of 2 phones done. Not done: ") } == true)
    }

    @Test("Ctrl-C is answered above the block") func interrupt() throws {
        let phones = try phones(2, ["--fault", "delay:flash*=2000"])
        let terminal = try flash(phones)
        #expect(terminal.waitFor("writes\u{1B}[K"))
        terminal.interrupt()
        #expect(terminal.end() == 5, "\(terminal.screen)")
        let screens = screens(terminal)
        #expect(
            screens.contains {
                $0.contains { $0.hasPrefix("Each phone stops after its current command.") }
                    && $0.last?.hasPrefix("2 phones  [") == true
            }, "\(screens.suffix(3))")
        #expect(screens.allSatisfy { $0.count { $0.contains(" phones  [") } <= 1 })
    }

    @Test(
        "nothing moves where that is not wanted",
        arguments: [(["--progress", "plain"], [:]), ([], ["TERM": "dumb"])] as [([String], [String: String])])
    func plain(more: [String], environment: [String: String]) throws {
        let phones = try phones(2, [])
        let terminal = try flash(phones, more, environment: environment)
        #expect(terminal.end() == 0, "\(terminal.screen)")
        #expect(!terminal.screen.contains("\u{1B}[K") && !terminal.screen.contains("2 phones  ["))
        for phone in phones {
            // Where it took long, its line has more to say than room for the word "flash".
            #expect(
                terminal.lines.contains {
                    $0.hasPrefix("\(phone.address)  ") && $0.contains(/\d+\/\d+ +(flash )?super.*: ok/)
                }, "\(terminal.lines.filter { $0.contains("super") })")
        }
    }
}

@Suite("Sending and writing are told apart") struct WritingTests {
    @Test("on a terminal, while the phone writes and at the end of the step") func terminal() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=1200"])
        let terminal = try Pseudoterminal([
            "flash", "-s", phone.address, "--accept", consents, try soundPackage("liuqin").path,
        ])
        #expect(terminal.end() == 0, "\(terminal.screen)")
        let moving = terminal.lines.filter { $0.hasSuffix("phone writes") }
        #expect(moving.contains { $0.contains("%  super  sent ") && $0.contains(" of ") }, "\(moving)")
        let ended = try #require(terminal.lines.first { $0.contains("super") && $0.contains(": ok, ") })
        #expect(ended.contains(" s (sent ") && ended.contains("written ") && ended.hasSuffix(" s)"), "\(ended)")
        #expect(terminal.lines.allSatisfy { $0.count <= 80 })
    }

    @Test("Ctrl-C is answered on lines of its own, and the phone is waited for") func interrupt() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:flash*=3000"])
        let terminal = try Pseudoterminal([
            "flash", "-s", phone.address, "--accept", consents, try soundPackage("liuqin").path,
        ])
        #expect(terminal.waitFor("phone writes"))
        terminal.interrupt()
        #expect(terminal.waitFor("Stopping after the current command. Ctrl-C again ends at once"))
        afterAThought()
        terminal.interrupt()
        #expect(terminal.end() == 5)
        let last = try #require(screens(terminal).last)
        #expect(
            last.suffix(6) == [
                "Stopping after the current command. Ctrl-C again ends at once and leaves the",
                "partition incomplete.", "restock: ended at once, in the middle of a command.",
                "The partition that was being written is incomplete.", "What is complete is in: restock history 1",
                "Do not restart the phone. Type: restock resume -s \(phone.address)",
            ], "\(last.suffix(8))")
    }

    @Test("in JSON, for the steps that send an image") func json() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        let ended = try restock(
            "flash", "-s", phone.address, "--json", "--accept", consents, soundPackage("liuqin").path)
        #expect(ended.status == 0, "\(ended.error)")
        var partitions: [Int: String] = [:]
        for event in ended.events where event["type"] as? String == "step-start" {
            let step = try #require(event["step"] as? [String: Any])
            guard step["do"] as? String == "flash" else { continue }
            partitions[try #require(event["index"] as? Int)] = step["partition"] as? String
        }
        let ends = ended.events.filter { $0["type"] as? String == "step-end" }
        for end in ends {
            let partition = partitions[try #require(end["index"] as? Int)]
            #expect(
                (end["sendSeconds"] != nil) == (partition != nil) && (end["writeSeconds"] != nil) == (partition != nil))
            guard partition != nil else { continue }
            let (send, write) = (end["sendSeconds"] as? Double ?? -1, end["writeSeconds"] as? Double ?? -1)
            // Three numbers that were rounded.
            #expect(send >= 0 && write >= 0 && send + write <= (end["seconds"] as? Double ?? 0) + 0.002, "\(end)")
            // The phone waits this long before it answers.
            if partition == "super" { #expect(write >= 0.4, "\(end)") }
        }
        #expect(partitions.values.contains("super"))
    }
}
