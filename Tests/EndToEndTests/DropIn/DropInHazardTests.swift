import Foundation
import Testing

/// The columns of the hazard matrix in which there is no package: one command, and the stock scripts run as they are.
@Suite("The hazard matrix, in the place of fastboot") struct DropInHazardTests {
    private static let every = "boot-chain,relock=liuqin,device-match=liuqin,account-binding,data-loss,snapshot-merge"

    @Test("a single command", arguments: commandMatrix) func command(row: CommandHazard) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let image = folder.appending(path: "image")
        try Data(repeating: 7, count: 1 << 17).write(to: image)
        let isLocked = row.phone.contains("--locked")
        let phone = try Phone(row.codename, (isLocked ? [] : ["--unlocked"]) + row.phone)
        let words = row.words.split(separator: " ").map { $0 == "@" ? image.path : String($0) }
        func fastboot(_ accepted: String?) throws -> Ended {
            try dropIn(
                ["-s", phone.address] + words, environment: accepted.map { ["RESTOCK_ACCEPT": $0] } ?? [:])
        }
        switch row.expected {
        case .refuse(let why):
            let hasOwn = words.contains("--restock-accept")
            let ended = try fastboot(hasOwn ? nil : Self.every)
            #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
            #expect(try phone.isUntouched())
        case .consent(let consent):
            let others = Self.every.split(separator: ",").filter { $0 != consent }.joined(separator: ",")
            let ended = try fastboot(others)
            let name = consent.split(separator: "=")[0]
            #expect(ended.status == 1 && ended.words.contains("RESTOCK_ACCEPT=\(name)"), "\(ended.error)")
            #expect(try phone.isUntouched())
        case .phoneRefuses(let why):
            let ended = try fastboot(nil)
            #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
            #expect(try phone.changes().allSatisfy { $0.hasPrefix("download:") || $0.hasPrefix("flash:") })
            #expect(try phone.storesNothing())
        case .done:
            let ended = try fastboot(nil)
            #expect(ended.status == 0, "\(ended.error)")
            #expect(try phone.changes().allSatisfy { !$0.contains("lock") })
        }
    }

    @Test("a stock script", arguments: scriptMatrix) func script(row: ScriptHazard) throws {
        let package = try Packed("liuqin", form: .folder, flaws: row.flaws)
        for edit in row.edits { try edit.apply(to: package.path) }
        let phone = try Phone(row.onto, ["--unlocked"] + row.phone)
        func run(_ accepted: String?) throws -> Ended {
            try runStockScript(
                row.script, of: package, shell: "sh", phone: phone,
                environment: accepted.map { ["RESTOCK_ACCEPT": $0] } ?? [:])
        }
        switch row.expected {
        case .scriptStops(let why):
            let ended = try run(Self.every)
            #expect(ended.status == 1 && (ended.out + ended.error).contains(why), "\(ended.error)")
            #expect(try phone.storesNothing())
        case .consent(let consent):
            let ended = try run(nil)
            #expect(ended.status == 1 && ended.words.contains("RESTOCK_ACCEPT=\(consent)"), "\(ended.error)")
            #expect(try phone.storesNothing())
        case .untouched(let why):
            let ended = try run(Self.every)
            #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
            #expect(try phone.storesNothing())
            // The lists of sums are no change: they lie in the bootloader's memory.
            #expect(try phone.changes().allSatisfy { $0.hasPrefix("download:") || $0.hasSuffix("crclist") })
        case .never(let command):
            // The consent to a lock is the owner's own; a script's lines do not give it.
            let ended = try run("boot-chain,account-binding,data-loss,snapshot-merge")
            #expect(ended.status == 1, "\(ended.error)")
            #expect(try phone.changes().allSatisfy { !$0.hasPrefix(command) })
        }
    }

    @Test("every hazard of the list has a row") func complete() {
        #expect(Set(commandMatrix.map(\.number)).isSuperset(of: 1...24))
    }
}
