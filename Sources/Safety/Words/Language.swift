/// A language that restock's words for owners exist in. The raw value is what `--lang` takes.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case hindi = "hi"
    case russian = "ru"

    /// The language of the environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, as POSIX has it.
    ///
    /// English where that names another language, or a character set that is not UTF-8. Linux's own console has no Devanagari, and a
    /// warning that shows as boxes warns nobody: there Hindi becomes English.
    public init(environment: (String) -> String) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(environment).first { !$0.isEmpty } ?? ""
        // language[_territory][.codeset][@modifier]
        let parts = locale.split(separator: "@")[...].first?.split(separator: ".") ?? []
        let name = parts.first?.split(separator: "_").first.map { $0.lowercased() } ?? ""
        let codeset = parts.count > 1 ? parts[1].lowercased().filter { $0 != "-" } : "utf8"
        let wanted = codeset == "utf8" ? Language(rawValue: name) ?? .english : .english
        self = wanted == .hindi && environment("TERM") == "linux" ? .english : wanted
    }
}
