import FoundationEssentials
import Glibc
import VirtualPhone

/// A virtual phone in a process of its own, which stays where it is when it restarts. Its cable is slow, so that most of a flash is
/// the flash.
final class KillPhone {
    let folder: String
    /// Where hosts reach it: the port's number.
    private let port: String
    private let first: DeviceMode
    private let child: Child

    /// - Parameters:
    ///   - words: the program and its options.
    ///   - folder: is there.
    init(_ words: [String], _ folder: String, serial: String, _ environment: [String: String]) throws {
        self.folder = folder
        child = try Child(
            words + ["--tcp", "0", "--state", folder, "--stay", "--serial", serial, "--link", "8"],
            output: "\(folder)/said", environment: environment)
        for _ in 0..<10_000 {
            if child.said.contains("\n") { break }
            guard child.wait(1) == -1 else { break }
        }
        let said = child.said.split(whereSeparator: \.isWhitespace)
        guard said.count == 2, said[0] == "ready", let number = said[1].split(separator: ":").last else {
            throw Trouble("no phone: \(child.said)")
        }
        port = String(number)
        first = said[1].hasPrefix("adb:") ? .recovery : .fastboot
    }

    /// The mode that it is in now.
    var mode: DeviceMode {
        guard let bytes = readFile("\(folder)/phone.json"),
            let state = try? JSONDecoder().decode(PhoneState.self, from: Data(bytes))
        else { return first }
        return state.mode
    }

    /// What stands behind `-s`.
    var address: String { "\(mode == .recovery ? "adb" : "tcp"):127.0.0.1:\(port)" }

    /// How far it is, in bytes of its log and of a package that it takes: a measure that does not depend on what else this computer does.
    var progress: Int { ["log.jsonl", "sideload.part", "sideload.zip"].map(size).reduce(0, +) }

    /// How long its log is before the first of some commands.
    func asked(until orders: [String]) -> Int {
        var count = 0
        for line in (readFile("\(folder)/log.jsonl") ?? []).split(separator: 10) {
            let text = String(decoding: line, as: UTF8.self)
            if orders.contains(where: { text.contains("\"command\":\"\($0)") }) { break }
            count += line.count + 1
        }
        return count
    }

    /// Forgets a package: what came before proves nothing of the next attempt.
    func forgetPackage() { for name in ["sideload.part", "sideload.zip"] { _ = unsafe unlink("\(folder)/\(name)") } }

    private func size(_ name: String) -> Int {
        var facts = stat()
        return unsafe stat("\(folder)/\(name)", &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// Ends it in order, so that what it was writing is written.
    func end() {
        _ = kill(child.id, SIGTERM)
        child.wait(20_000)
    }
}

extension Child {
    /// Lets it come to a random place, then kills it.
    /// - Parameters:
    ///   - smooth: how it goes when nobody disturbs it.
    ///   - tail: up to so many microseconds more.
    /// - Returns: how it ended by itself; -1 where it was killed.
    func killed(_ phone: KillPhone, _ dice: inout Dice, smooth: Course, tail: Int = 15_000) -> Int32 {
        // Most of some conversations are questions.
        let first = dice.oneIn(3) ? 0 : smooth.asked
        let goal = phone.progress + dice.number(first..<max(first + 2, smooth.whole))
        let more = UInt32(dice.number(0..<tail))
        while phone.progress < goal, wait(0) == -1 { usleep(500) }
        usleep(more)
        let ended = wait(0)
        kill()
        return ended
    }
}
