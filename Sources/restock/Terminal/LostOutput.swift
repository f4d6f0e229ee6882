import Glibc
import Synchronization

/// What could not be printed: the first error of each stream. It never stops what is done to a phone; it is said, noted in the journal,
/// and the exit status is not 0.
enum LostOutput {
    /// The exit status where everything is done, and its output could not be written (`EX_IOERR`).
    static let status: Int32 = 74

    // The errno of the first failure; 0 where there was none.
    private static let output = Atomic<Int32>(0)
    private static let error = Atomic<Int32>(0)
    private static let isSaid = Atomic<Bool>(false)

    /// A write to a stream has failed.
    static func note(_ number: Int32, on descriptor: Int32) {
        let place = descriptor == STDOUT_FILENO ? output.load(ordering: .relaxed) : error.load(ordering: .relaxed)
        guard place == 0 else { return }
        if descriptor == STDOUT_FILENO {
            output.store(number, ordering: .relaxed)
        } else {
            error.store(number, ordering: .relaxed)
        }
    }

    /// Whether anything could not be printed.
    static var isAny: Bool { output.load(ordering: .relaxed) != 0 || error.load(ordering: .relaxed) != 0 }

    /// The same for the drop-in: scripts close the stream with AOSP's progress on purpose, and mean nothing by it.
    static var isAnyButClosedError: Bool {
        let number = error.load(ordering: .relaxed)
        return output.load(ordering: .relaxed) != 0 || number != 0 && number != EBADF
    }

    /// What was lost, as a sentence; nil where nothing was.
    static var sentence: String? {
        let lost = [
            ("Standard output", output.load(ordering: .relaxed)), ("Standard error", error.load(ordering: .relaxed)),
        ].filter { $0.1 != 0 }.map { "\($0.0) could not be written: \(why($0.1))." }
        return lost.isEmpty ? nil : lost.joined(separator: " ")
    }

    /// The same once, for whoever still reads standard error; nil when it was said already.
    static func news() -> String? {
        guard output.load(ordering: .relaxed) != 0, !isSaid.exchange(true, ordering: .relaxed) else { return nil }
        return "Standard output could not be written: \(why(output.load(ordering: .relaxed)))."
    }

    private static func why(_ number: Int32) -> String {
        switch number {
        case EPIPE: "the program that read it has ended"
        case EBADF: "it is closed"
        case EIO: "its terminal is gone"
        default: unsafe String(cString: strerror(number))
        }
    }
}
