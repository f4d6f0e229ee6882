import Glibc

/// Says which seeds were under way when this program crashes: a trap is as much a failure as a lie.
enum Crash {
    /// One place a worker; 0 is nobody. Written by the workers, read by a handler that may do next to nothing.
    private nonisolated(unsafe) static let running = {
        let places = UnsafeMutablePointer<UInt64>.allocate(capacity: 64)
        unsafe places.initialize(repeating: 0, count: 64)
        return unsafe places
    }()

    static func watch() {
        unsafe running[0] = 0
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
            signal(number) { number in
                Crash.tell(number)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// - Parameter seed: nil when the worker has none.
    static func isAt(_ seed: UInt64?, worker: Int) { unsafe running[worker % 64] = seed ?? 0 }

    /// By hand: nothing that could allocate is allowed here.
    private static func tell(_ number: Int32) {
        for index in 0..<64 {
            var seed = unsafe running[index]
            guard seed != 0 else { continue }
            write("FAILED seed ")
            unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
                var count = 0
                while seed > 0 {
                    unsafe digits[19 - count] = UInt8(48 + seed % 10)
                    seed /= 10
                    count += 1
                }
                _ = unsafe Glibc.write(STDERR_FILENO, digits.baseAddress! + (20 - count), count)
            }
            write(": this program crashed\n")
        }
    }

    private static func write(_ text: StaticString) {
        _ = unsafe Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    }
}
