import Plan
import Safety
import StockPackage
import Testing

/// What a phone says about its slots, its updates, its battery and its cable.
struct PhoneStateTests {
    private func judge(_ gate: GateID, _ lines: String, _ change: (inout PhoneFacts) -> Void) throws -> [Finding] {
        try Samples.findings(
            gate, Samples.package([try Samples.mode(Samples.liuqin + lines)]), phone: Samples.phone(change))
    }

    static let activate = Samples.flash("boot_ab") + "fastboot $* set_active a || exit 1\n"

    // MARK: Slots

    static let slots: [(String, SlotFacts, Finding.Severity?)] = [
        ("as it should be", SlotFacts(current: "a", count: 2, named: ["a", "b"]), nil),
        ("the other one", SlotFacts(current: "b", count: 2, named: ["a", "b"]), nil),
        ("no count", SlotFacts(current: "a", named: ["a", "b"]), nil),
        ("only a count", SlotFacts(current: "b", count: 2), nil),
        ("no current one", SlotFacts(count: 2, named: ["a", "b"]), nil),
        ("none", SlotFacts(count: 0), .refuse),
        ("one", SlotFacts(current: "a", count: 1, named: ["a"]), .refuse),
        ("a letter that is none", SlotFacts(current: "c", count: 2, named: ["a", "b"]), .refuse),
        ("a letter beyond the count", SlotFacts(current: "c", count: 2), .refuse),
        ("a word", SlotFacts(current: "INACTIVE", count: 2, named: ["a", "b"]), .refuse),
        ("without the one to start", SlotFacts(current: "b", count: 2, named: ["b", "c"]), .refuse),
        ("one that does not start", SlotFacts(current: "a", count: 2, named: ["a", "b"], unbootable: ["a"]), .note),
        ("the other does not start", SlotFacts(current: "a", count: 2, named: ["a", "b"], unbootable: ["b"]), nil),
        ("nothing said", SlotFacts(), .note),
    ]

    @Test(arguments: 0..<slots.count)
    func `slot answers must agree with each other and with the plan`(_ index: Int) throws {
        let (name, facts, severity) = Self.slots[index]
        let found = try judge(.slotState, Self.activate) { $0.slots = facts }
        #expect(found.map(\.severity) == [severity].compactMap(\.self), "\(name): \(found)")
    }

    @Test func `a plan without slots asks nothing of them`() throws {
        for facts in [SlotFacts(), SlotFacts(count: 0), SlotFacts(count: 1)] {
            #expect(try judge(.slotState, Samples.flash("boot")) { $0.slots = facts }.isEmpty)
        }
        #expect(
            try judge(.slotState, Samples.flash("boot")) { $0.slots = SlotFacts(current: "z", count: 2) }.map(
                \.severity)
                == [.refuse])
    }

    @Test(arguments: [
        (["modem_b"], true), (["modem_a"], false), (["modem_a", "modem_b"], false), (["modem_ab"], false),
        (["modem_b", "modem"], false), (["boot_a", "modem_b"], true), (["MODEM_B"], true),
    ])
    func `what is written is what is started`(_ names: [String], _ isRefused: Bool) throws {
        let lines = names.map(Samples.flash).joined() + "fastboot $* set_active a || exit 1\n"
        let found = try judge(.slotState, lines) { $0.slots = SlotFacts(current: "a", count: 2, named: ["a", "b"]) }
        #expect(found.map(\.severity) == (isRefused ? [.refuse] : []))
    }

    // MARK: Updates

    static let fresh = Samples.flash("super") + Samples.flash("metadata")
    static let updates: [(String?, String, Finding.Severity?)] = [
        (nil, fresh, nil), ("", fresh, nil), ("none", fresh, nil), ("merging", fresh, .refuse),
        ("snapshotted", fresh, .confirm), ("snapshotted", Samples.flash("super"), .refuse),
        ("snapshotted", Samples.flash("super") + "fastboot $* erase metadata || exit 1\n", .refuse),
        ("cancelled", fresh, .refuse),
    ]

    @Test(arguments: 0..<updates.count)
    func `an update that is not merged stops a flash`(_ index: Int) throws {
        let (status, lines, severity) = Self.updates[index]
        let found = try judge(.snapshotMerge, lines) { $0.snapshot = status }
        #expect(found.map(\.severity) == [severity].compactMap(\.self))
        if let status, severity != nil { #expect(found[0].evidence.contains(status)) }
    }

    // MARK: Battery

    static let batteries: [(Bool?, Int?, Finding.Severity?)] = [
        (true, 4200, nil), (true, nil, nil), (nil, 4200, nil), (nil, 3700, nil), (nil, 3699, .confirm),
        (true, 3699, .note), (false, 4200, .refuse), (false, nil, .refuse), (false, 3000, .refuse), (nil, nil, .note),
        // No cell has such a voltage: it says nothing.
        (nil, 0, .note), (nil, 4_187_000, .note), (true, 0, nil),
    ]

    @Test(arguments: 0..<batteries.count)
    func `the battery's own verdict outweighs its voltage`(_ index: Int) throws {
        let (isEnough, millivolts, severity) = Self.batteries[index]
        let found = try judge(.battery, Samples.flash("boot")) {
            $0.batteryOK = isEnough
            $0.batteryMillivolts = millivolts
        }
        #expect(found.map(\.severity) == [severity].compactMap(\.self))
    }

    // MARK: Cable

    static let links: [(LinkFacts?, Finding.Severity?, String)] = [
        (nil, nil, ""), (LinkFacts(roundTrips: 3, worstMilliseconds: 4), nil, ""),
        (LinkFacts(megabits: 480, throughHub: true, roundTrips: 3, worstMilliseconds: 999), nil, ""),
        (LinkFacts(megabits: 5000, throughHub: false, roundTrips: 3), nil, ""),
        (LinkFacts(roundTrips: 3, worstMilliseconds: 1000), .confirm, "1000 ms; a network connection"),
        (
            LinkFacts(megabits: 480, throughHub: false, roundTrips: 3, errors: 1), .refuse,
            "1 of 3 questions (getvar product) were not answered rightly; USB at 480 Mbit/s, without a hub"
        ),
        (LinkFacts(megabits: 12, throughHub: true, roundTrips: 3), .note, "USB at 12 Mbit/s, through a hub"),
    ]

    @Test("what was done for a connection is told")
    func mended() throws {
        var link = LinkFacts(megabits: 480, throughHub: false, roundTrips: 3)
        (link.wasReset, link.isCareful) = (true, true)
        let found = try judge(.usbLink, Samples.flash("boot")) { $0.link = link }
        #expect(found.map(\.severity) == [.note, .note])
        #expect(found.map(\.sentence).joined().contains("after its USB port had been reset"))
        #expect(found[1].evidence == "transfers of 16 KiB; USB at 480 Mbit/s, without a hub")
        link.errors = 1
        #expect(try judge(.usbLink, Samples.flash("boot")) { $0.link = link }.map(\.severity) == [.refuse])
    }

    @Test(arguments: 0..<links.count)
    func `a link that loses answers writes nothing; hubs are named and not forbidden`(_ index: Int) throws {
        let (link, severity, evidence) = Self.links[index]
        let found = try judge(.usbLink, Samples.flash("boot")) { $0.link = link }
        #expect(found.map(\.severity) == [severity].compactMap(\.self))
        if severity != nil {
            #expect(found[0].evidence.hasSuffix(evidence), "\(found[0].evidence)")
            #expect(found[0].advice.contains("USB 2.0") && found[0].advice.contains("hub"))
        }
    }
}
