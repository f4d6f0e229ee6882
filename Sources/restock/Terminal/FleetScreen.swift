import Bytes
import Fastboot
import Plan
import RestockKit
import Safety
import Synchronization

/// What a flash of several phones shows, as text for people or as JSON Lines; each line names its phone.
final class FleetScreen: Sendable {
    let json: Bool
    private let dryRun: Bool
    private let words: Words
    /// The language of the words for owners.
    var say: Lexicon { words.say }
    private struct State {
        var progress: FleetProgress?
        /// Which lane a phone has, by its label.
        var lanes: [String: Int] = [:]
        var counts: [String: Int] = [:]
    }
    private let state = Mutex(State())
    private let start = ContinuousClock.now

    init(json: Bool, dryRun: Bool, say: Lexicon = .english) {
        self.json = json
        self.dryRun = dryRun
        words = Words(width: Console.width, colour: Console.usesColour, say: say)
    }

    /// What the gates say about one phone, before anything is asked.
    func introduce(_ prepared: PreparedFlash, _ label: String) {
        let count = prepared.plan.steps.count
        if json {
            state.withLock { $0.counts[label] = count }
            for finding in prepared.findings { Console.out(jsonLine(PhoneLine(label, FindingJSON(finding)))) }
            return
        }
        let phone = prepared.phone
        let name = [phone.product ?? "unknown model", phone.serial].compactMap(\.self).joined(separator: " ")
        Console.note(words.wrap("\(label): \(name), bootloader \(phone.lock.rawValue)"))
        if dryRun { Console.out("\(label): \(words.plan(prepared.plan))") }
        let refusals = prepared.findings.filter { $0.severity == .refuse }
        for finding in refusals { Console.note("\n" + words.finding(finding) + "\n") }
    }

    /// The findings that phones have in common are shown once.
    func show(_ finding: Finding, of labels: [String]) {
        guard !json else { return }
        Console.note("\n" + words.finding(finding))
        Console.note(words.wrap("This is so on: \(labels.joined(separator: ", ")).", indent: 2))
    }

    /// The run begins on these phones.
    func begin(_ phones: [(label: String, plan: FlashPlan)]) {
        state.withLock { state in
            state.progress = FleetProgress(phones, width: words.width, moves: Console.moves)
            for (index, phone) in phones.enumerated() {
                state.lanes[phone.label] = index
                state.counts[phone.label] = phone.plan.steps.count
            }
        }
        guard !json, let plan = phones.first?.plan else { return }
        Console.note(
            words.wrap("\n\(plan.package), mode \(plan.mode.rawValue), onto \(phones.count) phones at once\n"))
    }

    func message(_ message: Message, of label: String) {
        switch message {
        case .info(let line), .text(let line): event(.message(line), of: label)
        }
    }

    func event(_ event: FlashEvent, of label: String) {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        state.withLock { state in
            guard !json else {
                return Console.out(FlashEventJSON.line(event, of: state.counts[label] ?? 0, phone: label))
            }
            guard let lane = state.lanes[label] else { return }
            switch state.progress?.show(event, of: lane, at: seconds) ?? .nothing {
            case .nothing: break
            case .line(let line): Console.note(line)
            case .moving(let line): Console.moving(line)
            }
        }
    }

    /// How one phone ended.
    func end(_ result: PhoneResultJSON) {
        state.withLock { state in
            if let lane = state.lanes[result.phone] { state.progress?.end(lane) }
            if json { return Console.out(jsonLine(result)) }
            guard let sentence = result.sentence else {
                let (bytes, seconds) = (result.bytes ?? 0, result.seconds ?? 0)
                let speed = seconds > 0 ? Double(bytes) / seconds / 1e6 : 0
                return Console.note(
                    words.wrap(
                        dryRun
                            ? "\(result.phone): would be flashed"
                            : """
                            \(result.phone): done, \(result.stepsDone ?? 0) steps, \(describe(bytes: bytes)) in \
                            \(fixed(seconds, decimals: 1)) s (\(fixed(speed, decimals: 1)) MB/s)
                            """))
            }
            Console.note(words.wrap("\(result.phone): \(sentence)"))
            for line in [result.state, result.next].compactMap(\.self) { Console.note(words.wrap(line, indent: 2)) }
        }
    }

    /// The verdict over all phones.
    func conclude(_ results: [PhoneResultJSON], _ outcome: Outcome) {
        if json { return Console.out(jsonLine(FleetResultJSON(results, outcome: outcome, dryRun: dryRun))) }
        let done = results.count { $0.exitCode == 0 }
        if dryRun { Console.note("Dry run: nothing was written.") }
        let rest = results.filter { $0.exitCode != 0 }.map { "\($0.phone) (\($0.outcome))" }
        let failed = rest.isEmpty ? "" : " Not done: \(rest.joined(separator: ", "))."
        Console.out(words.wrap("\(done) of \(results.count) phones \(dryRun ? "can be flashed" : "done").\(failed)"))
        guard done > 0, !dryRun else { return }
        Console.note(
            words.wrap(
                """
                What survives on each: a Mi account lock and Google's lock, if the phone had one. Only the account's holder can release them.
                """))
    }
}
