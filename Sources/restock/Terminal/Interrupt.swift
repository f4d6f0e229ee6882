import Glibc
import RestockKit
import Synchronization

/// What Ctrl-C does. Before the first write it ends the program at once; during a run it asks the run to stop at the next safe point,
/// and a second one ends the program.
enum Interrupt {
    private static let phase = Atomic<Int>(0)

    /// From now on Ctrl-C means: nothing was written, exit 3.
    static func beforeWriting() {
        phase.store(0, ordering: .sequentiallyConsistent)
        signal(SIGINT, onInterrupt)
        signal(SIGTERM, onInterrupt)
    }

    /// From now on Ctrl-C asks first.
    static func whileWriting() { phase.store(1, ordering: .sequentiallyConsistent) }

    /// True once the run was asked to stop.
    static var isRequested: Bool { phase.load(ordering: .sequentiallyConsistent) >= 2 }

    fileprivate static func arrived() {
        switch phase.load(ordering: .sequentiallyConsistent) {
        case 0:
            say("\nrestock: cancelled. Nothing was written.\n")
            _exit(Outcome.cancelled.rawValue)
        case 1:
            phase.store(2, ordering: .sequentiallyConsistent)
            say(
                "\nStopping after the current command. Ctrl-C again ends at once and leaves the partition incomplete.\n"
            )
        default:
            say("\nrestock: ended in the middle of a command. Do not restart the phone; run the same command again.\n")
            _exit(Outcome.interrupted.rawValue)
        }
    }

    /// Only calls that are safe in a signal handler.
    private static func say(_ text: StaticString) {
        _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    }
}

private func onInterrupt(_ signal: Int32) { Interrupt.arrived() }
