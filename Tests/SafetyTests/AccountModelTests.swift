import Plan
import Safety
import Testing

@testable import StockPackage

/// The model of the three locks: what it says, and what it must never say.
struct AccountModelTests {
    /// The table as it was agreed, row by row: bootloader, Mi account, Google, each with its grade.
    static let table: [(OwnerAction, String)] = [
        (.signOut, "survives I, released R, survives R"), (.settingsReset, "survives I, unknown U, released V"),
        (.recoveryWipe, "survives I, survives R, survives V"), (.fastbootErase, "survives I, survives I, survives I"),
        (.cleanFlash, "survives I, survives I, survives I"), (.flashAndLock, "closes V, survives I, survives I"),
        (.bootloaderUnlock, "released V, survives I, unknown U"), (.edlErase, "unknown U, returns R, unknown U"),
        (.customROM, "survives I, returns I, unknown U"),
    ]

    @Test func `the table`() {
        #expect(Self.table.map(\.0) == OwnerAction.allCases)
        for (action, row) in Self.table {
            let cells = AccountLock.allCases.map { lock in
                let fate = AccountModel.fate(of: lock, after: action)
                #expect(!fate.source.isEmpty)
                // What is not known has the grade of what is not known, and nothing else has.
                #expect((fate.survival == .unknown) == (fate.grade == .unknown))
                return "\(fate.survival.rawValue) \(fate.grade.rawValue)"
            }
            #expect(cells.joined(separator: ", ") == row, "\(action)")
        }
    }

    @Test func `nothing that restock does releases an account lock, and the gate says so`() throws {
        for action in [OwnerAction.recoveryWipe, .fastbootErase, .cleanFlash, .flashAndLock] {
            for lock in [AccountLock.miAccount, .google] {
                #expect(AccountModel.fate(of: lock, after: action).survival == .survives)
            }
        }
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot"))
        let found = try Samples.findings(.accountBinding, Samples.package([mode]))
        #expect(found.first?.sentence.contains("survive this") == true)
    }

    @Test func `signing out is all that releases a Mi account`() {
        let releasing = OwnerAction.allCases.filter {
            AccountModel.fate(of: .miAccount, after: $0).survival == .released
        }
        #expect(releasing == [.signOut])
    }

    // MARK: Verdict

    @Test(arguments: AccountEvidence.Sighting.allCases, AccountEvidence.Mode.allCases)
    func `there is no verdict that calls a phone free`(
        _ sighting: AccountEvidence.Sighting, _ mode: AccountEvidence.Mode
    ) {
        let verdict = AccountVerdict(AccountEvidence(mode: mode, mi: sighting, google: .notSeen))
        #expect(verdict.binding == (sighting == .seen ? .veryLikely : .assume))
        let words = verdict.sentences(.english)
        #expect(words.count == (mode == .adb ? 3 : 2))
        #expect(words[0].contains(sighting == .seen ? "very likely binds" : "Assume"))
        #expect(!words.joined().contains("not bound") && !words.joined().contains("free"))
        if sighting == .notSeen { #expect(words[0].contains("proves nothing")) }
        for language in Language.allCases { #expect(verdict.sentences(Lexicon(language)).count == words.count) }
    }

    static let properties: [([String: String], PhoneFacts.Lock, Int)] = [
        ([:], .unknown, 0), (["ro.boot.flash.locked": "1"], .locked, 1), (["ro.boot.flash.locked": "0"], .unlocked, 1),
        (["ro.boot.flash.locked": "maybe"], .unknown, 1), (["ro.secureboot.lockstate": "unlocked"], .unlocked, 1),
        (["ro.boot.flash.locked": "1", "ro.secureboot.lockstate": "unlocked"], .unknown, 2),
        (["ro.boot.verifiedbootstate": "orange", "ro.boot.vbmeta.device_state": "unlocked"], .unlocked, 2),
        (["ro.boot.verifiedbootstate": "red"], .unknown, 1), (["ro.boot.verifiedbootstate": "green"], .locked, 1),
        (["ro.boot.verifiedbootstate": "red", "ro.boot.flash.locked": "0"], .unlocked, 2),
        (["ro.frp.pst": "/dev/block/by-name/frp"], .unknown, 0),
    ]

    @Test(arguments: properties)
    func `what Android says of the bootloader`(_ read: [String: String], _ lock: PhoneFacts.Lock, _ lines: Int) {
        let verdict = AccountVerdict(AccountEvidence(mode: .adb, mi: .unknown, google: .unknown, properties: read))
        #expect(verdict.bootloader == lock)
        #expect(verdict.bootloaderEvidence.count == lines)
    }

    // MARK: Guide

    static let guides: [(AccountGuide.Origin, AccountGuide.Access, [GuideStep])] = [
        (.own, .yes, [.signOut, .removeGoogle, .removeDevice]),
        (.own, .unsure, [.signOut, .removeGoogle, .removeDevice, .resetPassword, .support, .serviceCentre]),
        (.own, .no, [.resetPassword, .signOut, .removeGoogle, .removeDevice, .support, .serviceCentre]),
        (.forgotten, .yes, [.resetPassword, .signOut, .removeGoogle, .removeDevice, .support, .serviceCentre]),
        (.forgotten, .no, [.resetPassword, .signOut, .removeGoogle, .removeDevice, .support, .serviceCentre]),
        (.secondHand, .yes, [.sellerSignsOut, .sellerRemoves, .signOut, .removeGoogle]),
        (.secondHand, .no, [.sellerSignsOut, .sellerRemoves, .support, .serviceCentre]),
        (.secondHand, .unsure, [.sellerSignsOut, .sellerRemoves, .support, .serviceCentre]),
        (.selling, .yes, [.signOutSelling, .removeGoogle, .removeDevice]),
        (
            .selling, .no,
            [
                .resetPassword, .signOutSelling, .removeGoogle, .removeDevice, .support,
                .serviceCentre,
                .doNotHandOver,
            ]
        ),
        (
            .selling, .unsure,
            [
                .signOutSelling, .removeGoogle, .removeDevice, .resetPassword, .support,
                .serviceCentre,
                .doNotHandOver,
            ]
        ),
    ]

    @Test(arguments: guides)
    func `the steps in the order that fits`(
        _ origin: AccountGuide.Origin, _ access: AccountGuide.Access, _ ways: [GuideStep]
    ) {
        let last: [GuideStep] = origin == .secondHand && access != .yes ? [.returnIt] : []
        #expect(
            AccountGuide(access: access, origin: origin).steps == ways + [
                .wait, origin == .selling ? .eraseInSettings : .thenWipe, .neverDelete,
            ] + last)
    }

    @Test func `without answers every way is told, case by case, and each case has its own`() {
        let parts = AccountGuide().parts
        #expect(
            parts.map(\.key) == [
                "guide.own", "guide.forgotten", "guide.second-hand", "guide.selling", "guide.then",
            ])
        let all = parts.flatMap(\.steps)
        // Google's account is removed by owners and sellers alike.
        #expect(Set(all) == Set(GuideStep.allCases) && all.count == GuideStep.allCases.count + 1)
        #expect(all.count { $0 == .removeGoogle } == 2)
        for language in Language.allCases {
            #expect(parts.allSatisfy { Lexicon(language).has($0.key ?? "") })
        }
        #expect(AccountGuide(origin: .own).parts.map(\.key) == [nil])
        let steps = AccountGuide().steps
        let official: [GuideStep] = [.signOut, .removeDevice, .resetPassword, .support, .serviceCentre]
        #expect(steps.filter(official.contains) == official)
        #expect(steps.contains(.sellerSignsOut) && steps.contains(.signOutSelling))
        #expect(AccountGuide(access: .yes).steps == AccountGuide(access: .yes, origin: .own).steps)
        #expect(AccountGuide(origin: .selling).steps == AccountGuide(access: .unsure, origin: .selling).steps)
    }

    @Test func `whatever is answered: wait and wipe come last, and never delete; only giving back comes after`() throws
    {
        for access in AccountGuide.Access.allCases.map(Optional.some) + [nil] {
            for origin in AccountGuide.Origin.allCases.map(Optional.some) + [nil] {
                let steps = AccountGuide(access: access, origin: origin).steps
                let isCase = access != nil || origin != nil
                #expect(
                    Array(steps.filter { !isCase || $0 != .returnIt }.suffix(3)) == [
                        .wait, origin == .selling ? .eraseInSettings : .thenWipe, .neverDelete,
                    ])
                if isCase { #expect(Set(steps).count == steps.count) }
            }
        }
        #expect(Lexicon.english(GuideStep.neverDelete.key).hasPrefix("Never delete a Mi account"))
    }

    // MARK: Claims

    @Test func `every claim of the guides has its judgement and its answer`() {
        #expect(
            GuideClaim.allCases.map { "\($0.rawValue): \($0.judgement.rawValue)" } == [
                "sign-out: right", "days: plausible", "settings-reset: right", "recovery-reset: wrong",
                "reflash: wrong", "other-chip: in-effect", "programs: right", "second-hand: right", "selling: right",
                "password: official", "support: official", "service-centre: official", "delete: right",
                "unlock-quota: right", "asks-first: plausible",
            ])
        for claim in GuideClaim.allCases {
            #expect(Lexicon.english.has(claim.claimKey) && Lexicon.english.has(claim.answerKey))
        }
        #expect(Lexicon.english(GuideClaim.Judgement.wrong.key) == "Wrong as a promise")
    }
}
