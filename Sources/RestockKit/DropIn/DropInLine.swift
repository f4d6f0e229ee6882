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
    /// `--force`: requirements of `android-info.txt` that are not met do not stop; it passes over no refusal.
    public var force = false
    /// `--restock-move-footer`, which AOSP's `fastboot` does unasked.
    public var movesFooter = false
    /// `--skip-secondary`: `flashall` and `update` leave the other slot as it is.
    public var skipsSecondary = false
    /// `--skip-reboot`: no restart into the system at the end.
    public var skipsReboot = false
    /// `--disable-verity`: sets bit 0 of the flags of a vbmeta image that is flashed, on this request alone.
    public var disablesVerity = false
    /// `--disable-verification`: sets bit 1 of the flags of a vbmeta image that is flashed, on this request alone.
    public var disablesVerification = false
    /// `--disable-super-optimization`: logical partitions are written one by one from fastbootd.
    public var disablesSuperOptimization = false
    /// `--disable-fastboot-info`: the built-in list of images counts, and not that of the package.
    public var disablesFastbootInfo = false
    /// `--exclude-dynamic-partitions`: logical partitions are left as they are.
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
    /// `--base`: the address in memory that the offsets are counted from.
    public var base: UInt32 = 0x1000_0000
    /// `--kernel-offset`, in bytes from the base.
    public var kernelOffset: UInt32 = 0x8000
    /// `--ramdisk-offset`, in bytes from the base.
    public var ramdiskOffset: UInt32 = 0x0100_0000
    /// `--tags-offset`, in bytes from the base.
    public var tagsOffset: UInt32 = 0x100
    /// `--dtb-offset`, in bytes from the base; for a header of version 2.
    public var dtbOffset: UInt64 = 0x0110_0000
    /// `--page-size`, in bytes: what each part of the image is filled up to.
    public var pageSize: UInt32 = 2048
    /// `--header-version`: 0 to 4.
    public var headerVersion: UInt32 = 0
    /// In the packed form of the header: seven bits each of major, minor and patch.
    public var osVersion: UInt32 = 0
    /// In the packed form of the header: seven bits of the year since 2000, four of the month.
    public var osPatchLevel: UInt32 = 0
    /// `-c`, `--cmdline`: what the kernel is told.
    public var commandLine: String?
    /// The path of a device tree.
    public var dtb: String?

    public init() {}
}
