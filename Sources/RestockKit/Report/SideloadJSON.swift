import Recovery
import StockPackage

/// A `progress` line of `sideload --json`.
public struct SideloadProgressJSON: Encodable, Sendable {
    public let type = "progress"
    /// How many blocks the package has.
    public let blocks: Int
    /// How many different ones the recovery has had.
    public let distinctBlocks: Int
    /// How many in all: recoveries read a package about twice.
    public let servedBlocks: Int
    public let sentBytes: UInt64

    public init(_ progress: SideloadProgress) {
        blocks = progress.blocks
        distinctBlocks = progress.distinct
        servedBlocks = progress.served
        sentBytes = progress.bytes
    }
}

/// The `result` line of `sideload --json`.
public struct SideloadJSON: Encodable, Sendable {
    /// What the recovery is given.
    public struct Package: Encodable, Sendable {
        let file: String
        let bytes: UInt64
        /// `ab` or `block`.
        let kind: String
        let md5: String
        let sha1: String
        let devices: [String]
        let version: String?
        let wipe: Bool
        let downgrade: Bool
        let signed: Bool
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let dryRun: Bool?
    public let address: String
    public let serial: String?
    public let product: String?
    public let package: Package
    /// `done`, the recovery's word for success; absent for a dry run.
    public let verdict: String?
    public let blocks: Int?
    public let servedBlocks: Int?
    public let sentBytes: UInt64?
    public let seconds: Double?

    /// - Parameter report: nil for a dry run.
    public init(_ prepared: PreparedSideload, _ report: SideloadReport?) {
        let facts = prepared.package.facts
        dryRun = report == nil ? true : nil
        address = prepared.phone.address
        serial = prepared.phone.serial
        product = prepared.phone.codename
        package = Package(
            file: facts.fileName, bytes: facts.bytes, kind: facts.kind.rawValue, md5: facts.md5, sha1: facts.sha1,
            devices: facts.metadata?.devices ?? [], version: facts.metadata?.version, wipe: prepared.input.wipes,
            downgrade: facts.metadata?.isDowngrade ?? false, signed: facts.hasSignature)
        verdict = report == nil ? nil : "done"
        blocks = report?.progress.blocks
        servedBlocks = report?.progress.served
        sentBytes = report?.progress.bytes
        seconds = report.map { milliseconds($0.seconds) }
    }
}
