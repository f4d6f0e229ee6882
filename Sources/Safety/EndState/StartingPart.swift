import Plan

/// What a partition is to a phone that starts.
enum StartingPart {
    /// Android does not start without these, though fastboot does. `vbmeta` stands for its whole family.
    private static let ofAndroid: Set<String> = [
        "boot", "init_boot", "vendor_boot", "vendor_kernel_boot", "dtbo", "recovery", "super",
    ]

    /// What Android itself lies in, and what its radio needs. Only an erase of them is judged: updates shrink the other slot's to nothing.
    private static let ofSystem: Set<String> = [
        "system", "system_ext", "vendor", "product", "odm", "vendor_dlkm", "odm_dlkm", "system_dlkm", "modem",
        "modemfirmware",
        "md1img", "dsp", "bluetooth", "pvmfw",
    ]

    /// Erased in the end by any script: the owner's data, what Android makes anew, and a message to the bootloader.
    private static let ofOwner: Set<String> = ["userdata", "metadata", "cache", "misc"]

    /// Whether a phone needs it to start Android.
    static func isOfAndroid(_ base: String) -> Bool { ofAndroid.contains(base) || base.hasPrefix("vbmeta") }

    /// Whether Android or its radio lies in it.
    static func isOfSystem(_ base: String) -> Bool { ofSystem.contains(base) }

    /// Whether a script may end by erasing it, or by writing another file over it.
    static func isOfOwner(_ base: String) -> Bool { ofOwner.contains(base) }
}
