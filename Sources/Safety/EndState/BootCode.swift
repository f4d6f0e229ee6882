import Firmware
import Plan
import StockPackage

/// What counts as code that starts the phone in one package: what the list names, and what the package's own scripts show.
///
/// Lists age faster than phones. Stock scripts write all of this code before `super`, so a partition that a script writes there, for
/// which the package has an image, and which nobody knows to be something else, counts as such code.
struct BootCode {
    /// Beyond the list.
    private let shown: Set<String>

    init(_ package: PackageFacts) {
        let images = Set(package.images.map(\.path))
        shown = Set(package.modes.flatMap { Self.early($0, images) })
    }

    /// The base name of a partition of this code, without slot and in lower case; nil where it is something else.
    func base(of partition: String) -> String? {
        if let base = BootChain.base(of: partition) { return base }
        let base = partitionBase(partition.lowercased())
        return shown.contains(base) ? base : nil
    }

    /// What a phone has besides, and needs as little to reach fastboot as its data.
    static let others = Set(Firmware.notBootCode.map(\.name))

    private static func early(_ mode: PackageMode, _ images: Set<String>) -> [String] {
        var bases: [String] = []
        for step in mode.steps {
            guard case .flash(let name, let image) = step.action else { continue }
            let parts = name.lowercased().split(separator: "+").map { partitionBase(String($0)) }
            // Older phones have no super, and their system comes behind the same partitions.
            if parts.contains(where: { ["super", "system"].contains($0) }) { return bases }
            guard images.contains(image) else { continue }
            bases += parts.filter { part in
                !others.contains(part) && !pseudoPartitions.contains(part) && BootChain.base(of: part) == nil
                    && !part.hasPrefix("vbmeta")
                    && IdentityPartitions.entry(for: part, use: .flash, product: nil) == nil
            }
        }
        // A script without either is none that tells where this code ends.
        return []
    }
}
