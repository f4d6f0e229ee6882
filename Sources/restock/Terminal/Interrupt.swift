import Glibc
import RestockKit
import Synchronization

/// What Ctrl-C does. Before the first write it ends the program at once; during a run it asks the run to stop at the next safe point,
/// and a second one ends the program. A terminal that is closed (SIGHUP) does as the first Ctrl-C, and no more than that.
enum Interrupt {
    private static let phase = Atomic<Int>(0)
    /// Whether this command is one that writes to a phone.
    private static let isArmed = Atomic<Bool>(false)
    private static let isResumable = Atomic<Bool>(false)
    private static let isSaidElsewhere = Atomic<Bool>(false)
    /// The address of the last words about the one phone that is meant, as C has them; 0 where there are none. Kept for good: a handler
    /// may not free.
    private static let next = Atomic<UInt>(0)
    /// When the run was asked to stop, in nanoseconds of the monotonic clock.
    private static let asked = Atomic<UInt64>(0)
    /// What follows sooner is no second thought: `timeout`, for one, signals the program and then its group. A key that is held
    /// down repeats later and faster than anybody reads, so that it does end the program.
    private static let samePress: UInt64 = 250_000_000

    /// From now on Ctrl-C means: nothing was written, exit 3.
    static func beforeWriting() {
        phase.store(0, ordering: .sequentiallyConsistent)
        // A program that is started from a thread with blocked signals inherits them blocked.
        var signals = sigset_t()
        _ = unsafe sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { _ = unsafe sigaddset(&signals, signal) }
        _ = unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGINT, onInterrupt)
        signal(SIGTERM, onInterrupt)
        // `nohup` has said that a terminal which goes does not matter.
        if !isIgnored(SIGHUP) { signal(SIGHUP, onHangUp) }
        outliveOutput()
        isArmed.store(true, ordering: .sequentiallyConsistent)
    }

    /// A file that may not grow, and a pipe that nobody reads any more, are errors of that output, and no reason to leave a phone half
    /// written.
    private static func outliveOutput() {
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }

    /// For one command line of the drop-in that changes the phone: whatever happens to the terminal or to its output, it comes to its end.
    static func throughOneLine() {
        outliveOutput()
        signal(SIGHUP, SIG_IGN)
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// Nobody reads the output any more: before the first write that is a Ctrl-C.
    static func readerLeft() {
        guard isArmed.load(ordering: .sequentiallyConsistent), phase.load(ordering: .sequentiallyConsistent) == 0 else {
            return
        }
        arrived()
    }

    /// Where the phone stands in the middle of an earlier flash Ctrl-C says that, too, until something is written, and what to type.
    /// - Parameter ending: what any end of this program that wrote nothing becomes beside that flash.
    static func beforeWriting(_ ending: (Failure) -> Failure) {
        let told = ending(Failure(.cancelled, "cancelled.", next: Failure.nothingToUndo))
        guard told.state != Failure.untouched else { return keep(nil) }
        keep("\n" + Words(width: Console.width, colour: Console.usesColour).failure(told) + "\n")
    }

    private static func keep(_ words: String?) {
        let words = unsafe words.flatMap { unsafe strdup($0) }
        next.store(UInt(bitPattern: words), ordering: .sequentiallyConsistent)
    }

    /// From now on Ctrl-C asks first.
    /// - Parameters:
    ///   - resumable: the run is recorded, so that `restock resume` can go on from where it ends.
    ///   - phone: the name of the phone for the next command; nil for several.
    ///   - run: its number in the journal, where it is the one run of this program.
    ///   - saidElsewhere: whoever draws on the terminal sees ``isRequested`` and says so: words from here would stand in its way.
    static func whileWriting(
        resumable: Bool, phone: String? = nil, run: Int64? = nil, saidElsewhere: Bool = false
    ) {
        let words = phone.map {
            "What is complete is in: restock history\(run.map { " \($0)" } ?? "")\nDo not restart the phone. Type: restock resume -s \($0)\n"
        }
        isResumable.store(resumable, ordering: .sequentiallyConsistent)
        isSaidElsewhere.store(saidElsewhere, ordering: .sequentiallyConsistent)
        phase.store(1, ordering: .sequentiallyConsistent)
        // Last: before it these words would be those of a run that wrote nothing.
        keep(words)
    }

    /// True while a phone is written.
    static var isWriting: Bool { phase.load(ordering: .sequentiallyConsistent) >= 1 }

    /// True once the run was asked to stop.
    static var isRequested: Bool { phase.load(ordering: .sequentiallyConsistent) >= 2 }

    /// True once the program ends at once, with its last words.
    static var isEnding: Bool { phase.load(ordering: .sequentiallyConsistent) >= 3 }

    /// The terminal is gone. Shell, kernel and session each say so, one after the other: that is one request.
    fileprivate static func hungUp() { if !isRequested { arrived() } }

    fileprivate static func arrived() {
        switch phase.load(ordering: .sequentiallyConsistent) {
        case 0:
            if !sayKept() { say("\nrestock: cancelled. Nothing was written.\n") }
            _exit(Outcome.cancelled.rawValue)
        case 1:
            asked.store(now(), ordering: .sequentiallyConsistent)
            phase.store(2, ordering: .sequentiallyConsistent)
            if isSaidElsewhere.load(ordering: .sequentiallyConsistent) { return }
            say(
                """

                Stopping after the current command.
                Ctrl-C again ends at once and leaves the partition incomplete.

                """)
        case 2 where now() &- asked.load(ordering: .sequentiallyConsistent) < samePress:
            return
        default:
            phase.store(3, ordering: .sequentiallyConsistent)
            // What moves stands at the cursor, with what the terminal has echoed over it.
            if isSaidElsewhere.load(ordering: .sequentiallyConsistent) { say("\r\u{1B}[J") } else { say("\n") }
            say(
                """
                restock: ended at once, in the middle of a command.
                The partition that was being written is incomplete.

                """)
            let isResumable = isResumable.load(ordering: .sequentiallyConsistent)
            if !isResumable || !sayKept() {
                say(
                    isResumable
                        ? "What is complete is in: restock history\nDo not restart the phones. Type, for each: restock resume -s NAME\n"
                        : "Do not restart the phone; run the same command again.\n")
            }
            _exit(Outcome.interrupted.rawValue)
        }
    }

    /// The monotonic clock in nanoseconds. Safe in a signal handler.
    private static func now() -> UInt64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// - Returns: false where nothing is kept.
    private static func sayKept() -> Bool {
        guard let words = unsafe UnsafePointer<CChar>(bitPattern: next.load(ordering: .sequentiallyConsistent)) else {
            return false
        }
        _ = unsafe write(STDERR_FILENO, words, strlen(words))
        return true
    }

    /// Only calls that are safe in a signal handler.
    private static func say(_ text: StaticString) {
        _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    }
}

private func onInterrupt(_ signal: Int32) { Interrupt.arrived() }
private func onHangUp(_ signal: Int32) { Interrupt.hungUp() }
