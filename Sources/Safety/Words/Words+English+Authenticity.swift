extension WordTable {
    /// What is said of a package's vbmeta images, before a flash and before a lock.
    static let englishAuthenticity: [Row] = [
        Row(
            "gate.package-authenticity.sentence-all",
            "The package's vbmeta is signed, and all {named} images that it names agree with it."),
        Row(
            "gate.package-authenticity.sentence-one",
            "The package's vbmeta is signed, and the one image that it names agrees with it."),
        Row(
            "gate.package-authenticity.sentence-some",
            "The package's vbmeta is signed. restock compared {agreeing} of the {named} images that it names, and they agree."
        ),
        Row(
            "gate.package-authenticity.sentence-none",
            "The package's vbmeta is signed. restock could compare none of the {named} images that it names."),
        Row(
            "gate.package-authenticity.sentence-nothing",
            "The package's vbmeta is signed. It names no image that restock could compare."),
        Row(
            "gate.package-authenticity.sentence-not-checked",
            "The package's vbmeta is signed in a way that restock cannot check."),
        Row(
            "gate.package-authenticity.advice-not-checked",
            "Android 17 brings such signatures (ML-DSA). Go on only with a package from the official address. Do not lock the bootloader with it."
        ),
        Row(
            "gate.package-authenticity.sentence-not-accepted",
            "The package's vbmeta has something that phones do not accept. A locked phone would not start with this package."
        ),
        Row(
            "gate.package-authenticity.sentence-footer",
            "A signed image ends before its partition does, so the phone would not find its signature. A locked phone would not start with this package."
        ),
        Row(
            "gate.package-authenticity.advice-unlocked",
            "The phone starts it while the bootloader is unlocked. Do not lock the bootloader with it."),
        Row(
            "gate.package-authenticity.lock.sentence-some",
            "restock compared {agreeing} of the {named} images that the package's vbmeta names. A lock needs all of them."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-trees-some",
            "restock checked {agreeing} of the {named} large partitions that the package's vbmeta names. A lock needs all of them."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-tree",
            "A large partition of the package is not the one that its vbmeta names. Locked, the phone would not start with it."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-nothing",
            "The package's vbmeta names no image, so restock could compare none. Locked, the phone would not start with it."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-no-root",
            "The package writes no vbmeta that a locked phone could begin with. Locked, the phone would not start with it."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-no-vbmeta",
            "The phone has a vbmeta, and the package writes none. Locked, the phone would not start with it."),
        Row(
            "gate.package-authenticity.lock.sentence-not-accepted",
            "The package's vbmeta has something that phones do not accept. Locked, the phone would not start with it."),
        Row(
            "gate.package-authenticity.lock.sentence-not-checked",
            "The package's vbmeta is signed in a way that restock cannot check. A lock needs a signature that was checked."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-footer",
            "A signed image ends before its partition does, so the phone would not find its signature. Locked, the phone would not start with it."
        ),
        Row(
            "gate.package-authenticity.lock.advice",
            "Get the package from the official address. To flash this one all the same, without the lock: --mode clean."
        ),
    ]
}
