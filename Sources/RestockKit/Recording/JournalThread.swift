import Journal
import Threads

/// Writes the entries of one run on a thread of its own, so that an image can travel to the phone while the disk is waited for.
final class JournalThread: @unchecked Sendable {
    /// Something that is written down about a run.
    enum Entry: Sendable {
        case intend(step: Int)
        case end(step: Int, outcome: String, reason: String?, bytes: UInt64, time: RunRecord.Step.Time?)
        case `break`(step: Int, reason: String, onLink: Bool)
        case store(before: Int)
        case finish(RunRecord.End)
    }

    private let journal: Journal
    private let run: Int64
    private let monitor = Monitor()
    // Under the monitor.
    private var waiting: [Entry] = []
    private var isWriting = false
    private var isOver = false
    private var failure: JournalError?

    /// - Parameter journal: from now on this thread's alone.
    init(_ journal: Journal, run: Int64) {
        self.journal = journal
        self.run = run
        _ = WorkerThread { [self] in while write() {} }
    }

    /// What kept it from writing. After that nothing more is written: a record with a gap would say that a step was not begun which was.
    var trouble: JournalError? { monitor.locked { failure } }

    /// Hands entries over, which are written as one; does not wait.
    func put(_ entries: [Entry]) {
        monitor.locked {
            waiting += entries
            monitor.wake()
        }
    }

    /// Blocks until everything that was handed over is on the disk, or never will be.
    func settle() {
        monitor.locked {
            while failure == nil, isWriting || !waiting.isEmpty { monitor.wait() }
        }
    }

    /// Nothing more will come: the thread ends.
    func end() {
        monitor.locked {
            isOver = true
            monitor.wake()
        }
    }

    /// Writes what is there. False when the thread has no more to do.
    private func write() -> Bool {
        let entries = monitor.locked { () -> [Entry]? in
            while waiting.isEmpty, !isOver { monitor.wait() }
            guard failure == nil, !waiting.isEmpty else { return nil }
            isWriting = true
            defer { waiting = [] }
            return waiting
        }
        guard let entries else { return false }
        var trouble: JournalError?
        do throws(JournalError) {
            try journal.together { () throws(JournalError) in
                for entry in entries { try write(entry) }
            }
        } catch {
            trouble = error
        }
        monitor.locked {
            isWriting = false
            failure = trouble
            monitor.wake()
        }
        return trouble == nil
    }

    private func write(_ entry: Entry) throws(JournalError) {
        switch entry {
        case .intend(let step): try journal.intend(step: step, of: run)
        case .end(let step, let outcome, let reason, let bytes, let time):
            try journal.end(step: step, of: run, outcome, reason: reason, bytes: bytes, time: time)
        case .break(let step, let reason, let onLink):
            try journal.break(step: step, of: run, reason: reason, onLink: onLink)
        case .store(let step): try journal.store(before: step, of: run)
        case .finish(let end): try journal.end(run: run, end)
        }
    }
}
