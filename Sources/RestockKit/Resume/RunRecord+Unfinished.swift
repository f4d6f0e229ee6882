import Journal
import Plan

extension RunRecord {
    /// Only a flash has a rest that can be done.
    var isFlash: Bool { verb == "flash" || verb == "resume" }

    var isDone: Bool { end?.outcome == Outcome.done.word }

    /// It may have changed the phone: it came to its end, was interrupted after the first write, ended without a verdict, or was killed after
    /// it had begun.
    var hasWritten: Bool {
        guard let end else { return steps.contains { $0.stage != .planned } }
        return [Outcome.done.word, Outcome.interrupted.word, Failure.unconfirmed].contains(end.outcome)
    }

    /// The phone keeps a failure of this run until it is restarted into fastboot mode, and that restart is safe.
    var needsRestart: Bool { end?.next.contains(Failure.clearing) == true }

    /// It left the phone with all of one firmware: a flash, or a sideload of a whole package, that came to its end.
    var makesWhole: Bool { isDone && (isFlash || verb == "sideload" && mode == Self.wholeSideload) }
}

/// Of a phone's runs, the latest first.
extension [RunRecord] {
    /// The flash that is still to be finished; nil where there is none. A wipe changes the data alone: what a flash before it left undone
    /// is still to do. So it is after a sideload that was interrupted, which has finished nothing. A run that wrote nothing changes nothing
    /// about the one before it.
    var unfinishedFlash: RunRecord? {
        guard let last = first(where: { $0.hasWritten && ($0.isFlash || $0.makesWhole) }), !last.isDone else {
            return nil
        }
        return last
    }

    /// Whether something may have changed the owner's data since the phone was last whole: the step of a flash that was at least begun,
    /// or of one that is known no better; a wipe; a sideload.
    var mayHaveTouchedData: Bool {
        prefix { !$0.makesWhole }.contains { run in
            run.hasWritten
                && (!run.isFlash || run.steps.contains { $0.stage != .planned && $0.touchesData } || run.steps.isEmpty)
        }
    }

    /// The last sideload that wrote after a flash which it did not finish. It may have written to any partition.
    func sideload(after flash: RunRecord) -> RunRecord? {
        first { $0.number > flash.number && $0.hasWritten && $0.verb == "sideload" }
    }

    /// The run that says how the phone stands where no flash is to be finished; nil where none wrote anything.
    var lastWord: RunRecord? {
        let written = filter(\.hasWritten)
        return written.first { $0.verb != "wipe" } ?? written.first
    }
}

extension RunRecord.Step {
    /// By its key, which begins with the verb and the partition: whether it is about the owner's data.
    fileprivate var touchesData: Bool {
        let words = key.split(separator: " ")
        return key.contains("lock the bootloader")
            || words.count > 1 && ["flash", "erase"].contains(words[0]) && holdsUserData(String(words[1]))
    }
}
