import Bytes

/// The rules for names inside a package: nothing is ever extracted, but names end up on screens and in decisions.
enum EntryPath {
    /// The most bytes of a path, and the most folders in it: what a file system takes, and more than any package has.
    private static let longest = 4096
    private static let deepest = 64

    /// The parts of a path, `.` and doubled slashes taken out. No parts means the package's own folder (`./`).
    static func parts(_ name: String) throws(PackageError) -> [String] {
        guard !name.isEmpty else { throw .forbiddenEntry(name: "(none)", .emptyName) }
        guard name.utf8.count <= longest else { throw .forbiddenEntry(name: "\(name.prefix(60))...", .tooLong) }
        let isClean = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard isClean else { throw .forbiddenEntry(name: "\(ForeignText(name))", .controlCharacter) }
        guard !name.hasPrefix("/") else { throw .forbiddenEntry(name: name, .absolutePath) }
        let parts = name.split(separator: "/").map(String.init).filter { $0 != "." }
        guard parts.count <= deepest else { throw .forbiddenEntry(name: name, .tooDeep) }
        guard !parts.contains("..") else { throw .forbiddenEntry(name: name, .parentFolder) }
        return parts
    }

    /// Whether the file is below a folder `images`. Which of them is the package's is known at the end only.
    static func mayBeImage(_ parts: [String]) -> Bool { parts.dropLast().contains("images") }

    /// Whether a file manager left it there: attributes and thumbnails of macOS and Windows, which are no part of any package.
    static func isLitter(_ parts: [String]) -> Bool {
        parts.contains { $0 == "__MACOSX" || $0.hasPrefix("._") }
            || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(parts.last)
    }

    /// Whether a file is one of the scripts by which a package is known: `flash_all.sh`, `flash_all_lock.bat`.
    static func isScript(_ name: String) -> Bool {
        name.hasPrefix("flash_all") && (name.hasSuffix(".sh") || name.hasSuffix(".bat"))
    }

    /// The folders that hold such a script, sorted.
    static func places(of paths: [[String]]) -> [[String]] {
        let all = Set(paths.filter { $0.last.map(isScript) ?? false }.map { Array($0.dropLast()) })
        return all.sorted { $0.joined(separator: "/") < $1.joined(separator: "/") }
    }

    /// The folder that the package is in: the one with the scripts, or where there are none the one that all files are in, unless
    /// that is `images` itself. No parts where no folder is around it.
    static func top(of paths: [[String]]) -> [String] {
        if let place = places(of: paths).first { return place }
        guard let top = paths.first?.first, top != "images" else { return [] }
        return paths.allSatisfy { $0.count > 1 && $0[0] == top } ? [top] : []
    }

    /// - Throws: ``PackageError/severalPackages(path:places:)`` where scripts lie in two folders.
    static func checkPlaces(of paths: [[String]], path: String) throws(PackageError) {
        let places = places(of: paths)
        guard places.count > 1 else { return }
        throw .severalPackages(path: path, places: places.map { $0.joined(separator: "/") })
    }
}
