extension Firmware {
    /// The families of `policy/identity-families.json`: rows whose names begin or end with a star, which stands for any letters.
    public static let identityFamilies: [IdentityPartition] = decoded(
        [IdentityPartition].self, PackageResources.identity_families_json, "identity families")

    /// Names that stock scripts are known to write or to erase, with one source for several.
    public struct KnownPartitions: Decodable, Sendable {
        /// Where they are known from.
        public let source: String
        /// In lower case, without slot and without the `bak` of a second copy.
        public let names: [String]
    }

    /// The list of `policy/known-partitions.json`.
    public static let knownPartitions: [KnownPartitions] = decoded(
        [KnownPartitions].self, PackageResources.known_partitions_json, "known partitions")

    /// A vendor's command that is known to write nothing, or to be in stock scripts.
    public struct OEMCommand: Decodable, Sendable {
        /// The word behind `oem`, in lower case.
        public let word: String
        /// What it does, in words for a reader of the list.
        public let does: String
        /// Where it is known from.
        public let source: String
    }

    /// The list of `policy/oem-commands.json`.
    public static let oemCommands: [OEMCommand] = decoded(
        [OEMCommand].self, PackageResources.oem_commands_json, "oem commands")
}
