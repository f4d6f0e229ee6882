import Bytes
import Testing

@Suite struct RedactionTests {
    @Test(
        "the ends of a serial number stay, of a short one nothing",
        arguments: [
            ("4c1b07f2", "4c***f2"), ("0123456789ABCDEF", "01***EF"), ("1234567", "(redacted)"), ("", "(redacted)"),
        ])
    func serial(text: String, shown: String) {
        #expect(Redaction.serial(text) == shown)
    }

    @Test(
        "names, tokens, numbers of phones",
        arguments: [
            ("    Account {name=2807***558, type=com.xiaomi}", "    Account {name=(redacted), type=com.xiaomi}"),
            ("Account {name=me, type=x}, type=com.google}", "Account {name=(redacted), type=com.google}"),
            ("Account {name=cut off", "Account {name=(redacted)"),
            ("token: VQEBIAEQ==", "token: (redacted)"), ("token:VQEB product:fuxi", "token:(redacted) product:fuxi"),
            ("(bootloader) token:VQEB", "(bootloader) token:(redacted)"), ("mitoken=abc", "mitoken=(redacted)"),
            ("serialno: 4c1b07f2", "serialno: 4c***f2"), ("[ro.serialno]: x", "[ro.serialno]: x"),
            ("ro.boot.serialno=4c1b07f2", "ro.boot.serialno=4c***f2"), ("SERIALNO:4c1b07f2", "SERIALNO:4c***f2"),
            // A well-known sample number; its last digit is the check digit.
            ("it is 490154203237518.", "it is (redacted)."), ("it is 490154203237519.", "it is 490154203237519."),
            ("4901542032375180", "4901542032375180"), ("getvar:token", "getvar:token"),
            ("getvar:product", "getvar:product"),
            ("partition-size:super: 0x220000000", "partition-size:super: 0x220000000"), ("token:", "token:"), ("", ""),
            ("mi token 4fGh81", "mi token (redacted)"), ("mi token  4fGh81", "mi token  4fGh81"),
            ("the token is for another phone", "the token is for another phone"),
            ("asked by li.wei+mi@mail.example.com, twice", "asked by (redacted), twice"),
            ("7 blocks @ 3.5 MB/s", "7 blocks @ 3.5 MB/s"), ("user@host", "user@host"), ("a@b.c", "(redacted)"),
        ])
    func words(text: String, shown: String) {
        #expect(Redaction().text(text) == shown)
    }

    @Test("a known serial number goes wherever it stands, the longer before its part") func known() {
        let redaction = Redaction(serials: ["4c1b07f2", "4c1b07f2aa", "ab"])
        #expect(
            redaction.text("phone 4c1b07f2 at usb:1-2, 4c1b07f2aa, lab") == "phone 4c***f2 at usb:1-2, 4c***aa, lab")
    }

    @Test("a known serial number is known in large and small letters") func letters() {
        let redaction = Redaction(serials: ["4c1B07f2", "X7q"])
        #expect(redaction.text("4C1B07F2, 4c1b07f2: é4c1B07F2") == "4C***F2, 4c***f2: é4c***F2")
        // One of three characters is a word of its own, or stands in everything.
        #expect(
            redaction.text("x7Q at usb:1-2, hex7q, x7q8, (X7Q)") == "(redacted) at usb:1-2, hex7q, x7q8, ((redacted))")
    }

    @Test("lines stay lines") func lines() {
        #expect(Redaction().text("a\ntoken: x\r\n\nb\n") == "a\ntoken: (redacted)\r\n\nb\n")
    }

    @Test("what is redacted once stays so") func twice() {
        let text = "serialno: 4c1b07f2 token: x Account {name=n, type=com.xiaomi}"
        let once = Redaction(serials: ["4c1b07f2"]).text(text)
        #expect(!once.contains("1b07") && !once.contains(" x "))
        #expect(Redaction(serials: ["4c1b07f2"]).text(once).contains("com.xiaomi"))
    }
}
