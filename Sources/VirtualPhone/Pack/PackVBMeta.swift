import Bytes

/// Writes the vbmeta images of a package: `vbmeta` names the small images by digest and the other vbmetas by key; those name the
/// hashtree of a partition inside `super` each.
struct PackVBMeta {
    /// A small image that is named by its digest.
    struct Named {
        let partition: String
        let bytes: UInt64
        let salt: [UInt8]
        let digest: [UInt8]
    }

    /// The bytes that an image with a vbmeta of its own has more.
    static let footed = 8192

    let recipe: PackageRecipe
    let flaws: [VBMetaFlaw]
    private let key: PackKey
    private let blob: [UInt8]

    init(recipe: PackageRecipe, flaws: [PackageFlaw]) throws(PackError) {
        self.recipe = recipe
        self.flaws = flaws.compactMap { if case .vbmeta(let flaw) = $0 { flaw } else { nil } }
        key = try PackKey()
        blob = try PackKey.publicBlob()
    }

    /// The contents of an image of the recipe, as many bytes as it says.
    func contents(
        _ image: PackageRecipe.Image, naming named: [Named], trees: [PackTree]
    ) throws(PackError) -> [UInt8] {
        let partition = recipe.partitions(of: image.file).first ?? "vbmeta"
        let isRoot = partition == "vbmeta"
        if isRoot, flaws.contains(.noAVB) { return [UInt8](repeating: 0, count: Int(image.bytes)) }
        var descriptors = property("com.android.build.\(partition).security_patch", recipe.securityPatch)
        if isRoot {
            descriptors += named.filter { !hasFooter($0.partition) }.flatMap(hash)
            descriptors += chained.enumerated().flatMap { chain($1, location: chainLocation ?? UInt32($0 + 1)) }
            for case .commandLine(let bytes) in flaws { descriptors += commandLine(bytes) }
        } else {
            for tree in trees where partition == "vbmeta_" + tree.partition {
                descriptors += hashtree(tree, of: tree.partition)
                guard tree.partition == trees[0].partition else { continue }
                for case .treeElsewhere(let other) in flaws { descriptors += hashtree(tree, of: other) }
            }
        }
        let made = try sign(descriptors, isRoot: isRoot)
        guard made.count <= image.bytes else {
            throw .recipe("\(image.file) needs \(made.count) bytes, the recipe gives it \(image.bytes)")
        }
        return made + [UInt8](repeating: 0, count: Int(image.bytes) - made.count)
    }

    /// Whether the image of a partition carries a vbmeta of its own.
    private func hasFooter(_ partition: String) -> Bool { flaws.contains(.footer(partition: partition)) }

    /// `contents`, and behind them a vbmeta that names their digest and a footer, ``footed`` bytes together.
    func footed(_ contents: [UInt8], _ partition: String, salt: [UInt8]) throws(PackError) -> [UInt8] {
        let digest = try PackDigest(.sha256)
        try digest.update(salt + contents)
        let named = Named(
            partition: partition, bytes: UInt64(contents.count), salt: salt, digest: try digest.finishBytes())
        let made = try sign(hash(named), isRoot: false)
        var footer = ByteWriter()
        footer.append("AVBf".utf8)
        for word: UInt32 in [1, 0] { footer.big(word) }
        for number in [contents.count, contents.count, made.count] { footer.big(UInt64(number)) }
        let rest = [UInt8](repeating: 0, count: Self.footed - made.count - 64)
        return contents + made + rest + footer.bytes + [UInt8](repeating: 0, count: 64 - footer.bytes.count)
    }

    /// The partitions with a vbmeta of their own, in the order of the recipe.
    private var chained: [String] {
        let others = flaws.compactMap { flaw -> String? in
            switch flaw {
            case .chainTo(let partition), .footer(let partition): partition
            default: nil
            }
        }
        return others
            + recipe.images.filter { $0.kind == .vbmeta }.compactMap { recipe.partitions(of: $0.file).first }
            .filter { $0 != "vbmeta" }
    }

    /// Header, hash and signature in 64s, descriptors and key in 64s.
    private func sign(_ descriptors: [UInt8], isRoot: Bool) throws(PackError) -> [UInt8] {
        let isSigned = !(isRoot && flaws.contains(.unsigned))
        let (hashBytes, signatureBytes) = isSigned ? (32, 256) : (0, 0)
        let auxiliary = filled(descriptors + (isSigned ? blob : []), to: 64)
        var header = ByteWriter()
        header.append("AVB0".utf8)
        for word: UInt32 in [1, 0] { header.big(word) }
        for size in [(hashBytes + signatureBytes + 63) / 64 * 64, auxiliary.count] { header.big(UInt64(size)) }
        header.big(isSigned ? isRoot ? algorithm : 1 : 0)
        for number in [
            0, hashBytes, hashBytes, signatureBytes, descriptors.count, isSigned ? blob.count : 0, auxiliary.count, 0,
            0,
            descriptors.count, recipe.script.antiRollback?.number ?? 0,
        ] { header.big(UInt64(number)) }
        header.big(isRoot ? flags : flagsBelow)
        header.big(isRoot ? location : 0)
        let isEndless = isRoot && flaws.contains(.endlessRelease)
        header.append((isEndless ? String(repeating: "avbtool ", count: 6) : "avbtool 1.2.0").utf8)
        header.append([UInt8](repeating: 0, count: 256 - header.bytes.count))
        guard isSigned else { return header.bytes + auxiliary }
        let digest = try PackDigest(.sha256)
        try digest.update(header.bytes + auxiliary)
        let hash = try digest.finishBytes()
        var signature = try key.sign(hash)
        if isRoot, flaws.contains(.signature) { signature[255] ^= 1 }
        return header.bytes + filled(hash + signature, to: 64) + auxiliary
    }

    private var flags: UInt32 {
        for case .flags(let flags) in flaws { return flags }
        return 0
    }

    private var flagsBelow: UInt32 {
        for case .flagsBelow(let flags) in flaws { return flags }
        return 0
    }

    private var chainLocation: UInt32? {
        for case .chainLocation(let location) in flaws { return location }
        return nil
    }

    private var location: UInt32 {
        for case .location(let location) in flaws { return location }
        return 0
    }

    /// 1 is SHA256_RSA2048, with which it is signed.
    private var algorithm: UInt32 {
        for case .algorithm(let algorithm) in flaws { return algorithm }
        return 1
    }

    private func filled(_ bytes: [UInt8], to step: Int) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (step - bytes.count % step) % step)
    }

    private func descriptor(_ tag: UInt64, _ body: ByteWriter) -> [UInt8] {
        let body = filled(body.bytes, to: 8)
        var whole = ByteWriter()
        whole.big(tag)
        whole.big(UInt64(body.count))
        whole.append(body)
        return whole.bytes
    }

    private func property(_ name: String, _ value: String) -> [UInt8] {
        var body = ByteWriter()
        for text in [name, value] { body.big(UInt64(text.utf8.count)) }
        for text in [name, value] { body.append(Array(text.utf8) + [0]) }
        return descriptor(0, body)
    }

    /// A tree, said to be that of `partition`.
    private func hashtree(_ tree: PackTree, of partition: String) -> [UInt8] {
        var algorithm = tree.algorithm.rawValue
        for case .treeOf(partition, let other) in flaws { algorithm = other }
        let root = flaws.contains(.tree(partition: partition)) ? tree.root.reversed() : tree.root
        var body = ByteWriter()
        body.big(UInt32(1))
        for number in [tree.bytes, tree.bytes, PackHashTree.size(over: tree.bytes)] { body.big(number) }
        for _ in 0..<2 { body.big(UInt32(PackHashTree.blockSize)) }
        // No code that corrects errors: its roots, place and size.
        body.big(UInt32(0))
        for number: UInt64 in [0, 0] { body.big(number) }
        body.append(Array(algorithm.utf8) + [UInt8](repeating: 0, count: 32 - algorithm.utf8.count))
        for count in [partition.utf8.count, tree.salt.count, root.count] { body.big(UInt32(count)) }
        body.append([UInt8](repeating: 0, count: 64))
        body.append(Array(partition.utf8) + tree.salt + root)
        return descriptor(1, body)
    }

    private func hash(_ named: Named) -> [UInt8] {
        var body = ByteWriter()
        body.big(named.bytes)
        var algorithm = "sha256"
        for case .digestOf(named.partition, let other) in flaws { algorithm = other }
        var digest = flaws.contains(.digest(partition: named.partition)) ? named.digest.reversed() : named.digest
        if flaws.contains(.noDigest(partition: named.partition)) { digest = [] }
        body.append(Array(algorithm.utf8) + [UInt8](repeating: 0, count: 32 - algorithm.utf8.count))
        for count in [named.partition.utf8.count, named.salt.count, digest.count] { body.big(UInt32(count)) }
        body.append([UInt8](repeating: 0, count: 64))
        body.append(Array(named.partition.utf8) + named.salt + digest)
        return descriptor(2, body)
    }

    private func commandLine(_ bytes: [UInt8]) -> [UInt8] {
        var body = ByteWriter()
        for word in [0, UInt32(bytes.count)] { body.big(word) }
        body.append(bytes)
        return descriptor(3, body)
    }

    private func chain(_ partition: String, location: UInt32) -> [UInt8] {
        var body = ByteWriter()
        for word in [location, UInt32(partition.utf8.count), UInt32(blob.count)] { body.big(word) }
        body.append([UInt8](repeating: 0, count: 64))
        body.append(Array(partition.utf8) + blob)
        return descriptor(4, body)
    }
}

extension PackageRecipe {
    /// The partitions that a file of `images/` is flashed to, without slots, each once.
    func partitions(of file: String) -> [String] {
        var names: [String] = []
        for step in steps where step.do == .flash && !step.isComment && step.image == file {
            var name = step.partition ?? ""
            for ending in ["_ab", "_a", "_b"] where name.hasSuffix(ending) {
                name = String(name.dropLast(ending.count))
                break
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
