import Safety
import StockPackage

/// The `result` line of `inspect --json` for an update package.
public struct OTAJSON: Encodable, Sendable {
    /// What the update says it is.
    public struct Package: Encodable, Sendable {
        /// `ota` for a .zip, `payload` for a payload alone.
        let kind: String
        let bytes: UInt64
        let payloadBytes: UInt64
        let blockSize: UInt32
        /// Code names; empty for a payload alone.
        let devices: [String]
        let serial: String?
        let version: String?
        let build: String?
        let sdkLevel: String?
        let securityPatchLevel: String?
        let timestamp: String?
        let otaType: String?
        let wipe: Bool
        let downgrade: Bool
        /// The payload leaves out partitions of the phone.
        let partial: Bool
        /// There is a signature of the whole file. It is not judged.
        let signed: Bool
    }

    /// An image of the payload.
    public struct Partition: Encodable, Sendable {
        let name: String
        let bytes: UInt64
        let sha256: String
        let operations: Int
        /// The dynamic group inside `super`; absent for a partition of its own.
        let group: String?
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let package: Package
    public let partitions: [Partition]
    public let findings: [FindingJSON]
    /// What there is to say besides what the package says.
    public let remarks: [String]
    /// Absent for an update that holds no vbmeta.
    public let avb: AVBJSON?

    public init(_ facts: OTAFacts, avb: AVBFacts?, findings: [Finding], remarks: [String] = []) {
        self.findings = findings.map(FindingJSON.init)
        self.remarks = remarks
        self.avb = avb.map(AVBJSON.init)
        let metadata = facts.metadata
        package = Package(
            kind: facts.kind.rawValue, bytes: facts.bytes, payloadBytes: facts.payloadBytes, blockSize: facts.blockSize,
            devices: metadata?.devices ?? [], serial: metadata?.serial, version: metadata?.version,
            build: metadata?.build, sdkLevel: metadata?.sdkLevel, securityPatchLevel: metadata?.securityPatchLevel,
            timestamp: metadata?.timestamp, otaType: metadata?.type, wipe: !facts.wipeOrders.isEmpty,
            downgrade: metadata?.isDowngrade ?? false, partial: facts.isPartial, signed: facts.hasSignature)
        partitions = facts.partitions.map {
            Partition(
                name: $0.name, bytes: $0.bytes, sha256: $0.sha256, operations: $0.operations, group: $0.group)
        }
    }
}
