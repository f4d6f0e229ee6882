import StockPackage
import Testing

@Suite("An image for misc") struct MiscMessageTests {
    private func image(_ command: String, _ lines: String = "", bytes count: Int = 8192) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        bytes.replaceSubrange(0..<command.utf8.count, with: command.utf8)
        bytes.replaceSubrange(64..<64 + lines.utf8.count, with: lines.utf8)
        return bytes
    }

    @Test("zeros say nothing") func zeros() {
        #expect(MiscMessage([]) == nil)
        #expect(MiscMessage(image("")) == nil)
    }

    @Test(
        "an order to wipe",
        arguments: [
            ("boot-recovery", "recovery\n--wipe_data\n"), ("boot-recovery", "recovery\n--wipe_data"),
            ("", "recovery\n--wipe_data\n"), ("boot-recovery", "recovery\n--locale=en_US\n--wipe_data\n--reason=x\n"),
            ("boot-recovery", "recovery\n--wipe_cache\n--wipe_data\n"),
        ])
    func wipe(command: String, lines: String) { #expect(MiscMessage(image(command, lines)) == .wipe) }

    @Test(
        "anything else, with what it says",
        arguments: [
            ("boot-recovery", "", "boot-recovery"), ("boot-fastboot", "", "boot-fastboot"),
            ("bootonce-bootloader", "", "bootonce-bootloader"),
            ("boot-recovery", "recovery\n--update_package=/x\n", "--update_package=/x"),
            ("boot-recovery", "recovery\n--wipe_ab\n", "--wipe_ab"),
            ("boot-recovery", "recovery\n--wipe_data\n--wipe_ab\n", "--wipe_ab"),
            ("boot-fastboot", "recovery\n--wipe_data\n", "boot-fastboot"),
            ("boot-recovery", "--wipe_data\n", "--wipe_data"), ("boot-recovery", "recovery\n--wipe_d\n", "--wipe_d"),
            ("boot-recovery", "recovery\n--prompt_and_wipe_data\n", "--prompt_and_wipe_data"),
            ("boot-recovery", "recovery\r\n--wipe_data\r\n", "\\x0d"), ("\u{1b}[2J", "", "\\x1b[2J"),
        ])
    func other(command: String, lines: String, words: String) {
        guard case .other(let said)? = MiscMessage(image(command, lines)) else {
            Issue.record("\(command) \(lines)")
            return
        }
        #expect(said.contains(words), "\(said)")
    }

    @Test("bytes beside the message", arguments: [32, 63, 832, 2048, 8191]) func beside(place: Int) {
        for lines in ["", "recovery\n--wipe_data\n"] {
            var bytes = image(lines.isEmpty ? "" : "boot-recovery", lines)
            bytes[place] = 1
            guard case .other(let said)? = MiscMessage(bytes) else {
                Issue.record("\(place)")
                continue
            }
            #expect(said.contains("the first at \(lines.isEmpty ? place : 0)"), "\(said)")
        }
    }

    @Test("one that ends early") func short() {
        #expect(MiscMessage(Array("boot-recovery".utf8)) == .other("boot-recovery"))
        #expect(MiscMessage(Array(image("boot-recovery", "recovery\n--wipe_data\n").prefix(90))) == .wipe)
    }
}
