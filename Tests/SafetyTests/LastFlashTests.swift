import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// A phone that was left in the middle of a flash does not start: nobody can sign out or copy anything on it first.
struct LastFlashTests {
    private static let left = LastFlash.unfinished(
        run: 7, package: "liuqin OS2", next: "restock resume -s x", touchedData: true)

    private func flash(_ last: LastFlash) throws -> [Finding] {
        let package = Samples.package([
            try Samples.mode(Samples.liuqin + Samples.flash("userdata")),
            try Samples.mode(Samples.liuqin + Samples.flash("boot"), as: .keepData),
        ])
        let phone = Samples.phone()
        let plan = try #require(Planner(package: package).plan(.clean, for: phone))
        return Gate.findings(on: GateInput(plan: plan, phone: phone, package: package, lastFlash: last))
    }

    private func wipe(_ last: LastFlash) -> [Finding] {
        wipeFindings(WipePlan(.erase, phone: Samples.phone()), phone: Samples.phone(), lastFlash: last)
    }

    private func sideload(_ last: LastFlash) -> [Finding] {
        let facts = SideloadFacts(
            path: "/x.zip", bytes: 1, kind: .block, metadata: nil, hasSignature: true, md5: "00", sha1: "00",
            md5InName: nil)
        return sideloadFindings(
            SideloadInput(
                package: facts, variant: nil, codename: "liuqin", serial: nil, installed: nil, token: .notWanted,
                serverErases: true, lastFlash: last))
    }

    /// In the middle of a flash a restart may be a phone's last.
    @Test func `a refusal does not tell a phone in the middle of a flash to restart`() throws {
        let slots = "fastboot $* set_active a || exit 1\n"
        let package = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("boot_ab") + slots)])
        func advice(_ last: LastFlash, _ change: (inout PhoneFacts) -> Void) throws -> [String] {
            let phone = Samples.phone(change)
            let plan = try #require(Planner(package: package).plan(.clean, for: phone))
            let input = GateInput(plan: plan, phone: phone, package: package, lastFlash: last)
            return Gate.findings(on: input).filter { gates.contains($0.gate) }.map(\.advice)
        }
        let gates: Set<GateID> = [.deviceMatch, .slotState, .usbLink, .battery, .snapshotMerge]
        let changes: [(inout PhoneFacts) -> Void] = [
            { $0.batteryOK = false }, { $0.snapshot = "merging" }, { $0.snapshot = "snapshotted" },
            {
                $0.batteryOK = nil
                $0.batteryMillivolts = 3500
            },
            { $0.product = nil }, { $0.slots = SlotFacts(current: "a", count: 1) },
            { $0.slots = SlotFacts(current: "c", count: 2) },
            { $0.link = LinkFacts(roundTrips: 3, worstMilliseconds: 1, errors: 1) },
        ]
        // Each of these takes the phone out of fastboot mode.
        let leaves = /[Rr]estart the phone into fastboot mode|Start the phone|[Ss]witch it off,/
        for change in changes {
            let whole = try advice(.finished, change)
            #expect(whole.contains { $0.contains(leaves) }, "\(whole)")
            for last in [LastFlash.resumed(touchedData: false), Self.left] {
                let broken = try advice(last, change)
                #expect(broken.count == whole.count)
                #expect(!broken.contains { $0.contains(leaves) }, "\(broken)")
            }
        }
    }

    private static let early = ["sign out of both accounts on it first", "If the phone still starts", "Copy off"]

    @Test func `before a flash, a wipe and a sideload nothing is advised that such a phone cannot do`() throws {
        for last in [LastFlash.resumed(touchedData: true), Self.left] {
            for findings in [try flash(last), wipe(last), sideload(last)] {
                let words = findings.map(\.advice).joined(separator: "\n")
                for word in Self.early { #expect(!words.contains(word), "\(word): \(words)") }
                #expect(words.contains("nobody can sign out before the flash is finished"))
                #expect(words.contains("which nobody can reach before the flash is finished"))
                #expect(words.contains("It may have been erased already."))
                for finding in findings { Samples.expectSpoken(finding) }
            }
        }
    }

    @Test func `data that an interrupted flash had not touched can still be kept`() throws {
        let left = LastFlash.unfinished(run: 7, package: "p", next: "n", touchedData: false)
        for findings in [try flash(.resumed(touchedData: false)), try flash(left), wipe(left), sideload(left)] {
            let advice = findings.filter { $0.gate == .dataLoss }.map(\.advice)
            #expect(
                advice == [
                    "The interrupted run had not touched it yet: a new flash with --mode keep-data may still keep it, if the package has that mode."
                ])
        }
    }

    @Test func `a whole phone is advised all of it`() throws {
        for findings in [try flash(.finished), wipe(.finished), sideload(.finished)] {
            let words = findings.map(\.advice).joined(separator: "\n")
            for word in Self.early { #expect(words.contains(word), "\(word): \(words)") }
        }
    }

    @Test func `a flash in place of an interrupted one says how that one would be gone on with; its rest does not`()
        throws
    {
        let spoken = try flash(Self.left).filter { $0.gate == .unfinishedFlash }
        #expect(spoken.map(\.severity) == [.note])
        #expect(spoken.first?.evidence.contains("run 7, liuqin OS2") == true)
        #expect(spoken.first?.advice.hasSuffix("restock resume -s x") == true)
        for last in [LastFlash.finished, .resumed(touchedData: true)] {
            #expect(try !flash(last).contains { $0.gate == .unfinishedFlash })
        }
    }
}
