import Foundation
import Plan
import Testing

@testable import Journal
@testable import RestockKit
@testable import Safety
@testable import restock

private func flash(_ partition: String) -> Step {
    Step(action: .flash(partition: partition, image: "images/\(partition).img", bytes: 10, expandedBytes: 10))
}
private func erase(_ partition: String) -> Step { Step(action: .erase(partition: partition)) }

private func plan(_ steps: [Step]) -> FlashPlan {
    FlashPlan(mode: .clean, package: "liuqin OS1", codename: "liuqin", steps: steps)
}

/// The journal's record of a run of which these steps are stored.
private final class Journaled {
    let place = StatePlace(folder: NSTemporaryDirectory() + "/resume-plan-\(UUID().uuidString)")
    var phone: PhoneFacts = {
        var facts = PhoneFacts(address: "usb:1-2")
        facts.product = "liuqin"
        facts.serial = "4c1b07f2"
        return facts
    }()

    deinit { try? FileManager.default.removeItem(atPath: place.folder) }

    func add(
        _ plan: FlashPlan, stored: [Step] = [], outcome: String? = "interrupted", begun: Bool = true
    ) throws {
        let journal = try Journal.open(in: place)
        let number = try journal.begin(
            RunRecord(
                verb: "flash", program: "restock 0", process: 1, package: .init(path: "/p", name: "n", identity: "i"),
                mode: plan.mode.rawValue, plan: "", phone: .init(phone),
                steps: plan.steps.map { .init(text: "\($0)", key: $0.key) }))
        for (index, step) in plan.steps.enumerated() where begun {
            try journal.intend(step: index, of: number)
            guard stored.contains(step) else { continue }
            try journal.end(step: index, of: number, "done", reason: nil, bytes: 0)
        }
        try journal.store(before: plan.steps.count, of: number)
        if let outcome {
            try journal.end(
                run: number, .init(seconds: 1, outcome: outcome, sentence: "", state: "", next: ""))
        }
    }

    func rest(of plan: FlashPlan) throws -> FlashPlan { try InterruptedRun(of: phone, in: place).rest(of: plan) }
}

@Suite("What is left of an interrupted plan") struct ResumePlanTests {
    private let lists = [flash("crclist"), flash("sparsecrclist")]
    private let end = [Step(action: .setActive(slot: "a")), Step(action: .reboot(target: nil))]

    @Test func `what is stored is left out, lists and the end are not`() throws {
        let whole = plan(lists + [flash("xbl_ab"), erase("boot_ab"), flash("boot_ab"), flash("super")] + end)
        let journaled = Journaled()
        try journaled.add(whole, stored: lists + [flash("xbl_ab"), erase("boot_ab"), flash("boot_ab")])
        let rest = try journaled.rest(of: whole)
        #expect(rest.active.map { "\($0.key)" } == (lists + [flash("super")] + end).map(\.key))
        #expect(rest.steps[2].leftOut == "stored in run 1")
    }

    @Test func `lists that are left out with consent stay out`() throws {
        let whole = plan(lists + [flash("xbl_ab"), flash("super")] + end)
        let journaled = Journaled()
        try journaled.add(whole, stored: lists + [flash("xbl_ab")])
        let rest = try journaled.rest(of: whole.withoutLists)
        #expect(rest.active.map(\.key) == ([flash("super")] + end).map(\.key))
        #expect(rest.leavesListsOut)
    }

    @Test func `a partition is repeated with its erase`() throws {
        let whole = plan([erase("boot_ab"), flash("dsp"), flash("boot_ab")] + end)
        let journaled = Journaled()
        try journaled.add(whole, stored: [erase("boot_ab"), flash("dsp")])
        #expect(
            try journaled.rest(of: whole).active.map(\.key)
                == ([erase("boot_ab"), flash("boot_ab")] + end).map(\.key))
    }

    @Test func `the boot chain comes first, but never past a change of slots`() throws {
        let slot = Step(action: .setActive(slot: "a"))
        let whole = plan([flash("modem"), flash("xbl"), slot, flash("super"), flash("abl")] + end)
        let journaled = Journaled()
        try journaled.add(whole)
        #expect(
            try journaled.rest(of: whole).steps.map(\.key)
                == ([flash("xbl"), flash("modem"), slot, flash("abl"), flash("super")] + end).map(\.key))
    }

    @Test func `a plan that locks, or another plan, is repeated whole`() throws {
        let lock = plan([flash("super"), flash("cust"), Step(action: .lock(.oemLock))])
        let first = Journaled()
        try first.add(lock, stored: [flash("super")])
        #expect(try first.rest(of: lock).active.count == 3)
        let second = Journaled()
        try second.add(plan([flash("super"), flash("cust")]), stored: [flash("super")])
        #expect(try second.rest(of: plan([flash("super"), flash("cust"), flash("dsp")])).active.count == 3)
    }

    @Test func `a run that wrote nothing does not hide the one that did`() throws {
        let whole = plan([flash("super"), flash("cust")] + end)
        let journaled = Journaled()
        try journaled.add(whole, stored: [flash("super")])
        try journaled.add(whole, outcome: "failed")
        try journaled.add(whole, outcome: nil, begun: false)
        #expect(try InterruptedRun(of: journaled.phone, in: journaled.place).number == 1)
        try journaled.add(whole, outcome: "done")
        #expect(throws: Failure.self) { try InterruptedRun(of: journaled.phone, in: journaled.place) }
    }

    @Test func `another phone of the model is refused, by its serial number`() throws {
        let journaled = Journaled()
        try journaled.add(plan([flash("super")]))
        var other = journaled.phone
        other.serial = "77aa00b1"
        do throws(Failure) {
            _ = try InterruptedRun(of: other, in: journaled.place)
            Issue.record("it was taken for the other one")
        } catch {
            #expect(error.outcome == .refused && error.sentence.contains("same-phone"))
        }
    }

    @Test func `what a serial number does not prove is asked`() throws {
        let journaled = Journaled()
        try journaled.add(plan([flash("super")]))
        let run = try InterruptedRun(of: journaled.phone, in: journaled.place)
        #expect(run.doubts(about: journaled.phone).isEmpty)
        var moved = journaled.phone
        moved.address = "usb:1-3"
        #expect(run.doubts(about: moved).map(\.severity) == [.confirm])
        var nameless = journaled.phone
        nameless.serial = nil
        #expect(run.doubts(about: nameless).map(\.severity) == [.confirm])
    }
}

@Suite("A journal that fills up") struct FullJournalTests {
    @Test func `the run goes on, one remark is made, and resume is not promised`() throws {
        let place = StatePlace(folder: NSTemporaryDirectory() + "/full-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: place.folder) }
        let journal = try Journal.open(in: place)
        let whole = plan([flash("super")])
        var phone = PhoneFacts(address: "usb:1-2")
        phone.serial = "4c1b07f2"
        let number = try journal.begin(
            RunRecord(
                verb: "flash", program: "", process: 1, package: .init(path: "", name: "", identity: ""), mode: "clean",
                plan: "", phone: .init(phone), steps: whole.steps.map { .init(text: "\($0)", key: $0.key) }))
        // The file may not grow beyond what it is, as on a full disk.
        try journal.database.rows("PRAGMA max_page_count = 1")
        var said: [String] = []
        let recorder = JournalRecorder(journal, run: number) { said.append($0) }
        #expect(recorder.canResume)
        let long = String(repeating: "x", count: 100_000)
        for index in 0..<3 {
            recorder.ended(
                step: 0, StepResult(step: whole.steps[0], end: .ignored(long), bytes: 1, seconds: 1))
            recorder.intends(step: index)
            recorder.settle()
        }
        recorder.ended(.failure(Failure(.interrupted, long, next: "")))
        #expect(!recorder.canResume)
        #expect(said.count == 1 && said[0].contains("the disk is full"), "\(said)")
    }
}

@Suite("Times") struct ClockTimeTests {
    @Test func `days are those of the calendar`() {
        let reference = DateFormatter()
        reference.locale = Locale(identifier: "en_US_POSIX")
        reference.timeZone = TimeZone(identifier: "UTC")
        reference.dateFormat = "yyyy-MM-dd HH:mm:ss 'UTC'"
        for second in stride(from: 1_577_836_800, to: 7_258_118_400, by: 7_654_321) {
            let date = Date(timeIntervalSince1970: Double(second))
            #expect(clockTime(Int64(second) * 1000) == reference.string(from: date))
        }
        #expect(clockTime(0) == "1970-01-01 00:00:00 UTC (the clock was wrong)")
    }

    @Test func `a clock that was set during a run is noticed`() {
        var run = RunRecord(
            began: 1_800_000_000_000, verb: "flash", program: "", process: 1,
            package: .init(path: "", name: "", identity: ""), mode: "", plan: "",
            phone: .init(serial: nil, product: nil, address: "usb:1-2"))
        run.end = .init(at: 1_700_000_000_000, seconds: 12, outcome: "done", sentence: "", state: "", next: "")
        let shown = ShownRun(run, isWhole: true, in: nil)
        #expect(HistoryText(width: 80).report(shown).contains("12.0 s (the clock was set meanwhile)"))
        run.end?.at = 1_800_000_012_500
        #expect(
            !HistoryText(width: 80).report(ShownRun(run, isWhole: true, in: nil)).contains(
                "the clock was set meanwhile"))
    }
}
