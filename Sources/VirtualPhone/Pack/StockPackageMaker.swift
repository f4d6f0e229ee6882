import Bytes
import Glibc

/// Makes a stock package that fits a sample phone: a `.tgz` of images, lists and flash scripts with nothing of a
/// vendor's in it.
public struct StockPackageMaker {
    let recipe: PackageRecipe
    let options: PackageOptions

    /// Prepares to make the package of a recipe.
    public init(recipe: PackageRecipe, options: PackageOptions = PackageOptions()) {
        var recipe = recipe.scaled(to: options.size)
        for flaw in options.flaws {
            switch flaw {
            case .antiRollback(let number): recipe.script.antiRollback?.number = number
            case .product(let name): recipe.product = name
            default: break
            }
        }
        self.recipe = recipe
        self.options = options
    }

    /// Makes the package in a folder, which must exist. A package of the same name that is there already is an error.
    public func make(into directory: String) throws(PackError) -> MadePackage {
        let folder = try PackFolder("\(directory)/\(recipe.topDirectory)")
        do throws(PackError) {
            let contents = try fill(folder)
            guard options.form != .folder else {
                return made(path: folder.path, folder: folder.path, md5: nil, contents.images)
            }
            let (path, md5) = try archive(folder, contents.files, into: directory)
            if !options.keepsFolder { folder.remove() }
            return made(path: path, folder: options.keepsFolder ? folder.path : nil, md5: md5, contents.images)
        } catch {
            folder.remove()
            throw error
        }
    }

    private func made(path: String, folder: String?, md5: String?, _ images: [MadePackage.Image]) -> MadePackage {
        MadePackage(path: path, folder: folder, md5: md5, images: images, recipe: recipe)
    }

    /// Writes every file of the package. The paths of the files, in the order in which they are packed.
    private func fill(_ folder: PackFolder) throws(PackError) -> (files: [String], images: [MadePackage.Image]) {
        for case .changedByte(let name) in options.flaws where !recipe.logicalPartitions.contains(name) {
            throw .options("no byte of \(name) can be changed: the package has no such partition inside super")
        }
        let images = try folder.folder("images")
        var written: [PackImageWriter.Written] = []
        do {
            let sample = try options.sample.map { path throws(PackError) in try PackInput.sample(path) }
            let scratch = try PackFolder(folder.path + ".scratch")
            defer { scratch.remove() }
            let writer = PackImageWriter(
                recipe: recipe, options: options, images: images, scratch: scratch, sample: sample)
            for image in recipe.images where image.kind != .vbmeta { written.append(try writer.write(image)) }
            let maker = try PackVBMeta(recipe: recipe, flaws: options.flaws)
            let trees = written.flatMap(\.trees)
            for (index, image) in recipe.images.enumerated() where image.kind == .vbmeta {
                written.insert(try writer.writeVBMeta(image, maker, trees: trees), at: index)
            }
        }
        var digests = written.map { (name: $0.image.file, md5: $0.image.md5) }
        for (name, text) in lists(written) {
            try images.file(name, text)
            let digest = try PackDigest(.md5)
            try digest.update(text)
            digests.append((name, try digest.finish()))
        }
        for flaw in options.flaws {
            guard case .missingImage(let name) = flaw else { continue }
            guard digests.contains(where: { $0.name == name }) else {
                throw .options("\(name) cannot be left out: the package has no such image")
            }
            images.drop(name)
        }
        let listings = PackListings(recipe: recipe, flaws: options.flaws)
        var top = [("misc.txt", listings.misc), ("md5sum.xml", listings.digests(digests))]
        for mode in PackageMode.allCases {
            for dialect in PackScript.Dialect.allCases {
                let script = PackScript(recipe: recipe, mode: mode, dialect: dialect, flaws: options.flaws)
                top.append((script.fileName, script.bytes))
            }
        }
        for (name, bytes) in top { try folder.file(name, bytes, mode: name.hasSuffix(".sh") ? 0o755 : 0o644) }
        let packed = digests.map(\.name).filter { !options.flaws.contains(.missingImage($0)) }
        return (top.map(\.0) + packed.map { "images/" + $0 }, written.map(\.image))
    }

    /// The text files of `images/`.
    private func lists(_ written: [PackImageWriter.Written]) -> [(String, [UInt8])] {
        var lists: [(String, [UInt8])] = []
        if let check = recipe.script.antiRollback, check.stored == .file {
            lists.append(("anti_version.txt", Array("\(check.number)".utf8)))
        }
        if recipe.script.checksPatch ?? false {
            lists.append(("platform_security_patch.txt", Array("\(recipe.securityPatch)\n".utf8)))
        }
        guard recipe.crcLists != .none else { return lists }
        let listings = PackListings(recipe: recipe, flaws: options.flaws)
        var whole: [String: UInt32] = [:]
        var large: [String: PackLargeSparse] = [:]
        for one in written {
            if let parts = one.large { large[one.image.file] = parts } else { whole[one.image.file] = one.image.crc32 }
        }
        lists.append(("crclist.txt", listings.crcList(whole)))
        lists.append(("sparsecrclist.txt", listings.sparseList(large)))
        return lists
    }
}
