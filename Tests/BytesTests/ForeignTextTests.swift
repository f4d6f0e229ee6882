import Bytes
import Testing

@Suite("Text that somebody else chose") struct ForeignTextTests {
    @Test(
        "what can be read stays as it is, in every script",
        arguments: [
            "", "Partition not found", "C:\\images\\boot.img", "\"quoted\" & <b>", "पूरा", "中文固件 (稳定版)", "Прошивка",
            "عربي", "한국어", "日本語", "é e\u{301}", "🔒", "a\u{A0}b", "x\u{3000}y",
        ])
    func readable(text: String) {
        #expect(ForeignText(text).description == text)
        #expect(ForeignText(bytes: Array(text.utf8)).description == text)
        #expect(ForeignText.page(text) == text && ForeignText.screen(text) == text && ForeignText.lines(text) == text)
    }

    @Test(
        "what could do more than be read is an escape",
        arguments: [
            ("ok\nDone: all is well", "ok\\nDone: all is well"), ("a\r\u{1B}[2Kb", "a\\r\\u{1B}[2Kb"), ("\t", "\\t"),
            ("\u{7F}\u{85}\u{9B}31m", "\\u{7F}\\u{85}\\u{9B}31m"), ("a\u{2028}b\u{2029}c", "a\\u{2028}b\\u{2029}c"),
            ("\u{202E}gnp.exe\u{202C}", "\\u{202E}gnp.exe\\u{202C}"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
            ("\u{200E}\u{200F}\u{61C}", "\\u{200E}\\u{200F}\\u{61C}"), ("li\u{200B}uqin", "li\\u{200B}uqin"),
            ("\u{200C}\u{200D}\u{2060}\u{FEFF}", "\\u{200C}\\u{200D}\\u{2060}\\u{FEFF}"),
            ("so\u{AD}ft", "so\\u{AD}ft"), ("\u{3164}\u{115F}", "\\u{3164}\\u{115F}"), ("\u{E0041}", "\\u{E0041}"),
            ("\0", "\\u{0}"), ("\r\n", "\\r\\n"),
        ])
    func escaped(text: String, shown: String) {
        #expect(ForeignText(text).description == shown)
        #expect(ForeignText(shown).description == shown)
    }

    @Test("bytes that are no UTF-8 are shown one by one") func bytes() {
        #expect(ForeignText(bytes: [0x61, 0xFF, 0x0A, 0x5C]).description == "a\\xff\\x0a\\")
    }

    @Test("lines keep their ends and tabs, a page its ends and the joiners of Hindi, a screen its colours too")
    func kinds() {
        let text = "a\n\tक्\u{200D}ष\u{202E}\u{1B}[31m"
        #expect(ForeignText.lines(text) == "a\n\tक्\\u{200D}ष\\u{202E}\\u{1B}[31m")
        #expect(ForeignText.page(text) == "a\n क्\u{200D}ष\\u{202E}\\u{1B}[31m")
        #expect(ForeignText.screen(text) == "a\n\tक्\u{200D}ष\\u{202E}\u{1B}[31m")
    }

    @Test("whatever letter there is: the line has no other kind than those that are seen") func every() {
        for value in UInt32(0)...0x10FFFF {
            guard let letter = Unicode.Scalar(value) else { continue }
            let shown = ForeignText(String(letter)).description
            #expect(shown.unicodeScalars.allSatisfy(ForeignText.isVisible), "U+\(String(value, radix: 16))")
        }
    }
}
