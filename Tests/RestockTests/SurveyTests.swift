import Fastboot
import Plan
import RestockKit
import Testing
import Transport

/// What is asked of a phone before a flash, and what its answers are taken for.
@Suite struct SurveyTests {
    private func survey(_ transcript: String, also questions: [String] = []) throws -> PhoneFacts {
        let transport = try ScriptedTransport(transcript)
        let facts = try Survey(FastbootSession(transport), address: .usb("1-2")).read(also: questions)
        #expect(transport.unplayed == [])
        #expect(transport.mismatch == nil)
        return facts
    }

    /// Spacing as dumps of Qualcomm's bootloaders show it.
    static let qualcomm = """
        > getvar:product
        < OKAYliuqin
        > getvar:all
        < INFOpartition-type:boot_a:raw
        < INFOpartition-size:boot_a: 0xC000000
        < INFO\tpartition-size:userdata: 0x385B7FB000
        < INFOpartition-type:userdata:f2fs
        < INFOslot-unbootable:a:no
        < INFOslot-unbootable:b:yes
        < INFOslot-successful:a:no
        < INFOslot-count:2
        < INFOcurrent-slot:a
        < INFOcrc:1
        < INFObattery-voltage:4413
        < INFObattery-soc-ok:yes
        < INFOsnapshot-update-status:none
        < INFOis-userspace:no
        < INFOserialno:4c1b07f2
        < INFOtoken:VQEAsecret
        < INFOanti:7
        < INFOmax-download-size:805306368
        < INFOunlocked:no
        < OKAY
        > getvar:unlocked
        < OKAY yes
        > getvar:anti
        < OKAY1
        > getvar:rollback_ver
        < FAILGetVar Variable not found
        """

    @Test("one list in place of many questions; what a phone is lost over is asked by itself") func list() throws {
        let facts = try survey(Self.qualcomm, also: ["crc"])
        #expect(facts.product == "liuqin" && facts.serial == "4c1b07f2" && facts.mode == .fastboot)
        #expect(facts.lock == .unlocked && facts.rollback == ["anti": .number(1)])
        #expect(facts.rollbackUnknown == ["rollback_ver": "GetVar Variable not found"])
        #expect(facts.slots == SlotFacts(current: "a", count: 2, named: ["a", "b"], unbootable: ["b"]))
        #expect(facts.batteryOK == true && facts.batteryMillivolts == 4413 && facts.maxDownload == 805_306_368)
        #expect(facts.snapshot == "none" && facts.variables["crc"] == "1")
        #expect(
            facts.partitions == [
                "boot_a": PhonePartition(name: "boot_a", size: .init(bytes: 0xC00_0000), type: "raw"),
                "userdata": PhonePartition(name: "userdata", size: .init(bytes: 0x38_5B7F_B000), type: "f2fs"),
            ])
        #expect(!"\(facts)".contains("secret"), "the token holds the serial number of the chip")
    }

    @Test("MediaTek: hex without 0x, millivolts with their unit, a colon and a space") func mediatek() throws {
        let facts = try survey(
            """
            > getvar:product
            < OKAYchopin
            > getvar:all
            < INFOmax-download-size: 0x8000000
            < INFOpartition-size:frp: 100000
            < INFOpartition-type:frp: raw data
            < INFOpartition-size:preloader_a: 80000
            < INFOpartition-size:super: 220000000
            < INFOpartition-size:empty: 0
            < INFOslot-retry-count:a: 7
            < INFOslot-retry-count:b: 7
            < INFOcurrent-slot: _a
            < INFObattery-voltage: 4187mV
            < INFObattery-soc-ok: yes
            < INFOis-userspace: no
            < INFOserialno: 0123
            < INFOall:
            < OKAY
            > getvar:unlocked
            < OKAYyes
            > getvar:anti
            < FAILUnknown variable
            > getvar:rollback_ver
            < OKAY2
            > getvar:snapshot-update-status
            < OKAY
            """)
        #expect(facts.batteryMillivolts == 4187 && facts.currentSlot == "a" && facts.slots.current == "a")
        #expect(facts.slots.named == ["a", "b"] && facts.slots.count == nil && facts.snapshot == nil)
        #expect(facts.partitions?["frp"]?.size == .init(bytes: 0x10_0000))
        #expect(facts.partitions?["super"]?.size == .init(bytes: 0x2_2000_0000))
        #expect(facts.partitions?["empty"] == PhonePartition(name: "empty"))
    }

    /// The answers to `anti` and `rollback_ver`, and which of them say clearly that there is no such thing.
    static let words: [(String, String?)] = [
        ("FAILGetVar Variable Not found", "GetVar Variable Not found"), ("FAILunknown variable", "unknown variable"),
        ("OKAY", ""), ("OKAY ", ""), ("FAILunknown command", "unknown command"), ("FAIL", nil),
        ("FAILDevice Error", nil), ("FAILLast flash failed : CRC Error", nil), ("FAILnot allowed in locked state", nil),
        ("OKAY1", nil), ("OKAYoops", nil),
    ]

    @Test("a clear word that a number does not exist is told from any other", arguments: words)
    func unknown(answer: String, words: String?) throws {
        let facts = try survey(
            """
            > getvar:product
            < OKAYx
            > getvar:all
            < INFObattery-voltage:4000
            < INFObattery-soc-ok:yes
            < INFOserialno:1
            < INFOis-userspace:no
            < INFOmax-download-size:1000
            < OKAY
            > getvar:unlocked
            < OKAYyes
            > getvar:anti
            < \(answer)
            > getvar:rollback_ver
            < FAILbusy
            > getvar:current-slot
            < OKAY
            """)
        #expect(facts.rollbackUnknown["anti"] == words)
        #expect(facts.rollbackUnknown["rollback_ver"] == nil)
        #expect((facts.rollback["anti"] == nil) == (answer.hasPrefix("FAIL") || words != nil))
    }

    @Test("what the list says is not unknown, whatever the single answer") func listed() throws {
        let facts = try survey(
            Self.qualcomm.replacing("> getvar:anti\n< OKAY1", with: "> getvar:anti\n< FAILunknown variable"),
            also: ["crc"])
        #expect(facts.rollback == ["anti": .number(7)])
        #expect(facts.rollbackUnknown["anti"] == nil)
    }

    @Test("garbage in the place of a number ends the survey") func garbage() throws {
        let transport = try ScriptedTransport(
            Self.qualcomm.replacing("> getvar:anti\n< OKAY1", with: "> getvar:anti\n< HUH?"))
        let failure = #expect(throws: Failure.self) {
            try Survey(FastbootSession(transport), address: .usb("1-2")).read()
        }
        #expect(failure?.sentence.contains("was asked for anti") == true)
    }

    static let refusals = ["< FAILunknown command", "< OKAY", "< INFOall:\n< OKAY"]

    @Test("a phone that lists nothing is asked one by one", arguments: refusals) func noList(answer: String) throws {
        let facts = try survey(
            """
            > getvar:product
            < OKAYwhyred
            > getvar:all
            \(answer)
            > getvar:unlocked
            < OKAY no
            > getvar:anti
            < OKAY4
            > getvar:rollback_ver
            < OKAY
            > getvar:serialno
            < OKAY2b80c9e1
            > getvar:is-userspace
            < OKAY
            > getvar:current-slot
            < OKAY
            > getvar:max-download-size
            < OKAY536870912
            > getvar:battery-soc-ok
            < OKAYyes
            > getvar:battery-voltage
            < OKAY4108
            > getvar:slot-count
            < OKAY
            > getvar:snapshot-update-status
            < OKAY
            """)
        #expect(facts.partitions == nil && facts.slots == SlotFacts() && facts.lock == .locked)
        #expect(facts.rollback == ["anti": .number(4)] && facts.batteryMillivolts == 4108)
    }

    @Test("silence at the list ends the survey: a late list would be taken for later answers") func silence() throws {
        let transport = try ScriptedTransport("> getvar:product\n< OKAYx\n> getvar:all")
        let failure = #expect(throws: Failure.self) {
            try Survey(FastbootSession(transport), address: .usb("1-2")).read()
        }
        #expect(failure?.outcome == .failed && failure?.state == "Nothing was written.")
        #expect(failure?.sentence.contains("was asked for all") == true)
    }

    // MARK: The link

    @Test(
        "a link that answers rightly has no errors; any other answer is one",
        arguments: [
            (["OKAYliuqin", "OKAY liuqin", "OKAYliuqin"], 0, 3), (["OKAYliuqin", "OKAYliuqi", "OKAYliuqin"], 1, 3),
            (["FAILno", "OKAY", "OKAYliuqin"], 2, 3), (["OKAYliuqin", "HUH?"], 1, 2), (["OKAYliuqin", nil], 1, 2),
        ] as [([String?], Int, Int)])
    func link(answers: [String?], errors: Int, trips: Int) throws {
        let text = answers.map { "> getvar:product" + ($0.map { "\n< \($0)" } ?? "") }.joined(separator: "\n")
        let transport = try ScriptedTransport(text)
        let facts = LinkTest(FastbootSession(transport)).measure(expecting: "liuqin")
        #expect(facts.errors == errors && facts.roundTrips == trips)
        #expect(facts.megabits == nil && facts.throughHub == nil)
        #expect(transport.unplayed == [])
    }

    @Test("a hub shows in the port's path", arguments: [("1-2", false), ("1-2.4", true), ("3-1.4.2", true)])
    func hub(path: String, isHub: Bool) throws {
        let transport = ScriptedTransport(try Transcript(parsing: "> getvar:product\n< OKAYx"), address: .usb(path))
        let facts = LinkTest(FastbootSession(transport), rounds: 1).measure(expecting: "x")
        #expect(facts.throughHub == isHub && facts.errors == 0 && facts.roundTrips == 1)
    }
}
