import Foundation
import Testing
import VirtualPhone

/// Every consent there is. What needs its word has it.
private func everyConsent(_ codename: String) -> [String] {
    [
        "account-binding", "data-loss", "keep-data", "battery", "usb-link", "bootloader-locked", "snapshot-merge",
        "image-fits", "anti-rollback", "without-crc-lists", "script-difference", "relock=\(codename)",
        "device-match=\(codename)",
        "region=cn",
    ]
}

private struct Cell {
    let findings: [(gate: String, severity: String)]
    let ended: Ended
}

@Suite("The hazard matrix") struct HazardTests {
    @Test("every hazard is stopped, in every mode, and the phone is as it was", arguments: hazardMatrix)
    func stopped(row: HazardRow) throws {
        let package =
            row.flaws.isEmpty && row.edits.isEmpty && row.renamed == nil
            ? try soundPackage(row.package)
            : try Packed(
                row.package, form: row.clean == .unreadable ? .tgz : .folder, flaws: row.flaws)
        for edit in row.edits { try edit.apply(to: package.path) }
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = row.renamed.map { "\(folder.path)/\($0)" } ?? package.path
        if row.renamed != nil { try FileManager.default.copyItem(atPath: package.path, toPath: path) }
        let environment = row.recovery.isEmpty ? [:] : ["XDG_STATE_HOME": folder.path]
        if !row.recovery.isEmpty {
            let recovery = try Phone(
                row.onto ?? row.package, ["--mode", "mi-assistant"] + row.recovery.flatMap { ["--answer", $0] })
            #expect(try restock("status", "-s", recovery.address, environment: environment).status == 0)
        }
        func flash(_ package: Packed, onto phone: Phone, _ mode: String, _ consents: [String]) throws -> Cell {
            var arguments = ["flash", "-s", phone.address, "--json", "--mode", mode]
            arguments += consents == ["--dry-run"] ? consents : ["--accept", consents.joined(separator: ",")]
            return try cell(arguments + [path], environment)
        }
        let phone = try Phone(row.onto ?? row.package, row.phone)
        let columns = [("clean", row.clean), ("keep-data", row.keepData), ("clean-lock", row.cleanLock)]
        for (mode, expected) in columns {
            let place = "\(row.number) \(row.situation), \(mode)"
            switch expected {
            case .refuse(let gate):
                let cell = try flash(package, onto: phone, mode, everyConsent(row.package))
                #expect(cell.ended.status == 2, "\(place): \(cell.ended.error)")
                #expect(cell.findings.contains { $0 == (gate, "refuse") }, "\(place): \(cell.findings)")
                #expect((cell.ended.result["sentence"] as? String)?.hasPrefix("Refused by ") == true, "\(place)")
            case .confirm(let gate):
                let others = everyConsent(row.package).filter { !$0.hasPrefix(gate) }
                let cell = try flash(package, onto: phone, mode, others)
                #expect(cell.ended.status == 2, "\(place): \(cell.ended.error)")
                #expect(cell.findings.contains { $0 == (gate, "confirm") }, "\(place): \(cell.findings)")
                #expect(!cell.findings.contains { $0.severity == "refuse" }, "\(place): \(cell.findings)")
                #expect((cell.ended.result["next"] as? String)?.contains("--accept \(gate)") == true, "\(place)")
            case .note(let gate):
                let cell = try flash(package, onto: phone, mode, ["--dry-run"])
                #expect(cell.ended.status == 0, "\(place): \(cell.ended.error)")
                #expect(cell.findings.contains { $0 == (gate, "note") }, "\(place): \(cell.findings)")
            case .silent(let gate):
                let cell = try flash(package, onto: phone, mode, ["--dry-run"])
                #expect(cell.ended.status == 0, "\(place): \(cell.ended.out)")
                #expect(!cell.findings.contains { $0.gate == gate }, "\(place): \(cell.findings)")
            case .unreadable, .nothing:
                let cell = try flash(package, onto: phone, mode, everyConsent(row.package))
                #expect(cell.ended.status == (expected == .nothing ? 1 : 2), "\(place): \(cell.ended.error)")
                #expect(cell.findings.isEmpty, "\(place)")
            case .noMode(let gate):
                let cell = try flash(package, onto: phone, mode, everyConsent(row.package))
                #expect(cell.ended.status == 2, "\(place): \(cell.ended.error)")
                #expect(
                    (cell.ended.result["sentence"] as? String)?.hasPrefix("Refused by \(gate): ") == true, "\(place)")
            case .withPackageOnly: Issue.record("\(place): a mode of flash is a verb, with a package")
            }
            #expect(try phone.isUntouched(), "\(place)")
        }
    }

    @Test(
        "every hazard of a wipe is stopped, and the phone is as it was",
        arguments: hazardMatrix.filter { $0.wipe != .withPackageOnly })
    func wipeStopped(row: HazardRow) throws {
        let phone = try Phone(row.onto ?? row.package, row.phone)
        func wipe(_ arguments: [String]) throws -> Cell {
            try cell(["wipe", "--via", "fastboot", "-s", phone.address, "--json"] + arguments)
        }
        let consents = everyConsent(row.package)
        switch row.wipe {
        case .refuse(let gate):
            let cell = try wipe(["--accept", consents.joined(separator: ",")])
            #expect(cell.ended.status == 2 && cell.findings.contains { $0 == (gate, "refuse") }, "\(cell.ended.out)")
        case .confirm(let gate):
            let others = consents.filter { !$0.hasPrefix(gate) }
            let cell = try wipe(["--accept", others.joined(separator: ",")])
            #expect(cell.ended.status == 2 && cell.findings.contains { $0 == (gate, "confirm") }, "\(cell.ended.out)")
            #expect((cell.ended.result["next"] as? String)?.contains("--accept \(gate)") == true)
        case .note(let gate):
            let cell = try wipe(["--dry-run"])
            #expect(cell.ended.status == 0 && cell.findings.contains { $0 == (gate, "note") }, "\(cell.ended.out)")
        default: Issue.record("no wipe ends like that")
        }
        #expect(try phone.isUntouched())
    }

    private func cell(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Cell {
        let ended = try run(program("restock"), arguments, environment: environment)
        let findings = ended.events.filter { $0["type"] as? String == "finding" }.map {
            (gate: $0["gate"] as? String ?? "", severity: $0["severity"] as? String ?? "")
        }
        return Cell(findings: findings, ended: ended)
    }

    @Test("no argument and no variable of the environment lets an identity partition through") func noWayRound() throws
    {
        let package = try Packed("liuqin", flaws: [scriptLine("erase frp")])
        let phone = try Phone("liuqin")
        let gates = ["identity-partition", "unknown-step", "package-integrity"] + everyConsent("liuqin")
        let settings = ["RESTOCK_FORCE", "FORCE", "RESTOCK_ACCEPT", "RESTOCK_UNSAFE", "FASTBOOT_FORCE"].map {
            ($0, "1")
        }
        for mode in ["clean", "keep-data", "clean-lock"] {
            let ended = try run(
                program("restock"),
                ["flash", "-s", phone.address, "--mode", mode, "--accept", gates.joined(separator: ","), package.path],
                environment: Dictionary(uniqueKeysWithValues: settings))
            #expect(ended.status == 2 && ended.words.contains("identity-partition"), "\(ended.error)")
        }
        for flag in ["--force", "--unsafe", "--yes", "--no-gates", "--skip-checks"] {
            #expect(try restock("flash", "-s", phone.address, flag, package.path).status == 64, "\(flag)")
        }
        #expect(try phone.isUntouched())
    }

    @Test("a phone that falls silent after the survey is written nothing") func silentLink() throws {
        let phone = try Phone("liuqin", ["--fault", "silent-after:6"])
        let ended = try restock(
            "flash", "-s", phone.address, "--json", "--accept", everyConsent("liuqin").joined(separator: ","),
            try soundPackage("liuqin").path)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(
            ended.events.contains { $0["gate"] as? String == "usb-link" && $0["severity"] as? String == "refuse" },
            "\(ended.out)")
        #expect(try phone.isUntouched())
    }

    @Test("every hazard of the list has its rows") func complete() {
        #expect(Set(hazardMatrix.map(\.number)).isSuperset(of: 1...22))
    }

    @Test("every gate is heard in some row") func everyGate() throws {
        let gates = try #require(try restock("gates", "--json").result["gates"] as? [[String: Any]])
        let heard = Set(
            hazardMatrix.flatMap { [$0.clean, $0.keepData, $0.cleanLock] }.compactMap { cell -> String? in
                switch cell {
                case .refuse(let gate), .confirm(let gate), .note(let gate), .noMode(let gate): gate
                case .silent, .unreadable, .nothing, .withPackageOnly: nil
                }
            })
        // A flash finishes what was left undone; what else is asked of such a phone is in UnfinishedTests.
        #expect(Set(gates.compactMap { $0["gate"] as? String }) == heard.union(["unfinished-flash"]))
    }
}
