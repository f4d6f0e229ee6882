import Plan
import StockPackage

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
            guard phone.partitions != nil else { return [.partitionsNotListed] }
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
        for step in plan.active where !step.mayFail {
            for name in step.partitions where !names.contains(where: { $0.name == name }) {
                names.append((name, step.source))
            }
        }
        return names
    }

    static let imageFits = Gate(
        id: .imageFits,
        reads: "getvar all: partition-size of every partition, against the size of each image when it is expanded",
        why: "an image that is larger than its partition is cut off or refused in the middle of the flash",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            guard let phone = input.phone, isForThisPhone(input) else { return [] }
            var unknown: [String] = []
            var findings: [Finding] = []
            for step in input.plan.active where step.isFlash {
                guard case .flash(_, _, _, let bytes) = step.action else { continue }
                for name in step.partitions {
                    let copies = phone.copies(of: name) ?? []
                    if copies.isEmpty || copies.contains(where: { $0.size == nil }) { unknown.append(name) }
                    guard let tightest = copies.filter({ $0.size != nil }).min(by: { smaller($0, $1) }),
                        let size = tightest.size, bytes > size.atLeast
                    else { continue }
                    findings.append(
                        bytes > size.atMost
                            ? .tooLarge(bytes, tightest.name, size: size, step)
                            : .perhapsTooLarge(bytes, tightest.name, size: size, step))
                }
            }
            if phone.partitions == nil, !unknown.isEmpty { return [.sizesNotListed] }
            return findings + (unknown.isEmpty ? [] : [.sizesUnknown(unknown)])
        })

    private static func smaller(_ one: PhonePartition, _ other: PhonePartition) -> Bool {
        (one.size?.atLeast ?? 0) < (other.size?.atLeast ?? 0)
    }
}

extension Finding {
    fileprivate static let partitionsNotListed = Finding(
        .partitionMissing, .note,
        "The phone lists no partitions, so it is not known whether it has all that are written.",
        evidence: "getvar all: no line about a partition",
        advice: "A partition that is not there shows when its step comes; the phone stays in fastboot mode then.")

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

    fileprivate static func tooLarge(_ bytes: UInt64, _ name: String, size: PhonePartition.Size, _ step: Step)
        -> Finding
    {
        Finding(
            .imageFits, .refuse, "An image is larger than the partition it is for.",
            evidence:
                "\(step.source): \(step), \(bytes) bytes when expanded; getvar partition-size:\(name): \(size.atMost)",
            advice: "The package is for another model or another memory size of it. Do not use it for this phone.")
    }

    fileprivate static func perhapsTooLarge(
        _ bytes: UInt64, _ name: String, size: PhonePartition.Size, _ step: Step
    ) -> Finding {
        Finding(
            .imageFits, .confirm, "It is not certain that an image fits: the phone's number can be read in two ways.",
            evidence: """
                \(step.source): \(step), \(bytes) bytes when expanded; partition-size:\(name) is \(size.atLeast) or \(size.atMost)
                """,
            advice:
                "If it does not fit, the phone refuses it in the middle of the flash. Report this phone's `getvar all`.",
            consentWord: "fits")
    }

    fileprivate static let sizesNotListed = Finding(
        .imageFits, .note,
        "The phone does not list how large its partitions are, so no image could be compared with its place.",
        evidence: "getvar all: no line about a partition",
        advice: "An image that does not fit is refused by the phone when its step comes.")

    fileprivate static func sizesUnknown(_ names: [String]) -> Finding {
        Finding(
            .imageFits, .note,
            "The phone does not tell the size of some partitions, so their images could not be compared.",
            evidence: "getvar all gives no size for \(names.prefix(6).joined(separator: ", "))"
                + (names.count > 6 ? " and \(names.count - 6) more" : ""),
            advice: "An image that does not fit is refused by the phone when its step comes.")
    }
}
