import Journal

/// Writes a run into the journal. At the first trouble it says so once, and the run goes on without it.
public final class JournalRecorder: RunRecorder {
    private let journal: Journal
    private let run: Int64
    private let remark: (String) -> Void
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var entries: [() throws(JournalError) -> Void] = []
    private var trouble: JournalError?

    /// Enters a run that is about to begin.
    /// - Parameter remark: is told, in a sentence, what keeps the run from being recorded.
    /// - Returns: nil where it cannot be recorded at all.
    public static func begin(
        _ record: RunRecord, in place: StatePlace?, remark: @escaping (String) -> Void
    ) -> JournalRecorder? {
        do throws(JournalError) {
            let journal = try Journal.open(in: place, remark: remark)
            return JournalRecorder(journal, run: try journal.begin(record), remark: remark)
        } catch {
            remark("This run is not recorded, and `restock resume` will not know of it: \(error).")
            return nil
        }
    }

    init(_ journal: Journal, run: Int64, remark: @escaping (String) -> Void) {
        self.journal = journal
        self.run = run
        self.remark = remark
        start = clock.now
    }

    public var canResume: Bool { trouble == nil }

    public func intends(step index: Int) {
        note { [journal, run] () throws(JournalError) in try journal.intend(step: index, of: run) }
        settle()
    }

    public func ended(step index: Int, _ result: StepResult) {
        note { [journal, run] () throws(JournalError) in
            try journal.end(step: index, of: run, result.end.word, reason: result.end.reason, bytes: result.bytes)
        }
    }

    public func stored(before index: Int) {
        note { [journal, run] () throws(JournalError) in try journal.store(before: index, of: run) }
    }

    public func ended(_ result: Result<FlashReport, Failure>) {
        if case .failure(let failure) = result { finish(failure) } else { finish(nil) }
    }

    /// A step is done; the phone's own answer says that it is on its storage.
    public func done(step index: Int) {
        note { [journal, run] () throws(JournalError) in
            try journal.end(step: index, of: run, "done", reason: nil, bytes: 0)
            try journal.store(before: index + 1, of: run)
        }
    }

    /// The run has ended: well, or with this.
    public func finish(_ failure: Failure?) {
        let seconds = (clock.now - start) / .seconds(1)
        let end = RunRecord.End(
            seconds: seconds, outcome: (failure?.outcome ?? .done).word, sentence: failure?.sentence ?? "",
            state: failure?.state ?? "", next: failure?.next ?? "")
        note { [journal, run] () throws(JournalError) in try journal.end(run: run, end) }
        settle()
    }

    /// Keeps an entry until the next step is about to begin, so that the disk is waited for once a step. What a process that is killed
    /// meanwhile takes with it is that a step came to its end: it is done again.
    private func note(_ entry: @escaping () throws(JournalError) -> Void) {
        if trouble == nil { entries.append(entry) }
    }

    /// Puts the entries on the disk. After a trouble nothing more is written: a record with a gap would say that a step was not begun
    /// which was.
    private func settle() {
        guard trouble == nil else { return }
        do throws(JournalError) {
            try journal.together { () throws(JournalError) in
                for entry in entries { try entry() }
            }
        } catch {
            trouble = error
            remark("From here on this run is not recorded: \(error).")
        }
        entries = []
    }
}
