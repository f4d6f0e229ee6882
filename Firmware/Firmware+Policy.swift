import FoundationEssentials

extension Firmware {
    /// One partition that no tool may touch.
    public struct IdentityPartition: Decodable, Sendable {
        public let name: String
        public let holds: String
        public let source: String
    }

    /// The list of `policy/identity-partitions.json`. The data is part of the program, so a list that does not decode stops it at once
    /// rather than letting a partition through.
    public static let identityPartitions: [IdentityPartition] = {
        do {
            return try JSONDecoder().decode(
                [IdentityPartition].self, from: Data(PackageResources.identity_partitions_json))
        } catch {
            preconditionFailure("the built-in list of identity partitions does not decode: \(error)")
        }
    }()
}
