import Fastboot
import Plan
import RestockKit
import Safety
import Synchronization

/// What a flash of several phones shows, as text for people or as JSON Lines; each line names its phone.
final class FleetScreen: Sendable {
    let json: Bool
    let dryRun: Bool
    /// For the terminal as wide as it is now.
    var words: Words { Words(width: Console.width, colour: Console.usesColour, say: say) }
    /// The language of the words for owners.
    let say: Lexicon
    struct State {
        var progress: FleetProgress?
        /// Which lane a phone has, by its label.
        var lanes: [String: Int] = [:]
        var counts: [String: Int] = [:]
        /// When the run began: not when somebody was asked.
        var start = ContinuousClock.now
        /// Draws the block of lines that move; nil where nothing moves.
        var painter: Painter?
        var notice = StopNotice(
            "Each phone stops after its current command. Ctrl-C again ends at once and leaves partitions incomplete.")

        var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
    }
    let state = Mutex(State())

    init(json: Bool, dryRun: Bool, say: Lexicon = .english) {
        self.json = json
        self.dryRun = dryRun
        self.say = say
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
        Console.note(words.wrap("\(label): \(PhoneTitle.of(phone)), bootloader \(phone.lock.rawValue)"))
        for finding in prepared.findings where finding.severity == .refuse { show(finding, of: [label]) }
    }

    /// What is going to be done, once for all phones on which it is the same: in a dry run each step, else what fits a screen.
    func show(plans: [(label: String, plan: FlashPlan)]) {
        guard !json else { return }
        var groups: [(text: String, labels: [String])] = []
        for (label, plan) in plans {
            let text = dryRun ? words.plan(plan) : words.summary(plan)
            if let known = groups.firstIndex(where: { $0.text == text }) {
                groups[known].labels.append(label)
            } else {
                groups.append((text, [label]))
            }
        }
        for group in groups {
            let text = "\n\(words.wrap("Onto \(group.labels.joined(separator: ", ")):"))\n\(group.text)"
            if dryRun { Console.out(text) } else { Console.note(text) }
        }
    }

    /// The findings that phones have in common are shown once.
    /// - Parameter isGiven: the command line has consented to it.
    func show(_ finding: Finding, of labels: [String], isGiven: Bool = false) {
        guard !json else { return }
        Console.note("\n" + words.finding(finding, isGiven: isGiven))
        Console.note(words.wrap("This is so on: \(labels.joined(separator: ", ")).", indent: 2))
    }

    /// The run begins on these phones.
    func begin(_ phones: [(label: String, plan: FlashPlan)]) {
        state.withLock { state in
            state.progress = FleetProgress(phones, width: words.width)
            state.start = .now
            for (index, phone) in phones.enumerated() {
                state.lanes[phone.label] = index
                state.counts[phone.label] = phone.plan.steps.count
            }
        }
        guard !json, let plan = phones.first?.plan else { return }
        Console.note(
            words.wrap(
                "\n\(plan.package), mode \(plan.mode.rawValue), onto \(phones.count == 1 ? "1 phone" : "\(phones.count) phones at once")\n"
            ))
        guard moves else { return }
        let painter = Painter { [weak self] in self?.paint() }
        state.withLock { $0.painter = painter }
    }

    /// Lines move; then this screen says as well that a stop was asked for.
    var moves: Bool { Console.moves && !json }

    private func paint() {
        let size = Console.size
        let block = state.withLock { state in
            state.notice.sayIfNew()
            return state.progress?.block(at: state.seconds, width: min(size.columns, 120), height: size.rows) ?? []
        }
        Console.block(block)
    }

    func message(_ message: Message, of label: String) {
        switch message {
        case .info(let line), .text(let line): event(.message(line), of: label)
        }
    }

    func event(_ event: FlashEvent, of label: String) {
        state.withLock { state in
            if json {
                if let line = FlashEventJSON.line(event, of: state.counts[label] ?? 0, phone: label) {
                    Console.out(line)
                }
                return
            }
            guard let lane = state.lanes[label] else { return }
            let seconds = state.seconds
            let line = state.progress?.show(event, of: lane, at: seconds)
            if let painter = state.painter { return painter.wake() }
            if let line { Console.note(line) }
        }
    }
}
