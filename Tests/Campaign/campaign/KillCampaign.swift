import Glibc
import VirtualPhone

/// Real processes: a flash that is killed at a random moment, then `restock resume`.
///
/// Whatever the moment: what the phone holds in the end is byte-exact, and a second phone of the same model is left alone. Where the
/// flash was killed before it wrote anything, resume says so, and the phone is as it was.
final class KillCampaign: Campaign {
    let patience = 300
    private let made: MadePackage
    private let programs: String
    private let folder: String
    private let environment: [String: String]
    /// How long a flash takes that nobody disturbs, in milliseconds.
    private let smooth: Int

    init(_ options: Options) throws {
        folder = try temporaryFolder(in: options.scratch)
        programs = try Self.programs()
        var package = PackageOptions()
        package.size = .small
        package.makesFileSystems = false
        made = try StockPackageMaker(recipe: .named("liuqin"), options: package).make(into: folder)
        environment = ["XDG_CACHE_HOME": "\(folder)/cache", "LC_ALL": "C", "PATH": "/usr/bin:/bin"]
        // The first fills the cache of packages, the second is measured.
        let (programs, environment, made, folder) = (programs, environment, made, folder)
        let times = try (0..<2).map { number in
            let table = "\(folder)/smooth-\(number)"
            _ = unsafe mkdir(table, 0o700)
            let phone = try KillPhone(programs, table, serial: "00000000", environment)
            let start = ContinuousClock.now
            let ended = try Self.restock(
                ["flash", "-s", phone.address] + Self.given + [made.path], table, programs, environment
            ).wait(120_000)
            guard ended == 0 else { throw Trouble("a smooth flash ended with \(ended)") }
            return Int((ContinuousClock.now - start) / .milliseconds(1))
        }
        smooth = times[1]
    }

    deinit { removeFolder(folder) }

    private static let given = ["--accept", "account-binding,data-loss"]

    private static func programs() throws -> String {
        guard let path = unsafe realpath("/proc/self/exe", nil) else { throw Trouble("/proc is not there") }
        defer { unsafe free(path) }
        let own = unsafe String(cString: path)
        return String(own[..<(own.lastIndex(of: "/") ?? own.startIndex)])
    }

    private func restock(_ arguments: [String], _ table: String) throws -> Child {
        try Self.restock(arguments, table, programs, environment)
    }

    private static func restock(
        _ arguments: [String], _ table: String, _ programs: String, _ environment: [String: String]
    ) throws -> Child {
        let environment = environment.merging(["XDG_STATE_HOME": "\(table)/state"]) { $1 }
        return try Child(
            ["\(programs)/restock"] + arguments, output: "\(table)/said-\(arguments[0])-\(names(in: table).count)",
            environment: environment)
    }

    func fight(_ seed: UInt64, folder table: String) throws -> [String] {
        var dice = Dice(seed)
        let given = Self.given
        let phone = try KillPhone(programs, "\(table)/phone", serial: "a1\(seed)b2c3", environment)
        let other =
            dice.oneIn(4) ? try KillPhone(programs, "\(table)/other", serial: "d4\(seed)e5f6", environment) : nil
        let otherBefore = other.map { storage(in: $0.folder) }
        let before = storage(in: phone.folder)
        var story = try killed(restock(["flash", "-s", phone.address] + given + [made.path], table), &dice, "flash")
        if let other {
            let ended = try restock(["resume", "-s", other.address] + given, table)
            guard [1, 2].contains(ended.wait(60_000)) else { throw Trouble("another phone: \(ended.said.suffix(400))") }
            story.append("another phone: left alone")
        }
        var last: Int32 = -1
        for round in 0..<4 {
            var resume = try restock(["resume", "-s", phone.address] + given, table)
            if round < 2, dice.oneIn(3) {
                story += try killed(resume, &dice, "resume")
                continue
            }
            last = resume.wait(120_000)
            // The phone is away for a moment while it restarts.
            for _ in 0..<20 where last == 4 {
                pause(200)
                resume = try restock(["resume", "-s", phone.address] + given, table)
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
                last = try restock(["flash", "-s", phone.address] + given + [made.path], table).wait(120_000)
            } else {
                throw Trouble("resume ended with \(last): \(resume.said.suffix(600))")
            }
            break
        }
        guard last == 0 else { throw Trouble("it never ended well: \(last) (\(story))") }
        phone.end()
        let different = try made.compare(withPhoneIn: phone.folder).different
        guard different.isEmpty else { throw Trouble("different at the end: \(different) (\(story))") }
        if let other, let otherBefore, storage(in: other.folder) != otherBefore {
            throw Trouble("the other phone was written")
        }
        return story
    }

    /// Lets it run for a random time, then kills it.
    private func killed(_ child: Child, _ dice: inout Dice, _ name: String) throws -> [String] {
        let moment = dice.number(0..<max(2, smooth * 1100))
        usleep(UInt32(moment))
        let ended = child.wait(0)
        child.kill()
        switch ended {
        case -1: return ["\(name): killed"]
        case 0: return ["\(name): done before it was killed"]
        // It may have found nothing to resume, or the phone away; the next one is looked at closely.
        case 1 where name == "resume", 4 where name == "resume": return ["\(name): nothing to do before it was killed"]
        default: throw Trouble("\(name) ended with \(ended): \(child.said.suffix(400))")
        }
    }
}

/// A virtual phone in a process of its own, which stays where it is when it restarts. Its cable is slow, so that most of a flash is
/// the flash.
final class KillPhone {
    let folder: String
    let address: String
    private let child: Child

    init(_ programs: String, _ folder: String, serial: String, _ environment: [String: String]) throws {
        self.folder = folder
        _ = unsafe mkdir(folder, 0o700)
        child = try Child(
            [
                "\(programs)/virtual-phone", "--profile", "liuqin", "--tcp", "0", "--state", folder, "--stay",
                "--unlocked",
                "--serial", serial, "--link", "8",
            ], output: "\(folder)/said", environment: environment)
        for _ in 0..<10_000 {
            if child.said.contains("\n") { break }
            guard child.wait(1) == -1 else { break }
        }
        let words = child.said.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == "ready" else { throw Trouble("no phone: \(child.said)") }
        address = String(words[1])
    }

    /// Ends it in order, so that what it was writing is written.
    func end() {
        _ = kill(child.id, SIGTERM)
        child.wait(20_000)
    }
}
