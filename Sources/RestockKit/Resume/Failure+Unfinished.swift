import Journal
import Safety

extension Failure {
    /// The same where the phone stands in the middle of a flash, about which this run has changed nothing: that flash is still to be
    /// finished. As it is where there is none, and where this run has an interruption of its own to tell of.
    public func leaving(_ unfinished: UnfinishedFlash?) -> Failure {
        guard let unfinished else { return self }
        return leaving(run: unfinished.run, next: unfinished.next, isInRecovery: unfinished.isInRecovery)
    }

    /// A resume that ended before it wrote anything: the phone is as the interrupted run left it.
    public func leaving(_ run: InterruptedRun, on phone: RunRecord.Phone) -> Failure {
        leaving(run: run.number, next: "restock resume -s \(phone.shortName)", isInRecovery: false)
    }

    private func leaving(run: Int64, next command: String, isInRecovery: Bool) -> Failure {
        guard outcome != .interrupted else { return self }
        let state =
            state.hasPrefix(Self.untouched)
            ? "Nothing more was written.\(state.dropFirst(Self.untouched.count))" : state
        let steps = next == Self.nothingToUndo ? "" : next + "\n"
        // What is to be typed may stand there already, with what it lacked.
        let goOn =
            next.contains("\(command) ")
            ? next
            : "\(steps)To go on with it, \(isInRecovery ? "in fastboot mode (hold Power and Volume Down while it starts), " : "")type: \(command)"
        return Failure(
            outcome, sentence,
            state:
                "\(state) The flash of run \(run) is still not finished\(isInRecovery ? "" : ": do not restart the phone").",
            next: goOn,
            brief: brief, done: done)
    }
}
