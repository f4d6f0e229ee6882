final class KillCampaign: Campaign {
    let patience = 300
    init(_ options: Options) throws {}
    func fight(_ seed: UInt64, folder: String) throws -> [String] { [] }
}
