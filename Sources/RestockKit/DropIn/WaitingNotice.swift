import Threads

/// That a phone is waited for, in the words of AOSP's `fastboot`, and how long: said once, and also while an address that swallows
/// everything is still being connected to.
final class WaitingNotice: Sendable {
    private let monitor = Monitor()
    private let state: State
    private let thread: WorkerThread

    /// Guarded by the monitor.
    private final class State: @unchecked Sendable {
        var isOver = false
        let give: () -> Void

        init(_ give: @escaping () -> Void) { self.give = give }
    }

    /// How long the first attempt may take in silence. A phone that is merely slow has answered by then.
    private static let silence = Duration.seconds(3)

    /// - Parameters:
    ///   - shown: how a person named the phone.
    ///   - silence: how long the first attempt may take.
    ///   - hint: what else the name may have meant.
    ///   - say: is told each line, also from a thread of its own.
    init(
        of shown: String, patience: Duration, silence: Duration = silence, hint: String? = nil,
        say: @escaping @Sendable (String) -> Void
    ) {
        let state = State {
            say("< waiting for \(shown) >")
            let seconds = patience.components.seconds
            say("restock waits for it up to \(seconds) s; --restock-wait SECONDS sets another limit.")
            if let hint { say(hint) }
        }
        self.state = state
        thread = WorkerThread { [monitor] in
            let deadline = Deadline(after: silence)
            monitor.locked {
                while !state.isOver, monitor.wait(until: deadline) {}
                Self.give(state)
            }
        }
    }

    /// Says it now, unless it has been said.
    func give() { monitor.locked { Self.give(state) } }

    /// It need not be said any more.
    func end() {
        monitor.locked {
            state.isOver = true
            monitor.wake()
        }
    }

    private static func give(_ state: State) {
        guard !state.isOver else { return }
        state.isOver = true
        state.give()
    }
}
