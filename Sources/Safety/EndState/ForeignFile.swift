import Plan
import StockPackage

/// An image on its way to a partition that it was not made for, as far as the package itself says what belongs there.
struct ForeignFile {
    /// What is written where, and what says otherwise.
    let evidence: String

    /// What of a plan is like that.
    /// - Parameter end: how the plan ends: which slots may start then.
    static func all(in plan: FlashPlan, _ package: PackageFacts, _ code: BootCode, _ end: EndState) -> [ForeignFile] {
        let bases = Set(
            (package.scriptedPartitions + (package.update?.partitions.map(\.name) ?? [])).map {
                partitionBase($0.lowercased())
            })
        let elsewhere = files(of: package.modes.filter { $0.mode != plan.mode })
        let stems = Set(package.images.map { stem($0.path) })
        let starting = end.activeSlots(after: plan.steps.count)
        return inTwoPlaces(plan, code)
            + plan.active.flatMap { step -> [ForeignFile] in
                guard case .flash(_, let image, _, _) = step.action else { return [] }
                return step.partitions.compactMap { name in
                    let base = partitionBase(name.lowercased())
                    guard !pseudoPartitions.contains(base) else { return nil }
                    let isNeeded = code.base(of: name) != nil || StartingPart.isOfAndroid(base)
                    if let owner = owner(of: image, bases), owner != plain(BootChain.family(of: base)) {
                        return ForeignFile(evidence: "\(step.source): \(step), and that file belongs to \(owner)")
                    }
                    // Where a script chooses between two files, each of them may be right.
                    guard step.condition == nil else { return nil }
                    if stems.contains(base), stem(image) != base, !isOfOtherSlot(image, base, name, starting) {
                        return ForeignFile(
                            evidence: "\(step.source): \(step), where the package has \(base).* for \(base)")
                    }
                    guard isNeeded || !StartingPart.isOfOwner(base), let others = elsewhere[base],
                        !others.contains(image)
                    else { return nil }
                    return ForeignFile(
                        evidence: "\(step.source): \(step), where another script of the package writes \(list(others))")
                }
            }
    }

    /// One file of this code in two partitions that are no copies of each other: it is at home in one of them at the most.
    private static func inTwoPlaces(_ plan: FlashPlan, _ code: BootCode) -> [ForeignFile] {
        var homes: [String: Set<String>] = [:]
        for step in plan.active where step.condition == nil {
            guard case .flash(_, let image, _, _) = step.action else { continue }
            for name in step.partitions {
                guard let base = code.base(of: name) else { continue }
                homes[image, default: []].insert(plain(BootChain.family(of: base)))
            }
        }
        return homes.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { image, bases in
            ForeignFile(evidence: "\(fileName(image)) goes into \(bases.sorted().joined(separator: " and "))")
        }
    }

    /// The family of the partition whose name the file bears; nil where it bears none.
    private static func owner(of image: String, _ bases: Set<String>) -> String? {
        let file = fileName(image)
        if let base = BootChain.partition(ofFile: file) { return plain(BootChain.family(of: base)) }
        let stem = stem(file)
        return bases.contains(stem) ? plain(BootChain.family(of: stem)) : nil
    }

    /// Without what tells copies of one partition apart: `scp` for `scp1`, `sspm` for `sspm_2`, `tz` for `tzbak`.
    private static func plain(_ base: String) -> String {
        var name = base[...]
        if name.hasSuffix("bak"), name.count > 3 { name = name.dropLast(3) }
        if let last = name.last, last.isASCII, last.isNumber, name.count > 1 { name = name.dropLast() }
        if name.last == "_" { name = name.dropLast() }
        return String(name)
    }

    /// Whether a file is the half of a system that older phones with slots keep in the slot that does not start: `system_other.img`.
    private static func isOfOtherSlot(_ image: String, _ base: String, _ name: String, _ starting: Set<String>) -> Bool
    {
        stem(image) == "\(base)_other" && !starting.contains { name.lowercased() == "\(base)_\($0)" }
    }

    /// The name of a file without its folders and its ending, in lower case.
    static func stem(_ path: String) -> String { fileName(path).prefix { $0 != "." }.lowercased() }

    /// The images that scripts write to each partition without asking the phone anything.
    private static func files(of modes: [PackageMode]) -> [String: Set<String>] {
        var files: [String: Set<String>] = [:]
        for step in modes.flatMap(\.steps) {
            guard case .flash(let name, let image) = step.action else { continue }
            for part in name.lowercased().split(separator: "+") {
                files[partitionBase(String(part)), default: []].insert(image)
            }
        }
        return files
    }

    private static func list(_ images: Set<String>) -> String {
        images.map(fileName).sorted().joined(separator: " or ")
    }

    static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
