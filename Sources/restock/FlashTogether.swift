import Fastboot
import Journal
import RestockKit
import Safety
import StockPackage
import Transport

/// `restock flash` with several phones: each has its own gates, consents, report and exit status; one reading of the package serves all.
struct FlashTogether {
    let package: any ImagePackage
    let path: String
    let mode: FlashMode
    let face: Face
    let careful: Bool
    let records: Records
    private let screen: FleetScreen
    /// The key of the last flash for this codename.
    private let known: KeyMemory.Recall?
    private var accepted: Accepted { face.accepted }
    private var dryRun: Bool { face.dryRun }

    init(
        package: any ImagePackage, path: String, mode: FlashMode, face: Face, careful: Bool, records: Records
    ) {
        self.package = package
        self.path = path
        self.mode = mode
        self.face = face
        self.careful = careful
        self.records = records
        screen = FleetScreen(json: face.json, dryRun: face.dryRun, say: face.say)
        known = records.keys?.recall(package.facts.codename)
    }

    private struct Entrant {
        let label: String
        let prepared: PreparedFlash
        let held: PhoneHold
    }

    private struct Ready {
        let label: String
        let agreed: Agreed<PreparedFlash>
        var prepared: PreparedFlash { agreed.prepared }
    }

    /// - Returns: the outcome of the phone that fared worst.
    func run(_ addresses: [PhoneAddress]) throws(Failure) -> Outcome {
        if let trouble = known?.remark { Console.remark(trouble) }
        if package.isRecalled, !face.json { Console.noteRecalled() }
        var results: [PhoneResultJSON] = []
        func leave(_ label: String, _ serial: String?, _ failure: Failure) {
            let result = PhoneResultJSON(phone: label, serial: serial, failure)
            screen.end(result)
            results.append(result)
        }
        var entrants: [Entrant] = []
        defer { for entrant in entrants { entrant.prepared.close() } }
        for address in addresses {
            do throws(Failure) {
                entrants.append(try prepare(address, beside: entrants))
            } catch {
                leave("\(address)", nil, error)
            }
        }
        let heard = consents(of: entrants)
        var ready: [Ready] = []
        for entrant in entrants {
            do throws(Failure) {
                // A dry run asks for nothing, and a consent that is missing is no refusal.
                let consenting =
                    dryRun
                    ? Consenting.toAll
                    : Consenting(
                        accepted, say: face.json ? .english : face.say,
                        ask: canAsk ? { heard[key($0)] ?? false } : nil)
                ready.append(Ready(label: entrant.label, agreed: try Agreed(entrant.prepared, by: consenting)))
            } catch {
                leave(entrant.label, entrant.prepared.phone.serial, error.leaving(entrant.prepared.unfinished))
            }
        }
        var recorders: [JournalRecorder?] = []
        defer { for recorder in recorders { recorder?.note(LostOutput.sentence) } }
        results += try flash(ready, &recorders)
        let outcome = Outcome.worst(of: results.compactMap { Outcome(rawValue: $0.exitCode) })
        let needed = ready.flatMap(\.prepared.findings).filter { $0.severity == .confirm }.map(Accepted.flag)
        screen.conclude(results, outcome, needed: needed.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        return outcome
    }

    private func prepare(_ address: PhoneAddress, beside others: [Entrant]) throws(Failure) -> Entrant {
        let label = "\(address)"
        let held = PhoneHold("flash", path, records, remark: Console.remark)
        let prepared = try FlashOperation(
            package, at: path, mode: mode, on: address, accepted: accepted, careful: careful, records,
            show: FlashShow(message: { [screen] in screen.message($0, of: label) })
        ).prepare(held, knownKey: known?.key)
        do throws(Failure) {
            // One phone under two names would be written by two runs at once.
            if let serial = prepared.phone.serial,
                let twin = others.first(where: { $0.prepared.phone.serial == serial })
            {
                throw Failure(
                    .refused, "It says that it is \(serial), and so does \(twin.label).",
                    next: "Name each phone once; flash phones that share a serial number one after the other.")
            }
            try held.take(prepared.recorded)
            screen.introduce(prepared, label)
            return Entrant(label: label, prepared: prepared, held: held)
        } catch {
            prepared.close()
            throw error
        }
    }

    private var canAsk: Bool { Console.canAsk && !face.json }

    private func key(_ finding: Finding) -> String { "\(finding.gate.rawValue) \(finding.sentence)" }

    /// Shows what needs consent or is worth knowing, once for all phones that have it in common, and asks.
    private func consents(of entrants: [Entrant]) -> [String: Bool] {
        let open = entrants.filter { !$0.prepared.findings.contains { $0.severity == .refuse } }
        var order: [Finding] = []
        var labels: [String: [String]] = [:]
        for entrant in open {
            for finding in entrant.prepared.findings {
                if labels[key(finding)] == nil { order.append(finding) }
                labels[key(finding), default: []].append(entrant.label)
            }
        }
        var heard: [String: Bool] = [:]
        // The account warning comes before everything, what else is asked stands below the plans.
        var isPlanShown = false
        func showPlans() {
            if !isPlanShown { screen.show(plans: open.map { ($0.label, $0.prepared.plan) }) }
            isPlanShown = true
        }
        for finding in order {
            if finding.gate != .accountBinding { showPlans() }
            screen.show(finding, of: labels[key(finding)] ?? [], isGiven: accepted.covers(finding))
            guard finding.severity == .confirm, !accepted.covers(finding), !dryRun, canAsk else { continue }
            let phones = (labels[key(finding)] ?? []).joined(separator: ", ")
            let answer = Question.ask(finding, of: phones, say: face.say)
            heard[key(finding)] = answer
            // It is about every phone, and nobody gets past it: nothing more has to be asked.
            if !answer, finding.gate == .accountBinding { return heard }
        }
        showPlans()
        return heard
    }

    private func flash(_ ready: [Ready], _ recorders: inout [JournalRecorder?]) throws(Failure) -> [PhoneResultJSON] {
        let labels = ready.map(\.label)
        let serials = ready.map(\.prepared.phone.serial)
        if dryRun {
            return ready.map { entrant in
                let result = PhoneResultJSON(
                    phone: entrant.label, serial: entrant.prepared.phone.serial, dryRun: entrant.prepared.plan)
                screen.end(result)
                return result
            }
        }
        guard !ready.isEmpty else { return [] }
        screen.begin(ready.map { ($0.label, $0.prepared.plan) })
        for entrant in ready {
            recorders.append(
                try records.begin(
                    RunRecord("flash", program: records.program, entrant.agreed, path: path), remark: Console.remark))
        }
        Interrupt.whileWriting(resumable: recorders.allSatisfy { $0 != nil }, saidElsewhere: screen.moves)
        let awake = Keeping.awake()
        defer { withExtendedLifetime(awake) {} }
        @Sendable func line(_ index: Int, _ result: Result<FlashReport, Failure>) -> PhoneResultJSON {
            switch result {
            case .success(let report): PhoneResultJSON(phone: labels[index], serial: serials[index], report)
            case .failure(let failure): PhoneResultJSON(phone: labels[index], serial: serials[index], failure)
            }
        }
        let ended = FlashFleet(ready.map(\.agreed), package: package).run(
            recorders: recorders, stopRequested: { Interrupt.isRequested },
            events: { [screen] in screen.event($1, of: labels[$0]) },
            ended: { [screen] in screen.end(line($0, $1)) })
        for (entrant, result) in zip(ready, ended) { records.ended(result, on: entrant.prepared.phone) }
        let isDone = ended.allSatisfy { if case .success = $0 { true } else { false } }
        if isDone, let trouble = records.remember(package) { Console.remark(trouble) }
        return ended.enumerated().map { line($0, $1) }
    }
}
