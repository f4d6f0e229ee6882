import Fastboot

/// A whole command line of AOSP's `fastboot`, understood before anything is sent.
public struct DropInLine: Sendable, Equatable {
    /// In order; each is done before the next begins.
    public var commands: [DropInCommand] = []
    /// Done after all commands; of several the last counts.
    public var reboot: RebootTarget?
    public var options = DropInOptions()

    public init() {}
}

/// The options of AOSP's `fastboot` that change what is done.
public struct DropInOptions: Sendable, Equatable {
    /// `-S`: the most bytes of one download.
    public var sparseLimit: UInt64?
    /// `--slot`: a letter, `all` or `other`.
    public var slot: String?
    /// `-a`, `--set-active`: a letter, or empty for the slot in use.
    public var setActive: String?
    /// `-w`.
    public var wipes = false
    public var force = false
    /// `--restock-move-footer`, which AOSP's `fastboot` does unasked.
    public var movesFooter = false
    public var skipsSecondary = false
    public var skipsReboot = false
    public var disablesVerity = false
    public var disablesVerification = false
    public var disablesSuperOptimization = false
    public var disablesFastbootInfo = false
    public var excludesDynamic = false
    /// `--fs-options`, as given.
    public var fileSystemOptions: [String] = []
    /// How boot images are made.
    public var boot = BootImageOptions()
    /// `$ANDROID_PRODUCT_OUT`; nil where it is not set.
    public var productOut: String?

    public init() {}
}

/// How `boot` and `flash:raw` make a boot image of a kernel. The defaults are those of AOSP's `fastboot`.
public struct BootImageOptions: Sendable, Equatable {
    public var base: UInt32 = 0x1000_0000
    public var kernelOffset: UInt32 = 0x8000
    public var ramdiskOffset: UInt32 = 0x0100_0000
    public var tagsOffset: UInt32 = 0x100
    public var dtbOffset: UInt64 = 0x0110_0000
    public var pageSize: UInt32 = 2048
    public var headerVersion: UInt32 = 0
    /// In the packed form of the header: seven bits each of major, minor and patch.
    public var osVersion: UInt32 = 0
    /// In the packed form of the header: seven bits of the year since 2000, four of the month.
    public var osPatchLevel: UInt32 = 0
    public var commandLine: String?
    /// The path of a device tree.
    public var dtb: String?

    public init() {}
}
