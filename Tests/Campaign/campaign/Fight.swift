import Glibc
import Synchronization
import Threads

/// Something that can be done once for each seed.
protocol Campaign: Sendable {
    /// - Returns: words that are counted: how it went.
    /// - Throws: what was not right; the message needs no seed.
    func fight(_ seed: UInt64, folder: String) throws -> [String]
    /// How long one seed may take, in seconds. Whatever takes longer hangs.
    var patience: Int { get }
}

/// Ctrl-C ends the campaign after the seeds that are under way, with what was found so far.
private let isStopped = Atomic<Bool>(false)

/// Goes through the seeds on several threads, and says at the end how it went.
final class Fight: Sendable {
    private let campaign: any Campaign
    private let options: Options
    private let root: String

    private struct State {
        var next: UInt64
        var tally: [String: Int] = [:]
        var failures: [(seed: UInt64, what: String)] = []
        var running: [UInt64: time_t] = [:]
    }
    private let state: Mutex<State>

    init(_ campaign: any Campaign, _ options: Options) throws {
        self.campaign = campaign
        self.options = options
        root = try temporaryFolder(in: options.scratch)
        state = Mutex(State(next: options.seeds.lowerBound))
    }

    /// - Returns: how many seeds failed.
    func run() throws -> Int {
        defer { removeFolder(root) }
        let start = time(nil)
        for number in [SIGINT, SIGTERM] { signal(number) { _ in isStopped.store(true, ordering: .relaxed) } }
        let threads = (0..<options.jobs).map { worker in WorkerThread { [self] in while step(worker) {} } }
        let watch = WorkerThread { [self] in while watchOnce() {} }
        for thread in threads { thread.join() }
        state.withLock { $0.running[.max] = 0 }
        watch.join()
        return state.withLock { state in
            let seeds = state.next - options.seeds.lowerBound
            say("\(seeds) seeds (\(options.seeds.lowerBound)-\(state.next - 1)) in \(time(nil) - start) s")
            for (word, count) in state.tally.sorted(by: { $0.key < $1.key }) { say("  \(count)  \(word)") }
            for failure in state.failures.sorted(by: { $0.seed < $1.seed }) {
                say("FAILED seed \(failure.seed): \(failure.what)")
            }
            say(state.failures.isEmpty ? "none failed" : "\(state.failures.count) failed")
            return state.failures.count
        }
    }

    private func step(_ worker: Int) -> Bool {
        let taken = state.withLock { state -> UInt64? in
            guard options.seeds.contains(state.next), !isStopped.load(ordering: .relaxed) else { return nil }
            defer { state.next += 1 }
            state.running[state.next] = time(nil)
            return state.next
        }
        guard let seed = taken else { return false }
        let folder = "\(root)/\(seed)"
        _ = unsafe mkdir(folder, 0o700)
        var words: [String] = []
        var failure: String?
        Crash.isAt(seed, worker: worker)
        do { words = try campaign.fight(seed, folder: folder) } catch { failure = "\(error)" }
        Crash.isAt(nil, worker: worker)
        removeFolder(folder)
        if let failure, !options.verbose { say("FAILED seed \(seed): \(failure)") }
        if options.verbose { say("seed \(seed): \(failure ?? words.joined(separator: "; "))") }
        state.withLock { state in
            state.running[seed] = nil
            for word in words { state.tally[word, default: 0] += 1 }
            if let failure { state.failures.append((seed, failure)) }
        }
        return true
    }

    /// A seed that does not end is a failure that nobody would see.
    private func watchOnce() -> Bool {
        usleep(200_000)
        let (late, isOver) = state.withLock { state in
            (
                state.running.filter { $0.key != .max && time(nil) - $0.value > campaign.patience }.keys.sorted(),
                state.running[.max] != nil
            )
        }
        if let seed = late.first {
            say("FAILED seed \(seed): it hangs; more than \(campaign.patience) s have passed")
            exit(2)
        }
        return !isOver
    }
}
