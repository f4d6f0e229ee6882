import Scripts

/// Has real shells judge what was read of many generated scripts.
struct SeedJudge {
    /// What came of it.
    struct Verdict {
        var whole = 0
        var damaged = 0
        var damagedRefused = 0
        var runs = 0
        /// Sound scripts that were refused, with the reason.
        var refusals: [String] = []
        /// Where a shell did something else.
        var disagreements: [String] = []
    }

    static func judge(_ seeds: Range<Int>, shells: [String] = ["/bin/bash", "/bin/dash"]) throws -> Verdict {
        var verdict = Verdict()
        var tried: [(seed: Int, script: FlashScript, run: ShellBench.Run)] = []
        for seed in seeds {
            let trial = SeedTrial(seed: seed)
            do throws(ScriptError) {
                let script = try SeedTrial.read(trial.script)
                verdict.whole += 1
                tried += trial.runs(trial.script, of: script).map { (seed, script, $0) }
            } catch {
                verdict.refusals.append("seed \(seed): \(error)")
            }
            guard let script = try? SeedTrial.read(trial.damaged) else {
                verdict.damagedRefused += 1
                continue
            }
            verdict.damaged += 1
            tried += trial.runs(trial.damaged, of: script).map { (seed, script, $0) }
        }
        for shell in shells {
            let bench = try ShellBench(shell: shell)
            defer { bench.remove() }
            let judged = shell.hasSuffix("dash") ? tried.filter { !SeedTrial.isBashOnly($0.script) } : tried
            for (one, heard) in zip(judged, try bench.heard(judged.map(\.run))) {
                verdict.runs += 1
                let expected = Foretold(answers: one.run.answers, failing: one.run.failing).commands(of: one.script)
                guard heard != expected else { continue }
                verdict.disagreements.append(
                    "seed \(one.seed) in \(shell), \(one.run.failing ?? "nothing") failing, \(one.run.answers):\nheard \(heard)\nread  \(expected)\n\(one.run.text)"
                )
            }
        }
        return verdict
    }
}
