import Bytes
import Fastboot
import Journal
import RestockKit

/// Words of a phone and of a package, through what shows them: a letter that cannot be seen, or a line that is not restock's own, is a fault.
func fuzzForeign(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    var shown = [ForeignText(text).description, ForeignText(bytes: bytes).description, jsonLine([text])]
    if let response = try? Response(packet: Array("FAIL".utf8) + bytes), case .fail(let reason) = response {
        shown += [
            reason, "\(FastbootError.rejected(command: "flash:boot", reason: reason, kind: Rejection(reason: reason)))",
        ]
    }
    if let response = try? Response(packet: Array("INFO".utf8) + bytes) { shown.append("\(response)") }
    for line in shown {
        // Bootloaders begin lines with a tab.
        let isLine = line.unicodeScalars.allSatisfy { $0 == "\t" || ForeignText.isVisible($0) }
        precondition(isLine, "a letter that cannot be seen: \(line.debugDescription)")
    }
    let lines = [ForeignText.lines(text), ForeignText.page(text), page(of: text)]
    for letter in lines.joined().unicodeScalars {
        let stays = ["\n", "\t", "\u{200C}", "\u{200D}"].contains(letter)
        precondition(stays || ForeignText.isVisible(letter), "U+\(String(letter.value, radix: 16)) on a page")
    }
}

/// The report of a run in which everything is called so.
private func page(of text: String) -> String {
    let record = RunRecord(
        number: 1, began: 1_764_000_000_000, verb: "flash", program: "restock", resumes: nil, process: 1,
        package: .init(path: text, name: text, identity: text), mode: text, plan: text,
        phone: .init(serial: text, product: text, address: text),
        steps: [RunRecord.Step(text: text, key: text)],
        findings: [.init(gate: "battery", severity: "note", sentence: text, evidence: text)],
        consents: [.init(gate: "data-loss", given: text, language: "en", sentence: text, advice: text)],
        end: .init(seconds: 1, outcome: "failed", sentence: text, state: text, next: text))
    return RunPage(ShownRun(record, isWhole: true, in: nil)).text
}
