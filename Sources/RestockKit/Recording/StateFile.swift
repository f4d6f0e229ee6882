import FoundationEssentials

/// A small file of JSON in the state folder. Nobody else may read it: it may name phones.
enum StateFile {
    /// Replaces the file as a whole; makes its folder where there is none.
    static func write(_ value: some Encodable, to path: String) throws {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let files = FileManager.default
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data((jsonLine(value) + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
