/// A parser of what somebody else wrote, fed with any bytes. It may refuse them, in time and with a typed error; it may not crash, hang or
/// take memory without bound.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case answers, tcp, udp, adb, accounts
    case sparse, gzip, payload
    case foreign
    case archive, scripts, md5sums, crclists, texts, zip, vbmeta, profiles

    /// Gives the parser an input. Whoever calls it notices a fault by a trap, a sanitizer's word, or the time that it takes.
    public func run(_ bytes: [UInt8]) {
        switch self {
        case .answers: fuzzAnswers(bytes)
        case .tcp: fuzzTCP(bytes)
        case .udp: fuzzUDP(bytes)
        case .adb: fuzzAdb(bytes)
        case .accounts: fuzzAccounts(bytes)
        case .sparse: fuzzSparse(bytes)
        case .gzip: fuzzGzip(bytes)
        case .payload: fuzzPayload(bytes)
        case .foreign: fuzzForeign(bytes)
        case .archive: fuzzArchive(bytes)
        case .scripts: fuzzScripts(bytes)
        case .md5sums: fuzzMD5Sums(bytes)
        case .crclists: fuzzChecksumLists(bytes)
        case .texts: fuzzTexts(bytes)
        case .zip: fuzzZip(bytes)
        case .vbmeta: fuzzVBMeta(bytes)
        case .profiles: fuzzProfiles(bytes)
        }
    }
}
