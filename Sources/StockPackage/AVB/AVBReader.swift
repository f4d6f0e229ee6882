import Bytes
import Images

/// Reads every vbmeta image that a package flashes, follows the chain, and compares the named digests with the package's images.
///
/// It runs after the package has been read whole, since a vbmeta may stand before or behind the images that it names: the images with a
/// digest are read a second time.
public struct AVBReader {
    let targets: [(partition: String, image: String)]
    let images: AVBImages
    let budget: ReadingBudget
    private let usesSlots: Bool
    private let slotted: Set<String>

    /// - Parameters:
    ///   - targets: what the scripts flash: partitions as they spell them (`boot_ab`), and paths in the package.
    ///   - usesSlots: whether the phone has two slots; nil to tell it by these names.
    ///   - layout: what is known of the image at a path; nil where there is none.
    ///   - budget: of the reading that this is a part of.
    ///   - open: the image file at a path, from its start.
    public init(
        targets: [(partition: String, image: String)], usesSlots: Bool? = nil,
        budget: ReadingBudget = ReadingBudget(), layout: @escaping (String) -> ImageLayout?,
        open: @escaping (String) throws(PackageError) -> any ByteSource
    ) {
        var known: [(partition: String, image: String)] = []
        for target in targets where layout(target.image) != nil {
            for name in target.partition.split(separator: "+") {
                let partition = Self.base(name)
                guard !known.contains(where: { $0 == (partition, target.image) }) else { continue }
                known.append((partition, target.image))
            }
        }
        self.targets = known
        self.usesSlots =
            usesSlots
            ?? targets.contains { $0.partition.split(separator: "+").contains { Self.base($0) != String($0) } }
        slotted = Set(
            targets.flatMap { $0.partition.split(separator: "+") }.filter { Self.base($0) != PartitionName.lower($0) }
                .map(Self.base))
        self.budget = budget
        images = AVBImages(layout: layout, open: open)
    }

    /// What was found; nil when the package flashes no vbmeta, as those of old phones.
    public func read() -> AVBFacts? {
        let own = targets.filter { $0.partition.hasPrefix("vbmeta") }
        guard !own.isEmpty else { return nil }
        var found = AVBFindings(acceptance: AVBAcceptance(usesSlots: usesSlots, slotted: slotted))
        // The one that the others hang on first.
        for target in own.filter({ $0.partition == "vbmeta" }) + own.filter({ $0.partition != "vbmeta" }) {
            take(&found, target, isInFooter: false) { () throws(AVBImages.Failure) in
                try images.bytes(target.image, count: VBMeta.limit)
            }
        }
        for one in found.read where one.partition == "vbmeta" { follow(one, &found) }
        checkHangers(own, &found)
        for one in found.read { compare(one, &found) }
        return found.facts
    }

    /// Reads one vbmeta; what is wrong with it becomes a problem.
    private func take(
        _ found: inout AVBFindings, _ target: (partition: String, image: String), isInFooter: Bool,
        _ bytes: () throws(AVBImages.Failure) -> [UInt8]
    ) {
        do throws(AVBImages.Failure) {
            let bytes = try bytes()
            do throws(AVBError) {
                found.add(try VBMeta(bytes), target, isInFooter: isInFooter)
            } catch {
                found.problem(error.kind, "\(target.image): \(error)")
            }
        } catch {
            found.problem(.malformed, "\(target.image): \(error.words)")
        }
    }

    /// Follows the chain descriptors of the first vbmeta.
    private func follow(_ root: AVBFindings.Read, _ found: inout AVBFindings) {
        for case .chain(let chain) in root.vbmeta.descriptors {
            let there = targets.filter { $0.partition == chain.partition }
            if there.isEmpty { found.link(chain, nil, .noImage) }
            for target in there {
                if !target.partition.hasPrefix("vbmeta") { takeFooter(target, &found) }
                guard
                    let chained = found.read.first(where: {
                        $0.partition == target.partition && $0.image == target.image
                    })
                else {
                    found.link(chain, target.image, .unreadable)
                    continue
                }
                let key = chained.vbmeta.key
                found.link(chain, target.image, key?.blob == chain.key ? .matches : .differs(key?.sha256))
            }
        }
    }

    /// Reads the vbmeta that stands behind an image, or at its start: there a phone looks where it finds no footer.
    private func takeFooter(_ target: (partition: String, image: String), _ found: inout AVBFindings) {
        guard !found.read.contains(where: { $0.partition == target.partition && $0.image == target.image }) else {
            return
        }
        let size = images.size(target.image)
        do throws(AVBImages.Failure) {
            let end = size - min(size, UInt64(AVBFooter.bytes))
            let last = try images.bytes(target.image, at: end, count: UInt64(AVBFooter.bytes))
            let footer: AVBFooter?
            do throws(AVBError) {
                footer = try AVBFooter(last, imageBytes: size)
            } catch {
                return found.problem(.malformed, "\(target.image): \(error)")
            }
            guard let footer else { return try takeStart(target, &found) }
            if footer.vbmetaBytes > VBMeta.phoneLimit {
                found.problem(
                    .notAccepted,
                    "\(target.image): its footer names \(footer.vbmetaBytes) bytes, phones read \(VBMeta.phoneLimit)")
            }
            take(&found, target, isInFooter: true) { () throws(AVBImages.Failure) in
                try images.bytes(target.image, at: footer.offset, count: footer.vbmetaBytes)
            }
        } catch {
            found.problem(.malformed, "\(target.image): \(error.words)")
        }
    }

    /// Reads the vbmeta at an image's start, if there is one.
    private func takeStart(
        _ target: (partition: String, image: String), _ found: inout AVBFindings
    ) throws(AVBImages.Failure) {
        let start = try images.bytes(target.image, count: VBMeta.limit)
        guard start.starts(with: "AVB0".utf8) else { return }
        take(&found, target, isInFooter: false) { () throws(AVBImages.Failure) in start }
    }

    /// A vbmeta that no other names is one that no phone looks at; one that is named may not name others in turn.
    private func checkHangers(_ own: [(partition: String, image: String)], _ found: inout AVBFindings) {
        if !own.contains(where: { $0.partition == "vbmeta" }) {
            found.remark("the package flashes \(own[0].partition) and no vbmeta that could name it")
        } else if found.read.contains(where: { $0.partition == "vbmeta" }) {
            for one in found.read where one.partition != "vbmeta" && !found.isLinked(one.partition) {
                found.remark("\(one.image): vbmeta does not name \(one.partition), so phones do not look at it")
            }
        }
        for one in found.read where one.partition != "vbmeta" {
            for case .chain(let chain) in one.vbmeta.descriptors {
                found.problem(.malformed, "\(one.image): it names a chain to \(chain.partition), which only vbmeta may")
            }
        }
    }

    /// The partition without its slot, in the form in which names are compared.
    static func base(_ name: some StringProtocol) -> String { PartitionName.base(of: name) }
}
