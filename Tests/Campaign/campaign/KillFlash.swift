import RestockKit
import StockPackage
import VirtualPhone

/// A flash that is killed, then `restock resume`. Where it was killed before it wrote anything, resume says so, and the phone is as it
/// was.
final class KillFlash: Sendable {
    private let bench: Bench
    private let profile: PhoneProfile
    private let made: MadePackage
    private let folder: String

    init(_ bench: Bench, _ options: Options) throws {
        self.bench = bench
        folder = try temporaryFolder(in: options.scratch)
        var package = PackageOptions()
        package.size = .small
        package.makesFileSystems = false
        profile = try PhoneProfile(named: "liuqin")
        made = try StockPackageMaker(recipe: .named("liuqin"), options: package).make(into: folder)
    }

    deinit { removeFolder(folder) }

    private static let given = ["--accept", "account-binding,data-loss,keep-data"]

    private func flash(_ phone: KillPhone, _ mode: FlashMode) -> [String] {
        ["flash", "-s", phone.address, "--mode", mode.rawValue] + Self.given + [made.path]
    }

    func fight(_ seed: UInt64, _ mode: FlashMode, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let table = bench.table(folder)
        let given = Self.given
        let smooth = try smooth(mode)
        var filled: Judge?
        let phone = try table.phone(profile, ["--unlocked"], serial: "a1\(seed)b2c3") {
            filled = try Judge(made, mode, profile, in: $0)
        }
        guard let judge = filled else { throw Trouble("no judge") }
        let other = try table.other(&dice, profile, ["--unlocked"], seed: seed)
        let before = storage(in: phone.folder)
        var story: [String] = []

        func kill(_ child: Child, _ name: String) throws {
            let ended = child.killed(phone, &dice, smooth: smooth)
            switch ended {
            case -1: story.append("\(name): killed")
            case 0: story.append("\(name): done before it was killed")
            // It may have found nothing to resume, or the phone away; the next one is looked at closely.
            case 1 where name == "resume", 4 where name == "resume":
                story.append("\(name): nothing to do before it was killed")
            default: throw Trouble("\(name) ended with \(ended): \(child.said.suffix(400))")
            }
            let after = try Aftermath(table, phone)
            try judge.checkKept(after: "\(name)")
            if after.last?.run.standing == "done", let lack = try judge.lack() {
                throw Trouble("history says done, and it \(lack)")
            }
        }

        try kill(table.restock(flash(phone, mode)), "flash")
        if let other { story += try other.resume(table, given) }
        var last: Int32 = -1
        for round in 0..<4 {
            var resume = try table.restock(["resume", "-s", phone.address] + given)
            if round < 2, dice.oneIn(3) {
                try kill(resume, "resume")
                continue
            }
            last = resume.wait(120_000)
            // The phone is away for a moment while it restarts.
            for _ in 0..<20 where last == 4 {
                pause(200)
                resume = try table.restock(["resume", "-s", phone.address] + given)
                last = resume.wait(120_000)
            }
            if last == 0 {
                story.append("resume: done")
            } else if resume.words.contains("came to its end") {
                last = 0
                story.append("resume: it was at its end")
            } else if resume.words.contains("nothing to resume") || resume.words.contains("has no run of this phone") {
                guard storage(in: phone.folder) == before else {
                    throw Trouble("resume says that nothing was written: \(resume.said.suffix(400))")
                }
                story.append("resume: nothing was written")
                last = try table.restock(flash(phone, mode)).wait(120_000)
            } else {
                throw Trouble("resume ended with \(last): \(resume.said.suffix(600))")
            }
            break
        }
        guard last == 0 else { throw Trouble("it never ended well: \(last) (\(story))") }
        phone.end()
        try judge.checkKept(after: "\(story)")
        if let lack = try judge.lack() { throw Trouble("at the end it \(lack) (\(story))") }
        try other?.check()
        return story
    }

    private func smooth(_ mode: FlashMode) throws -> Course {
        try bench.smooth("flash \(mode.rawValue)") { table in
            // The first fills the cache of packages, the second is measured.
            let courses = try (0..<2).map { number in
                let phone = try table.phone(profile, ["--unlocked"], serial: "00000000", name: "phone-\(number)")
                let flash = try table.restock(flash(phone, mode))
                let ended = flash.wait(120_000)
                guard ended == 0 else { throw Trouble("a smooth flash ended with \(ended): \(flash.said.suffix(400))") }
                return Course(asked: phone.asked(until: ["download:"]), whole: phone.progress)
            }
            return courses[1]
        }
    }
}
