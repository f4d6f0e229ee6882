/// Remembers for which package a token was used, so that it is used for no other: `tokens.json` beside `keys.json`, the token's
/// SHA-256 to the package's MD5. The tokens themselves are not kept.
public struct TokenMemory: Sendable {
    private let file: StateFile?
    /// Nil where the environment names no place for it.
    public var path: String? { file?.path }

    /// - Parameters:
    ///   - stateHome: `$XDG_STATE_HOME`; only an absolute path counts.
    ///   - home: `$HOME`.
    public init(stateHome: String, home: String) {
        file = StateFile("tokens.json", stateHome: stateHome, home: home)
    }

    /// The MD5 of the package that a token was used for; nil where none is known.
    public func package(for fingerprint: String) -> String? {
        file?.read([String: String].self)?[fingerprint]
    }

    /// Notes a use.
    /// - Returns: a remark when it could not be noted.
    public func remember(_ fingerprint: String, for md5: String) -> String? {
        file?.change { $0[fingerprint] = md5 }.map { "\($0), so the use of the token is not remembered" }
    }
}
