import Plan
import Safety
import StockPackage
import Testing

struct OEMCommandTests {
    private func findings(_ lines: String) throws -> [Finding] {
        try Samples.findings(
            .oemCommand, Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("boot") + lines)]))
    }

    @Test(arguments: ["cdms", "device-info", "lks", "get_token"]) func `what is known passes`(_ word: String) throws {
        #expect(try findings("fastboot $* oem \(word)\n").isEmpty)
        #expect(OEMCommands.unknownWord(word.uppercased()) == nil)
    }

    /// What stands behind `oem`, and the word that consents to it.
    @Test(
        arguments: [
            ("frob", "frob"), ("Frob nicate", "frob"), ("device-info now", "device-info"), ("cdms 1", "cdms"),
            ("a,b", "a"), ("key=value", "key"), ("=x", "oem"),
        ])
    func `what is not known asks for its word`(_ argument: String, _ word: String) throws {
        let found = try findings("fastboot $* oem '\(argument)'\n")
        #expect(found.map(\.severity) == [.confirm])
        #expect(found.first?.consentWord == word)
        #expect(found.first?.needsItsWord == true)
        #expect(found.first?.sentence.contains("oem \(argument)") == true)
    }

    @Test func `several ask once`() throws {
        #expect(
            try findings("fastboot $* oem frob\nfastboot $* oem nick 1\nfastboot $* oem frob 2\n").map(\.consentWord)
                == ["frob+nick"])
    }

    @Test(arguments: ["erase frp", "format-frp", "dload", "unlock", "lock now", "ignore_anti", "write persist 0"])
    func `what is never said is refused in any plan`(_ argument: String) {
        let plan = FlashPlan(
            mode: .clean, package: "x", codename: "x", steps: [Step(action: .oem(argument: argument), source: "line 1")]
        )
        let found = Gate.findings(on: GateInput(plan: plan, phone: nil, package: Samples.package([]))).filter {
            $0.gate == .oemCommand
        }
        #expect(found.map(\.severity) == [.refuse])
        found.forEach(Samples.expectSpoken)
    }

    @Test func `one that does not fit into a command is refused`() throws {
        let long = String(repeating: "x", count: 60)
        #expect(try findings("fastboot $* oem \(long)\n").map(\.severity) == [.confirm])
        #expect(try findings("fastboot $* oem \(long)x\n").map(\.severity) == [.refuse])
    }
}
