/// Real processes: something that is killed at a random moment, then done to its end: a flash by `restock resume`, a wipe and a sideload
/// by the same command again.
///
/// Whatever the moment: neither phone nor journal tells a lie afterwards (``Aftermath``), what the phone holds in the end is what "done"
/// means, and a second phone of the same model, there in a quarter of the scenarios, is left alone.
final class KillCampaign: Campaign {
    let patience = 300
    private let kind: Kind?
    private let flash: KillFlash
    private let wipe: KillWipe
    private let sideload: KillSideload

    init(_ options: Options) throws {
        kind = options.kind
        let bench = try Bench(options)
        flash = try KillFlash(bench, options)
        wipe = try KillWipe(bench)
        sideload = try KillSideload(bench, options)
    }

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        let kind = kind ?? Kind(ofKilled: seed)
        return try kind.told(
            flash: { try flash.fight(seed, $0, folder: folder) }, wipe: { try wipe.fight(seed, folder: folder) },
            sideload: { try sideload.fight(seed, folder: folder) })
    }
}
