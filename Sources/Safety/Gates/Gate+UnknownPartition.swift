import Bytes
import Plan

extension Gate {
    static let unknownPartition = Gate(
        id: .unknownPartition,
        reads:
            "the names that the plan writes or erases, against those of known stock scripts, those that the phone lists, and those of the package's images",
        why:
            "nobody can say what is lost with a partition that no stock script is known to touch; a partition table that does not fit ends a phone",
        severities: [.refuse, .confirm],
        judge: { input in
            let named = input.plan.active.flatMap { step in step.names.map { (name: $0, step: step) } }
            if let one = named.first(where: { PartitionTable.isNamed($0.name) }) {
                return [.partitionTable(one.name, one.step)]
            }
            if let one = named.first(where: { PartitionName($0.name) == nil }) { return [.noName(one.name, one.step)] }
            for one in named {
                if let own = input.phone?.otherSpelling(of: one.name) { return [.otherCase(one.name, own, one.step)] }
            }
            let unknown = named.filter { isUnknown($0.name, $0.step, input) }
            return unknown.isEmpty ? [] : [.unknownPartitions(unknown.map(\.name), unknown[0].step)]
        })

    /// Whether nobody knows a partition: no stock script, and not the phone and the package together.
    ///
    /// A vendor's next chip brings names that no list has yet, and a question before each new phone's own package would teach owners to
    /// agree unread. So a partition counts as known enough that the phone lists and the package holds an image of, by the file's name: two
    /// witnesses who do not know of each other. Neither is enough alone: a file can be called anything, and a phone lists everything that it
    /// has. While no phone is there to ask, the file's name is taken. An erase has no file, so that it asks. A logical partition is made
    /// anew inside `super`, and nothing that cannot be made again lies there.
    private static func isUnknown(_ name: String, _ step: Step, _ input: GateInput) -> Bool {
        // What is refused is not asked about as well.
        if KnownPartitions.contains(name) || IdentityPartitions.entry(for: name) != nil { return false }
        if input.plan.logicalSizes[PartitionName.lower(name)] != nil { return false }
        guard case .flash(_, let image, _, _) = step.action, KnownPartitions.isNamedLike(name, file: image) else {
            return true
        }
        guard let phone = input.phone else { return false }
        return phone.copies(of: name)?.isEmpty ?? true
    }
}

extension Step {
    /// Each name that it writes, erases, resizes or makes, without those of checksum lists.
    fileprivate var names: [String] {
        guard let (name, _) = use, !pseudoPartitions.contains(name) else { return [] }
        return name.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Finding {
    fileprivate static func partitionTable(_ name: String, _ step: Step) -> Finding {
        Finding(
            .unknownPartition, .refuse, "The package would write the phone's partition table. restock never does that.",
            evidence: "\(step.source): \(step)",
            advice:
                "A table that does not fit the phone's storage leaves a phone that nothing can be flashed onto. Use an unmodified package."
        )
    }

    fileprivate static func noName(_ name: String, _ step: Step) -> Finding {
        Finding(
            .unknownPartition, .refuse, "The package names something that cannot be a partition.",
            evidence: "\(step.source): \(step)",
            advice: "Names have plain letters, digits, \"-\", \"_\" and \".\" alone. Use an unmodified package.")
    }

    fileprivate static func otherCase(_ name: String, _ own: String, _ step: Step) -> Finding {
        Finding(
            .unknownPartition, .refuse,
            "The package spells a partition with other capitals than this phone does: \(name) for \(own).",
            evidence: "\(step.source): \(step); getvar all lists \(own)",
            advice: """
                A phone compares every letter: it would not find the partition, or would find another one. Use an unmodified package for \
                exactly this model.
                """)
    }

    fileprivate static func unknownPartitions(_ names: [String], _ step: Step) -> Finding {
        let bases = names.reduce(into: [String]()) { all, name in
            let base = PartitionName.base(of: name)
            if !all.contains(base) { all.append(base) }
        }
        return Finding(
            .unknownPartition, .confirm,
            Lexicon.english("gate.unknown-partition.sentence", ["names": bases.joined(separator: ", ")]),
            evidence: "\(step.source): \(step)\(bases.count > 1 ? ", and \(bases.count - 1) more" : "")",
            advice: Lexicon.english("gate.unknown-partition.advice"), consentWord: bases.joined(separator: "+"))
    }
}
