import Plan
import Testing

@testable import RestockKit
@testable import restock

@Suite struct FleetProgressTests {
    private static let step = Step(
        action: .flash(partition: "super", image: "images/super.img", bytes: 200, expandedBytes: 200))
    private static let plan = FlashPlan(mode: .clean, package: "liuqin 1", codename: "liuqin", steps: [step])

    private static func progress(moves: Bool, width: Int = 80) -> FleetProgress {
        FleetProgress([("usb:1-2", plan), ("usb:1-4", plan)], width: width, moves: moves)
    }

    @Test func plainLinesNameTheirPhone() {
        var progress = Self.progress(moves: false)
        #expect(progress.show(.stepStarted(index: 0, step: Self.step), of: 0, at: 0) == .nothing)
        #expect(progress.show(.progress(index: 0, sent: 100, of: 200), of: 0, at: 1) == .nothing)
        let result = StepResult(step: Self.step, end: .done, bytes: 200, seconds: 0.01)
        #expect(
            progress.show(.stepEnded(index: 0, result: result), of: 1, at: 2)
                == .line("usb:1-4  1/1 flash super from super.img (200 B): ok"))
    }

    @Test func oneLineShowsAllPhones() {
        var progress = Self.progress(moves: true)
        _ = progress.show(.progress(index: 0, sent: 100, of: 200), of: 0, at: 1)
        #expect(
            progress.show(.progress(index: 0, sent: 50, of: 200), of: 1, at: 1)
                == .moving("usb:1-2 50 %  usb:1-4 25 %  0.0 MB/s"))
        progress.end(0)
        #expect(
            progress.show(.progress(index: 0, sent: 198, of: 200), of: 1, at: 0)
                == .moving("usb:1-2 ended  usb:1-4 99 %"))
    }

    @Test func theLineFitsTheTerminal() {
        let many = (1...12).map { (label: "tcp:192.0.2.\($0):5554", plan: Self.plan) }
        var progress = FleetProgress(many, width: 80, moves: true)
        guard case .moving(let line) = progress.show(.progress(index: 0, sent: 1, of: 2), of: 3, at: 1) else {
            Issue.record("no line")
            return
        }
        #expect(line.count == 80 && line.hasSuffix("..."))
    }
}
