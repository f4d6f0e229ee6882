import Files

/// Looks for the package in a folder that an owner named: it may lie in a folder of its own, beside other things. Nothing else in
/// the folder is opened, and what is odd about it is no trouble.
struct FolderSearch {
    /// How deep a package may lie below the folder that was named.
    private static let depth = 3
    /// How many folders are looked into; an owner's downloads have fewer.
    private static let limit = 500

    /// Where it lies, in parts below the folder.
    let place: [String]

    /// - Throws: where there is none, or more than one. An empty folder is left to who reads it.
    init(_ root: Folder) throws(PackageError) {
        let top: [String]
        do throws(FileError) { top = try root.names(limit: FileCollector.entryLimit) } catch {
            throw .unreadable(path: root.path, .init(error))
        }
        if top.allSatisfy({ EntryPath.isLitter([$0]) }) || top.contains(where: Self.isFlash) {
            place = []
            return
        }
        var scripts: [[String]] = []
        var images: [[String]] = []
        var packed: [String] = []
        var open: [[String]] = [[]]
        var looked = 0
        while let folder = open.first, looked < Self.limit {
            open.removeFirst()
            looked += 1
            guard let opened = try? root.folder(folder) else { continue }
            let names = folder.isEmpty ? top : (try? opened.names(limit: FileCollector.entryLimit)) ?? []
            if names.contains(where: EntryPath.isScript) {
                scripts.append(folder)
                continue
            }
            if names.contains("images") || names.contains(where: Self.isFlash) { images.append(folder) }
            for name in names where !EntryPath.isLitter([name]) {
                if opened.isFolder(name) {
                    if folder.count < Self.depth, name != "images", !name.hasPrefix(".") {
                        open.append(folder + [name])
                    }
                } else if PackageArchive.isPacked(name) {
                    packed.append("\(opened.path)/\(name)")
                }
            }
        }
        if scripts.count > 1 {
            throw .severalPackages(path: root.path, places: scripts.map { $0.joined(separator: "/") }.sorted())
        }
        // A folder of images without scripts alone is looked at too, so that what is missing can be said.
        if let found = scripts.first ?? (images.count == 1 && packed.isEmpty ? images.first : nil) {
            place = found
            return
        }
        let named = packed.filter { PackageName($0.split(separator: "/").last.map(String.init) ?? "") != nil }
        guard packed.isEmpty else { throw .packedInside(path: root.path, packages: named.isEmpty ? packed : named) }
        throw .notPackage(
            path: root.path, what: "no flash_all.sh and no images folder in it, so it is no unpacked stock package")
    }

    /// One of a package's scripts, also those that are of no mode.
    private static func isFlash(_ name: String) -> Bool {
        name.hasPrefix("flash_") && (name.hasSuffix(".sh") || name.hasSuffix(".bat"))
    }
}
