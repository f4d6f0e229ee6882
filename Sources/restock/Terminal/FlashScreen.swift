import Bytes
import Fastboot
import Plan
import RestockKit
import Safety
import Synchronization

/// What a flash shows, as text for people or as JSON Lines.
final class FlashScreen: Sendable {
    let json: Bool
    let dryRun: Bool
    private let say: Lexicon
    /// For the terminal as wide as it is now.
    var words: Words { Words(width: Console.width, colour: Console.usesColour, say: say) }
    private struct State {
        var progress: FlashProgress?
        var count = 0
        /// When the first step began: not when somebody was asked.
        var start: ContinuousClock.Instant?
        /// Draws the line that moves again, where nothing new is said.
        var painter: Painter?
        var notice = StopNotice(
            "Stopping after the current command. Ctrl-C again ends at once and leaves the partition incomplete.")

        /// When the line that moves was drawn last. A phone may talk faster than a terminal draws.
        private var drawn: ContinuousClock.Instant?

        mutating func show(_ event: FlashEvent?) {
            let seconds = start.map { (ContinuousClock.now - $0) / .seconds(1) } ?? 0
            progress?.width = Console.width
            switch (event.map { progress?.show($0, at: seconds) } ?? progress?.again(at: seconds)) ?? .nothing {
            case .nothing: break
            case .line(let line): Console.note(line)
            case .moving(let line):
                if case .message? = event, let drawn, ContinuousClock.now - drawn < .milliseconds(100) { break }
                drawn = .now
                Console.moving(line)
            }
        }
    }
    private let state = Mutex(State())

    init(json: Bool, dryRun: Bool, say: Lexicon = .english) {
        self.json = json
        self.dryRun = dryRun
        self.say = say
    }

    /// The phone, the other findings and the plan, before more is asked.
    func introduce(_ prepared: PreparedFlash, isGiven: (Finding) -> Bool) {
        let plan = prepared.plan
        state.withLock {
            $0.progress = FlashProgress(plan: plan, width: words.width, moves: Console.moves)
            $0.count = plan.steps.count
        }
        if json {
            for finding in prepared.findings { Console.out(jsonLine(FindingJSON(finding))) }
            return
        }
        let phone = prepared.phone
        Console.note(
            words.wrap("phone: \(PhoneTitle.of(phone)) at \(phone.address), bootloader \(phone.lock.rawValue)"))
        let facts = prepared.package.facts
        let about = [facts.region.map { "\($0) (\($0.rawValue))" }, facts.android.map { "Android \($0)" }].compactMap(
            \.self)
        if !about.isEmpty { Console.note(words.wrap("package: \(plan.package), \(about.joined(separator: ", "))")) }
        // Where something is refused there is nothing to consent to, and no plan to read.
        let refusals = prepared.findings.filter { $0.severity == .refuse }
        if !refusals.isEmpty, dryRun { Console.out(words.plan(plan)) }
        for finding in refusals { Console.note("\n" + words.finding(finding)) }
        if refusals.isEmpty {
            // The plan stands beside what is asked about it: notes come first.
            let others = prepared.findings.filter { $0.gate != .accountBinding }
            for note in others where note.severity == .note { Console.note("\n" + words.finding(note)) }
            show(plan)
            for finding in others where finding.severity != .note {
                Console.note("\n" + words.finding(finding, isGiven: isGiven(finding)))
            }
        }
        Console.note()
    }

    private func show(_ plan: FlashPlan) {
        Console.note()
        if dryRun { return Console.out(words.plan(plan)) }
        // On a screen nothing may have scrolled away when the consents are asked for; a log has room for every line.
        let fits = !Console.moves || plan.steps.count + 10 <= Console.size.rows
        Console.note(fits ? words.plan(plan) : words.summary(plan))
    }

    func message(_ message: Message) {
        switch message {
        case .info(let line), .text(let line): event(.message(line))
        }
    }

    func event(_ event: FlashEvent) {
        state.withLock { state in
            if json {
                if let line = FlashEventJSON.line(event, of: state.count) { Console.out(line) }
                return
            }
            if state.start == nil, case .stepStarted = event {
                state.start = .now
                if moves { state.painter = Painter { [weak self] in self?.paint() } }
            }
            state.show(event)
        }
    }

    /// Lines move; then this screen says as well that a stop was asked for.
    var moves: Bool { Console.moves && !json }

    private func paint() {
        state.withLock { state in
            state.notice.sayIfNew()
            state.show(nil)
        }
    }

    /// Nothing moves any more, whatever ended the run.
    func rest() {
        state.withLock { $0.painter.take() }?.end()
        Console.clearMoving()
    }
}
