import Images

/// Everything that a package says about itself, and what was found when it was read whole. Plain data.
public struct PackageFacts: Sendable {
    /// The last part of the path as given.
    public let fileName: String
    /// What it comes as.
    public let kind: PackageArchive.Kind
    /// The bare codename that a bootloader answers to `getvar product`, from the scripts' own check.
    public let codename: String
    /// Every product name that the scripts accept; more than one for families that share a package.
    public let products: [String]
    /// Codename with region suffix, from the file or folder name.
    public let variant: String?
    /// From the letters of the version, else from the name; nil where neither says one.
    public let region: Region?
    /// `OS2.0.203.0.VMYCNXM`, from `misc.txt`, else from the name; nil where neither has one.
    public let version: String?
    /// Android release: the major number that the version's letters stand for (`13`), as the name has it (`13.0`) where the two agree.
    public let android: String?
    /// The anti-rollback number that the package declares; nil when it declares none.
    public let antiRollback: Int?
    /// The images of the package, in the order of its file names.
    public let images: [PackageImage]
    /// The modes on offer, in the order clean, keep-data, clean-lock.
    public let modes: [PackageMode]
    /// What is wrong. Not empty means: do not flash it (or not in the mode that a problem names).
    public let problems: [PackageProblem]
    /// What is worth saying of the scripts, and no reason to refuse.
    public let remarks: [String]
    /// Where the names of the file and of the folder in it say something else than what they hold: somebody renamed them.
    public var nameRemarks: [String] = []
    /// The carrier that the package is made for, `vf`, by its names; nil for the open market.
    public var carrier: String?
    /// Android's build variant, `user` or `userroot`, by the names; nil where none says it.
    public var build: String?
    /// The MD5 of the .tgz or .tar, lower-case hex; nil for a folder and for an update.
    public var md5: String?
    /// What its vbmeta images say; nil when it flashes none.
    public var avb: AVBFacts?
    /// What a full update package says of itself; nil of a fastboot package.
    public var update: OTAFacts?
    /// The checksum lists that it holds for the bootloader, by their path: `images/crclist.txt`. Without those that cannot be read,
    /// which are a problem.
    public var checksumLists: [String: ChecksumList] = [:]
    /// What its images for `misc` say to the phone, by their path; without those that say nothing.
    public var miscMessages: [String: MiscMessage] = [:]

    /// The offer for a mode, nil when the package has no script for it.
    public func mode(_ mode: FlashMode) -> PackageMode? {
        modes.first { $0.mode == mode }
    }

    /// Whether a name says that this is a build with root, and none for owners.
    public var isRootBuild: Bool { build.map { $0 != "user" } ?? false }

    /// The problems that stand in the way of a mode.
    public func problems(for mode: FlashMode) -> [PackageProblem] {
        problems.filter { $0.mode == nil || $0.mode == mode }
    }
}

/// One image file of a package.
public struct PackageImage: Sendable {
    /// Name inside `images/`: `boot.img`.
    public let file: String
    /// Path inside the package: `images/boot.img`.
    public let path: String
    /// What reading it whole found: its layout, its checksums and digests.
    public let scan: ImageScan
    /// The lists of the package that its digest was compared with: `md5sum.xml`, `crclist.txt`, `sparsecrclist.txt`.
    public let verifiedBy: [String]

    /// Size of the file in bytes.
    public var bytes: UInt64 { scan.layout.fileBytes }
    /// Size on the partition in bytes.
    public var expandedBytes: UInt64 { scan.layout.expandedBytes }
    /// Whether the file is in the sparse format.
    public var isSparse: Bool { scan.layout.isSparse }
}

/// One mode: the script that says what to do, read as data.
public struct PackageMode: Sendable {
    /// Which of Xiaomi's three modes this is.
    public let mode: FlashMode
    /// The script that the steps were read from; the `.sh` where there is one.
    public let script: FlashScript
    /// What the script does to the phone, in its order.
    public var steps: [ScriptStep] { script.steps }
    /// What the script asks the phone before it does anything.
    public var checks: [ScriptCheck] { script.checks }
    /// The anti-rollback declaration of this script: the variable it asks the phone for, and the package's number where it could be read.
    public let antiRollback: AntiRollbackDeclaration?
    /// What this script writes and the other one of the mode does not, or the other way round; nil where they write the same.
    public var difference: ScriptDifference?
}

/// What a script wants to know about anti-rollback.
public struct AntiRollbackDeclaration: Sendable, Equatable {
    /// `anti` or `rollback_ver`.
    public let variable: String
    /// The package's number; nil when the script points to a file that could not be read as a number.
    public let number: Int?
    /// Where the number stands: `flash_all.sh line 12`, `images/anti_version.txt`.
    public let source: String
    /// False when the package holds no number of its own and the script falls back to its default.
    public let isExplicit: Bool

    public init(variable: String, number: Int?, source: String, isExplicit: Bool) {
        self.variable = variable
        self.number = number
        self.source = source
        self.isExplicit = isExplicit
    }
}

/// Something wrong with a package.
public struct PackageProblem: Sendable, Equatable {
    /// What kind of trouble it is, which chooses the gate that speaks of it.
    public enum Kind: String, Sendable {
        /// A digest, a list or a file does not agree with another.
        case integrity
        /// A script line that restock does not know.
        case unknownStep
    }
    /// What kind of trouble it is.
    public let kind: Kind
    /// The mode that it stands in the way of; nil for all.
    public let mode: FlashMode?
    /// What is wrong, in one sentence.
    public let sentence: String
    /// What was read, from where.
    public let evidence: String
}
