import ArgumentParser
import Fastboot
import RestockKit
import Safety
import StockPackage
import Transport

/// `restock flash` with several phones: each has its own gates, consents, report and exit status; one reading of the package serves all.
struct FlashTogether {
    let package: any ImagePackage
    let path: String
    let mode: FlashMode
    let accepted: Accepted
    let dryRun: Bool
    let careful: Bool
    let requireJournal: Bool
    /// The digest of the key that signed what was flashed last for this codename.
    let knownKey: String?
    let screen: FleetScreen
    /// Asks for consent on the phones that are named; nil where there is nobody to ask.
    let ask: ((Finding, _ phones: String) -> Bool)?

    private struct Entrant {
        let label: String
        let prepared: PreparedFlash
        let held: HeldPhone
    }

    /// - Returns: the outcome of the phone that fared worst.
    func run(_ addresses: [PhoneAddress]) throws(Failure) -> Outcome {
        var results: [PhoneResultJSON] = []
        func leave(_ label: String, _ serial: String?, _ failure: Failure) {
            let result = PhoneResultJSON(phone: label, serial: serial, failure)
            screen.end(result)
            results.append(result)
        }
        var entrants: [Entrant] = []
        defer { for entrant in entrants { entrant.prepared.session.transport.close() } }
        for address in addresses {
            do throws(Failure) {
                entrants.append(try prepare(address, beside: entrants))
            } catch {
                leave("\(address)", nil, error)
            }
        }
        let heard = consents(of: entrants)
        var ready: [Entrant] = []
        for entrant in entrants {
            do throws(Failure) {
                // A dry run asks for nothing, and a consent that is missing is no refusal.
                let given =
                    dryRun
                    ? try Accepted(entrant.prepared.findings.filter { $0.severity == .confirm }.map(Accepted.flag))
                    : accepted
                try Verdict.weigh(
                    entrant.prepared.findings, accepted: given, ask: ask == nil ? nil : { heard[key($0)] ?? false })
                ready.append(entrant)
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
        let held = try Keeping.hold(address, "flash", path, isRequired: requireJournal)
        let session = try Keeping.remembering(address) { () throws(Failure) in
            try connect(to: address, carefully: careful) { [screen] in screen.message($0, of: label) }
        }
        do throws(Failure) {
            let prepared = try Keeping.remembering(address) { () throws(Failure) in
                try PreparedFlash(
                    package: package, mode: mode, session: session, address: address, accepted: accepted,
                    knownKey: knownKey, memory: InstalledMemory.standard, journal: .standard)
            }
            // One phone under two names would be written by two runs at once.
            if let serial = prepared.phone.serial,
                let twin = others.first(where: { $0.prepared.phone.serial == serial })
            {
                throw Failure(
                    .refused, "It says that it is \(serial), and so does \(twin.label).",
                    next: "Name each phone once; flash phones that share a serial number one after the other.")
            }
            try held.take(prepared.phone)
            screen.introduce(prepared, label)
            return Entrant(label: label, prepared: prepared, held: held)
        } catch {
            session.transport.close()
            throw error
        }
    }

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
            guard finding.severity == .confirm, !accepted.covers(finding), !dryRun, let ask else { continue }
            let answer = ask(finding, (labels[key(finding)] ?? []).joined(separator: ", "))
            heard[key(finding)] = answer
            // It is about every phone, and nobody gets past it: nothing more has to be asked.
            if !answer, finding.gate == .accountBinding { return heard }
        }
        showPlans()
        return heard
    }

    private func flash(_ ready: [Entrant], _ recorders: inout [JournalRecorder?]) throws(Failure) -> [PhoneResultJSON] {
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
                try Keeping.record(
                    "flash", entrant.prepared, path: path, accepted: accepted, say: screen.say, json: screen.json,
                    isRequired: requireJournal))
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
        let ended = FlashFleet(ready.map(\.prepared), package: package).run(
            recorders: recorders, stopRequested: { Interrupt.isRequested },
            events: { [screen] in screen.event($1, of: labels[$0]) },
            ended: { [screen] in screen.end(line($0, $1)) })
        for (serial, result) in zip(serials, ended) {
            switch result {
            case .failure(let failure) where failure.outcome != .interrupted: break
            default: InstalledMemory.standard.forget(serial: serial)
            }
        }
        return ended.enumerated().map { line($0, $1) }
    }
}
