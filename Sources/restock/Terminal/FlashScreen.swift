import Bytes
import Fastboot
import Plan
import RestockKit
import Safety
import Synchronization

/// What a flash shows, as text for people or as JSON Lines.
final class FlashScreen: Sendable {
    private let json: Bool
    private let dryRun: Bool
    private let say: Lexicon
    /// For the terminal as wide as it is now.
    private var words: Words { Words(width: Console.width, colour: Console.usesColour, say: say) }
    private struct State {
        var progress: FlashProgress?
        var count = 0
        /// When the first step began: not when somebody was asked.
        var start: ContinuousClock.Instant?
        /// Draws the line that moves again, where nothing new is said.
        var painter: Painter?
        var notice = StopNotice(
            "Stopping after the current command. Ctrl-C again ends at once and leaves the partition incomplete.")

        mutating func show(_ event: FlashEvent?) {
            let seconds = start.map { (ContinuousClock.now - $0) / .seconds(1) } ?? 0
            progress?.width = Console.width
            switch (event.map { progress?.show($0, at: seconds) } ?? progress?.again(at: seconds)) ?? .nothing {
            case .nothing: break
            case .line(let line): Console.note(line)
            case .moving(let line): Console.moving(line)
            }
        }
    }
    private let state = Mutex(State())

    init(json: Bool, dryRun: Bool, say: Lexicon = .english) {
        self.json = json
        self.dryRun = dryRun
        self.say = say
    }

    /// The account warning, before anything else is on the screen: nobody gets to the plan, or past it, without having answered.
    ///
    /// Where something is refused the warning is not shown: nothing is going to happen to the phone.
    /// - Parameter ask: nil where nobody can be asked.
    /// - Returns: the findings that are left to be weighed.
    func warn(_ prepared: PreparedFlash, accepted: Accepted, ask: ((Finding) -> Bool)?) throws(Failure) -> [Finding] {
        try ConsentScreen(json: json, dryRun: dryRun, words: words).warn(
            prepared.findings, accepted: accepted, ask: ask)
    }

    /// The phone, the plan and the other findings, before more is asked.
    func introduce(_ prepared: PreparedFlash) {
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
        let name = [phone.product ?? "unknown model", phone.serial].compactMap(\.self).joined(separator: " ")
        Console.note(words.wrap("phone: \(name) at \(phone.address), bootloader \(phone.lock.rawValue)"))
        // Where something is refused there is nothing to consent to, and no plan to read.
        let refusals = prepared.findings.filter { $0.severity == .refuse }
        if dryRun { Console.out(words.plan(plan)) } else if refusals.isEmpty { Console.note(words.plan(plan)) }
        let shown = refusals.isEmpty ? prepared.findings.filter { $0.gate != .accountBinding } : refusals
        for finding in shown { Console.note("\n" + words.finding(finding)) }
        Console.note()
    }

    /// The end of a dry run: a refusal is one here too, a missing consent is not.
    func endDryRun(_ prepared: PreparedFlash) throws(Failure) {
        let needed = prepared.findings.filter { $0.severity == .confirm }.map(Accepted.flag)
        try Verdict.weigh(prepared.findings, accepted: try Accepted(needed), ask: nil)
        if json { return Console.out(jsonLine(FlashResultJSON(dryRun: prepared.plan))) }
        Console.note("Dry run: nothing was written." + (needed.isEmpty ? "" : " The run itself needs:"))
        // On a line of its own, so that it can be copied.
        if !needed.isEmpty { Console.note("--accept \(needed.joined(separator: ","))") }
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

    /// The verdict at the end, with what survived.
    func end(_ report: FlashReport, _ prepared: PreparedFlash) {
        rest()
        if json { return Console.out(jsonLine(FlashResultJSON(report))) }
        let speed = report.seconds > 0 ? Double(report.bytes) / report.seconds / 1e6 : 0
        Console.out(
            words.wrap(
                """
                Done: \(prepared.plan.package) is on the phone. \(report.done) steps, \(describe(bytes: report.bytes)) in \
                \(fixed(report.seconds, decimals: 1)) s (\(fixed(speed, decimals: 1)) MB/s).
                """))
        let data = words.say(prepared.plan.wipesData ? "flash.data-gone" : "flash.data-kept")
        Console.note(words.wrap("\(words.say("flash.survives")) \(data)"))
        if prepared.plan.restarts {
            Console.note(words.wrap("The phone restarts. The first start takes several minutes."))
        }
    }
}

extension FlashPlan {
    /// The phone leaves fastboot at the end: it reboots, or locks itself and reboots.
    fileprivate var restarts: Bool {
        switch active.last?.action {
        case .reboot(nil), .lock: true
        default: false
        }
    }
}
