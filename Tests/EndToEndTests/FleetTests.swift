import Foundation
import Testing
import VirtualPhone

/// The arguments that name these phones.
private func named(_ phones: [Phone]) -> [String] { phones.flatMap { ["-s", $0.address] } }

private func flash(_ phones: [Phone], _ arguments: [String]) throws -> Ended {
    try run(program("restock"), ["flash"] + named(phones) + arguments, environment: testEnvironment())
}

/// The object that says how one phone ended, in the last line.
private func result(of phone: Phone, in ended: Ended) throws -> [String: Any] {
    let phones = try #require(ended.result["phones"] as? [[String: Any]])
    return try #require(phones.first { $0["phone"] as? String == phone.address })
}

/// Virtual phones with serial numbers of their own.
private func phones(_ count: Int, _ options: [String] = []) throws -> [Phone] {
    try (0..<count).map { try Phone("liuqin", ["--serial", "unit\($0)0000"] + options) }
}

@Suite("Several phones at once") struct FleetTests {
    @Test("four phones are flashed from one reading, each byte for byte") func four() throws {
        let package = try soundPackage("liuqin")
        let phones = try phones(4)
        let ended = try flash(phones, ["--json", "--accept", consents, package.path])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.result["outcome"] as? String == "done")
        let alone = try Phone("liuqin")
        #expect(try restock("flash", "-s", alone.address, "--accept", consents, package.path).status == 0)
        for phone in phones {
            #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
            #expect(try phone.log().map(\.command) == alone.log().map(\.command), "each is told what one alone is told")
            #expect(try result(of: phone, in: ended)["outcome"] as? String == "done")
            let own = ended.events.filter { $0["phone"] as? String == phone.address }
            #expect(
                Set(own.compactMap { $0["type"] as? String }).isSuperset(of: ["finding", "step-start", "step-end"]))
            #expect(own.count { $0["type"] as? String == "phone-result" } == 1)
        }
    }

    @Test("phones with other limits get other parts of the same reading") func limits() throws {
        let package = try soundPackage("liuqin")
        let limits = ["150000", "400000", "1048576"]
        let phones = try limits.enumerated().map {
            try Phone("liuqin", ["--serial", "limit\($0)", "--max-download", $1, "--set", "crc=0"])
        }
        let ended = try flash(phones, ["--accept", consents, package.path])
        #expect(ended.status == 0, "\(ended.error)")
        for (phone, limit) in zip(phones, limits) {
            #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
            #expect(try phone.log().allSatisfy { $0.bytes <= Int(limit)! })
        }
    }

    @Test("one is killed halfway; the others finish, and the report says which and where") func killed() throws {
        let package = try soundPackage("liuqin")
        let phones = try phones(4, ["--link", "3"])
        let running = try Running(["flash"] + named(phones) + ["--json", "--accept", consents, package.path])
        let victim = phones[2]
        let isHalfway = eventually {
            let own = running.soFar.events.filter { $0["phone"] as? String == victim.address }
            let start = own.first {
                ($0["step"] as? [String: Any])?["partition"] as? String == "super"
                    && $0["type"] as? String == "step-start"
            }
            return own.contains {
                $0["type"] as? String == "progress" && $0["index"] as? Int == start?["index"] as? Int
            }
        }
        #expect(isHalfway)
        victim.kill()
        let ended = running.end()
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.result["outcome"] as? String == "interrupted")
        for phone in phones where phone !== victim {
            #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
            #expect(try result(of: phone, in: ended)["exitCode"] as? Int == 0)
        }
        let lost = try result(of: victim, in: ended)
        #expect(lost["exitCode"] as? Int == 5)
        let sentence = try #require(lost["sentence"] as? String)
        let state = try #require(lost["state"] as? String)
        #expect(sentence.contains("flash super from super.img"))
        #expect(state.contains("Not complete: super") && state.contains("does not answer"))
    }

    @Test("a phone that a gate refuses stays as it was, and the others are flashed") func refused() throws {
        let package = try soundPackage("liuqin")
        let good = try Phone("liuqin", ["--serial", "good0001"])
        let locked = try Phone("liuqin", ["--serial", "bad00001", "--locked"])
        let other = try Phone("raphaelin", ["--serial", "bad00002", "--unlocked"])
        let ended = try flash([locked, good, other], ["--accept", consents, package.path])
        #expect(ended.status == 2, "\(ended.error)")
        #expect(try locked.isUntouched() && other.isUntouched())
        #expect(try package.made.compare(withPhoneIn: good.folder.path).different == [])
        #expect(ended.words.contains("\(locked.address): Refused by bootloader-locked"))
        #expect(ended.words.contains("\(other.address): Refused by device-match"))
        #expect(ended.words.contains("\(good.address): done"))
        #expect(ended.out.contains("1 of 3 phones done."))
    }

    @Test("without consent nothing is written to any of them") func consent() throws {
        let phones = try phones(2)
        let ended = try flash(phones, ["--accept", "account-binding", try soundPackage("liuqin").path])
        #expect(ended.status == 2)
        #expect(ended.words.contains("--accept data-loss"))
        for phone in phones { #expect(try phone.isUntouched()) }
        #expect(ended.error.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ended.error)")
    }

    @Test("one phone under two names is written once or not at all") func twice() throws {
        let phone = try Phone("liuqin")
        let package = try soundPackage("liuqin").path
        let same = try flash([phone, phone], ["--accept", consents, package])
        #expect(same.status == 64 && same.words.contains("named twice"))
        #expect(try phone.isUntouched())
        let twin = try Phone("liuqin")
        let shared = try flash([phone, twin], ["--accept", consents, package])
        #expect(shared.status == 2 && shared.words.contains("so does \(phone.address)"))
        #expect(try twin.isUntouched())
    }

    @Test("a dry run of several asks and tells, and writes nothing") func dryRun() throws {
        let phones = try phones(2)
        let package = try soundPackage("liuqin").path
        let ended = try run(program("restock"), ["flash"] + named(phones) + ["--dry-run", package])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.out.contains("2 of 2 phones can be flashed."))
        #expect(
            ended.words.hasSuffix("A script that has it adds: --accept account-binding,data-loss"), "\(ended.error)")
        for phone in phones { #expect(try phone.isUntouched()) }
    }
}
