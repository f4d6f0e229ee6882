import Glibc
import Journal
import Plan
import RestockKit
import StockPackage
import Transport
import VirtualPhone

/// Flashes while something goes wrong; then resumes until nothing does any more.
///
/// Judged after every attempt, by the phone's storage: "done" is byte-exact; "nothing was written" changed nothing; what is called
/// complete is; the owner's data are untouched where they are to be kept. And the last attempt, with nothing wrong, has to end byte-exact.
final class FlashFight: Sendable {
    private struct Goods: Sendable {
        let profile: PhoneProfile
        let made: MadePackage
        let package: StockPackage
    }
    private let goods: [Goods]
    private let controller: String?

    init(_ options: Options) throws {
        controller = options.controller
        let folder = try temporaryFolder(in: options.scratch)
        goods = try ["liuqin", "chopin", "raphaelin", "whyred"].map { name in
            var options = PackageOptions()
            options.size = .small
            options.makesFileSystems = false
            let made = try StockPackageMaker(recipe: .named(name), options: options).make(into: folder)
            return Goods(profile: try PhoneProfile(named: name), made: made, package: try StockPackage(path: made.path))
        }
        // The packages are held open; their names are not needed any more.
        removeFolder(folder)
    }

    func fight(_ seed: UInt64, _ mode: FlashMode, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let goods = dice.pick(self.goods)
        let (flashed, erased) = (goods.made.flashed(mode), goods.made.erased(mode))
        let aim = Misfortune.Aim(
            commands: flashed.map { "flash:\($0)" } + erased.map { "erase:\($0)" } + [
                "getvar:product", "getvar:all", "download:*", "set_active:*", "reboot", "oem cdms",
            ], partitions: flashed.filter { !$0.hasSuffix("crclist") }.flatMap(MadePackage.files))
        let misfortune = Misfortune(&dice, aim)
        let phone = Scene(goods.profile, folder: "\(folder)/phone", serial: "a1\(seed)b2c3", controller: controller)
        let host = Host(
            package: goods.package, path: goods.made.path, place: StatePlace(folder: "\(folder)/state"), mode: mode)
        let judge = try Judge(goods.made, mode, goods.profile, in: phone.folder)

        // The attempt in which it goes wrong.
        let broken = BrokenStorage(misfortune.brokenStorage, in: phone.folder)
        var before = storage(in: phone.folder)
        try phone.plug(misfortune.options, fault: misfortune.link)
        var last = host.flash(Line(spot: phone.spot, fault: misfortune.transport, isHasty: true))
        phone.unplug()
        var story = ["flash: \(try judge.verdict(last, before))"]
        broken?.mend()

        var isInterrupted = Judge.isInterrupted(last)
        for round in 0..<4 {
            if case .success = last { break }
            if isInterrupted { try wrongPhones(&dice, goods.profile, host, phone, folder, &story) }
            // At most the first two rounds may go wrong again.
            let isRough = round < 2 && dice.oneIn(3)
            let again = isRough ? Misfortune(&dice, aim) : nil
            before = storage(in: phone.folder)
            try phone.plug(again?.options ?? DeviceOptions(), elsewhere: dice.oneIn(4))
            let line = Line(spot: phone.spot, fault: again?.transport, isHasty: isRough)
            last = isInterrupted ? host.resume(line) : host.flash(line)
            phone.unplug()
            let verdict = try judge.verdict(last, before)
            story.append("\(isInterrupted ? "resume" : "flash again")\(isRough ? ", rough" : ""): \(verdict)")
            isInterrupted = isInterrupted || Judge.isInterrupted(last)
            if !isRough, case .failure(let failure) = last {
                throw Trouble("with nothing wrong: \(failure) (\(misfortune.kinds), \(story))")
            }
        }
        guard case .success = last else { throw Trouble("it never ended well: \(last) (\(story))") }
        return story + misfortune.kinds
    }

    /// In a quarter of the cases another phone of the same model is at the same place first, in some the right one in another mode.
    private func wrongPhones(
        _ dice: inout Dice, _ profile: PhoneProfile, _ host: Host, _ phone: Scene, _ folder: String,
        _ story: inout [String]
    ) throws {
        if dice.oneIn(4) {
            let other = Scene(profile, folder: "\(folder)/other", serial: "ffffffff", controller: controller)
            let before = storage(in: other.folder)
            try other.plug(DeviceOptions(), inPlaceOf: phone)
            let result = host.resume(Line(spot: other.spot))
            other.unplug()
            guard case .failure(let failure) = result, failure.outcome == .refused, storage(in: other.folder) == before
            else { throw Trouble("another phone was not left alone: \(result)") }
            story.append("another phone: refused")
        }
        if dice.oneIn(8), !profile.logical.isEmpty {
            var options = DeviceOptions()
            options.mode = .fastbootd
            let before = storage(in: phone.folder)
            try phone.plug(options)
            let result = host.resume(Line(spot: phone.spot))
            phone.unplug()
            guard case .failure(let failure) = result, failure.outcome == .refused, storage(in: phone.folder) == before
            else { throw Trouble("a phone in fastbootd was not left alone: \(result)") }
            story.append("another mode: refused")
        }
    }
}
