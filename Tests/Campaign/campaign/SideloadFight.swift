import Glibc
import RestockKit
import VirtualPhone

/// Gives packages to recoveries while something goes wrong; then again until nothing does any more.
///
/// Judged after every attempt, by what the phone took: "done" is the whole package, byte for byte, with the recovery's own word and the
/// right checksum; "nothing was written" is not one block; and the owner's data are as they were.
final class SideloadFight: Sendable {
    private let goods: RecoveryGoods
    private let controller: String?

    init(_ options: Options) throws {
        controller = options.controller
        goods = try RecoveryGoods(options)
    }

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let (package, profile, erases) = try goods.pick(&dice)
        let isXiaomi = profile.recovery != nil
        let phone = Scene(profile, folder: "\(folder)/phone", serial: "a1\(seed)b2c3", controller: controller)
        let judge = try SideloadJudge(profile, in: phone.folder, package, erases: erases)
        let blocks = (package.bytes.count + 65_535) / 65_536
        // The hello, the questions (one that is not known in both ways of writing it, or nine), and two for each block.
        let aim = Misfortune.Aim(
            recovery: RecoveryAim(
                service: "sideload-host:", messages: (isXiaomi ? 27 : 3) + 2 + 2 * blocks, blocks: blocks,
                bytes: package.bytes.count))
        let misfortune = Misfortune(&dice, aim)
        let attempt = { (options: DeviceOptions, line: (Spot) -> Line) throws in
            var options = options
            options.mode = .recovery
            let heard = try PhoneLog(in: phone.folder).entries.count
            // What came before proves nothing of this attempt.
            _ = unsafe unlink("\(phone.folder)/sideload.zip")
            try phone.plug(options)
            let result = RecoveryHost().sideload(
                line(phone.spot), package.path, token: isXiaomi ? package.token : nil, erases: erases)
            phone.unplug()
            return (result, try PhoneLog(in: phone.folder, after: heard))
        }
        var (last, log) = try attempt(misfortune.options) {
            Line(spot: $0, fault: misfortune.transport, isHasty: true)
        }
        let name = isXiaomi ? "mi assistant" : "aosp"
        var story = ["\(name): \(try judge.verdict(last, log))"]
        for round in 0..<4 {
            if case .success = last { break }
            let isRough = round < 2 && dice.oneIn(3)
            let again = isRough ? Misfortune(&dice, aim) : nil
            (last, log) = try attempt(again?.options ?? DeviceOptions()) {
                Line(spot: $0, fault: again?.transport, isHasty: isRough)
            }
            story.append("again\(isRough ? ", rough" : ""): \(try judge.verdict(last, log))")
            if !isRough, case .failure(let failure) = last {
                throw Trouble("with nothing wrong: \(failure) (\(misfortune.kinds), \(story))")
            }
        }
        guard case .success = last else { throw Trouble("it never ended well: \(last) (\(story))") }
        return story + misfortune.kinds
    }
}
