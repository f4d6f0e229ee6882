import Foundation
import PayloadMaker
import Testing

private let everyConsent = [
    "account-binding", "data-loss", "keep-data", "battery", "usb-link", "bootloader-locked", "snapshot-merge",
    "image-fits",
    "anti-rollback", "package-authenticity", "device-match=liuqin",
]

@Suite("The hazards of an update") struct UpdateHazardTests {
    @Test("every hazard is stopped, in both modes, and the phone is as it was", arguments: updateHazards.indices)
    func stopped(index: Int) throws {
        let row = updateHazards[index]
        let update = try row.made()
        let phone = try Phone("liuqin", ["--mode", "fastbootd"] + row.phone)
        for (mode, expected) in [("clean", row.clean), ("keep-data", row.keepData)] {
            let place = "\(row.number) \(row.situation), \(mode)"
            switch expected {
            case .refuse(let gate):
                let (ended, findings) = try flash(update, onto: phone, mode, everyConsent)
                #expect(ended.status == 2, "\(place): \(ended.error)")
                #expect(findings.contains("\(gate) refuse"), "\(place): \(findings)")
            case .confirm(let gate):
                let (ended, findings) = try flash(
                    update, onto: phone, mode, everyConsent.filter { !$0.hasPrefix(gate) })
                #expect(ended.status == 2, "\(place): \(ended.error)")
                #expect(findings.contains("\(gate) confirm"), "\(place): \(findings)")
                #expect(!findings.contains { $0.hasSuffix(" refuse") }, "\(place): \(findings)")
                #expect(
                    (ended.result["next"] as? String)?.contains("--accept \(gate)") == true, "\(place): \(ended.result)"
                )
            case .note(let gate):
                let (ended, findings) = try flash(update, onto: phone, mode, [])
                #expect(ended.status == 0, "\(place): \(ended.error)")
                #expect(findings.contains("\(gate) note"), "\(place): \(findings)")
            case .silent(let gate):
                let (ended, findings) = try flash(update, onto: phone, mode, [])
                #expect(ended.status == 0, "\(place): \(ended.out)")
                #expect(!findings.contains { $0.hasPrefix("\(gate) ") }, "\(place): \(findings)")
            default: Issue.record("\(place): no such cell")
            }
            #expect(try phone.isUntouched(), "\(place)")
        }
    }

    /// - Parameter consents: empty for a dry run.
    private func flash(
        _ update: MadeUpdate, onto phone: Phone, _ mode: String, _ consents: [String]
    ) throws -> (ended: Ended, findings: [String]) {
        let ended = try run(
            program("restock"),
            ["flash", "-s", phone.address, "--json", "--mode", mode]
                + (consents.isEmpty ? ["--dry-run"] : ["--accept", consents.joined(separator: ",")]) + [update.path])
        let findings = ended.events.filter { $0["type"] as? String == "finding" }.map {
            "\($0["gate"] as? String ?? "") \($0["severity"] as? String ?? "")"
        }
        return (ended, findings)
    }

    @Test("a sound one asks for what it must, and the phone for about ten things") func sound() throws {
        let phone = try Phone("liuqin", ["--mode", "fastbootd", "--set", "security-patch-level=2025-05-01"])
        let (ended, findings) = try flash(try soundUpdate(), onto: phone, "keep-data", [])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(
            findings == [
                "account-binding confirm", "package-authenticity note", "anti-rollback note", "boot-chain note",
                "keep-data confirm",
            ])
        let commands = try phone.log().map(\.command)
        #expect(commands.count <= 10 && commands.allSatisfy { $0.hasPrefix("getvar:") }, "\(commands)")
    }

    private func refusal(_ phone: Phone, _ arguments: String..., words: String...) throws {
        let ended = try run(
            program("restock"),
            ["flash", "-s", phone.address, "--accept", everyConsent.joined(separator: ",")] + arguments)
        #expect(ended.status == 2, "\(ended.error)")
        for word in words { #expect(ended.words.contains(word), "no \"\(word)\": \(ended.error)") }
        #expect(ended.words.contains("Nothing was written."))
        #expect(ended.error.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test("a phone in its bootloader, unlocked and locked") func bootloader() throws {
        let update = try soundUpdate()
        try refusal(
            try Phone("liuqin"), update.path, words: "in its bootloader", "restock reboot fastbootd -s ",
            "restock sideload")
        try refusal(
            try Phone("liuqin", ["--locked"]), update.path, words: "The bootloader is locked",
            "restock sideload -s adb:")
    }

    @Test("a locked phone is told of its own recovery") func locked() throws {
        try refusal(
            try Phone("liuqin", ["--mode", "fastbootd", "--locked"]), try soundUpdate().path,
            words: "Refused by bootloader-locked", "restock sideload -s adb:")
    }

    @Test("an update locks nothing") func lock() throws {
        try refusal(
            try Phone("liuqin", ["--mode", "fastbootd"]), "--mode", "clean-lock", try soundUpdate().path,
            words: "never locks a bootloader", "--mode keep-data")
    }

    @Test("a payload alone says for no phone that it is") func payloadAlone() throws {
        let update = try soundUpdate()
        try refusal(
            try Phone("liuqin", ["--mode", "fastbootd"]), update.bench.path + "/zip/payload.bin",
            words: "Refused by device-match", "the package names no phone")
    }

    @Test("incremental and partial updates") func notFull() throws {
        let phone = try Phone("liuqin", ["--mode", "fastbootd"])
        let incremental = try MadeUpdate(partitions: { $0[0].namesOldPartition = true })
        try refusal(phone, incremental.path, words: "incremental", "called full")
        let partial = try MadeUpdate(payload: { $0.partial = true })
        try refusal(phone, partial.path, words: "leaves out partitions", "called full")
    }
}
