/// What the vbmeta images of a package say, and whether its images agree. Plain data.
///
/// A valid signature shows only that the image is as the holder of the key in it made it. Whose key that is, a package cannot show.
public struct AVBFacts: Sendable, Equatable {
    /// A vbmeta image that could be read.
    public struct Metadata: Sendable, Equatable {
        /// The partition, without slot.
        public let partition: String
        /// The image's path in the package.
        public let image: String
        /// True where it stands behind another image and is found by its footer.
        public let isInFooter: Bool
        /// `SHA256_RSA4096`, `NONE`.
        public let algorithm: String
        /// SHA-256 of the key as AVB stores it, lower-case hex; nil where it is not signed.
        public let keySHA256: String?
        /// SHA-1 of the same, lower-case hex.
        public let keySHA1: String?
        /// What came of checking it against the key that the image carries.
        public let signature: VBMeta.Signature
        /// What a locked phone compares with the number that it keeps.
        public let rollbackIndex: UInt64
        /// In which of the phone's counters it is kept.
        public let rollbackIndexLocation: UInt32
        /// What the image switches off.
        public let flags: AVBFlags
        /// The program that made it.
        public let release: String
    }

    /// What a vbmeta image says about the whole of a small image, and what was found.
    public struct ImageDigest: Sendable, Equatable {
        /// What the comparison gave.
        public enum Verdict: Sendable, Equatable {
            case agrees
            /// The image has this digest, lower-case hex.
            case differs(String)
            /// The image is shorter than what the digest is taken over.
            case shorter(bytes: UInt64)
            /// The package writes nothing to this partition, so what the phone has there decides.
            case noImage
            /// It was not computed; says why.
            case notCompared(String)
        }

        /// The partition that the digest is for, without slot.
        public let partition: String
        /// Path in the package; nil where there is none.
        public let image: String?
        /// The partition whose vbmeta says so.
        public let saidBy: String
        /// As the descriptor names it: `sha256`.
        public let algorithm: String
        /// Lower-case hex.
        public let expected: String
        /// What the comparison with the image gave.
        public let verdict: Verdict
    }

    /// The root of a hashtree. The phone checks it block by block while it runs; here it is computed before a lock.
    public struct Tree: Sendable, Equatable {
        /// What computing it over the package's own image gave.
        public enum Verdict: Sendable, Equatable {
            /// It was not asked for: it takes as long as reading the package.
            case notComputed
            case agrees
            /// The image has this root, lower-case hex.
            case differs(String)
            /// The partition is shorter than what the tree covers.
            case shorter(bytes: UInt64)
            /// The package writes nothing to this partition.
            case noImage
            /// It could not be computed; says why.
            case notCompared(String)
        }

        /// The partition that the tree covers, without slot.
        public let partition: String
        /// The partition whose vbmeta says so.
        public let saidBy: String
        /// As the descriptor names it: `sha1`, `sha256`.
        public let algorithm: String
        /// Lower-case hex.
        public let rootDigest: String
        /// Bytes of the partition that it covers.
        public let imageBytes: UInt64
        /// What is hashed before each block.
        public let salt: [UInt8]
        /// The path in the package of what is written there, `super.img` for what lies in it; nil where nothing is, and before it is computed.
        public internal(set) var image: String?
        /// What computing it gave.
        public internal(set) var verdict = Verdict.notComputed
    }

    /// What came of following a chain descriptor.
    public struct Link: Sendable, Equatable {
        /// What was found in that partition's image.
        public enum Verdict: Sendable, Equatable {
            /// The vbmeta of that partition is signed with the named key.
            case matches
            /// It is signed with another one, of this SHA-256; nil where it is not signed at all.
            case differs(String?)
            /// The package writes nothing to that partition.
            case noImage
            /// There is an image, but no vbmeta in it that can be read.
            case unreadable
        }

        /// The partition that must have a vbmeta of its own.
        public let partition: String
        /// Path in the package of what is written to it; nil where nothing is.
        public let image: String?
        /// In which of the phone's counters that vbmeta's number is kept.
        public let rollbackIndexLocation: UInt32
        /// SHA-256 of the key that must have signed it, lower-case hex.
        public let keySHA256: String
        /// What was found there.
        public let verdict: Verdict
    }

    /// `vbmeta` first, then the others.
    public let vbmetas: [Metadata]
    /// What they say about whole images, in the order in which they were read.
    public let digests: [ImageDigest]
    /// The hashtrees that they name.
    public internal(set) var trees: [Tree]
    /// The partitions that must bear a signature of their own.
    public let chain: [Link]
    /// What a locked phone would not start with, or what the maker of stock firmware does not do.
    public let problems: [AVBProblem]
    /// What is worth saying and no reason to stop.
    public let remarks: [String]

    /// The image that everything begins with.
    public var root: Metadata? { vbmetas.first { $0.partition == "vbmeta" } }
}
