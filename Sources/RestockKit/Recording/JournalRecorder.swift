import Journal

/// Writes a run into the journal. At the first trouble it says so once, and the run goes on without it.
public final class JournalRecorder: RunRecorder {
    private let thread: JournalThread
    private let remark: (String) -> Void
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    /// What is kept until the next step is about to begin, so that the disk is waited for once a step. What a process that is killed
    /// meanwhile takes with it is that a step came to its end: it is done again.
    private var entries: [JournalThread.Entry] = []
    private var hasSaid = false
    /// The number of the run in the journal.
    public let run: Int64
    /// The step that is being done, and when it began, in seconds from the beginning of the run.
    private var current: (step: Int, began: Double)?
    /// How the run ended, once it has.
    private var end: RunRecord.End?

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
            remark(
                "The journal cannot be written: this run is not recorded, and `restock resume` will not know of it: \(error)."
            )
            return nil
        }
    }

    init(_ journal: Journal, run: Int64, remark: @escaping (String) -> Void) {
        self.run = run
        thread = JournalThread(journal, run: run)
        self.remark = remark
        start = clock.now
    }

    deinit { thread.end() }

    public var canResume: Bool { thread.trouble == nil }

    public func intends(step index: Int) {
        current = (index, now)
        entries.append(.intend(step: index))
        handOver()
    }

    public func settle() {
        thread.settle()
        guard !hasSaid, let trouble = thread.trouble else { return }
        hasSaid = true
        remark("From here on this run is not recorded: \(trouble).")
    }

    public func ended(step index: Int, _ result: StepResult) {
        entries.append(
            .end(
                step: index, outcome: result.end.word, reason: result.end.reason, bytes: result.bytes,
                time: time(of: index)))
    }

    public func broke(step index: Int, _ reason: String, onLink: Bool) {
        entries.append(.break(step: index, reason: reason, onLink: onLink))
    }

    public func stored(before index: Int) { entries.append(.store(before: index)) }

    public func ended(_ result: Result<FlashReport, Failure>) {
        if case .failure(let failure) = result { finish(failure) } else { finish(nil) }
    }

    /// A step is done; the phone's own answer says that it is on its storage.
    /// - Parameter doubt: what keeps that from being certain; it goes into the journal with the step.
    public func done(step index: Int, doubt: String? = nil) {
        entries.append(.end(step: index, outcome: "done", reason: doubt, bytes: 0, time: time(of: index)))
        if doubt == nil { entries.append(.store(before: index + 1)) }
    }

    /// The run has ended: well, or with this.
    public func finish(_ failure: Failure?) {
        let seconds = now
        let end = RunRecord.End(
            seconds: seconds, outcome: failure?.word ?? Outcome.done.word, sentence: failure?.sentence ?? "",
            state: failure?.state ?? "", next: failure?.next ?? "")
        self.end = end
        entries.append(.finish(end))
        handOver()
        settle()
    }

    /// Adds a sentence to the end of a run that has ended: what went wrong beside the phone, such as output that was lost.
    /// - Parameter sentence: nil where nothing did.
    public func note(_ sentence: String?) {
        guard let sentence, var end else { return }
        end.sentence = end.sentence.isEmpty ? sentence : "\(end.sentence) \(sentence)"
        self.end = end
        entries.append(.finish(end))
        handOver()
        settle()
    }

    private var now: Double { (clock.now - start) / .seconds(1) }

    private func time(of step: Int) -> RunRecord.Step.Time? {
        guard let current, current.step == step else { return nil }
        return .init(began: current.began, seconds: now - current.began)
    }

    private func handOver() {
        thread.put(entries)
        entries = []
    }
}

extension JournalRecorder? {
    /// Does what is recorded, and writes down how it ended.
    func ending<T>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
        do throws(Failure) {
            let result = try body()
            self?.finish(nil)
            return result
        } catch {
            self?.finish(error)
            throw error
        }
    }
}
