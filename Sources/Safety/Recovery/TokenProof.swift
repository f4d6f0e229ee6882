extension SideloadInput {
    /// The SHA-1 of a package that a text names: forty hex digits by themselves, in lower case. Nil where there are none.
    public static func namedDigest(in text: String) -> String? {
        text.split { !$0.isASCII || !$0.isHexDigit }.first { $0.utf8.count == 40 }?.lowercased()
    }

    /// Whether a text names this phone, by its variant or its codename. Nil where the recovery says neither.
    func isNamed(in text: String) -> Bool? {
        let names = [variant, codename].compactMap { $0?.lowercased() }
        guard !names.isEmpty else { return nil }
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        // What stands behind the word is the device, whatever else the text names.
        if let key = words.firstIndex(of: "device"), key + 1 < words.count {
            return names.contains(String(words[key + 1]))
        }
        return words.contains { names.contains(String($0)) }
    }
}

/// What there is to say of a token whose signature was looked at. Nil where it was not, or where the memory of this computer knows that it was
/// used for another package: then that is said.
///
/// The recovery says the same, but only when it has had the whole package.
func proofFindings(_ input: SideloadInput) -> [Finding]? {
    if case .usedFor = input.token { return nil }
    switch input.proof {
    case .notAsked: return nil
    case .notSigned: return [.tokenNotSigned]
    case .signed(let text):
        guard let sha1 = SideloadInput.namedDigest(in: text) else { return [.tokenSaysNothing] }
        if sha1 != input.package.sha1 {
            return [.tokenForAnother("the token names SHA-1 \(sha1), the package has \(input.package.sha1)")]
        }
        guard let isNamed = input.isNamed(in: text) else {
            return [.tokenSigned("the recovery does not say its model")]
        }
        return [isNamed ? .tokenSigned("it names this phone as well") : .tokenForOtherPhone(input.variant ?? "")]
    }
}

extension Finding {
    private static let keyAdvice = """
        Use the token as Xiaomi's server gave it, and the key that belongs to it. Without --token-key restock passes the token on, and the \
        recovery decides.
        """

    fileprivate static let tokenNotSigned = Finding(
        .packageAuthenticity, .refuse, "The token was not signed with the key that you gave, or it is damaged.",
        evidence: "neither does its signature hold a text, nor does it fit the text before it (RSA, PKCS #1 v1.5)",
        advice: keyAdvice)

    fileprivate static func tokenForOtherPhone(_ phone: String) -> Finding {
        Finding(
            .packageAuthenticity, .refuse, "The token was issued for another phone.",
            evidence: "what the key signed does not name \(phone)", advice: keyAdvice)
    }

    fileprivate static func tokenSigned(_ more: String) -> Finding {
        Finding(
            .packageAuthenticity, .note, "The token is signed with the key that you gave, for this very package.",
            evidence: "what the key signed names the package's SHA-1; \(more)",
            advice: "The recovery checks it once more. What it says of the version, restock does not judge.")
    }
}
