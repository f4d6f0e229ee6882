extension AVBReader {
    /// For what the scripts of a package flash, in any of its modes.
    init(archive: PackageArchive, modes: [PackageMode]) {
        var targets: [(partition: String, image: String)] = []
        for case .flash(let partition, let image) in modes.flatMap(\.steps).map(\.action) {
            targets.append((partition, image))
        }
        let open = { (path: String) throws(PackageError) in try archive.openChecked(path) }
        self.init(targets: targets, budget: archive.budget, layout: { archive.file($0)?.scan?.layout }, open: open)
    }
}
