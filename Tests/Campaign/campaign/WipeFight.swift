import Glibc
import Plan
import RestockKit
import VirtualPhone

/// Wipes while something goes wrong, in each of the ways that a phone can be wiped; then again until nothing does any more.
///
/// Judged after every attempt, by the phone's storage: "done" is wiped, or ordered in the message that the phone's recovery obeys; "nothing
/// was wiped" is the owner's data as they were; and nothing else is ever touched.
final class WipeFight: Sendable {
    private let goods: WipeGoods
    private let controller: String?

    init(_ options: Options) throws {
        controller = options.controller
        goods = try WipeGoods()
    }

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let (method, profile, via) = goods.pick(&dice)
        let phone = Scene(profile, folder: "\(folder)/phone", serial: "a1\(seed)b2c3", controller: controller)
        let judge = try WipeJudge(profile, in: phone.folder)
        let aim = Self.aim(method)
        let misfortune = Misfortune(&dice, aim)
        var options = misfortune.options
        let first: DeviceMode = method == .formatData ? .recovery : .fastboot
        options.mode = first
        options.locked = method == .restartAndFormat || method == .formatData && dice.oneIn(2)

        let attempt = { (options: DeviceOptions, misfortune: Misfortune?) throws in
            let heard = try PhoneLog(in: phone.folder).entries.count
            let before = judge.contents
            let broken = BrokenStorage(misfortune?.brokenStorage, in: phone.folder)
            try phone.plug(options, fault: misfortune?.link)
            let result = RecoveryHost().wipe(
                Line(spot: phone.spot, fault: misfortune?.transport, isHasty: misfortune != nil), in: options.mode,
                via: options.mode == .recovery ? nil : via)
            phone.unplug()
            broken?.mend()
            let word = try judge.verdict(result, from: before, PhoneLog(in: phone.folder, after: heard))
            return (result, word)
        }
        var (last, word) = try attempt(options, misfortune)
        var story = ["\(method.rawValue): \(word)"]

        for round in 0..<4 {
            if case .success = last { break }
            let isRough = round < 2 && dice.oneIn(3)
            let again = isRough ? Misfortune(&dice, aim) : nil
            options = again?.options ?? DeviceOptions()
            options.locked = method == .restartAndFormat
            // It is where it was left; what went into Android, or has a message to obey, is put into its first mode once more.
            options.mode = [.recovery, .fastboot].contains(phone.mode) && !judge.hasMessage ? phone.mode : first
            if judge.hasMessage { options.mode = .fastboot }
            // The owner may have gone on living with it.
            if dice.oneIn(2) { try judge.fill() }
            (last, word) = try attempt(options, again)
            story.append("again\(isRough ? ", rough" : ""): \(word)")
            if !isRough, case .failure(let failure) = last {
                throw Trouble("with nothing wrong: \(failure) (\(misfortune.kinds), \(story))")
            }
        }
        guard case .success = last else { throw Trouble("it never ended well: \(last) (\(story))") }
        return story + misfortune.kinds
    }

    /// What is said in a smooth wipe.
    private static func aim(_ method: WipeMethod) -> Misfortune.Aim {
        let questions = ["getvar:product", "getvar:all", "getvar:unlocked", "getvar:*"]
        // Its hello, three messages for each of eight questions, two for the ninth, and three for the wipe.
        let recovery = RecoveryAim(service: "format-data:", messages: 30)
        return switch method {
        case .erase:
            Misfortune.Aim(
                commands: questions + ["erase:userdata", "erase:metadata", "erase:*"],
                partitions: ["userdata", "metadata"], answers: 14, bytes: 2048)
        case .recoveryMessage:
            Misfortune.Aim(
                commands: questions + ["download:*", "flash:misc", "reboot"], partitions: ["misc"], answers: 14,
                bytes: 2048)
        case .restartAndFormat:
            Misfortune.Aim(
                commands: questions + ["reboot-recovery"], partitions: ["cust"], answers: 16, bytes: 2048,
                recovery: recovery)
        case .formatData: Misfortune.Aim(recovery: recovery)
        }
    }
}
