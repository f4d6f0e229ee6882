import Plan
import StockPackage
import Synchronization
import Threads

/// The same flash on several phones at once: one reading of the package, a thread for each phone.
///
/// What happens to one phone does not stop another. A phone that falls behind reads by itself (see `ImageFeed`).
public struct FlashFleet {
    private let package: any ImagePackage
    private let entrants: [Agreed<PreparedFlash>]

    /// - Parameter entrants: phones whose gates have spoken and whose owners agreed; all of the same mode of `package`.
    public init(_ entrants: [Agreed<PreparedFlash>], package: any ImagePackage) {
        self.entrants = entrants
        self.package = package
    }

    /// Flashes all of them, and returns when the last has ended.
    ///
    /// - Parameters:
    ///   - recorders: for each entrant, who writes its run down; may be empty.
    ///   - stopRequested: asked by every run before each step and part.
    ///   - events: what happens on which phone (its index among the entrants); called from several threads at once.
    ///   - ended: how one phone ended, as soon as it did; called from several threads at once.
    /// - Returns: for each entrant how it ended.
    @discardableResult
    public func run(
        recorders: [(any RunRecorder)?] = [], stopRequested: @escaping @Sendable () -> Bool = { false },
        events: @escaping @Sendable (Int, FlashEvent) -> Void,
        ended: @escaping @Sendable (Int, Result<FlashReport, Failure>) -> Void
    ) -> [Result<FlashReport, Failure>] {
        let feed = FlashFeed(entrants.map(\.prepared.plan), package: package)
        let lanes = entrants.enumerated().map { index, entrant in
            Lane(
                FlashRun(
                    entrant, feed: feed, reader: index, recorder: recorders.isEmpty ? nil : recorders[index],
                    stopRequested: stopRequested, events: { events(index, $0) }))
        }
        let threads = lanes.enumerated().map { index, lane in
            WorkerThread { ended(index, lane.go()) }
        }
        for thread in threads { thread.join() }
        return lanes.map(\.result)
    }
}

/// One phone's run: used by its own thread alone until that was joined.
private final class Lane: @unchecked Sendable {
    private let run: FlashRun
    private(set) var result: Result<FlashReport, Failure>

    init(_ run: FlashRun) {
        self.run = run
        result = .failure(Failure(.failed, "The run did not begin.", next: "Try again."))
    }

    func go() -> Result<FlashReport, Failure> {
        do throws(Failure) {
            result = .success(try run.run())
        } catch {
            result = .failure(error)
        }
        return result
    }
}

extension Outcome {
    /// The outcome of several phones together is that of the one that fared worst: what is half written needs an owner first.
    public static func worst(of all: [Outcome]) -> Outcome {
        let order: [Outcome] = [.interrupted, .failed, .refused, .noPhone, .cancelled]
        return order.first(where: all.contains) ?? .done
    }
}
