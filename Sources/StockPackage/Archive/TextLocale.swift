import Glibc

/// UTF-8 for the C library's functions on this thread, as long as something runs. A program begins in the locale C, in which libarchive
/// can read no name that has an umlaut in it; that of the whole program is left as it is.
@safe
final class TextLocale {
    private let locale: locale_t?

    /// Does nothing on a system without C.UTF-8.
    init() { unsafe locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) }

    deinit {
        if let locale = unsafe locale { unsafe freelocale(locale) }
    }

    func with<T>(_ body: () -> T) -> T {
        guard let locale = unsafe locale else { return body() }
        let before = unsafe uselocale(locale)
        defer { _ = unsafe uselocale(before) }
        return body()
    }
}
