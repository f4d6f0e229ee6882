import RestockKit
import VirtualPhone

/// Compares what a run says with what is on the phone.
struct Judge {
    private let made: MadePackage
    private let folder: String
    /// The partition files that the run writes.
    private let flashed: Set<String>

    init(_ made: MadePackage, _ folder: String, flashed: Set<String>) {
        self.made = made
        self.folder = folder
        self.flashed = flashed
    }

    static func isInterrupted(_ result: Result<FlashReport, Failure>) -> Bool {
        if case .failure(let failure) = result { failure.outcome == .interrupted } else { false }
    }

    /// - Parameter before: the storage before the attempt.
    /// - Returns: the outcome's word.
    /// - Throws: when it lies.
    func verdict(_ result: Result<FlashReport, Failure>, _ before: [String: String]) throws -> String {
        let different = Set(try made.compare(withPhoneIn: folder).different).intersection(flashed)
        switch result {
        case .success:
            guard different.isEmpty else { throw Trouble("it says done, and differs in \(different.sorted())") }
            return "done"
        case .failure(let failure) where failure.outcome == .interrupted:
            let lies = Self.complete(failure.state).flatMap(FaultCampaign.files).filter(different.contains)
            guard lies.isEmpty else { throw Trouble("it calls complete what differs: \(lies); \(failure)") }
            guard failure.next.contains("restock resume") else { throw Trouble("it does not name resume: \(failure)") }
            return "interrupted"
        case .failure(let failure):
            guard storage(in: folder) == before else { throw Trouble("it says nothing was written: \(failure)") }
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
