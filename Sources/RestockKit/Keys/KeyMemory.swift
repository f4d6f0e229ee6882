/// Remembers with which key the vbmeta of each phone's last flashed package was signed, so that another one is noticed.
///
/// One file, `$XDG_STATE_HOME/restock/keys.json`, `~/.local/state/restock/keys.json` where that is not set: codename to SHA-256. It never
/// stands in the way: where it cannot be read or written, a remark says so and nothing else happens.
public struct KeyMemory: Sendable {
    /// What is known of a codename, and what kept it from being known.
    public struct Recall: Sendable, Equatable {
        /// SHA-256 of the key, lower-case hex.
        public let key: String?
        public let remark: String?
    }

    private let file: StateFile?
    /// Nil where the environment names no place for it.
    public var path: String? { file?.path }

    /// - Parameters:
    ///   - stateHome: `$XDG_STATE_HOME`; only an absolute path counts, as its specification says.
    ///   - home: `$HOME`.
    public init(stateHome: String, home: String) {
        file = StateFile("keys.json", stateHome: stateHome, home: home)
    }

    /// The key of the last flash onto phones of this codename.
    public func recall(_ codename: String) -> Recall {
        guard let file, file.exists else { return Recall(key: nil, remark: nil) }
        guard let keys = file.read([String: String].self) else {
            return Recall(
                key: nil,
                remark: "\(file.path) cannot be read, so it is not known which key the last package was signed with")
        }
        guard let key = keys[codename] else { return Recall(key: nil, remark: nil) }
        guard key.utf8.count == 64, key.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return Recall(key: nil, remark: "\(file.path) holds no SHA-256 for \(codename)")
        }
        return Recall(key: key, remark: nil)
    }

    /// Notes the key of a flash; the file is replaced as a whole.
    /// - Returns: a remark when it could not be noted.
    public func remember(_ key: String, for codename: String) -> String? {
        guard !codename.isEmpty else { return nil }
        return file?.change { $0[codename] = key }.map { "\($0), so the package's key is not remembered" }
    }
}
