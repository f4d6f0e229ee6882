import FoundationEssentials

/// Remembers for which package a token was used, so that it is used for no other: `tokens.json` beside `keys.json`, the token's
/// SHA-256 to the package's MD5. The tokens themselves are not kept.
public struct TokenMemory: Sendable {
    /// Nil where the environment names no place for it.
    public let path: String?

    /// - Parameters:
    ///   - stateHome: `$XDG_STATE_HOME`; only an absolute path counts.
    ///   - home: `$HOME`.
    public init(stateHome: String, home: String) {
        if stateHome.hasPrefix("/") {
            path = "\(stateHome)/restock/tokens.json"
        } else {
            path = home.hasPrefix("/") ? "\(home)/.local/state/restock/tokens.json" : nil
        }
    }

    /// The MD5 of the package that a token was used for; nil where none is known.
    public func package(for fingerprint: String) -> String? {
        path.flatMap(read)?[fingerprint]
    }

    /// Notes a use.
    /// - Returns: a remark when it could not be noted.
    public func remember(_ fingerprint: String, for md5: String) -> String? {
        guard let path else { return nil }
        guard var rows = FileManager.default.fileExists(atPath: path) ? read(path) : [:] else {
            return "\(path) cannot be read, so the use of the token is not remembered"
        }
        rows[fingerprint] = md5
        do {
            try StateFile.write(rows, to: path)
            return nil
        } catch {
            return "\(path) cannot be written, so the use of the token is not remembered"
        }
    }

    private func read(_ path: String) -> [String: String]? {
        FileManager.default.contents(atPath: path).flatMap {
            try? JSONDecoder().decode([String: String].self, from: $0)
        }
    }
}
