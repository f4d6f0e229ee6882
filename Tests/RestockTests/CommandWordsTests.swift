import Testing

@testable import restock

@Suite("A command stays on one line") struct CommandWordsTests {
    @Test(
        "how far it goes",
        arguments: [
            (
                "Type: restock wipe --via recovery -s tcp:127.0.0.1:5602",
                ["Type:", "restock wipe --via recovery -s tcp:127.0.0.1:5602"]
            ),
            ("next: restock reboot -s x. Android makes", ["next:", "restock reboot -s x.", "Android", "makes"]),
            (
                "by itself: restock sideload PACKAGE.zip for it",
                ["by", "itself:", "restock sideload PACKAGE.zip", "for", "it"]
            ),
            (
                "Type: restock flash /home/x/a.tgz or another",
                ["Type:", "restock flash /home/x/a.tgz", "or", "another"]
            ),
            ("RESTOCK_ACCEPT=boot-chain ./flash_all.sh", ["RESTOCK_ACCEPT=boot-chain ./flash_all.sh"]),
            ("restock status A phone", ["restock status", "A", "phone"]), ("restock", ["restock"]), ("", []),
        ] as [(String, [String])])
    func tied(text: String, words: [String]) {
        #expect(CommandWords.tied(text.split(separator: " ")).map(String.init) == words)
    }

    @Test("it begins a line where the one before has no room for it") func wrapped() {
        let text = "The phone's own recovery can wipe while locked: restock wipe --via recovery -s tcp:127.0.0.1:5602"
        #expect(
            Words(width: 60, colour: false).wrap(text)
                == "The phone's own recovery can wipe while locked:\nrestock wipe --via recovery -s tcp:127.0.0.1:5602")
    }
}
