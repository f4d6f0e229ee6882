import Plan

extension Gate {
    static let partitionMissing = Gate(
        id: .partitionMissing,
        reads: "getvar all: the partitions that the phone lists, against those that the plan writes or must erase",
        why: "a step for a partition that is not there fails in the middle, after others have been written",
        severities: [.refuse, .note],
        judge: { input in
            guard let phone = input.phone, isForThisPhone(input) else { return [] }
            let wanted = needed(input.plan)
            guard !wanted.isEmpty else { return [] }
            guard let listed = phone.partitions else { return [.partitionsNotListed] }
            let own = input.plan.logicalSizes.keys.filter { listed[$0]?.isLogical == false }.sorted()
            if !own.isEmpty { return [.notLogical(own)] }
            let missing = wanted.filter { !phone.has($0.name) }
            if missing.isEmpty { return [] }
            // Old bootloaders list a handful of what they have. Such a list tells nothing about the rest.
            if missing.count * 2 > wanted.count {
                return [.listTooShort(there: wanted.count - missing.count, of: wanted.count)]
            }
            return [.partitionsMissing(missing.map(\.name), product: phone.product ?? "", source: missing[0].source)]
        })

    /// The names that the plan cannot do without, each once, with the place that asks for it.
    private static func needed(_ plan: FlashPlan) -> [(name: String, source: String)] {
        var names: [(name: String, source: String)] = []
        let made = plan.active.compactMap { if case .create(let name, _) = $0.action { name } else { nil } }
        for step in plan.active where !step.mayFail {
            for name in step.partitions where !made.contains(name) && !names.contains(where: { $0.name == name }) {
                names.append((name, step.source))
            }
        }
        return names
    }
}

extension Finding {
    fileprivate static let partitionsNotListed = Finding(
        .partitionMissing, .note,
        "The phone lists no partitions, so it is not known whether it has all that are written.",
        evidence: "getvar all: no line about a partition",
        advice: "A partition that is not there shows when its step comes; the phone stays in fastboot mode then.")

    fileprivate static func notLogical(_ names: [String]) -> Finding {
        Finding(
            .partitionMissing, .refuse,
            "The package takes partitions for logical ones that lie outside super on this phone.",
            evidence: "getvar is-logical says no of \(names.joined(separator: ", "))",
            advice: "The package is for another build of this phone. Do not use it for this one.")
    }

    fileprivate static func listTooShort(there: Int, of all: Int) -> Finding {
        Finding(
            .partitionMissing, .note,
            "The phone lists only some of its partitions, so it is not known whether it has all that are written.",
            evidence: "getvar all lists \(there) of the \(all) partitions that the plan needs",
            advice: "Old bootloaders do that. A partition that is not there shows when its step comes.")
    }

    fileprivate static func partitionsMissing(_ names: [String], product: String, source: String) -> Finding {
        Finding(
            .partitionMissing, .refuse, "This phone does not have every partition that the package writes.",
            evidence: "getvar all of \(product) lists no \(names.joined(separator: ", ")); \(source) wants it",
            advice: """
                The package is for another build of this phone, or the phone's partition table is damaged. Get the package for exactly this \
                model; if it is that one, ask a service centre about the partition table.
                """)
    }
}
