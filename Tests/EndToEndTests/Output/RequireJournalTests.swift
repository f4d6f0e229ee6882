import Foundation
import Testing

/// A computer on which something is missing that a run is kept with.
struct MissingPlace: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let lacksJournal: Bool
    let lacksLock: Bool
    /// Prepares a folder, and gives the environment.
    let make: @Sendable (URL) throws -> [String: String]

    static let all = [
        MissingPlace(
            testDescription: "cron without HOME", lacksJournal: true, lacksLock: true,
            make: { _ in ["HOME": "", "XDG_STATE_HOME": ""] }),
        MissingPlace(
            testDescription: "a HOME in which no folder can be made", lacksJournal: true, lacksLock: true,
            make: { _ in ["HOME": "/dev/null", "XDG_STATE_HOME": ""] }),
        MissingPlace(
            testDescription: "a file where the locks should be", lacksJournal: false, lacksLock: true,
            make: { folder in
                let place = folder.appending(path: "restock")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data().write(to: place.appending(path: "phones"))
                return ["XDG_STATE_HOME": folder.path]
            }),
        MissingPlace(
            testDescription: "a folder where the journal should be", lacksJournal: true, lacksLock: false,
            make: { folder in
                try FileManager.default.createDirectory(
                    at: folder.appending(path: "restock/journal.sqlite"), withIntermediateDirectories: true)
                return ["XDG_STATE_HOME": folder.path]
            }),
        MissingPlace(
            testDescription: "a folder that everybody may write to", lacksJournal: true, lacksLock: true,
            make: { folder in
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                _ = unsafe chmod(folder.path, 0o777)
                return ["XDG_STATE_HOME": folder.path]
            }),
        MissingPlace(
            testDescription: "a link in the place of the journal", lacksJournal: true, lacksLock: false,
            make: { folder in
                let place = folder.appending(path: "restock")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data("precious".utf8).write(to: folder.appending(path: "other"))
                try FileManager.default.createSymbolicLink(
                    atPath: place.appending(path: "journal.sqlite").path,
                    withDestinationPath: folder.appending(path: "other").path)
                return ["XDG_STATE_HOME": folder.path]
            }),
        MissingPlace(
            testDescription: "a pipe in the place of the journal", lacksJournal: true, lacksLock: false,
            make: { folder in
                let place = folder.appending(path: "restock")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                _ = unsafe mkfifo(place.appending(path: "journal.sqlite").path, 0o600)
                return ["XDG_STATE_HOME": folder.path]
            }),
    ]
}

@Suite("Without a place for the journal or the lock") struct RequireJournalTests {
    private let folder: URL

    init() throws { folder = try temporaryFolder() }

    private func said(_ place: MissingPlace, _ words: [String]) throws -> Ended {
        defer { try? FileManager.default.removeItem(at: folder) }
        return try run(program("restock"), words, environment: try place.make(folder))
    }

    @Test("the words say which of both is missing, and the flash goes on", arguments: MissingPlace.all)
    func said(place: MissingPlace) throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")
        let ended = try said(place, ["flash", "-s", phone.address, "--accept", consents, package.path])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.words.contains("The journal cannot be written") == place.lacksJournal, "\(ended.error)")
        #expect(ended.words.contains("The lock of this phone cannot be taken") == place.lacksLock, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("--require-journal refuses, says which, and sends nothing", arguments: MissingPlace.all)
    func refused(place: MissingPlace) throws {
        let phone = try Phone("liuqin")
        let zip = try SideloadZip()
        defer { zip.remove() }
        let verbs = [
            ["flash", try soundPackage("liuqin").path], ["resume"], ["wipe"], ["sideload", zip.path],
            ["flash", "-s", "tcp:127.0.0.1:1", try soundPackage("liuqin").path],
        ]
        for verb in verbs {
            let ended = try said(
                place,
                verb + ["-s", phone.address, "--require-journal"] + (verb == ["resume"] ? [] : ["--accept", consents]))
            #expect(ended.status == 2, "\(verb): \(ended.error)")
            #expect(ended.words.contains("Refused by --require-journal"), "\(ended.error)")
            #expect(ended.words.contains("no place for the journal") == place.lacksJournal, "\(ended.error)")
            #expect(ended.words.contains("no place for the lock") == place.lacksLock, "\(ended.error)")
            for line in ended.error.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
        #expect(try phone.log().isEmpty)
    }

    @Test("where both are there it asks for nothing") func fine() throws {
        let memory = try Memory()
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin")
        let ended = try run(
            program("restock"),
            ["flash", "-s", phone.address, "--require-journal", "--accept", consents, package.path],
            environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try memory.runs().count == 1)
    }

    @Test("a journal that has no room for a run") func noRoom() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        // 8 blocks of 512 bytes: enough for an empty journal, not for a run.
        let ended = try run(
            URL(filePath: "/bin/sh"),
            [
                "-c", "ulimit -f 8; exec \"$@\"", "sh", program("restock").path, "flash", "-s", phone.address,
                "--require-journal", "--accept", consents, try soundPackage("liuqin").path,
            ], environment: memory.environment)
        #expect(ended.status == 2 && ended.words.contains("Refused by --require-journal"), "\(ended.error)")
        #expect(try phone.isUntouched())
    }
}
