/// Virtual phones that are flashed, wiped and given packages while something goes wrong, until nothing does any more.
final class FaultCampaign: Campaign {
    private let kind: Kind?
    private let flash: FlashFight
    private let wipe: WipeFight
    private let sideload: SideloadFight
    let patience: Int

    init(_ options: Options) throws {
        kind = options.kind
        patience = options.controller == nil ? 120 : 400
        flash = try FlashFight(options)
        wipe = try WipeFight(options)
        sideload = try SideloadFight(options)
    }

    func fight(_ seed: UInt64, folder: String) throws -> [String] {
        let kind = kind ?? Kind(of: seed)
        return try kind.told(
            flash: { try flash.fight(seed, $0, folder: folder) }, wipe: { try wipe.fight(seed, folder: folder) },
            sideload: { try sideload.fight(seed, folder: folder) })
    }
}
