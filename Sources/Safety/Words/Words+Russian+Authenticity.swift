extension WordTable {
    /// The same in Russian: what is said of a package's vbmeta images.
    static let russianAuthenticity: [Row] = [
        Row(
            "gate.package-authenticity.sentence-all",
            from: "The package's vbmeta is signed, and all {named} images that it names agree with it.",
            "Образ vbmeta пакета подписан, и все названные в нём образы ({named}) с ним совпадают."),
        Row(
            "gate.package-authenticity.sentence-one",
            from: "The package's vbmeta is signed, and the one image that it names agrees with it.",
            "Образ vbmeta пакета подписан, и единственный названный в нём образ с ним совпадает."),
        Row(
            "gate.package-authenticity.sentence-some",
            from:
                "The package's vbmeta is signed. restock compared {agreeing} of the {named} images that it names, and they agree.",
            "Образ vbmeta пакета подписан. restock сравнил образы, которые в нём названы: {agreeing} из {named}; они совпадают."
        ),
        Row(
            "gate.package-authenticity.sentence-none",
            from: "The package's vbmeta is signed. restock could compare none of the {named} images that it names.",
            "Образ vbmeta пакета подписан. Ни один из названных в нём образов ({named}) restock сравнить не смог."),
        Row(
            "gate.package-authenticity.sentence-nothing",
            from: "The package's vbmeta is signed. It names no image that restock could compare.",
            "Образ vbmeta пакета подписан. Он не называет ни одного образа, который restock мог бы сравнить."),
        Row(
            "gate.package-authenticity.sentence-not-checked",
            from: "The package's vbmeta is signed in a way that restock cannot check.",
            "Образ vbmeta пакета подписан способом, который restock проверить не может."),
        Row(
            "gate.package-authenticity.advice-not-checked",
            from:
                "Android 17 brings such signatures (ML-DSA). Go on only with a package from the official address. Do not lock the bootloader with it.",
            "Такие подписи (ML-DSA) появились в Android 17. Продолжайте, только если пакет взят с официального адреса. Не блокируйте с ним загрузчик."
        ),
        Row(
            "gate.package-authenticity.sentence-not-accepted",
            from:
                "The package's vbmeta has something that phones do not accept. A locked phone would not start with this package.",
            "В образе vbmeta пакета есть то, чего телефоны не принимают. Заблокированный телефон с этим пакетом не включится."
        ),
        Row(
            "gate.package-authenticity.sentence-footer",
            from:
                "A signed image ends before its partition does, so the phone would not find its signature. A locked phone would not start with this package.",
            "Подписанный образ кончается раньше своего раздела, и телефон не найдёт его подпись. Заблокированный телефон с этим пакетом не включится."
        ),
        Row(
            "gate.package-authenticity.advice-unlocked",
            from: "The phone starts it while the bootloader is unlocked. Do not lock the bootloader with it.",
            "Пока загрузчик разблокирован, телефон с ним включается. Не блокируйте с ним загрузчик."),
        Row(
            "gate.package-authenticity.lock.sentence-some",
            from:
                "restock compared {agreeing} of the {named} images that the package's vbmeta names. A lock needs all of them.",
            "restock сравнил образы, которые названы в vbmeta пакета: {agreeing} из {named}. Для блокировки нужны все."),
        Row(
            "gate.package-authenticity.lock.sentence-trees-some",
            from:
                "restock checked {agreeing} of the {named} large partitions that the package's vbmeta names. A lock needs all of them.",
            "restock проверил большие разделы, которые названы в vbmeta пакета: {agreeing} из {named}. Для блокировки нужны все."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-tree",
            from:
                "A large partition of the package is not the one that its vbmeta names. Locked, the phone would not start with it.",
            "Большой раздел пакета не тот, который назван в его vbmeta. Заблокированный телефон с ним не включится."),
        Row(
            "gate.package-authenticity.lock.sentence-nothing",
            from:
                "The package's vbmeta names no image, so restock could compare none. Locked, the phone would not start with it.",
            "Образ vbmeta пакета не называет ни одного образа, и restock не смог сравнить ни одного. Заблокированный телефон с ним не включится."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-no-root",
            from:
                "The package writes no vbmeta that a locked phone could begin with. Locked, the phone would not start with it.",
            "Пакет не записывает vbmeta, с которого мог бы начать заблокированный телефон. Заблокированный телефон с ним не включится."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-no-vbmeta",
            from: "The phone has a vbmeta, and the package writes none. Locked, the phone would not start with it.",
            "В телефоне есть vbmeta, а пакет его не записывает. Заблокированный телефон с ним не включится."),
        Row(
            "gate.package-authenticity.lock.sentence-not-accepted",
            from:
                "The package's vbmeta has something that phones do not accept. Locked, the phone would not start with it.",
            "В образе vbmeta пакета есть то, чего телефоны не принимают. С блокировкой телефон с ним не включится."),
        Row(
            "gate.package-authenticity.lock.sentence-not-checked",
            from:
                "The package's vbmeta is signed in a way that restock cannot check. A lock needs a signature that was checked.",
            "Образ vbmeta пакета подписан способом, который restock проверить не может. Для блокировки нужна проверенная подпись."
        ),
        Row(
            "gate.package-authenticity.lock.sentence-footer",
            from:
                "A signed image ends before its partition does, so the phone would not find its signature. Locked, the phone would not start with it.",
            "Подписанный образ кончается раньше своего раздела, и телефон не найдёт его подпись. С блокировкой телефон с ним не включится."
        ),
        Row(
            "gate.package-authenticity.lock.advice",
            from:
                "Get the package from the official address. To flash this one all the same, without the lock: --mode clean.",
            "Возьмите пакет с официального адреса. Чтобы всё же прошить этот, без блокировки: --mode clean."),
    ]
}
