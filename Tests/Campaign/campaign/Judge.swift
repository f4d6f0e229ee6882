import RestockKit
import StockPackage
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

    /// Puts the owner's data on a phone that is new, and what no flash touches.
    init(_ made: MadePackage, _ mode: FlashMode, _ profile: PhoneProfile, in folder: String) throws {
        let (written, emptied) = (made.flashed(mode), made.erased(mode))
        if mode == .keepData, emptied.contains("userdata") || written.contains("userdata") {
            throw Trouble("the package of \(profile.name) keeps no data")
        }
        let flashed = Set(written.flatMap(MadePackage.files))
        // A sparse image that is flashed over it would leave some of it standing, and the comparison wants an empty phone.
        let names = ["userdata", "persist", "frp"].filter { name in
            !flashed.contains(name) && profile.partitions.contains { $0.name == name && !$0.slotted }
        }
        owner = Owner(folder: folder)
        try owner.fill(names)
        (self.made, self.folder, self.flashed) = (made, folder, flashed)
        kept = names.filter { !emptied.contains($0) }
        erased = names.filter(emptied.contains)
    }

    /// - Throws: when something is another that every end leaves as it was.
    func checkKept(after what: @autoclosure () -> String) throws {
        let changed = owner.changed(kept)
        guard changed.isEmpty else { throw Trouble("what it leaves alone is another: \(changed), after \(what())") }
    }

    /// What a flash that is done would have done, and is not so; nil where all of it is.
    func lack() throws -> String? {
        let different = try different()
        guard different.isEmpty else { return "differs in \(different.sorted())" }
        let left = erased.filter { owner.content(of: $0) != .gone }
        return left.isEmpty ? nil : "did not erase \(left)"
    }

    private func different() throws -> Set<String> {
        try Set(made.compare(withPhoneIn: folder).different).intersection(flashed)
    }

    static func isInterrupted(_ result: Result<FlashReport, Failure>) -> Bool {
        if case .failure(let failure) = result { failure.outcome == .interrupted } else { false }
    }

    /// - Parameter before: the storage before the attempt.
    /// - Returns: the outcome's word.
    /// - Throws: when it lies.
    func verdict(_ result: Result<FlashReport, Failure>, _ before: [String: String]) throws -> String {
        try checkKept(after: "\(result)")
        switch result {
        case .success:
            if let lack = try lack() { throw Trouble("it says done, and \(lack)") }
            return "done"
        case .failure(let failure) where failure.outcome == .interrupted:
            let different = try different()
            let lies = Self.complete(failure.state).flatMap(MadePackage.files).filter(different.contains)
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

extension MadePackage {
    /// The partitions that a flash of it writes, as the script names them.
    func flashed(_ mode: FlashMode) -> [String] { steps(mode).filter { $0.do == .flash }.compactMap(\.partition) }

    /// Those that it erases.
    func erased(_ mode: FlashMode) -> [String] { steps(mode).filter { $0.do == .erase }.compactMap(\.partition) }

    private func steps(_ mode: FlashMode) -> [PackageRecipe.Step] {
        recipe.activeSteps(mode == .clean ? .clean : .keepData)
    }

    /// The copies that a partition name of a script means.
    static func files(of partition: String) -> [String] {
        partition.split(separator: "+").flatMap { name in
            name.hasSuffix("_ab") ? ["\(name.dropLast(3))_a", "\(name.dropLast(3))_b"] : [String(name)]
        }
    }
}
