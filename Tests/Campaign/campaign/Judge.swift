import RestockKit
import VirtualPhone

/// Compares what a flash says with what is on the phone.
struct Judge {
    let made: MadePackage
    let folder: String
    /// The partition files that the run writes.
    let flashed: Set<String>
    /// What was on the phone before.
    let owner: Owner
    /// Partitions that every end leaves as they were.
    let kept: [String]
    /// Partitions that are empty when it is done.
    let erased: [String]

    static func isInterrupted(_ result: Result<FlashReport, Failure>) -> Bool {
        if case .failure(let failure) = result { failure.outcome == .interrupted } else { false }
    }

    /// - Parameter before: the storage before the attempt.
    /// - Returns: the outcome's word.
    /// - Throws: when it lies.
    func verdict(_ result: Result<FlashReport, Failure>, _ before: [String: String]) throws -> String {
        let changed = owner.changed(kept)
        guard changed.isEmpty else { throw Trouble("what it leaves alone is another: \(changed), after \(result)") }
        let different = Set(try made.compare(withPhoneIn: folder).different).intersection(flashed)
        switch result {
        case .success:
            guard different.isEmpty else { throw Trouble("it says done, and differs in \(different.sorted())") }
            let left = erased.filter { owner.content(of: $0) != .gone }
            guard left.isEmpty else { throw Trouble("it says done, and did not erase \(left)") }
            return "done"
        case .failure(let failure) where failure.outcome == .interrupted:
            let lies = Self.complete(failure.state).flatMap(FlashFight.files).filter(different.contains)
            guard lies.isEmpty else { throw Trouble("it calls complete what differs: \(lies); \(failure)") }
            guard failure.next.contains("restock resume") else { throw Trouble("it does not name resume: \(failure)") }
            return "interrupted"
        case .failure(let failure):
            guard storage(in: folder) == before else { throw Trouble("it says nothing was written: \(failure)") }
            try failure.isComplete()
            return failure.outcome.word
        }
    }

    /// The partitions that a state calls complete.
    private static func complete(_ state: String) -> [String] {
        for line in state.split(separator: "\n") where line.hasPrefix("Complete: ") {
            return line.dropFirst("Complete: ".count).dropLast().split(separator: ",").map {
                String($0.drop { $0 == " " })
            }
        }
        return []
    }
}

extension Failure {
    /// - Throws: when it does not say what state the phone is in, and what to do next.
    func isComplete() throws {
        guard !state.isEmpty, !next.isEmpty else { throw Trouble("it says no state, or no next step: \(self)") }
    }
}
