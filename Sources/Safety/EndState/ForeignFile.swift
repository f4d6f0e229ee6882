import Plan
import StockPackage

/// An image on its way to a partition that it was not made for, as far as the package itself says what belongs there.
struct ForeignFile {
    /// What is written where, and what says otherwise.
    let evidence: String

    /// What of a plan is like that, on partitions that the phone needs to start.
    static func all(in plan: FlashPlan, _ package: PackageFacts, _ code: BootCode) -> [ForeignFile] {
        let bases = Set(
            (package.scriptedPartitions + (package.update?.partitions.map(\.name) ?? [])).map {
                partitionBase($0.lowercased())
            })
        let elsewhere = files(of: package.modes.filter { $0.mode != plan.mode })
        return plan.active.flatMap { step -> [ForeignFile] in
            guard case .flash(_, let image, _, _) = step.action else { return [] }
            return step.partitions.compactMap { name in
                let base = partitionBase(name.lowercased())
                guard code.base(of: name) != nil || StartingPart.isOfAndroid(base) else { return nil }
                if let owner = owner(of: image, bases), owner != BootChain.family(of: base) {
                    return ForeignFile(evidence: "\(step.source): \(step), and that file belongs to \(owner)")
                }
                // Where a script chooses between two files, each of them may be right.
                guard step.condition == nil, let others = elsewhere[base], !others.contains(image) else { return nil }
                return ForeignFile(
                    evidence: "\(step.source): \(step), where another script of the package writes \(list(others))")
            }
        }
    }

    /// The family of the partition whose name the file bears; nil where it bears none.
    private static func owner(of image: String, _ bases: Set<String>) -> String? {
        let file = fileName(image)
        if let base = BootChain.partition(ofFile: file) { return BootChain.family(of: base) }
        let stem = file.prefix { $0 != "." }.lowercased()
        return bases.contains(stem) ? BootChain.family(of: stem) : nil
    }

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
