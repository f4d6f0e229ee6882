import Foundation
import Testing

@testable import Journal

private func place() throws -> StatePlace {
    StatePlace(folder: NSTemporaryDirectory() + "/journal-test-\(UUID().uuidString)")
}

private func sample(serial: String? = "4c1f00f2", address: String = "usb:1-2", resumes: Int64? = nil) -> RunRecord {
    RunRecord(
        verb: resumes == nil ? "flash" : "resume", program: "restock 0", resumes: resumes, process: 7,
        package: .init(path: "/p/a.tgz", name: "liuqin OS1", identity: "ab"), mode: "clean", plan: "the plan",
        phone: .init(serial: serial, product: "liuqin", address: address),
        steps: [
            .init(text: "erase boot_ab", key: "erase boot_ab"),
            .init(text: "flash boot_ab from boot.img", key: "flash boot_ab images/boot.img"),
            .init(text: "reboot", key: "reboot"),
        ], findings: [.init(gate: "data-loss", severity: "confirm", sentence: "It erases.", evidence: "the plan")],
        consents: [
            .init(
                gate: "data-loss", given: "typed erase", when: 1_764_500_000_000, language: "hi",
                sentence: "सब कुछ मिट जाएगा।", advice: "…")
        ])
}

@Suite("The journal") struct JournalTests {
    @Test("a run comes back as it was entered, and grows step by step") func roundTrip() throws {
        let place = try place()
        let journal = try Journal.open(in: place)
        let number = try journal.begin(sample())
        #expect(number == 1)
        var run = try #require(try Journal.read(in: place)?.run(1))
        var expected = sample()
        expected.number = 1
        expected.began = run.began
        #expect(run == expected && run.began > 1_700_000_000_000)

        try journal.intend(step: 0, of: 1)
        run = try #require(try Journal.read(in: place)?.run(1))
        #expect(run.steps[0].stage == .intended)
        try journal.end(step: 0, of: 1, "done", reason: nil, bytes: 0)
        try journal.intend(step: 1, of: 1)
        try journal.end(step: 1, of: 1, "done", reason: nil, bytes: 99)
        try journal.store(before: 1, of: 1)
        run = try #require(try Journal.read(in: place)?.run(1))
        #expect(run.steps.map(\.isStored) == [true, false, false])
        #expect(run.steps.map(\.stage) == [.ended("done"), .ended("done"), .planned])
        #expect(run.steps[1].bytes == 99 && run.end == nil)
        try journal.end(
            run: 1, .init(seconds: 2.5, outcome: "done", sentence: "", state: "", next: ""))
        #expect(try Journal.read(in: place)?.run(1)?.end?.seconds == 2.5)
    }

    @Test("a step that broke says why, and whether the connection is to blame", arguments: [true, false])
    func broke(onLink: Bool) throws {
        let journal = try Journal.open(in: place())
        _ = try journal.begin(sample())
        try journal.intend(step: 1, of: 1)
        for step in 0..<3 { try journal.break(step: step, of: 1, reason: "gone", onLink: onLink) }
        let steps = try #require(try journal.run(1)?.steps)
        #expect(steps.map(\.stage) == [.planned, .intended, .planned])
        #expect(steps.map(\.reason) == [nil, "gone", nil])
        #expect(steps.map(\.brokeOnLink) == [false, onLink, false])
    }

    @Test("a step that is begun again is not stored any more") func begunAgain() throws {
        let journal = try Journal.open(in: place())
        _ = try journal.begin(sample())
        try journal.end(step: 0, of: 1, "done", reason: nil, bytes: 0)
        try journal.store(before: 3, of: 1)
        try journal.intend(step: 0, of: 1)
        #expect(try journal.run(1)?.steps[0].isStored == false)
    }

    @Test("the runs of a phone are not those of its neighbour") func lastOfPhone() throws {
        let journal = try Journal.open(in: place())
        _ = try journal.begin(sample())
        _ = try journal.begin(sample(serial: "99aa00f2"))
        _ = try journal.begin(sample(serial: nil, address: "usb:1-3"))
        #expect(try journal.runs(on: sample().phone).map(\.number) == [1])
        #expect(try journal.runs(on: sample(address: "usb:2-1").phone).map(\.number) == [1])
        #expect(try journal.runs(on: sample(serial: nil, address: "usb:1-3").phone).map(\.number) == [3])
        #expect(try journal.runs(on: sample(serial: nil, address: "usb:1-4").phone).isEmpty)
        #expect(try journal.runs().map(\.number) == [3, 2, 1])
    }

    @Test("a phone is known in its other mode, which may write the number otherwise and say another product")
    func otherMode() throws {
        let journal = try Journal.open(in: place())
        for (verb, serial, product) in [
            ("flash", "4C1F00F2", "liuqin"), ("sideload", "4c1f00f2", "daisy"), ("wipe", "4C1F00f2", nil),
            ("flash", "4c1f00f2", "daisy"), ("sideload", "4c1f00f3", "liuqin"),
        ] {
            var run = sample(serial: serial)
            (run.verb, run.phone.product) = (verb, product)
            _ = try journal.begin(run)
        }
        #expect(try journal.runs(on: sample().phone).map(\.number) == [3, 2, 1])
    }

    @Test("sqlite3 reads it, and finds it whole") func secondOpinion() throws {
        let place = try place()
        let journal = try Journal.open(in: place)
        _ = try journal.begin(sample())
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [
            journal.path,
            "PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA journal_mode; SELECT sentence FROM consent",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text == "ok\nwal\nसब कुछ मिट जाएगा।\n")
    }

    @Test("several at once: all of them get in, from the first moment on") func several() throws {
        let place = try place()
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            do {
                let journal = try Journal.open(in: place)
                let number = try journal.begin(sample(serial: "\(index)"))
                for step in 0..<3 { try journal.intend(step: step, of: number) }
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(try Journal.read(in: place)?.runs().count == 8)
    }

    @Test("nobody else may read it") func mode() throws {
        let place = try place()
        let journal = try Journal.open(in: place)
        _ = try journal.begin(sample())
        for ending in ["", "-wal", "-shm"] {
            let facts = try FileManager.default.attributesOfItem(atPath: journal.path + ending)
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(ending)")
        }
    }
}

@Suite("A journal that cannot be used") struct JournalTroubleTests {
    @Test("no file yet: nothing to read") func none() throws {
        #expect(try Journal.read(in: place()) == nil)
        #expect(throws: JournalError.noPlace) { try Journal.open(in: nil) }
    }

    @Test("a damaged file is put aside and kept", arguments: ["this is no database", ""]) func damaged(text: String)
        throws
    {
        let place = try place()
        try place.make()
        let path = "\(place.folder)/journal.sqlite"
        try Data(String(repeating: text, count: 2000).utf8).write(to: URL(filePath: path))
        var said: [String] = []
        let journal = try Journal.open(in: place) { said.append($0) }
        _ = try journal.begin(sample())
        #expect(said.count == (text.isEmpty ? 0 : 1))
        #expect(FileManager.default.fileExists(atPath: path + ".damaged-1") == !text.isEmpty)
        #expect(try Journal.read(in: place)?.runs().count == 1)
    }

    @Test("damage in the middle of a real one") func damagedInside() throws {
        let place = try place()
        do {
            let journal = try Journal.open(in: place)
            for _ in 0..<200 { _ = try journal.begin(sample()) }
        }
        let file = try FileHandle(forUpdating: URL(filePath: "\(place.folder)/journal.sqlite"))
        for page in 1..<8 {
            try file.seek(toOffset: UInt64(page) * 4096)
            try file.write(contentsOf: Data(repeating: 0xa5, count: 512))
        }
        try file.close()
        #expect(throws: JournalError.self) { try Journal.read(in: place) }
        var said: [String] = []
        _ = try Journal.open(in: place) { said.append($0) }.begin(sample())
        #expect(said.count == 1)
        #expect(try Journal.read(in: place)?.runs().count == 1)
    }

    @Test("digest and time of a step come back") func details() throws {
        let place = try place()
        let journal = try Journal.open(in: place)
        var run = sample()
        run.steps[1].digest = "md5 00112233445566778899aabbccddeeff"
        _ = try journal.begin(run)
        try journal.end(step: 1, of: 1, "done", reason: nil, bytes: 9, time: .init(began: 1.5, seconds: 2))
        let steps = try #require(try Journal.read(in: place)?.run(1)?.steps)
        #expect(steps[1].digest == run.steps[1].digest && steps[1].time == .init(began: 1.5, seconds: 2))
        #expect(steps[0].digest == nil && steps[0].time == nil)
    }

    @Test(
        "one of an earlier version is read as it is, and brought up to date by whoever writes",
        arguments: [
            (1, "DROP TABLE detail; ALTER TABLE consent DROP COLUMN given_at"),
            (2, "ALTER TABLE consent DROP COLUMN given_at"),
        ] as [(Int, String)])
    func earlier(version: Int, undoing: String) throws {
        let place = try place()
        do {
            let journal = try Journal.open(in: place)
            _ = try journal.begin(sample())
            try journal.database.execute("\(undoing); PRAGMA user_version = \(version)")
        }
        var run = try #require(try Journal.read(in: place)?.run(1))
        #expect(run.steps.count == 3 && run.steps[0].time == nil)
        #expect(run.consents.count == sample().consents.count && run.consents.allSatisfy { $0.when == nil })
        let journal = try Journal.open(in: place)
        _ = try journal.begin(sample())
        try journal.end(step: 0, of: 2, "done", reason: nil, bytes: 0, time: .init(began: 0, seconds: 1))
        run = try #require(try Journal.read(in: place)?.run(2))
        #expect(run.steps[0].time?.seconds == 1)
        #expect(run.consents == sample().consents)
        #expect(try Journal.read(in: place)?.run(1)?.steps.count == 3)
    }

    @Test("one of a later restock is left as it is") func later() throws {
        let place = try place()
        let path: String
        do {
            let journal = try Journal.open(in: place)
            path = journal.path
            try journal.database.execute("PRAGMA user_version = 9")
        }
        #expect(throws: JournalError.later(path: path, version: 9)) { try Journal.open(in: place) }
        #expect(throws: JournalError.later(path: path, version: 9)) { try Journal.read(in: place) }
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test("a folder that cannot be made") func noFolder() throws {
        #expect(throws: JournalError.system(path: "/dev/null/x", errno: ENOTDIR)) {
            try Journal.open(in: StatePlace(folder: "/dev/null/x"))
        }
    }
}

@Suite("One phone, one process") struct PhoneLockTests {
    @Test("the second is told who the first is; afterwards it is free") func second() throws {
        let place = try place()
        do {
            guard case .taken(let lock) = PhoneLock.take("usb:1-2", doing: "restock flash a.tgz", in: place) else {
                Issue.record("not taken")
                return
            }
            guard case .held(let holder) = PhoneLock.take("usb:1-2", doing: "restock resume", in: place) else {
                Issue.record("not held")
                return
            }
            #expect(holder.process == getpid() && holder.doing == "restock flash a.tgz" && holder.since ?? 0 > 0)
            #expect(PhoneLock.isHeld("usb:1-2", in: place) && !PhoneLock.isHeld("usb:1-3", in: place))
            guard case .taken = PhoneLock.take("usb:1-3", doing: "", in: place) else {
                Issue.record("another phone is not free")
                return
            }
            withExtendedLifetime(lock) {}
        }
        #expect(!PhoneLock.isHeld("usb:1-2", in: place))
        guard case .taken = PhoneLock.take("usb:1-2", doing: "", in: place) else {
            Issue.record("not free again")
            return
        }
    }

    @Test("whoever only looks is in nobody's way, and learns every name that is taken") func looking() throws {
        let place = try place()
        #expect(PhoneLock.held(in: place).isEmpty && PhoneLock.held(in: nil).isEmpty)
        do {
            guard case .taken(let lock) = PhoneLock.take("liuqin 4c-1/b", doing: "restock flash a", in: place) else {
                Issue.record("not taken")
                return
            }
            let held = PhoneLock.held(in: place)
            #expect(held.count == 1 && held[0].holder.process == getpid() && held[0].holder.doing == "restock flash a")
            #expect(held[0].isOf("liuqin 4c-1/b") && held[0].ends(with: " 4c-1/b") && held[0].begins(with: "liuqin "))
            #expect(!held[0].isOf("4c-1/b") && !held[0].ends(with: " 1/b") && !held[0].begins(with: "usb:"))
            withExtendedLifetime(lock) {}
        }
        #expect(PhoneLock.held(in: place).isEmpty)
        // A look takes the lock shared for a moment; here the moment is long.
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(place.folder)/phones")
        let looker = unsafe open("\(place.folder)/phones/\(files[0])", O_RDONLY)
        #expect(flock(looker, LOCK_SH | LOCK_NB) == 0)
        try Data().write(to: URL(filePath: "\(place.folder)/phones/\(files[0])"))
        let thread = Thread {
            usleep(200_000)
            close(looker)
        }
        thread.start()
        guard case .taken = PhoneLock.take("liuqin 4c-1/b", doing: "", in: place) else {
            Issue.record("a look was taken for a holder")
            return
        }
    }

    @Test("no place for locks is said, and is no lock") func noPlace() {
        guard case .impossible = PhoneLock.take("x", doing: "", in: StatePlace(folder: "/dev/null/x")) else {
            Issue.record("it should be impossible")
            return
        }
    }

    @Test("names that differ have files that differ") func names() throws {
        let place = try place()
        guard case .taken(let one) = PhoneLock.take("a/b", doing: "", in: place),
            case .taken(let two) = PhoneLock.take("a_2fb", doing: "", in: place)
        else {
            Issue.record("one name stands in the way of the other")
            return
        }
        withExtendedLifetime((one, two)) {}
    }
}
