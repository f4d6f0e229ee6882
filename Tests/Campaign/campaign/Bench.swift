import Glibc
import Synchronization
import VirtualPhone

/// The programs that are started, and how far each thing that is done gets when nobody disturbs it.
final class Bench: Sendable {
    private let programs: String
    private let folder: String
    private let environment: [String: String]
    private let smooth = Mutex<[String: Course]>([:])

    init(_ options: Options) throws {
        folder = try temporaryFolder(in: options.scratch)
        programs = try Self.place()
        environment = ["XDG_CACHE_HOME": "\(folder)/cache", "LC_ALL": "C", "PATH": "/usr/bin:/bin"]
    }

    deinit { removeFolder(folder) }

    /// Where this program is, and the others are.
    private static func place() throws -> String {
        guard let path = unsafe realpath("/proc/self/exe", nil) else { throw Trouble("/proc is not there") }
        defer { unsafe free(path) }
        let own = unsafe String(cString: path)
        return String(own[..<(own.lastIndex(of: "/") ?? own.startIndex)])
    }

    /// A scenario's folder, with a journal of its own.
    func table(_ folder: String) -> Table {
        Table(
            programs: programs, folder: folder,
            environment: environment.merging(["XDG_STATE_HOME": "\(folder)/state"]) { $1 })
    }

    /// Something that nobody disturbs; done once for each name.
    /// - Parameter run: does it on a table of its own.
    func smooth(_ name: String, _ run: (Table) throws -> Course) throws -> Course {
        try smooth.withLock { known in
            if let course = known[name] { return course }
            let place = "\(folder)/smooth-\(known.count)"
            _ = unsafe mkdir(place, 0o700)
            defer { removeFolder(place) }
            let course = try run(table(place))
            known[name] = course
            return course
        }
    }
}

/// How far a phone comes when nobody disturbs it, by ``KillPhone/progress``.
struct Course: Sendable {
    /// Before it was told to change anything.
    var asked = 0
    let whole: Int
}

/// Where one scenario is played.
struct Table {
    let programs: String
    let folder: String
    let environment: [String: String]

    func restock(_ arguments: [String]) throws -> Child {
        let output = "\(folder)/said-\(arguments[0])-\(names(in: folder).count)"
        return try Child(["\(programs)/restock"] + arguments, output: output, environment: environment)
    }

    /// Puts a phone there, with what `fill` has put on its storage.
    func phone(
        _ profile: PhoneProfile, _ options: [String], serial: String, name: String = "phone",
        fill: (String) throws -> Void = { _ in }
    ) throws -> KillPhone {
        let place = "\(folder)/\(name)"
        _ = unsafe mkdir(place, 0o700)
        try fill(place)
        return try KillPhone(
            ["\(programs)/virtual-phone", "--profile", profile.name] + options, place, serial: serial, environment)
    }

    /// In a quarter of the scenarios, a second phone of the same model, which nothing may happen to.
    func other(_ dice: inout Dice, _ profile: PhoneProfile, _ options: [String], seed: UInt64) throws -> Bystander? {
        guard dice.oneIn(4) else { return nil }
        return Bystander(try phone(profile, options, serial: "d4\(seed)e5f6", name: "other"))
    }
}

/// A second phone of the same model.
final class Bystander {
    private let phone: KillPhone
    private let before: [String: String]

    init(_ phone: KillPhone) {
        self.phone = phone
        before = storage(in: phone.folder)
    }

    /// `restock resume` has nothing to do with it.
    func resume(_ table: Table, _ given: [String]) throws -> [String] {
        let ended = try table.restock(["resume", "-s", phone.address] + given)
        // In a recovery nothing is resumed, and its address is no name for a phone that is flashed.
        guard [1, 2, 4, 64].contains(ended.wait(60_000)) else {
            throw Trouble("another phone: \(ended.said.suffix(400))")
        }
        return ["another phone: left alone"]
    }

    func check() throws {
        phone.end()
        guard storage(in: phone.folder) == before else { throw Trouble("the other phone was written") }
    }
}
