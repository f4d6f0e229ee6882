import Plan
import Testing

@testable import RestockKit
@testable import restock

private let image = Step(
    action: .flash(partition: "super", image: "images/super.img", bytes: 200_000_000, expandedBytes: 200_000_000))
private let restart = Step(action: .reboot(target: nil))
private let plan = FlashPlan(mode: .clean, package: "liuqin 1", codename: "liuqin", steps: [image, restart])

private func progress(_ labels: [String] = ["usb:1-2", "usb:1-4.1"]) -> FleetProgress {
    FleetProgress(labels.map { (label: $0, plan: plan) }, width: 80)
}

/// Phones that are told apart by how far they are: each begins to be sent an image, and has so many million bytes of it.
private func sending(_ sent: [UInt64], _ labels: [String]? = nil) -> FleetProgress {
    var progress = progress(labels ?? sent.indices.map { "usb:1-\($0 + 1)" })
    for (index, sent) in sent.enumerated() {
        _ = progress.show(.stepStarted(index: 0, step: image), of: index, at: 0)
        _ = progress.show(.progress(index: 0, sent: sent * 1_000_000, of: 200_000_000), of: index, at: 1)
    }
    return progress
}

@Suite("Several phones on a terminal") struct FleetProgressTests {
    @Test("where nothing moves, the lines name their phone") func plain() {
        var progress = progress()
        #expect(progress.show(.stepStarted(index: 0, step: image), of: 0, at: 0) == nil)
        #expect(progress.show(.progress(index: 0, sent: 100, of: 200), of: 0, at: 1) == nil)
        #expect(progress.show(.writing(index: 0, sent: 100, of: 200), of: 0, at: 1) == nil)
        let result = StepResult(step: restart, end: .done, bytes: 0, seconds: 0.01)
        #expect(progress.show(.stepEnded(index: 1, result: result), of: 1, at: 2) == "usb:1-4.1  2/2 reboot: ok")
        let slow = StepResult(
            step: image, end: .done, bytes: 200_000_000, seconds: 12.3, sendSeconds: 8, writeSeconds: 4.2)
        #expect(
            progress.show(.stepEnded(index: 0, result: slow), of: 0, at: 12)
                == "usb:1-2  1/2 flash super: ok, 12.3 s (sent 8.0 s, 25.0 MB/s; written 4.2 s)")
    }

    @Test("a line for each phone, and one for all: from the beginning to the end") func block() {
        var progress = progress()
        #expect(
            progress.block(at: 0, width: 80, height: 24) == [
                "usb:1-2    0/2 [--------]   0 %              waits",
                "usb:1-4.1  0/2 [--------]   0 %              waits",
                "2 phones  [------------]   0 %",
            ])
        _ = progress.show(.stepStarted(index: 0, step: image), of: 0, at: 0)
        _ = progress.show(.stepStarted(index: 0, step: image), of: 1, at: 0)
        _ = progress.show(.progress(index: 0, sent: 50_000_000, of: 200_000_000), of: 0, at: 1)
        _ = progress.show(.writing(index: 0, sent: 100_000_000, of: 200_000_000), of: 1, at: 1)
        #expect(
            progress.block(at: 2, width: 80, height: 24) == [
                "usb:1-2    1/2 [##------]  25 %   25.0 MB/s  super  50.0 MB of 200 MB",
                "usb:1-4.1  1/2 [####----]  50 %   50.0 MB/s  super  100 MB of 200 MB, writes",
                "2 phones  [####--------]  37 %  75.0 MB/s  0:06 left",
            ])
        // One is lost: what it did not get is nobody's to wait for. Its speed is that of its own run.
        progress.end(0, "interrupted", at: 2)
        let done = StepResult(step: image, end: .done, bytes: 200_000_000, seconds: 4)
        _ = progress.show(.stepEnded(index: 0, result: done), of: 1, at: 4)
        _ = progress.show(.stepStarted(index: 1, step: restart), of: 1, at: 4)
        #expect(
            progress.block(at: 4, width: 80, height: 24) == [
                "usb:1-2    1/2 [##------]  25 %   25.0 MB/s  ended: interrupted",
                "usb:1-4.1  2/2 [########] 100 %   50.0 MB/s  reboot",
                "2 phones  [############] 100 %  62.5 MB/s  0:00 left  1 interrupted",
            ])
        progress.end(1, "done", at: 5)
        #expect(
            progress.block(at: 5, width: 80, height: 24).suffix(2) == [
                "usb:1-4.1  2/2 [########] 100 %   40.0 MB/s  ended: done",
                "2 phones  [############] 100 %  50.0 MB/s  1 done, 1 interrupted",
            ])
    }

    @Test(
        "on a narrow terminal cells go for all phones at once, and no line is wider",
        arguments: [
            (
                80,
                [
                    "tcp:127.0.0.1:5554  1/2   5 %   10.0 MB/s  super  10.0 MB of 200 MB",
                    "tcp:127.0.0.1:55    1/2  50 %  100.0 MB/s  super  100 MB of 200 MB",
                ]
            ),
            (
                60,
                [
                    "tcp:127.0.0.1:5554  1/2   5 %  super  10.0 MB of 200 MB",
                    "tcp:127.0.0.1:55    1/2  50 %  super  100 MB of 200 MB",
                ]
            ),
            (50, ["tcp:127.0.0.1:5554  1/2   5 %  super  10.0 MB", "tcp:127.0.0.1:55    1/2  50 %  super  100 MB"]),
            (40, ["tcp:127.0.0.1:5554    5 %  super", "tcp:127.0.0.1:55     50 %  super  100 MB"]),
            (30, ["tcp:127.0.0.1:5554    5 %", "tcp:127.0.0.1:55     50 %"]),
            (20, ["tcp:127.0.0.1:555...", "tcp:127.0.0.1:55 ..."]),
        ])
    func narrow(columns: Int, lines: [String]) {
        let block = sending([10, 100], ["tcp:127.0.0.1:5554", "tcp:127.0.0.1:55"])
            .block(at: 1, width: columns, height: 24)
        #expect(block.prefix(2) == lines[...])
        for line in block { #expect(line.count <= columns, "\(line)") }
    }

    @Test("how long a phone has been writing is said, also where nothing new comes") func patience() {
        var progress = sending([0])
        _ = progress.show(.writing(index: 0, sent: 200_000_000, of: 200_000_000), of: 0, at: 3)
        for (seconds, end) in [(3.5, "200 MB, writes"), (5, "200 MB, writes (2 s)"), (75.9, "200 MB, writes (72 s)")] {
            #expect(progress.block(at: seconds, width: 80, height: 24)[0].hasSuffix(end))
        }
    }

    @Test("every width and height holds the block") func sizes() {
        var progress = sending([10, 100, 0, 200, 7], ["tcp:127.0.0.1:5554", "usb:1-2", "a", "udp:[::1]:5554", "b"])
        progress.end(2, "failed", at: 1)
        for width in 1...130 {
            for height in 1...9 {
                let block = progress.block(at: 1, width: width, height: height)
                #expect(block.allSatisfy { $0.count <= width } && block.count <= max(1, height - 1), "\(block)")
            }
        }
    }

    @Test("more phones than rows: those that have ended go first, and how many are not shown is said") func low() {
        var progress = sending([10, 20, 30, 40, 50, 60, 70])
        for phone in [0, 2, 4] { progress.end(phone, "done", at: 1) }
        let seven = progress.block(at: 1, width: 80, height: 9)
        #expect(seven.count == 8 && !seven.contains { $0.contains("more") })
        let four = progress.block(at: 1, width: 80, height: 7)
        #expect(
            four.map { String($0.prefix(10)) } == [
                "usb:1-2  1", "usb:1-4  1", "usb:1-6  1", "usb:1-7  1", "and 3 more", "7 phones  ",
            ])
        let two = progress.block(at: 1, width: 80, height: 5)
        #expect(two.map { String($0.prefix(10)) } == ["usb:1-2  1", "usb:1-4  1", "and 5 more", "7 phones  "])
        #expect(progress.block(at: 1, width: 80, height: 2).count == 1)
    }

    @Test("nothing that a phone or a package says steers the terminal") func hostile() {
        let step = Step(
            action: .flash(partition: "su\u{1B}[2Jper", image: "x", bytes: 200, expandedBytes: 200))
        var progress = FleetProgress([(label: "usb:\u{7}1", plan: plan)], width: 80)
        _ = progress.show(.stepStarted(index: 0, step: step), of: 0, at: 0)
        _ = progress.show(.progress(index: 0, sent: 1, of: 200), of: 0, at: 1)
        for line in progress.block(at: 1, width: 80, height: 24) {
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }, "\(line)")
        }
    }
}
