import Glibc
import Journal
import RestockKit
import StockPackage
import Transport
import VirtualPhone

/// Flashes onto virtual phones over TCP while something goes wrong; then resumes until nothing does any more.
///
/// Judged after every attempt, by the phone's storage: "done" is byte-exact; "nothing was written" changed nothing; what is called
/// complete is. And the last attempt, with nothing wrong, has to end byte-exact.
final class FaultCampaign: Campaign {
    private struct Goods: Sendable {
        let profile: PhoneProfile
        let made: MadePackage
        let package: StockPackage
    }
    private let goods: [Goods]
    let patience = 120

    init(_ options: Options) throws {
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

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        var dice = Dice(seed)
        let goods = dice.pick(self.goods)
        let mode: FlashMode = dice.oneIn(3) ? .keepData : .clean
        let steps = goods.made.recipe.activeSteps(mode == .clean ? .clean : .keepData)
        let flashed = steps.filter { $0.do == .flash }.compactMap(\.partition)
        let commands =
            steps.compactMap { step in
                switch step.do {
                case .flash: step.partition.map { "flash:\($0)" }
                case .erase: step.partition.map { "erase:\($0)" }
                default: nil
                }
            } + ["getvar:product", "getvar:all", "download:*", "set_active:*", "reboot", "oem cdms"]
        let misfortune = Misfortune(
            &dice, commands: commands, partitions: flashed.filter { !$0.hasSuffix("crclist") }.flatMap(Self.files),
            seed: seed)
        let phone = Scene(goods.profile, folder: "\(folder)/phone", serial: "a1\(seed)b2c3")
        _ = unsafe mkdir(phone.folder, 0o700)
        var host = Host(
            package: goods.package, path: goods.made.path, place: StatePlace(folder: "\(folder)/state"), mode: mode)
        let judge = Judge(goods.made, phone.folder, flashed: Set(flashed.flatMap(Self.files)))

        // The attempt in which it goes wrong.
        let broken = misfortune.brokenStorage.map { "\(phone.folder)/\($0).img" }
        if let broken { _ = unsafe mkdir(broken, 0o700) }
        host.fault = misfortune.transport
        host.isHasty = true
        var before = storage(in: phone.folder)
        try phone.plug(misfortune.options, fault: misfortune.link)
        var last = host.flash(phone.number)
        phone.unplug()
        var story = ["flash: \(try judge.verdict(last, before))"]
        if let broken { _ = unsafe rmdir(broken) }

        host.fault = nil
        host.isHasty = false
        var isInterrupted = Judge.isInterrupted(last)
        for round in 0..<4 {
            if case .success = last { break }
            if isInterrupted { try wrongPhones(&dice, goods.profile, host, phone, folder, &story) }
            // At most the first two rounds may go wrong again.
            let isRough = round < 2 && dice.oneIn(3)
            var options = DeviceOptions()
            if isRough {
                let again = Misfortune(&dice, commands: commands, partitions: flashed, seed: seed)
                options = again.options
                host.fault = again.transport
            }
            host.isHasty = isRough
            before = storage(in: phone.folder)
            try phone.plug(options, at: dice.oneIn(4) ? 0 : nil)
            last = isInterrupted ? host.resume(phone.number) : host.flash(phone.number)
            phone.unplug()
            host.fault = nil
            host.isHasty = false
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
            let other = Scene(profile, folder: "\(folder)/other", serial: "ffffffff")
            _ = unsafe mkdir(other.folder, 0o700)
            let before = storage(in: other.folder)
            try other.plug(DeviceOptions(), at: phone.number)
            let result = host.resume(other.number)
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
            let result = host.resume(phone.number)
            phone.unplug()
            guard case .failure(let failure) = result, failure.outcome == .refused, storage(in: phone.folder) == before
            else { throw Trouble("a phone in fastbootd was not left alone: \(result)") }
            story.append("another mode: refused")
        }
    }

    /// The copies that a partition name of a script means.
    static func files(of partition: String) -> [String] {
        partition.split(separator: "+").flatMap { name in
            name.hasSuffix("_ab") ? ["\(name.dropLast(3))_a", "\(name.dropLast(3))_b"] : [String(name)]
        }
    }
}
