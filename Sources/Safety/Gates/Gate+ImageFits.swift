import Plan

extension Gate {
    static let imageFits = Gate(
        id: .imageFits,
        reads: """
            getvar all: partition-size of every partition, against the size of each image when it is expanded; super against all that an \
            update puts into it
            """,
        why: "an image that is larger than its partition is cut off or refused in the middle of the flash",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            guard let phone = input.phone, isForThisPhone(input) else { return [] }
            var unknown: [String] = []
            var findings: [Finding] = judgeRoom(input.plan, phone)
            // What the plan gives its size itself fits, if all of it fits together.
            let resized = input.plan.logicalSizes
            for step in input.plan.active where step.isFlash {
                guard case .flash(_, _, _, let bytes) = step.action else { continue }
                for name in step.partitions where resized[name.lowercased()] == nil {
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
