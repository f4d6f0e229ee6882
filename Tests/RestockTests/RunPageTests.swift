import Journal
import RestockKit
import Testing

private func step(_ text: String, _ bytes: UInt64, began: Double, seconds: Double) -> RunRecord.Step {
    var step = RunRecord.Step(text: text, key: text, stage: .ended("done"), bytes: bytes, isStored: true)
    step.time = .init(began: began, seconds: seconds)
    step.digest = "md5 900150983cd24fb0d6963f7d28e17f72"
    return step
}

private func page(_ outcome: String = "done", steps: [RunRecord.Step]? = nil) -> String {
    let record = RunRecord(
        number: 7, began: 1_764_000_000_000, verb: "flash", program: "restock 0.1.0", resumes: 6, process: 1,
        package: .init(path: "/home/somebody/liuqin.tgz", name: "liuqin OS2", identity: "ab12"), mode: "keep-data",
        plan: "", phone: .init(serial: "4c1b07f2", product: "liuqin", address: "usb:1-2"),
        steps: steps ?? [
            step("flash super", 100_000_000, began: 0, seconds: 10),
            step("flash cust", 200_000_000, began: 10, seconds: 5),
            RunRecord.Step(text: "flash vendor", key: "flash vendor"),
        ],
        findings: [.init(gate: "battery", severity: "note", sentence: "It is low.", evidence: "3.6 V")],
        consents: [
            .init(gate: "data-loss", given: "typed wipe", language: "hi", sentence: "सब कुछ मिट जाएगा।", advice: "A & B")
        ],
        end: .init(
            seconds: 15, outcome: outcome, sentence: "It ended so.", state: "super is whole.", next: "restock resume"))
    return RunPage(ShownRun(record, isWhole: false, in: nil)).text
}

/// The bars of the chart, from the left.
private func chartBars(_ page: String) -> [(x: Double, y: Double, width: Double, height: Double, title: String)] {
    let form = /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"><title>([^<]+)</
    return page.matches(of: form).map { bar in
        let numbers = [bar.1, bar.2, bar.3, bar.4].map { Double($0) ?? -1 }
        return (numbers[0], numbers[1], numbers[2], numbers[3], String(bar.5))
    }
}

@Suite("The page of a run") struct RunPageTests {
    @Test("phone, package, digests, what was written and what was not, consents with their words") func parts() {
        let text = page()
        for (name, value) in [
            ("Phone", "liuqin, serial number 4c***f2"), ("At", "usb:1-2"), ("Package", "liuqin OS2"),
            ("File", "liuqin.tgz"),
            ("Identity", "ab12 (SHA-256 over steps and images)"), ("Mode", "keep-data"), ("Took", "15.0 s"),
            ("Goes on from", "run 6"),
        ] { #expect(text.contains("<th scope=\"row\">\(name)</th><td>\(value)</td>"), "\(name)") }
        #expect(text.contains("flash super<br/><small><code>md5 900150983cd24fb0d6963f7d28e17f72</code>"))
        #expect(text.contains("<tr class=\"good\"><td class=\"number\">1</td><td>flash super"))
        #expect(text.contains("<tr class=\"open\"><td class=\"number\">3</td><td>flash vendor</td><td>not begun</td>"))
        #expect(text.contains("<td class=\"number\">10.00</td><td class=\"number\">10.0</td>"))
        #expect(text.contains("<strong>data-loss</strong>, given by <code>typed wipe</code>"))
        #expect(text.contains("<blockquote lang=\"hi\"><p>सब कुछ मिट जाएगा।</p><p>A &amp; B</p></blockquote>"))
        #expect(text.contains("<strong>note</strong> (battery): It is low."))
        #expect(text.contains("only the account's holder can release it"))
    }

    @Test(
        "its verdict is a colour and a word", arguments: [("done", "good"), ("interrupted", "bad"), ("failed", "bad")])
    func verdict(outcome: String, colour: String) {
        #expect(
            page(outcome).contains("<div class=\"verdict \(colour)\"><strong>\(outcome)</strong><p>It ended so.</p>"))
    }

    @Test("light and dark, by the reader's choice: every colour has both") func scheme() throws {
        let text = page()
        #expect(text.contains("<meta name=\"color-scheme\" content=\"light dark\"/>"))
        let halves = text.components(separatedBy: "@media (prefers-color-scheme: dark)")
        try #require(halves.count == 2)
        func colours(_ text: String) -> [String: String] {
            let found = text.prefix { $0 != "}" }.matches(of: /--(\w+): (#[0-9a-f]{6})/)
            return Dictionary(found.map { (String($0.1), String($0.2)) }) { $1 }
        }
        let (light, dark) = (colours(String(halves[0].drop { $0 != "{" })), colours(halves[1]))
        #expect(light.count == 8 && light.keys == dark.keys)
        for (name, colour) in light { #expect(dark[name] != colour, "\(name)") }
        for used in text.matches(of: /var\(--(\w+)\)/) { #expect(light[String(used.1)] != nil, "\(used.0)") }
    }

    @Test("the chart: a bar for each image, where it was in time, as wide as it took, as high as its speed")
    func chart() throws {
        let bars = chartBars(page())
        try #require(bars.count == 2)
        #expect(bars.map(\.title) == ["flash super: 10.0 MB/s, 10.00 s", "flash cust: 40.0 MB/s, 5.00 s"])
        // Numbers are printed with one decimal.
        #expect(abs(bars[0].x + bars[0].width - bars[1].x) < 0.3)
        #expect(abs(bars[0].width - 2 * bars[1].width) < 0.3)
        #expect(abs(4 * bars[0].height - bars[1].height) < 0.6)
        #expect(abs(bars[0].y + bars[0].height - bars[1].y - bars[1].height) < 0.3)
        #expect(
            page().contains("<h2>MB/s over time</h2>") && page().contains(">40</text>") && page().contains(" s</text>"))
        let late = chartBars(page(steps: [step("flash super", 100_000_000, began: 20, seconds: 10)]))
        #expect(late[0].x > bars[0].x, "a step that began later stands further right")
    }

    @Test("nothing measured, no chart") func unmeasured() {
        #expect(
            !page(steps: [RunRecord.Step(text: "erase boot", key: "erase boot", stage: .ended("done"))]).contains(
                "<svg"))
    }
}
