import Foundation
import Testing
import VirtualPhone

/// What the C library counts as columns, under its own UTF-8 locale: another judge than restock's own.
private func columns(_ text: String) -> Int {
    // Swift's view of the headers leaves `wcwidth` out: it belongs to X/Open.
    typealias Function = @convention(c) (wchar_t) -> Int32
    guard let symbol = unsafe dlsym(nil, "wcwidth") else { return .max }
    let wcwidth = unsafe unsafeBitCast(symbol, to: Function.self)
    let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = unsafe uselocale(locale)
    defer {
        _ = unsafe uselocale(before)
        unsafe freelocale(locale)
    }
    return text.unicodeScalars.reduce(0) { $0 + Int(wcwidth(wchar_t($1.value))) }
}

/// One language as an owner meets it on the screen.
struct SpokenScreen: CustomTestStringConvertible, Sendable {
    let language: String
    /// The head of the warning, and how its sentence begins.
    let head: String
    let sentence: String
    /// What the end says of the account locks.
    let survives: String
    /// The verdict, and the last line.
    let done: String
    let restarts: String
    var testDescription: String { language }

    static let all = [
        SpokenScreen(
            language: "en", head: "CONSENT NEEDED (account-binding)", sentence: "A Mi account lock (Find Device)",
            survives: "What survives: a Mi account lock and Google's lock",
            done: "Done: liuqin OS2.0.203.0.VMYCNXM is on the phone.", restarts: "The phone restarts."),
        SpokenScreen(
            language: "hi", head: "सहमति चाहिए (account-binding)", sentence: "Mi अकाउंट का लॉक (डिवाइस ढूँढें)",
            survives: "क्या बना रहा: Mi अकाउंट का लॉक और Google का लॉक",
            done: "हो गया: liuqin OS2.0.203.0.VMYCNXM फ़ोन पर आ गया है।", restarts: "फ़ोन दोबारा शुरू हो रहा है।"),
        SpokenScreen(
            language: "ru", head: "НУЖНО СОГЛАСИЕ (account-binding)", sentence: "Блокировка Mi-аккаунта",
            survives: "Что осталось: блокировка Mi-аккаунта и блокировка Google",
            done: "Готово: liuqin OS2.0.203.0.VMYCNXM теперь на телефоне.", restarts: "Телефон перезагружается."),
    ]
}

/// The lines that stay on the screen, without the one that shows how far the package has been read.
private func standing(_ terminal: Pseudoterminal) -> [String] {
    terminal.lines.filter { !$0.isEmpty && !$0.hasPrefix("reading and checking the package") }
}

@Suite("The account warning on the screen, in each language") struct LanguageScreenTests {
    @Test("first seen, fits, and not to be passed unread", arguments: SpokenScreen.all) func warning(
        spoken: SpokenScreen
    ) throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            ["flash", "--lang", spoken.language, "-s", phone.address, try soundPackage("liuqin").path])
        #expect(terminal.waitFor("\"understood\""))
        // All of the screen at this moment: the warning, its prompt, and nothing else.
        let lines = standing(terminal)
        #expect(lines.first == spoken.head)
        #expect(lines.dropFirst().first?.contains(spoken.sentence) == true)
        #expect(lines.last?.contains("\"understood\"") == true)
        #expect(lines.count <= 20, "the warning and its prompt stand on one screen of 24 lines")
        #expect(terminal.words.contains("account.xiaomi.com/pass/forgetPassword"))
        for early in ["liuqin OS2", "boot_ab", "phone:", "data-loss"] {
            #expect(!terminal.screen.contains(early))
        }
        #expect(try phone.isUntouched())
        // The word that it wants, then the plan, then the next consent with another word.
        terminal.type("understood")
        #expect(terminal.waitFor("\"wipe\""))
        let plan = try #require(terminal.screen.range(of: "writes "))
        let head = try #require(terminal.screen.range(of: spoken.head.dropLast(" (account-binding)".count)))
        #expect(head.lowerBound < plan.lowerBound)
        #expect(terminal.screen.components(separatedBy: "(account-binding)").count == 2, "shown once")
        #expect(try phone.isUntouched())
        terminal.type("wipe")
        #expect(terminal.end() == 0, "\(terminal.screen)")
        for text in [spoken.survives, spoken.done, spoken.restarts] {
            #expect(terminal.words.contains(text), "\(text)")
        }
        for line in terminal.lines { #expect(columns(line) <= 80, "\(columns(line)): \(line)") }
    }

    @Test(
        "any other word ends it before the plan is shown", arguments: SpokenScreen.all, ["", "y", "wipe", "understand"])
    func otherWord(spoken: SpokenScreen, word: String) throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            ["flash", "--lang", spoken.language, "-s", phone.address, try soundPackage("liuqin").path])
        #expect(terminal.waitFor("\"understood\""))
        terminal.type(word)
        #expect(terminal.end() == 3, "\(terminal.screen)")
        #expect(!terminal.screen.contains("flash boot_ab"))
        #expect(try phone.isUntouched())
    }

    @Test("what is pasted ahead agrees to nothing further") func pasted() throws {
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(["flash", "-s", phone.address, try soundPackage("liuqin").path])
        #expect(terminal.waitFor("\"understood\""))
        terminal.type("understood\nwipe")
        #expect(terminal.waitFor("\"wipe\""))
        // It still waits: the pasted word was thrown away with the question that it was typed for.
        #expect(!terminal.waitFor("Done:", within: 2))
        #expect(try phone.isUntouched())
        terminal.type("no")
        #expect(terminal.end() == 3)
    }

    @Test("the locale chooses, and the option overrules it") func locale() throws {
        let phone = try Phone("liuqin")
        let package = try soundPackage("liuqin").path
        let hindi = SpokenScreen.all[1]
        for (arguments, head) in [([], hindi.head), (["--lang", "en"], SpokenScreen.all[0].head)] {
            let terminal = try Pseudoterminal(
                ["flash", "-s", phone.address, package] + arguments, environment: ["LC_ALL": "hi_IN.UTF-8"])
            #expect(terminal.waitFor("\"understood\""))
            #expect(standing(terminal).first == head)
            terminal.type("no")
            #expect(terminal.end() == 3)
        }
    }

    @Test("without a terminal the warning still comes first, then the refusal", arguments: SpokenScreen.all)
    func pipe(spoken: SpokenScreen) throws {
        let phone = try Phone("liuqin")
        let ended = try restock(
            "flash", "--lang", spoken.language, "-s", phone.address, try soundPackage("liuqin").path)
        #expect(ended.status == 2)
        #expect(ended.error.hasPrefix(spoken.head), "\(ended.error.prefix(200))")
        #expect(ended.words.contains("--accept account-binding,data-loss"))
        for line in ended.error.split(separator: "\n") { #expect(columns(String(line)) <= 80, "\(line)") }
        #expect(try phone.isUntouched())
    }

    @Test("a language that there is not") func unknown() throws {
        let ended = try restock("account", "--lang", "xx")
        #expect(ended.status == 64)
        #expect(ended.words.contains("en, hi, ru") || ended.words.contains("'en', 'hi'"), "\(ended.error)")
    }
}
