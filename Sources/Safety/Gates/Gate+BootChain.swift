import Plan
import StockPackage

extension Gate {
    static let bootChain = Gate(
        id: .bootChain,
        reads: """
            what every partition holds when the plan has ended, against all that the package's scripts and images hold for the code that runs \
            before Android
            """,
        why: """
            a mixture of old and new boot code, one slot of two, a file of another partition, or nothing at all can leave a phone that does \
            not even reach fastboot
            """,
        severities: [.refuse, .note],
        judge: { input in
            let faults = EndFaults(input)
            var findings: [Finding] = []
            let (code, rest) = (faults.emptyCode, faults.emptyRest)
            if !code.isEmpty { findings.append(.codeErased(faults.places(of: code))) }
            if !rest.isEmpty { findings.append(.leftEmpty(faults.places(of: rest))) }
            let foreign =
                ForeignFile.all(in: input.plan, input.package, faults.code, faults.end).map(\.evidence)
                + faults.unlikeSlots
            if !foreign.isEmpty { findings.append(.foreignFiles(foreign)) }
            let over = faults.overwritten
            if !over.isEmpty { findings.append(.writtenOver(over)) }
            let chain = ChainParts(faults)
            let (leftOut, oneOfTwo) = (chain.leftOut, chain.oneOfTwo)
            if !leftOut.isEmpty { findings.append(.chainInPart(leftOut, mode: input.plan.mode)) }
            if !oneOfTwo.isEmpty { findings.append(.chainInOneSlot(oneOfTwo)) }
            // Nobody is asked for consent before a phone is there.
            if findings.isEmpty, input.phone != nil, let stretch = DangerousStretch(of: input.plan, faults.code) {
                findings.append(.mustNotLosePower(stretch, input.plan, input.lastFlash))
            }
            return findings
        })
}

/// What a plan writes of the code that starts the phone, against all of it.
private struct ChainParts {
    private let faults: EndFaults

    init(_ faults: EndFaults) { self.faults = faults }

    private func bases(_ steps: [Step]) -> Set<String> {
        Set(steps.filter(\.isFlash).flatMap(\.partitions).compactMap(faults.code.base))
    }

    /// What other scripts of the package write of the chain, and which core images it holds, that this plan leaves out.
    var leftOut: [String] {
        let steps = faults.plan.active
        let written = bases(steps)
        guard !written.isEmpty else { return [] }
        let flashed = faults.package.modes.flatMap(\.steps).flatMap { step -> [String] in
            if case .flash(let name, _) = step.action { name.split(separator: "+").map(String.init) } else { [] }
        }
        let known = Set((flashed + (faults.package.update?.partitions.map(\.name) ?? [])).compactMap(faults.code.base))
        let lacking = known.subtracting(written).sorted()
        return (lacking + unused(steps)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Files that hold a core partition by their name, of which none is written to such a partition. A spare copy is not enough: the phone
    /// starts from the first.
    private func unused(_ steps: [Step]) -> [String] {
        var used: Set<String> = []
        for step in steps {
            guard case .flash(_, let image, _, _) = step.action else { continue }
            let isFirst = step.partitions.contains { name in
                faults.code.base(of: name).map { !BootChain.isSpare($0) } ?? false
            }
            if isFirst { used.insert(image) }
        }
        let held = faults.package.images.compactMap { image in
            BootChain.partition(ofFile: image.file).map { (partition: $0, image: image) }
        }
        return Dictionary(grouping: held, by: \.partition).values.filter { group in
            used.isDisjoint(with: group.map(\.image.path))
        }.flatMap { $0.map(\.image.file) }.sorted()
    }

    /// Partitions of which only one of two slots is written, or one of two copies that every such phone has.
    var oneOfTwo: [String] {
        let names = faults.end.names
        let touched = faults.end.touched.filter { faults.code.base(of: $0) != nil }
        let half = Dictionary(grouping: touched, by: partitionBase).filter { base, copies in
            names.hasSlots(base) && copies.count < 2 || names.hasSlots(base) && copies.contains(base)
        }.flatMap(\.value)
        let alone = touched.filter { copy in
            guard let twin = BootChain.twin(of: copy) else { return false }
            return !touched.contains(twin) && !names.isMissing(twin)
        }
        return (half + alone).sorted()
    }
}
