import Foundation
import Testing

@Suite("restock account") struct AccountPageTests {
    @Test("needs no phone, says nothing on standard error", arguments: ["en", "hi", "ru"]) func page(language: String)
        throws
    {
        // A phone that is named in the environment and is not there does no harm.
        let ended = try run(
            program("restock"), ["account", "--lang", language, "--claims"],
            environment: ["ANDROID_SERIAL": "nosuchphone"])
        #expect(ended.status == 0 && ended.error.isEmpty, "\(ended)")
        for word in ["i.mi.com", "account.xiaomi.com/pass/forgetPassword", "account.xiaomi.com/pass/del", "EDL"] {
            #expect(ended.out.contains(word))
        }
        #expect(!ended.out.contains("{") && !ended.out.contains("\u{1B}"))
    }

    @Test("as JSON: ids and grades, every claim") func json() throws {
        let ended = try restock(
            "account", "--json", "--claims", "--access", "no", "--origin", "second-hand", "--lang", "ru")
        let result = ended.result
        #expect(ended.status == 0 && ended.events.count == 1)
        #expect(
            Set(result.keys) == [
                "type", "outcome", "language", "statement", "locks", "survival", "modes", "unknown", "access", "origin",
                "steps", "claims",
            ])
        #expect(result["language"] as? String == "ru" && result["outcome"] as? String == "done")
        #expect(
            (result["locks"] as? [[String: Any]])?.map { $0["id"] as? String } == [
                "bootloader", "mi-account", "google",
            ])
        let survival = try #require(result["survival"] as? [[String: Any]])
        #expect(survival.count == 9)
        let signOut = try #require(survival.first?["locks"] as? [String: [String: String]])
        #expect(signOut["mi-account"]?["fate"] == "released" && signOut["mi-account"]?["grade"] == "R")
        #expect((result["claims"] as? [[String: String]])?.count == 15)
        #expect(
            (result["steps"] as? [[String: String]])?.map { $0["id"] ?? "" } == [
                "seller-signs-out", "seller-removes", "support", "service-centre", "wait", "then-wipe", "never-delete",
                "return-it",
            ])
        let plain = try restock("account", "--json").result
        #expect(plain["claims"] == nil && plain["account"] == nil && plain["access"] == nil)
    }

    @Test("in fastboot mode the bootloader's word on its own lock is on the page", arguments: ["locked", "unlocked"])
    func ownWord(lock: String) throws {
        let phone = try Phone("liuqin", ["--\(lock)"])
        let ended = try restock("account", "-s", phone.address)
        #expect(ended.status == 0 && ended.out.contains("The bootloader says that it is \(lock)."), "\(ended.out)")
    }

    @Test("a phone in fastboot mode: of accounts nothing can be read") func fastboot() throws {
        let phone = try Phone("liuqin")
        let ended = try restock("account", "--json", "-s", phone.address)
        #expect(
            (ended.result["account"] as? [String: String]) == ["verdict": "assume-bound", "evidence": "unknown"],
            "\(ended)")
        let gone = try restock("account", "-s", "tcp:127.0.0.1:1")
        #expect(gone.status == 4 && gone.out.isEmpty)
    }

    @Test("at a terminal two questions are asked, and the steps are for the answers") func questions() throws {
        let terminal = try Pseudoterminal(["account"])
        #expect(terminal.waitFor("Can you still sign in"))
        #expect(terminal.waitFor("only Enter to skip: "))
        terminal.type("7")
        #expect(terminal.waitFor("That is none of the numbers."))
        terminal.type("2")
        #expect(terminal.waitFor("Which is so?"))
        #expect(terminal.waitFor("2. I bought it second-hand"))
        terminal.type("2")
        #expect(terminal.end() == 0, "\(terminal.screen)")
        // Asked first, and answered last: neither scrolls away.
        let places = ["Which is so?", "THREE LOCKS, EACH ON ITS OWN", "WHAT TO DO, IN THIS ORDER"].map {
            terminal.screen.range(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
        #expect(terminal.words.contains("1. [R] Ask the seller to sign out on the phone"))
        #expect(terminal.words.contains("Give the phone back."))
        #expect(!terminal.words.contains("In front of the buyer"))
    }

    @Test("an answer on the command line is not asked for; skipped questions give every way") func skipped() throws {
        let answered = try Pseudoterminal(["account", "--access", "yes", "--origin", "selling"])
        #expect(answered.end() == 0)
        #expect(!answered.screen.contains("Which is so?") && answered.words.contains("1. [R] In front of the buyer"))
        let terminal = try Pseudoterminal(["account", "--origin", "own"])
        #expect(terminal.waitFor("only Enter to skip: "))
        terminal.type("")
        #expect(terminal.end() == 0, "\(terminal.screen)")
        #expect(!terminal.screen.contains("Which is so?"))
        let ended = try restock("account", "--access", "perhaps")
        #expect(ended.status == 64)
    }
}
