extension WordTable {
    /// What is said where a flash or a sideload changes the region of a phone's firmware.
    static let englishRegions: [Row] = [
        Row(
            "gate.region.sentence-across",
            "This changes the phone between China's firmware and another region's. From HyperOS 3 on such a phone may not start, even unlocked."
        ),
        Row(
            "gate.region.advice-across",
            "Reported in 2026: phones made for China stopped starting with HyperOS 3 or Android 16 of another region, unlocked ones too. Not known: which models, and whether the reverse is as bad.\nSafe is the region that the phone was made for. The label on its box and its model number tell it. So does restock status in Mi Assistant: zone 1 is China."
        ),
        Row(
            "gate.region.sentence-home",
            "This firmware is for China, HyperOS 3 (Android 16) or later. A phone made for another region may not start with it, even unlocked."
        ),
        Row(
            "gate.region.sentence-abroad",
            "This firmware is not for China, HyperOS 3 (Android 16) or later. A phone made for China may not start with it, even unlocked."
        ),
        Row(
            "gate.region.advice-unknown",
            "This is reported, not proved. Look which region the phone was made for: at the label on its box, at its model number, or with restock status in Mi Assistant (zone 1 is China). If it is that of the package, nothing more has to be done."
        ),
        Row(
            "gate.region.sentence-lock",
            "Something says that this phone is of another region. Once locked, it starts only the firmware of its own hardware's region."
        ),
        Row(
            "gate.region.advice-lock",
            "Go on only if the phone was sold in region {region}: the label on its box tells. Otherwise it does not start once it is locked."
        ),
        Row(
            "gate.region.sentence-changes",
            "This changes the region of the phone's firmware. Do not lock the bootloader after that."),
        Row(
            "gate.region.advice-changes",
            "A locked phone starts only the firmware of its own hardware's region. With HyperOS 3 or Android 16 this is reported of unlocked phones too, between China and all other regions."
        ),
    ]
}
