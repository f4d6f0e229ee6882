import Plan
import Safety
import Testing

@testable import StockPackage

/// What the partitions hold after each step of a plan.
struct EndStateTests {
    private static func outcome(_ commands: [String], phone: PhoneFacts? = nil) throws -> EndState {
        let package = Samples.package([try Samples.mode(Samples.liuqin + lines(commands))])
        let plan = try #require(Planner(package: package).plan(.clean, for: phone))
        return EndState(of: plan, phone: phone, package: package)
    }

    /// `flash xbl a.img`, `erase boot?` where a question mark lets the line fail.
    static func lines(_ commands: [String]) -> String {
        commands.map { command in
            let end = command.hasSuffix("?") ? "" : " || exit 1"
            let words = command.replacing("?", with: "").split(separator: " ")
            guard words[0] == "flash" else { return "fastboot $* \(words.joined(separator: " "))\(end)\n" }
            return "fastboot $* flash \(words[1]) `dirname $0`/images/\(words[2])\(end)\n"
        }.joined()
    }

    private static func phone(_ names: [String], slot: String? = nil) -> PhoneFacts {
        Samples.phone {
            $0.partitions = Samples.partitions(Dictionary(uniqueKeysWithValues: names.map { ($0, 1 << 30) }))
            $0.currentSlot = slot
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let commands: [String]
        var listed: [String]?
        var slot: String?
        /// What copies hold in the end.
        let holds: [String: String]
        var testDescription: String { name }
    }

    private static let doubt = "erased or images/a.img (a step may fail)"

    static let rows = [
        Row(name: "written", commands: ["flash boot a.img"], holds: ["boot": "images/a.img", "recovery": "untouched"]),
        Row(name: "erased", commands: ["flash boot a.img", "erase boot"], holds: ["boot": "erased"]),
        Row(name: "erased and written", commands: ["erase boot", "flash boot a.img"], holds: ["boot": "images/a.img"]),
        Row(
            name: "both slots by one name", commands: ["flash boot_ab a.img"],
            holds: ["boot_a": "images/a.img", "boot_b": "images/a.img", "boot_ab": "untouched"]),
        Row(
            name: "one slot of two", commands: ["flash boot_ab a.img", "erase BOOT_B"],
            holds: ["boot_a": "images/a.img", "boot_b": "erased"]),
        Row(
            name: "a partition that is called so", commands: ["flash x_ab a.img"], listed: ["x_ab"],
            holds: ["x_ab": "images/a.img", "x_a": "untouched"]),
        Row(
            name: "a bare name is the active slot", commands: ["flash boot a.img"], listed: ["boot_a", "boot_b"],
            slot: "b", holds: ["boot_b": "images/a.img", "boot_a": "untouched"]),
        Row(
            name: "which a step may change", commands: ["set_active a", "flash boot a.img"],
            listed: ["boot_a", "boot_b"], slot: "b", holds: ["boot_a": "images/a.img", "boot_b": "untouched"]),
        Row(
            name: "or may not", commands: ["set_active a?", "flash boot a.img"], listed: ["boot_a", "boot_b"],
            slot: "b", holds: ["boot": "images/a.img", "boot_a": "untouched", "boot_b": "untouched"]),
        Row(
            name: "a phone without slots", commands: ["flash boot a.img"], listed: ["boot"],
            holds: ["boot": "images/a.img", "boot_a": "untouched"]),
        Row(
            name: "joined names", commands: ["flash boot+boot1 a.img"],
            holds: ["boot": "images/a.img", "boot1": "images/a.img"]),
        Row(name: "a write that may fail", commands: ["erase boot", "flash boot a.img?"], holds: ["boot": doubt]),
        Row(name: "an erase that may fail", commands: ["flash boot a.img", "erase boot?"], holds: ["boot": doubt]),
        Row(
            name: "and is made good", commands: ["erase boot?", "flash boot a.img"], holds: ["boot": "images/a.img"]),
        Row(
            name: "a partition that this phone lacks", commands: ["flash spare a.img?"], listed: ["boot"],
            holds: ["spare": "untouched"]),
        Row(
            name: "lists are no partitions", commands: ["flash crclist a.img", "erase boot"],
            holds: ["crclist": "untouched"]),
        Row(
            name: "a lock erases the data", commands: ["flash userdata a.img", "oem lock"],
            holds: ["userdata": "erased"]),
    ]

    @Test(arguments: rows)
    func `what partitions hold in the end`(_ row: Row) throws {
        let phone = row.listed.map { Self.phone($0, slot: row.slot) }
        let outcome = try Self.outcome(row.commands, phone: phone)
        for (copy, wanted) in row.holds { #expect("\(outcome.holds(copy))" == wanted, "\(copy)") }
    }

    @Test func `what they hold on the way`() throws {
        let outcome = try Self.outcome(["erase boot_ab", "flash xbl_ab a.img", "flash boot_ab b.img"])
        #expect(
            (0...3).map { "\(outcome.holds("boot_b", after: $0))" } == [
                "untouched", "erased", "erased", "images/b.img",
            ])
        #expect(
            (0...3).map { "\(outcome.holds("xbl_a", after: $0))" } == [
                "untouched", "untouched", "images/a.img", "images/a.img",
            ])
    }

    @Test func `a step that hangs on an answer is not certain until a phone is asked`() throws {
        let guarded = """
            fastboot $* getvar crc 2>&1 | grep "^crc: 1"
            if [ $? -eq 0 ] ; then
            fastboot $* flash boot `dirname $0`/images/a.img || exit 1
            fi

            """
        let package = Samples.package([try Samples.mode(Samples.liuqin + guarded + Samples.flash("super"))])
        func holds(_ phone: PhoneFacts?) throws -> String {
            let plan = try #require(Planner(package: package).plan(.clean, for: phone))
            return "\(EndState(of: plan, phone: phone, package: package).holds("boot"))"
        }
        #expect(try holds(nil) == "images/a.img or untouched (a step hangs on an answer)")
        #expect(try holds(Samples.phone { $0.variables.updateValue("1", forKey: "crc") }) == "images/a.img")
        #expect(try holds(Samples.phone { $0.variables.updateValue("0", forKey: "crc") }) == "untouched")
    }

    @Test func `it prints itself, and names what it leaves alone`() throws {
        let outcome = try Self.outcome(
            ["flash boot_ab a.img", "erase misc"], phone: Self.phone(["boot_a", "boot_b", "misc", "logo", "persist"]))
        #expect(
            "\(outcome)" == """
                boot_a: images/a.img
                boot_b: images/a.img
                misc: erased
                untouched: logo, persist
                """)
        #expect(outcome.copies == ["boot_a", "boot_b", "misc", "logo", "persist"])
    }

    @Test func `slots are known, or may be several`() throws {
        let twice = ["boot_a", "boot_b"]
        func slots(_ commands: [String], _ phone: PhoneFacts?) throws -> [Set<String>] {
            let outcome = try Self.outcome(["flash boot_ab a.img"] + commands, phone: phone)
            return [outcome.activeSlots(after: 0), outcome.activeSlots(after: commands.count + 1)]
        }
        #expect(try slots(["set_active a"], Self.phone(twice, slot: "b")) == [["b"], ["a"]])
        #expect(try slots(["set_active a?"], Self.phone(twice, slot: "b")) == [["b"], ["a", "b"]])
        #expect(try slots([], Self.phone(twice)) == [["a", "b"], ["a", "b"]])
        #expect(try slots([], Self.phone(["boot"])) == [[], []])
        #expect(try slots(["set_active b"], nil) == [["a", "b"], ["b"]])
    }
}
