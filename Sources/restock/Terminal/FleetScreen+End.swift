import Bytes
import RestockKit

extension FleetScreen {
    /// How one phone ended.
    func end(_ result: PhoneResultJSON) {
        state.withLock { state in
            if let lane = state.lanes[result.phone] {
                let seconds = state.seconds
                state.progress?.end(lane, result.outcome, at: seconds)
                state.painter?.wake()
            }
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
            let more = [result.state, result.next].compactMap(\.self).map { words.wrap($0, indent: 2) }
            Console.note(([words.wrap("\(result.phone): \(sentence)")] + more).joined(separator: "\n"))
        }
    }

    /// The verdict over all phones.
    /// - Parameter needed: the consents that a dry run found to be needed.
    func conclude(_ results: [PhoneResultJSON], _ outcome: Outcome, needed: [String]) {
        state.withLock { $0.painter.take() }?.end()
        Console.clearMoving()
        if json { return Console.out(jsonLine(FleetResultJSON(results, outcome: outcome, dryRun: dryRun))) }
        let done = results.count { $0.exitCode == 0 }
        if dryRun { Console.endDryRun(needed: needed) }
        let rest = results.filter { $0.exitCode != 0 }.map { "\($0.phone) (\($0.outcome))" }
        let failed = rest.isEmpty ? "" : " Not done: \(rest.joined(separator: ", "))."
        let verdict = "\(done) of \(results.count) phones \(dryRun ? "can be flashed" : "done")."
        Console.out(rest.isEmpty ? words.verdict(verdict, "") : words.wrap(verdict + failed))
        guard done > 0, !dryRun else { return }
        Console.note(words.wrap(words.say("flash.survives-each")))
    }
}
