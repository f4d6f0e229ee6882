extension WordTable {
    /// What is said where a flash or a sideload changes the region of a phone's firmware.
    static let russianRegions: [Row] = [
        Row(
            "gate.region.sentence-across",
            from:
                "This changes the phone between China's firmware and another region's. From HyperOS 3 on such a phone may not start, even unlocked.",
            "Телефон меняет прошивку Китая на прошивку другого региона или наоборот. Начиная с HyperOS 3 он может не включиться, даже разблокированный."
        ),
        Row(
            "gate.region.advice-across",
            from:
                "Reported in 2026: phones made for China stopped starting with HyperOS 3 or Android 16 of another region, unlocked ones too. Not known: which models, and whether the reverse is as bad.\nSafe is the region that the phone was made for. The label on its box and its model number tell it. So does restock status in Mi Assistant: zone 1 is China.",
            "Сообщали в 2026 году: телефоны для Китая переставали включаться с HyperOS 3 или Android 16 другого региона, и разблокированные тоже. Неизвестно: какие модели, и так же ли плохо наоборот.\nНадёжен только регион, для которого телефон сделан. Его называют этикетка на коробке и номер модели, а в Mi Assistant — restock status: zone 1 — это Китай."
        ),
        Row(
            "gate.region.sentence-home",
            from:
                "This firmware is for China, HyperOS 3 (Android 16) or later. A phone made for another region may not start with it, even unlocked.",
            "Эта прошивка для Китая, HyperOS 3 (Android 16) или новее. Телефон для другого региона может с ней не включиться, даже разблокированный."
        ),
        Row(
            "gate.region.sentence-abroad",
            from:
                "This firmware is not for China, HyperOS 3 (Android 16) or later. A phone made for China may not start with it, even unlocked.",
            "Эта прошивка не для Китая, HyperOS 3 (Android 16) или новее. Телефон для Китая может с ней не включиться, даже разблокированный."
        ),
        Row(
            "gate.region.advice-unknown",
            from:
                "This is reported, not proved. Look which region the phone was made for: at the label on its box, at its model number, or with restock status in Mi Assistant (zone 1 is China). If it is that of the package, nothing more has to be done.",
            "Об этом сообщали, доказательств нет. Посмотрите, для какого региона сделан телефон: на этикетке коробки, по номеру модели или в Mi Assistant: restock status (zone 1 — это Китай). Если это регион пакета, больше ничего делать не нужно."
        ),
        Row(
            "gate.region.sentence-lock",
            from:
                "Something says that this phone is of another region. Once locked, it starts only the firmware of its own hardware's region.",
            "Есть признак, что телефон из другого региона. Заблокированный, он включается только с прошивкой региона своего железа."
        ),
        Row(
            "gate.region.advice-lock",
            from:
                "Go on only if the phone was sold in region {region}: the label on its box tells. Otherwise it does not start once it is locked.",
            "Продолжайте, только если телефон продан в регионе {region}: это видно на этикетке коробки. Иначе после блокировки он не включится."
        ),
        Row(
            "gate.region.sentence-changes",
            from: "This changes the region of the phone's firmware. Do not lock the bootloader after that.",
            "Регион прошивки телефона изменится. Не блокируйте загрузчик после этого."),
        Row(
            "gate.region.advice-changes",
            from:
                "A locked phone starts only the firmware of its own hardware's region. With HyperOS 3 or Android 16 this is reported of unlocked phones too, between China and all other regions.",
            "Заблокированный телефон включается только с прошивкой региона своего железа. С HyperOS 3 или Android 16 то же сообщают и о разблокированных телефонах, между Китаем и всеми другими регионами."
        ),
    ]
}
