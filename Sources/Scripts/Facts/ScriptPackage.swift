/// What a script can find out about the package that it lies in: which files there are, and the text of small ones.
public struct ScriptPackage: Sendable {
    /// The name of the folder that the script lies in; nil where that is not known.
    public let folderName: String?
    private let paths: Set<String>?
    private let folders: Set<String>
    private let text: @Sendable (String) -> [UInt8]?

    /// - Parameters:
    ///   - paths: every file, below the script's folder, with forward slashes: `images/boot.img`.
    ///   - text: the bytes of a file that is there; nil where they are not kept.
    public init(folderName: String?, paths: Set<String>, text: @escaping @Sendable (String) -> [UInt8]?) {
        self.folderName = folderName
        self.paths = paths
        self.text = text
        folders = paths.reduce(into: []) { folders, path in
            var rest = path[...]
            while let slash = rest.lastIndex(of: "/") {
                rest = rest[..<slash]
                folders.insert(String(rest))
            }
        }
    }

    private init() {
        folderName = nil
        paths = nil
        folders = []
        text = { _ in nil }
    }

    /// A package that nobody has looked into: every file that a script asks for is there, and no text of it is known.
    public static let unseen = ScriptPackage()

    func holds(_ path: String) -> Bool { paths?.contains(path) ?? true }

    func holdsFolder(_ path: String) -> Bool { path.isEmpty || paths == nil || folders.contains(path) }

    /// The text of a file as a script reads it; nil for one that is too long or no text.
    func contents(_ path: String) -> String? {
        guard let bytes = text(path), bytes.count <= ScriptLimits.valueBytes, !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
