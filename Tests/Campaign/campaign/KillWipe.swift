import Plan
import RestockKit
import VirtualPhone

/// A wipe that is killed, in each of the ways that a phone can be wiped, then the same wipe from wherever the phone is.
///
/// What the journal says done is done, of each step and of the whole; what the phone was told, it says begun.
final class KillWipe: Sendable {
    private let bench: Bench
    private let goods: WipeGoods

    init(_ bench: Bench) throws {
        self.bench = bench
        goods = try WipeGoods()
    }

    /// How a phone stands there before it is wiped.
    private static func options(_ method: WipeMethod) -> [String] {
        // So that there is time to be killed in.
        let slow = ["erase:*=40", "flash:misc=40", "format-data:=80"].flatMap { ["--fault", "delay:\($0)"] }
        return switch method {
        case .erase, .recoveryMessage: ["--unlocked"] + slow
        case .restartAndFormat: ["--locked"] + slow
        case .formatData: ["--locked", "--mode", "mi-assistant"] + slow
        }
    }

    private static func wipe(_ phone: KillPhone, _ via: WipeVia?) -> [String] {
        // Its recovery wipes by itself.
        let via = phone.mode == .recovery ? nil : via
        return ["wipe", "-s", phone.address, "--accept", "account-binding,data-loss,slot-state"]
            + (via.map { ["--via", $0.rawValue] } ?? [])
    }

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let (method, profile, via) = goods.pick(&dice)
        let options = Self.options(method)
        let smooth = try smooth(method, profile, via)
        let table = bench.table(folder)
        var filled: WipeJudge?
        let phone = try table.phone(profile, options, serial: "a1\(seed)b2c3") {
            filled = try WipeJudge(profile, in: $0)
        }
        guard let judge = filled else { throw Trouble("no judge") }
        let other = try table.other(&dice, profile, options, seed: seed)
        var story: [String] = []
        var runs = 0

        /// Once, killed or not.
        func attempt(_ name: String, kills: Bool) throws -> Int32 {
            let heard = try PhoneLog(in: phone.folder).entries.count
            let child = try table.restock(Self.wipe(phone, via))
            let ended = kills ? child.killed(phone, &dice, smooth: smooth, tail: 60_000) : child.wait(120_000)
            // The phone may have been away for a moment, while it restarted.
            let word = ended == -1 ? "killed" : ended == 0 ? "done" : ended == 4 || kills ? "no phone" : nil
            guard let word, kills || ended != -1 else {
                throw Trouble("\(name) ended with \(ended): \(child.said.suffix(600))")
            }
            let after = try Aftermath(table, phone)
            try judge.checkKept(after: name)
            let run = after.count > runs ? after.last : nil
            runs = after.count
            let log = try PhoneLog(in: phone.folder, after: heard)
            if let lie = judge.lie(run, log) {
                throw Trouble("\(lie), after \(name): \(word); \(child.said.suffix(400))")
            }
            if ended == 0, run?.run.standing != "done" {
                throw Trouble("history does not know of \(name), which is done")
            }
            story.append(
                "\(name): \(word)"
                    + (word == "killed"
                        ? run.map { ", \($0.begun.isEmpty ? "not begun" : "begun")" } ?? ", not in the journal" : ""))
            return ended
        }

        var last = try attempt(method.rawValue, kills: true)
        if let other { story += try other.resume(table, []) }
        for round in 0..<24 where last != 0 {
            if round > 3 { pause(200) }
            last = try attempt("again", kills: round < 2 && dice.oneIn(3))
        }
        guard last == 0 else { throw Trouble("it never ended well: \(last) (\(story))") }
        phone.end()
        try judge.checkKept(after: "\(story)")
        try other?.check()
        return story
    }

    private func smooth(_ method: WipeMethod, _ profile: PhoneProfile, _ via: WipeVia?) throws -> Course {
        try bench.smooth("wipe \(method.rawValue) \(profile.name)") { table in
            let phone = try table.phone(profile, Self.options(method), serial: "00000000")
            let wipe = try table.restock(Self.wipe(phone, via))
            let ended = wipe.wait(120_000)
            guard ended == 0 else { throw Trouble("a smooth wipe ended with \(ended): \(wipe.said.suffix(400))") }
            return Course(asked: phone.asked(until: WipeJudge.orders), whole: phone.progress)
        }
    }
}

extension WipeJudge {
    /// What changes a phone.
    fileprivate static let orders = ["erase:", "flash:", "format-data:", "reboot"]

    /// What the journal says of a run that is not so; nil where all of it is.
    /// - Parameters:
    ///   - run: nil where the journal has none.
    ///   - log: what the phone heard meanwhile.
    fileprivate func lie(_ run: Aftermath.Run?, _ log: PhoneLog) -> String? {
        let orders = log.entries.map(\.command).filter { command in Self.orders.contains { command.hasPrefix($0) } }
        guard let run else { return orders.isEmpty ? nil : "the journal has no run, and the phone was told \(orders)" }
        // One of the steps is told to nobody: that the phone is waited for.
        let begun = run.begun.filter { !$0.step.hasPrefix("wait") }.count
        if orders.count > begun { return "the journal knows of \(begun) steps, and the phone was told \(orders)" }
        let named = data.filter { run.done.contains("erase \($0)") }
        let there = named.filter { owner.content(of: $0) != .gone }
        if !there.isEmpty { return "the journal says that \(there) are erased" }
        guard run.run.standing == "done" else { return nil }
        guard let method = WipeMethod(rawValue: run.run.mode) else { return "there is no wipe by \(run.run.mode)" }
        return lack(method, wiped: named, isAsked: !log.said("reboot").isEmpty).map { "history says done, and \($0)" }
    }
}
