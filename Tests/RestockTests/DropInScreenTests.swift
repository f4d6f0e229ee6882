import Fastboot
import RestockKit
import Testing

@testable import restock

@Suite("What the drop-in prints") struct DropInScreenTests {
    @Test func lines() {
        let table: [(DropInEvent, String)] = [
            (.begun(.sending("boot_a", bytes: 100_000)), "Sending 'boot_a' (97 KB)                           "),
            (
                .begun(.sendingSparse("super", part: 2, of: 11, bytes: 1 << 20)),
                "Sending sparse 'super' 2/11 (1024 KB)              "
            ),
            (.begun(.passedOn), String(repeating: " ", count: 51)),
            (.begun(.asking("nosuch")), "getvar:nosuch                                      "),
            (.begun(.erasing(String(repeating: "x", count: 60))), "Erasing '\(String(repeating: "x", count: 60))' "),
            (.ended(seconds: 0.0031), "OKAY [  0.003s]\n"), (.ended(seconds: 12.3456), "OKAY [ 12.346s]\n"),
            (.ended(seconds: 1234.9996), "OKAY [1235.000s]\n"), (.failed("remote: 'no'"), "FAILED (remote: 'no')\n"),
            (.message(.info("a\u{1B}[2J")), "(bootloader) a\\u{1B}[2J\n"),
            (.message(.info("\tDevice unlocked: true")), "(bootloader) \tDevice unlocked: true\n"),
            (.message(.text("half ")), "half "),
            (.variable(name: "product", value: "liuqin"), "product: liuqin\n"),
            (.begun(.rebooting(.system)), "Rebooting                                          "),
            (.begun(.rebooting(.bootloader)), "Rebooting into bootloader                          "),
        ]
        for (event, text) in table { #expect(DropInScreen.text(event) == text) }
        #expect(DropInScreen.finished(0.0314) == "Finished. Total time: 0.031s\n")
    }

    @Test("help fits a terminal") func help() {
        #expect(DropInHelp.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
}
