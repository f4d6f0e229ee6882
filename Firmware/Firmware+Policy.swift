extension Firmware {
    /// One partition that no tool may touch.
    public struct IdentityPartition: Decodable, Sendable {
        public let name: String
        public let holds: String
        /// The one thing that a stock script does to it; nil where none touches it.
        public let stock: StockUse?
        public let source: String
    }

    /// What stock scripts do to a partition that nobody else may touch.
    public struct StockUse: Decodable, Sendable, Equatable {
        /// `flash` or `erase`.
        public let `do`: String
        /// The phones whose scripts do it, as bootloaders name them; nil for several generations.
        public let products: [String]?
    }

    /// The list of `policy/identity-partitions.json`. Like the other lists, it must decode: one that does not stops the program at once,
    /// rather than letting a partition through.
    public static let identityPartitions: [IdentityPartition] = decoded(
        [IdentityPartition].self, PackageResources.identity_partitions_json, "identity partitions")

    /// One partition of the code that runs before Android: what a phone needs to reach fastboot at all.
    public struct BootChainPartition: Decodable, Sendable {
        /// Without slot; a second copy may bear the name with `bak` behind it.
        public let name: String
        public let family: String
        /// Names of the files that hold it, without ending, where no phone of its generation starts without it. A file may go on
        /// with `_` and a codename: `preloader_chopin`. Empty for parts that some packages hold and do not write.
        public let core: [String]
        /// True where stock scripts erase it and write nothing there. Nil counts as false.
        public let erased: Bool?
        /// A second copy under a name of its own, on every phone that has this one; nil where there is none.
        public let twin: String?
        public let source: String
    }

    /// The list of `policy/boot-chain.json`; like the other list, it must decode.
    public static let bootChain: [BootChainPartition] = decoded(
        [BootChainPartition].self, PackageResources.boot_chain_json, "the boot chain")

    /// One partition that a script may write before `super`, and that is known not to be boot code.
    public struct OtherPartition: Decodable, Sendable {
        /// Without slot.
        public let name: String
        /// What it is instead, and where that is known from.
        public let why: String
    }

    /// The list of `policy/not-boot-code.json`; like the other lists, it must decode.
    public static let notBootCode: [OtherPartition] = decoded(
        [OtherPartition].self, PackageResources.not_boot_code_json, "partitions that are not boot code")
}
