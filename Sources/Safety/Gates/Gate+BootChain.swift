import Plan
import StockPackage

extension Gate {
    static let bootChain = Gate(
        id: .bootChain,
        reads: "the plan, against all that the package's scripts and images hold for the code that runs before Android",
        why:
            "a mixture of old and new boot code, or one slot of two, can leave a phone that does not even reach fastboot",
        judge: { input in
            let steps = input.plan.active
            let written = chain(of: steps.filter(\.isFlash))
            let erased = chain(of: steps.filter { if case .erase = $0.action { true } else { false } })
            var findings: [Finding] = []
            let bare = Set(erased.map(\.base).filter(BootChain.isCore)).subtracting(written.map(\.base)).sorted()
            if !bare.isEmpty { findings.append(.chainErased(bare)) }
            guard !written.isEmpty else { return findings }
            let left = leftOut(Set(written.map(\.base)), steps, input.package)
            if !left.isEmpty { findings.append(.chainInPart(left, mode: input.plan.mode)) }
            let half = halfWritten(written, input.phone)
            if !half.isEmpty { findings.append(.chainInOneSlot(half)) }
            return findings
        })

    private struct Link: Hashable {
        let base: String
        let name: String
    }

    private static func chain(of steps: [Step]) -> Set<Link> {
        Set(
            steps.flatMap(\.partitions).compactMap { name in BootChain.base(of: name).map { Link(base: $0, name: name) }
            })
    }

    /// What other scripts of the package write of the chain, and which core images it holds, that this plan leaves out.
    private static func leftOut(_ written: Set<String>, _ steps: [Step], _ package: PackageFacts) -> [String] {
        let known = package.modes.flatMap(\.steps).flatMap { step -> [String] in
            guard case .flash(let name, _) = step.action else { return [] }
            return name.split(separator: "+").compactMap { BootChain.base(of: String($0)) }
        }
        let used = Set(
            steps.compactMap { step in if case .flash(_, let image, _, _) = step.action { image } else { nil } })
        let usedFiles = Set(package.images.filter { used.contains($0.path) }.map(\.file))
        let unused = BootChain.coreFiles(among: package.images.map(\.file)).filter { group in
            usedFiles.isDisjoint(with: group.files)
        }
        return (Set(known).subtracting(written).sorted() + unused.flatMap(\.files)).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    /// Partitions of which only one of two slots is written.
    private static func halfWritten(_ written: Set<Link>, _ phone: PhoneFacts?) -> [String] {
        Dictionary(grouping: written, by: \.base).compactMap { base, links -> String? in
            let names = links.map { $0.name.lowercased() }
            if names.contains("\(base)_ab") || names.contains("\(base)_a") && names.contains("\(base)_b") { return nil }
            if let one = names.first(where: { $0 != base }) { return one }
            // A bare name on a phone with slots is the active slot alone.
            let slots = phone?.partitions.map { all in ["_a", "_b"].count { all[base + $0] != nil } }
            return slots == 2 && phone?.partitions?[base] == nil ? base : nil
        }.sorted()
    }
}

extension Finding {
    fileprivate static func chainInPart(_ left: [String], mode: FlashMode) -> Finding {
        Finding(
            .bootChain, .refuse, "The package would write only a part of the code that starts the phone.",
            evidence:
                "the \(mode.rawValue) script does not write \(left.joined(separator: ", ")), which the package holds",
            advice: """
                Old and new parts of this code do not fit together, and a phone with a mixture may not even reach fastboot. Use an \
                unmodified package.
                """)
    }

    fileprivate static func chainInOneSlot(_ names: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, "The package would write the code that starts the phone into one slot of two.",
            evidence: "written in one slot only: \(names.joined(separator: ", "))",
            advice:
                "When the phone falls back to the other slot, it finds code that may be too old to start. Use an unmodified package."
        )
    }

    fileprivate static func chainErased(_ names: [String]) -> Finding {
        Finding(
            .bootChain, .refuse, "The package would erase code that starts the phone, and write nothing in its place.",
            evidence: "erased and not written: \(names.joined(separator: ", "))",
            advice: "The phone would be dead. Do not use this package, with restock or without.")
    }
}
