import RestockKit
import VirtualPhone

/// A sideload that is killed, then the same once more. What the journal says done, the phone has whole, with its own word for success;
/// what the phone was offered, the journal has begun.
final class KillSideload: Sendable {
    private let bench: Bench
    private let goods: RecoveryGoods

    init(_ bench: Bench, _ options: Options) throws {
        self.bench = bench
        goods = try RecoveryGoods(options)
    }

    private static func options(_ profile: PhoneProfile) -> [String] {
        ["--unlocked", "--mode", profile.recovery == nil ? "sideload" : "mi-assistant"]
    }

    private static func sideload(_ phone: KillPhone, _ package: RecoveryPackage, isXiaomi: Bool, erases: Bool)
        -> [String]
    {
        let token = isXiaomi ? ["--validation", package.token] + (erases ? ["--erases"] : []) : []
        return ["sideload", "-s", phone.address, "--accept", "account-binding,data-loss"] + token + [package.path]
    }

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let (package, profile, erases) = try goods.pick(&dice)
        let isXiaomi = profile.recovery != nil
        let smooth = try smooth(package, profile)
        let table = bench.table(folder)
        var options = Self.options(profile)
        // Silent in the middle of the package, and before it.
        if dice.oneIn(2) { options += ["--quirk", "sleeps", "--sleep", "\(dice.number(20..<300))"] }
        if dice.oneIn(4) { options += ["--quirk", dice.oneIn(2) ? "twice" : "shuffled"] }
        var filled: SideloadJudge?
        let phone = try table.phone(profile, options, serial: "a1\(seed)b2c3") {
            filled = try SideloadJudge(profile, in: $0, package, erases: erases)
        }
        guard let judge = filled else { throw Trouble("no judge") }
        let other = try table.other(&dice, profile, Self.options(profile), seed: seed)
        var story: [String] = []
        var runs = 0

        /// Once, killed or not.
        func attempt(_ name: String, kills: Bool) throws -> Int32 {
            phone.forgetPackage()
            let heard = try PhoneLog(in: phone.folder).entries.count
            let child = try table.restock(Self.sideload(phone, package, isXiaomi: isXiaomi, erases: erases))
            let ended = kills ? child.killed(phone, &dice, smooth: smooth) : child.wait(120_000)
            guard ended == 0 || kills && ended == -1 else {
                throw Trouble("\(name) ended with \(ended): \(child.said.suffix(600))")
            }
            let after = try Aftermath(table, phone)
            try judge.checkKept(after: name)
            let run = after.count > runs ? after.last : nil
            runs = after.count
            let log = try PhoneLog(in: phone.folder, after: heard)
            let offers = log.said("sideload-host:")
            if run?.begun.isEmpty != false, !offers.isEmpty {
                throw Trouble("the journal has not begun what the phone was offered: \(offers)")
            }
            if ended == 0 || run?.run.standing == "done" || run?.done.isEmpty == false {
                if let lack = judge.lack(log) { throw Trouble("history says done, and \(lack), after \(name)") }
            }
            if ended == 0, run?.run.standing != "done" {
                throw Trouble("history does not know of \(name), which is done")
            }
            let bytes = offers.last?.bytes ?? 0
            let word =
                ended == 0
                ? "done"
                : offers.isEmpty
                    ? "killed before the offer"
                    : bytes == 0
                        ? "killed before a block"
                        : run?.run.standing == "done" ? "killed when it was done" : "killed among the blocks"
            story.append("\(name): \(word)")
            return ended
        }

        var last = try attempt(isXiaomi ? "mi assistant" : "aosp", kills: true)
        if let other { story += try other.resume(table, []) }
        for round in 0..<4 where last != 0 {
            last = try attempt("again", kills: round < 2 && dice.oneIn(3))
        }
        guard last == 0 else { throw Trouble("it never ended well: \(last) (\(story))") }
        phone.end()
        try judge.checkKept(after: "\(story)")
        try other?.check()
        return story
    }

    private func smooth(_ package: RecoveryPackage, _ profile: PhoneProfile) throws -> Course {
        try bench.smooth("sideload \(package.path)") { table in
            let phone = try table.phone(profile, Self.options(profile), serial: "00000000")
            let sideload = try table.restock(
                Self.sideload(phone, package, isXiaomi: profile.recovery != nil, erases: false))
            let ended = sideload.wait(120_000)
            guard ended == 0 else {
                throw Trouble("a smooth sideload ended with \(ended): \(sideload.said.suffix(400))")
            }
            return Course(whole: phone.progress)
        }
    }
}
