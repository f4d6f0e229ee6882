import Journal
import Safety

extension Failure {
    /// The same where the phone stands in the middle of a flash, about which this run has changed nothing: that flash is still to be
    /// finished. As it is where there is none, and where this run has an interruption of its own to tell of.
    public func leaving(_ unfinished: UnfinishedFlash?) -> Failure {
        guard let unfinished else { return self }
        return leaving(
            run: unfinished.run, next: unfinished.next, clearing: unfinished.clearing,
            isInRecovery: unfinished.isInRecovery)
    }

    /// A resume that ended before it wrote anything: the phone is as the interrupted run left it.
    public func leaving(_ run: InterruptedRun, on phone: RunRecord.Phone) -> Failure {
        leaving(
            run: run.number, next: "restock resume -s \(phone.shortName)",
            clearing: run.needsRestart ? phone.clearing : nil, isInRecovery: false)
    }

    /// - Parameter clearing: the restart that has to come first; nil where a restart is the wrong thing.
    private func leaving(run: Int64, next command: String, clearing: String?, isInRecovery: Bool) -> Failure {
        guard outcome != .interrupted else { return self }
        let state =
            state.hasPrefix(Self.untouched)
            ? "Nothing more was written.\(state.dropFirst(Self.untouched.count))" : state
        let steps = next == Self.nothingToUndo || restarts ? "" : next + "\n"
        let place = isInRecovery ? "in fastboot mode (hold Power and Volume Down while it starts), " : ""
        let all = isInRecovery || clears ? command : UnfinishedFlash.commands(command, clearing: clearing)
        // What is to be typed may stand there already, with what it lacked.
        let isThere = ["\(command) ", "\(command)\n"].contains { "\(next)\n".contains($0) }
        let goOn = isThere && !restarts ? next : "\(steps)To go on with it, \(place)type: \(all)"
        let mayRestart = isInRecovery || clears || clearing != nil
        return Failure(
            outcome, sentence,
            state:
                "\(state) The flash of run \(run) is still not finished\(mayRestart ? "" : ": do not restart the phone").",
            next: goOn, brief: brief, clears: clears, done: done)
    }
}
