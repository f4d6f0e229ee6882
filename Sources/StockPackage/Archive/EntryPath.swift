/// The rules for names inside a package: nothing is ever extracted, but names end up on screens and in decisions.
enum EntryPath {
    /// The parts of a path, `.` and doubled slashes taken out. No parts means the package's own folder (`./`).
    static func parts(_ name: String) throws(PackageError) -> [String] {
        guard !name.isEmpty else { throw .forbiddenEntry(name: "(none)", .emptyName) }
        let isClean = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard isClean else { throw .forbiddenEntry(name: printable(name), .controlCharacter) }
        guard !name.hasPrefix("/") else { throw .forbiddenEntry(name: name, .absolutePath) }
        let parts = name.split(separator: "/").map(String.init).filter { $0 != "." }
        guard !parts.contains("..") else { throw .forbiddenEntry(name: name, .parentFolder) }
        return parts
    }

    /// Whether the file is below `images/`, in the package's top directory or without one.
    static func mayBeImage(_ parts: [String]) -> Bool {
        (parts.count > 1 && parts[0] == "images") || (parts.count > 2 && parts[1] == "images")
    }

    /// The folder that all files are in, unless that is `images` itself.
    static func topDirectory(of paths: [[String]]) -> String? {
        guard let top = paths.first?.first, top != "images" else { return nil }
        return paths.allSatisfy { $0.count > 1 && $0[0] == top } ? top : nil
    }

    private static func printable(_ name: String) -> String {
        name.unicodeScalars.map { $0.isASCII ? $0.escaped(asASCII: true) : String($0) }.joined()
    }
}
