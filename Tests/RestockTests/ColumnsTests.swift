import Glibc
import Plan
import Safety
import Testing

@testable import restock

/// What the C library counts, under its own UTF-8 locale; -1 for what it does not print.
private func libraryColumns(_ scalar: Unicode.Scalar) -> Int32 {
    // Swift's view of the headers leaves `wcwidth` out: it belongs to X/Open.
    typealias Function = @convention(c) (wchar_t) -> Int32
    guard let symbol = unsafe dlsym(nil, "wcwidth") else { return -2 }
    let wcwidth = unsafe unsafeBitCast(symbol, to: Function.self)
    let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = unsafe uselocale(locale)
    defer {
        _ = unsafe uselocale(before)
        unsafe freelocale(locale)
    }
    return wcwidth(wchar_t(scalar.value))
}

/// Every text of a language, as its page shows it.
private func page(_ language: Language, width: Int) -> String {
    let text = AccountText(words: Words(width: width, colour: false, say: Lexicon(language)))
    let guides = AccountGuide.Origin.allCases.flatMap { origin in
        AccountGuide.Access.allCases.map { AccountGuide(access: $0, origin: origin) }
    }
    return ([text.head(phone: ["x"]), text.model(), text.claims()] + (guides + [AccountGuide()]).map(text.guide))
        .joined(separator: "\n")
}

@Suite struct ColumnsTests {
    @Test("the C library counts the same", arguments: Language.allCases) func agrees(language: Language) {
        var scalars = Set(page(language, width: 80).unicodeScalars)
        scalars.remove("\n")
        #expect(scalars.count > 50)
        for scalar in scalars {
            #expect(
                Int32(columns(String(scalar))) == libraryColumns(scalar),
                "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test(
        "columns are not characters",
        arguments: [
            ("", 0), ("abc", 3), ("\u{915}\u{94D}\u{937}", 2), ("\u{915}\u{93F}", 2), ("\u{915}\u{941}", 1),
            ("\u{43F}\u{440}", 2), ("e\u{301}", 1), ("\u{4E2D}\u{6587}", 4), ("a\u{200D}b", 2),
        ])
    func counts(text: String, width: Int) {
        #expect(columns(text) == width)
    }

    @Test("what the letters of certainty mean stands before the first of them", arguments: Language.allCases)
    func legend(language: Language) throws {
        let text = page(language, width: 100)
        let first = try #require(text.firstRange(of: /\[[VRIU]\]/))
        let legend = try #require(text.firstRange(of: Lexicon(language)("account.grades").prefix(12)))
        #expect(legend.lowerBound < first.lowerBound)
    }

    @Test("no line of the page is wider than the terminal", arguments: Language.allCases, [60, 80, 100])
    func fits(language: Language, width: Int) {
        for line in page(language, width: width).split(separator: "\n") {
            #expect(columns(line) <= width, "\(line)")
        }
    }

    @Test("the account warning and its prompt fit 80 columns and 24 lines", arguments: Language.allCases)
    func warning(language: Language) {
        let say = Lexicon(language)
        let english = Lexicon.english
        let text = [
            say("finding.confirm"), say("gate.account-binding.sentence"),
            say("finding.because", ["text": say("gate.account-binding.evidence")]), say("gate.account-binding.advice"),
        ].map { Words(width: 80, colour: false).wrap($0, indent: 4) }.joined(separator: "\n")
        #expect(text.split(separator: "\n").count < 18)
        for key in ["consent.ask.understood", "consent.ask.wipe"] { #expect(columns(say(key)) < 80) }
        #expect(columns(say("consent.ask", ["word": "raphaelin"])) < 80)
        #expect(columns(say("question.prompt")) < 80)
        #expect(english.has("gate.account-binding.sentence"))
    }

    @Test("the columns of the table stand below each other", arguments: Language.allCases) func table(
        language: Language
    ) throws {
        let say = Lexicon(language)
        let lines = page(language, width: 80).split(separator: "\n").map(String.init)
        let rows = lines.filter { line in OwnerAction.allCases.contains { line.hasPrefix("  \(say($0.nameKey)) ") } }
        #expect(rows.count == OwnerAction.allCases.count)
        // The second cell of a row begins where the head's does: count the columns up to the end of the first grade.
        let head = try #require(lines.first { $0.hasPrefix("  \(say("survival.action")) ") })
        let place = columns(head[..<(try #require(head.firstRange(of: say("lock.mi-account.short")))).lowerBound])
        for (row, action) in zip(rows, OwnerAction.allCases) {
            let cell = say(AccountModel.fate(of: .miAccount, after: action).survival.key)
            var width = 0
            let index = row.unicodeScalars.firstIndex { scalar in
                defer { width += columns(String(scalar)) }
                return width >= place && scalar != " "
            }
            #expect(row[try #require(index)...].hasPrefix(cell), "\(row)")
        }
    }
}
