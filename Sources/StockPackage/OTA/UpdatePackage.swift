import Images

/// A full update package in the terms of a fastboot package, so that the same gates judge it and the same run sends it.
///
/// It has no scripts and so no modes: the plan is made of the payload's manifest (`UpdatePlanner`).
public final class UpdatePackage: ImagePackage {
    /// What the update says, in the terms of a fastboot package; its own facts are `update` in it.
    public let facts: PackageFacts
    /// An update is read anew each time.
    public let isRecalled = false
    private let ota: OTAPackage

    /// Takes over a package that has been verified. Its vbmeta images are read, with the images that they name the digests of.
    public init(_ ota: OTAPackage) {
        self.ota = ota
        facts = PackageFacts(ota.facts, avb: AVBReader(ota).read())
    }

    public func feedJob(image path: String) -> FeedJob? {
        guard let image = facts.images.first(where: { $0.path == path }) else { return nil }
        return FeedJob(bytes: image.bytes, digests: image.scan.blocks) { [ota] (offset) throws(ImageError) in
            let source: any ByteSource
            do throws(OTAError) { source = try ota.open(partition: path) } catch { throw .unavailable("\(error)") }
            try source.skip(offset)
            return source
        }
    }

    public func confirmUnchanged(image path: String) throws(PackageError) {
        do throws(OTAError) { try ota.confirmUnchanged() } catch { throw .changed(path: ota.facts.path) }
    }
}

extension PackageFacts {
    /// What an update says of itself, as facts of a package. Images have the names of their partitions, and so have their paths.
    init(_ ota: OTAFacts, avb: AVBFacts?) {
        let metadata = ota.metadata
        let version = metadata?.version
        self.init(
            fileName: String(ota.path.split(separator: "/").last ?? ""), kind: .update,
            codename: metadata?.devices.first ?? "", products: metadata?.devices ?? [], variant: nil,
            region: version.flatMap(VersionLetters.init(version:))?.region, version: version,
            android: metadata?.android, antiRollback: nil,
            images: ota.partitions.map {
                PackageImage(file: $0.name, path: $0.name, scan: $0.scan, verifiedBy: ["payload.bin"])
            },
            modes: [], problems: [], remarks: [], avb: avb, update: ota)
    }
}

extension OTAMetadata {
    /// The Android release of the system, from its fingerprint: `14` of `Xiaomi/vili/vili:14/UKQ1.231207.002/V816...`.
    var android: String? {
        guard let field = build?.split(separator: ":").dropFirst().first,
            let release = field.split(separator: "/").first,
            release.first?.isNumber == true
        else { return nil }
        return String(release)
    }
}

extension AVBReader {
    /// For everything that an update writes.
    init(_ ota: OTAPackage) {
        self.init(
            targets: ota.facts.partitions.map { (partition: $0.name, image: $0.name) }, usesSlots: true,
            layout: { ota.facts.partition($0)?.scan.layout },
            open: { (name) throws(PackageError) in
                do throws(OTAError) { return try ota.open(partition: name) } catch {
                    throw .changed(path: ota.facts.path)
                }
            })
    }
}
