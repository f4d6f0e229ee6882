import Threads

/// Paints again and again, at most ten times a second, on a thread of its own: no phone's run waits for the terminal, and what came too
/// soon after the last frame is in the next one. Where nothing happens it paints four times a second, so that clocks go on and a resized
/// terminal is filled again.
final class Painter: @unchecked Sendable {
    private let monitor = Monitor()
    private var thread: WorkerThread?
    // Under the monitor.
    private var isDue = true
    private var isOver = false

    /// Starts painting.
    init(_ paint: @escaping @Sendable () -> Void) {
        thread = WorkerThread { [self] in while waits() { paint() } }
    }

    /// There is something new.
    func wake() {
        monitor.locked {
            isDue = true
            monitor.wake()
        }
    }

    /// Ends it, and returns when the last frame is painted. One thread calls this, once.
    func end() {
        monitor.locked {
            isOver = true
            monitor.wake()
        }
        thread?.join()
    }

    /// Waits until the next frame is due; false when there will be none.
    private func waits() -> Bool {
        let soon = Deadline(after: .milliseconds(100))
        let late = Deadline(after: .milliseconds(250))
        return monitor.locked {
            while !isOver, monitor.wait(until: soon) {}
            while !isOver, !isDue, monitor.wait(until: late) {}
            isDue = false
            return !isOver
        }
    }
}
