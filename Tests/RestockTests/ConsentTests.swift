import Journal
import Plan
import RestockKit
import Testing

@testable import Safety

private let account = Finding(
    .accountBinding, .confirm, "It survives.", evidence: "e", advice: "a", consentWord: "understood")
private let wipe = Finding(.dataLoss, .confirm, "All is erased.", evidence: "e", advice: "a", consentWord: "wipe")
private let lock = Finding(.relock, .confirm, "It locks.", evidence: "e", advice: "a", consentWord: "liuqin")
private let note = Finding(.antiRollback, .note, "It rises.", evidence: "e", advice: "a")
private let model = Finding(.deviceMatch, .refuse, "It is another phone.", evidence: "e", advice: "Get another.")
private let old = Finding(.antiRollback, .refuse, "It is too old.", evidence: "e", advice: "Get a newer one.")

/// A phone that was looked at, and nothing but what the gates said.
private struct Looked: Preparation {
    typealias Report = Void
    let findings: [Finding]
    let recorded = RunRecord.Phone(serial: nil, product: nil, address: "tcp:127.0.0.1:1")

    init(_ findings: [Finding]) { self.findings = findings }

    func leaving(_ failure: Failure) -> Failure { failure }
    func close() {}
}

@Suite struct ConsentTests {
    @Test(
        "what a list covers",
        arguments: [
            ([], [false, false, false]), (["account-binding"], [true, false, false]),
            (["account-binding,data-loss"], [true, true, false]),
            (["account-binding", "data-loss"], [true, true, false]),
            (["relock"], [false, false, false]), (["relock=chopin"], [false, false, false]),
            (["relock=liuqin"], [false, false, true]), (["relock=LIUQIN"], [false, false, false]),
            (["data-loss=wipe"], [false, true, false]),
        ] as [([String], [Bool])])
    func covers(lists: [String], expected: [Bool]) throws {
        let accepted = try Accepted(lists)
        #expect([account, wipe, lock].map(accepted.covers) == expected)
    }

    @Test(
        "names of partitions and commands: all that are asked for, in any order",
        arguments: [
            (["unknown-partition=a+b"], true), (["unknown-partition=b+a"], true), (["unknown-partition=a+c+b"], true),
            (["unknown-partition=a,unknown-partition=b"], true),
            (["unknown-partition=a", "unknown-partition=b"], true),
            (["unknown-partition=a"], false), (["unknown-partition"], false), (["unknown-partition=A+B"], false),
            (["unknown-partition=ab"], false), (["oem-command=a+b"], false), ([], false),
        ] as [([String], Bool)])
    func names(lists: [String], expected: Bool) throws {
        let finding = Finding(.unknownPartition, .confirm, "s", evidence: "e", advice: "a", consentWord: "a+b")
        #expect(try Accepted(lists).covers(finding) == expected)
    }

    @Test("a name that is no gate", arguments: ["everything", "data_loss", "Data-Loss", "=x", "data-loss,all"])
    func unknown(list: String) {
        let failure = #expect(throws: Failure.self) { try Accepted([list]) }
        #expect(failure?.outcome == .usage)
        #expect(failure?.next.contains("data-loss") == true)
    }

    @Test("every gate can be named, and the flag that is shown is the flag that works", arguments: GateID.allCases)
    func flags(gate: GateID) throws {
        let finding = Finding(gate, .confirm, "s", evidence: "e", advice: "a", consentWord: "liuqin")
        #expect(try Accepted([Accepted.flag(for: finding)]).covers(finding))
    }

    @Test("nothing to ask, or all agreed to") func passes() throws {
        #expect(try Consenting(Accepted()).hear([]).isEmpty)
        #expect(try Consenting(Accepted()).hear([note]).isEmpty)
        let given = try Consenting(Accepted(["account-binding,data-loss"]), ask: { _ in false }).hear(
            [account, wipe, note])
        #expect(given.map(\.finding) == [account, wipe])
        #expect(given.map(\.way) == [.named("account-binding"), .named("data-loss")])
    }

    @Test("no consent covers a refusal, and nobody is asked") func refusal() throws {
        let all = try Accepted([GateID.allCases.map(\.rawValue).joined(separator: ",")])
        let failure = #expect(throws: Failure.self) {
            try Consenting(
                all,
                ask: { _ in
                    Issue.record("asked in spite of a refusal")
                    return true
                }
            ).hear([account, model, old])
        }
        #expect(failure?.outcome == .refused)
        #expect(failure?.sentence == "Refused by device-match (and 1 more): It is another phone.")
        #expect(failure?.next == "Get another.")
        #expect(failure?.brief == "Refused by device-match, anti-rollback.")
        #expect(failure?.state == "Nothing was written.")
    }

    @Test("without a terminal the refusal names the very flag, on a line of its own") func noTerminal() throws {
        let failure = #expect(throws: Failure.self) {
            try Consenting(Accepted(["data-loss"])).hear([account, wipe, lock])
        }
        #expect(failure?.outcome == .refused)
        #expect(failure?.next.hasSuffix("\n--accept account-binding,relock=liuqin") == true)
    }

    @Test("each open finding is asked for once, in order, until a no") func asks() throws {
        var asked: [GateID] = []
        let failure = #expect(throws: Failure.self) {
            try Consenting(
                Accepted(),
                ask: {
                    asked.append($0.gate)
                    return $0.gate != .dataLoss
                }
            ).hear([account, wipe, lock])
        }
        #expect(asked == [.accountBinding, .dataLoss])
        #expect(failure?.outcome == .cancelled)
        asked = []
        let given = try Consenting(
            Accepted(["data-loss"]),
            ask: {
                asked.append($0.gate)
                return true
            }
        ).hear([account, wipe, lock])
        #expect(asked == [.accountBinding, .relock])
        #expect(given.map(\.way) == [.typed("understood"), .named("data-loss"), .typed("liuqin")])
    }

    @Test("nothing is agreed to while one consent is missing, is that to other words, or something is refused")
    func agreed() throws {
        let given = try Consenting.toAll.hear([account, wipe])
        #expect(try Agreed(Looked([account, wipe, note]), given).consents == given)
        let other = Finding(.dataLoss, .confirm, "More is erased.", evidence: "e", advice: "a", consentWord: "wipe")
        for findings in [[account, wipe, lock], [account, other], [account, wipe, model]] {
            let failure = #expect(throws: Failure.self) { try Agreed(Looked(findings), given) }
            #expect(failure?.outcome == .refused)
        }
    }

    @Test("the journal has the words that were shown, in their language") func spoken() throws {
        let findings = wipeFindings(WipePlan(.formatData), phone: nil, lastFlash: .finished)
        let finding = try #require(findings.first { $0.gate == .accountBinding })
        let consent = try #require(
            Consenting(Accepted(), say: Lexicon(.hindi), ask: { _ in true }).hear([finding]).first)
        #expect(consent.language == .hindi)
        #expect(consent.sentence == finding.spoken(in: Lexicon(.hindi)).sentence)
        #expect(consent.sentence != finding.sentence)
        let english = try #require(Consenting(Accepted(), say: Lexicon(.hindi), ask: { _ in true }).hear([wipe]).first)
        #expect(english.language == .english)
    }

    @Test(
        "exit codes and their words stay",
        arguments: [
            (Outcome.done, 0, "done"), (.failed, 1, "failed"), (.refused, 2, "refused"), (.cancelled, 3, "cancelled"),
            (.noPhone, 4, "no-phone"), (.interrupted, 5, "interrupted"), (.usage, 64, "usage"),
        ] as [(Outcome, Int32, String)])
    func outcomes(outcome: Outcome, code: Int32, word: String) {
        #expect(outcome.rawValue == code)
        #expect(outcome.word == word)
    }
}
