extension WordTable {
    /// What is said beside a phone: evidence, findings, consents, gates, and how a flash or a wipe ends.
    static let russianScreens: [Row] = [
        Row(
            "evidence.mi.seen",
            from:
                "A Mi account is signed in. It very likely binds this phone, since Find Device is on by default. Sign out before anything is wiped.",
            "На телефоне выполнен вход в Mi-аккаунт. Очень вероятно, что телефон к нему привязан: «Найти устройство» включается само. Выйдите из аккаунта, прежде чем что-либо стирать."
        ),
        Row(
            "evidence.mi.not-seen",
            from:
                "No Mi account was seen. That proves nothing: the phone may have been wiped before. Assume that it is bound.",
            "Mi-аккаунт не виден. Это ничего не доказывает: телефон могли стереть раньше. Считайте, что он привязан."),
        Row(
            "evidence.mi.unknown",
            from: "Whether a Mi account is signed in cannot be read here. Assume that this phone is bound.",
            "Выполнен ли вход в Mi-аккаунт, здесь узнать нельзя. Считайте, что телефон привязан."),
        Row(
            "evidence.google.seen", from: "A Google account is signed in. After a wipe, Google's lock will ask for it.",
            "Выполнен вход в аккаунт Google. После стирания блокировка Google спросит его."),
        Row(
            "evidence.google.not-seen", from: "No Google account was seen. That proves nothing either.",
            "Аккаунт Google не виден. Это тоже ничего не доказывает."),
        Row(
            "evidence.google.unknown", from: "Google's lock cannot be read here. Assume that it is there.",
            "Блокировку Google здесь узнать нельзя. Считайте, что она есть."),
        Row(
            "evidence.bootloader.locked",
            from:
                "Android says that the bootloader is locked ({read}). What the bootloader says itself, in fastboot mode, counts more.",
            "Android говорит, что загрузчик заблокирован ({read}). То, что говорит сам загрузчик в режиме fastboot, важнее."
        ),
        Row(
            "evidence.bootloader.unlocked",
            from:
                "Android says that the bootloader is unlocked ({read}). What the bootloader says itself, in fastboot mode, counts more.",
            "Android говорит, что загрузчик разблокирован ({read}). То, что говорит сам загрузчик в режиме fastboot, важнее."
        ),
        Row(
            "evidence.bootloader.unknown",
            from: "Android does not say clearly whether the bootloader is locked ({read}). Fastboot mode tells.",
            "Android не говорит ясно, заблокирован ли загрузчик ({read}). Это покажет режим fastboot."),
        Row(
            "evidence.own-word.locked", from: "The bootloader says that it is locked.",
            "Загрузчик говорит, что он заблокирован."),
        Row(
            "evidence.own-word.unlocked", from: "The bootloader says that it is unlocked.",
            "Загрузчик говорит, что он разблокирован."),
        Row(
            "evidence.own-word.unknown", from: "The bootloader does not say clearly whether it is locked.",
            "Загрузчик не говорит ясно, заблокирован ли он."),
        Row(
            "evidence.nothing-read", from: "nothing was read",
            "ничего не прочитано"),
        Row(
            "finding.refuse", from: "REFUSED",
            "ОТКАЗ"),
        Row(
            "finding.confirm", from: "CONSENT NEEDED",
            "НУЖНО СОГЛАСИЕ"),
        Row(
            "finding.note", from: "NOTE",
            "К СВЕДЕНИЮ"),
        Row(
            "finding.because", from: "Because: {text}",
            "Потому что: {text}"),
        Row(
            "consent.ask", from: "Type \"{word}\" to go on, anything else to stop: ",
            "Введите \"{word}\", чтобы продолжить; что угодно другое — остановка: "),
        Row(
            "consent.ask.understood", from: "Type \"understood\" to go on, anything else to stop: ",
            "Введите \"understood\" (понятно), чтобы продолжить; иначе — остановка: "),
        Row(
            "consent.ask.wipe", from: "Type \"wipe\" to go on, anything else to stop: ",
            "Введите \"wipe\" (стереть), чтобы продолжить; иначе — остановка: "),
        Row(
            "consent.typed", from: "You typed \"{typed}\"; the word is \"{word}\".",
            "Вы ввели \"{typed}\"; нужное слово — \"{word}\"."),
        Row(
            "consent.given", from: "Consent was given with --accept.",
            "Согласие дано через --accept."),
        Row(
            "gate.account-binding.sentence",
            from: "A Mi account lock (Find Device) and Google's lock survive this. Assume that this phone has both.",
            "Блокировка Mi-аккаунта («Найти устройство») и блокировка Google после этого останутся. Считайте, что на телефоне есть обе."
        ),
        Row(
            "gate.account-binding.evidence",
            from: "neither can be read in fastboot mode; both live outside what a flash or a wipe touches",
            "в режиме fastboot ни одну из них узнать нельзя; обе находятся вне того, что трогают прошивка и стирание"),
        Row(
            "gate.account-binding.evidence-recovery",
            from: "neither can be read in the recovery; both live outside what a wipe or an update touches",
            "в рекавери ни одну из них узнать нельзя; обе находятся вне того, что трогают стирание и обновление"),
        Row(
            "gate.account-binding.advice",
            from:
                "Only the account's holder can release them.\nBought second-hand: ask the seller to sign out on the phone (Settings, Mi Account, Sign out), or to remove it at i.mi.com.\nYour own: if it still starts, sign out of both accounts on it first; else remove it at i.mi.com.\nPassword forgotten: account.xiaomi.com/pass/forgetPassword. Else: Xiaomi's support, with proof of purchase.\nEach step for your case: restock account",
            "Снять их может только владелец аккаунта.\nКуплен с рук: попросите продавца выйти на телефоне (Настройки, Mi-аккаунт, Выйти) или удалить его на i.mi.com.\nСвой: если ещё включается, сначала выйдите на нём из обоих аккаунтов; если нет, удалите его на i.mi.com.\nПароль забыт: account.xiaomi.com/pass/forgetPassword. Иначе: поддержка Xiaomi, с доказательством покупки.\nВсе шаги для вашего случая: restock account"
        ),
        Row(
            "gate.account-binding.advice-resume",
            from:
                "Only the account's holder can release them. On this phone nobody can sign out before the flash is finished.\nIts holder can still remove it in a browser: i.mi.com, Find device.\nEach step for your case: restock account",
            "Снять их может только владелец аккаунта. Пока прошивка не закончена, выйти на этом телефоне нельзя.\nВладелец ещё может удалить его в браузере: i.mi.com, «Найти устройство».\nВсе шаги для вашего случая: restock account"
        ),
        Row(
            "gate.data-loss.sentence", from: "Everything on this phone is erased: photos, messages, apps.",
            "Всё на этом телефоне будет стёрто: фото, сообщения, приложения."),
        Row(
            "gate.data-loss.advice", from: "Copy off what you need first.",
            "Сначала скопируйте то, что вам нужно."),
        Row(
            "gate.data-loss.advice-resume", from: "It may have been erased already.",
            "Возможно, всё уже стёрто."),
        Row(
            "gate.data-loss.advice-untouched",
            from:
                "The interrupted run had not touched it yet: a new flash with --mode keep-data may still keep it, if the package has that mode.",
            "Прерванная прошивка их ещё не тронула: новая прошивка с --mode keep-data может их сохранить, если такой режим есть в пакете."
        ),
        Row(
            "gate.data-loss.advice-keep", from: "Copy off what you need first, or use --mode keep-data.",
            "Сначала скопируйте то, что вам нужно, или используйте --mode keep-data."),
        Row(
            "gate.relock.sentence", from: "This locks the bootloader at the end. It may never be unlocked again.",
            "В конце загрузчик будет заблокирован. Возможно, разблокировать его больше никогда не удастся."),
        Row(
            "gate.relock.evidence",
            from: "the package is for region {region}; the region that the hardware was sold in cannot be read",
            "пакет для региона {region}; для какого региона продан сам телефон, узнать нельзя"),
        Row(
            "gate.relock.evidence-no-region",
            from: "the package's region is unknown; the region that the hardware was sold in cannot be read",
            "регион пакета неизвестен; для какого региона продан сам телефон, узнать нельзя"),
        Row(
            "gate.relock.advice",
            from:
                "A phone made for China with other firmware, or the reverse, does not start once locked.\nXiaomi's rules for unlocking, as reported in 2026: one phone per account and year, an account that is at least 30 days old on that phone, a wait of 72 hours or longer, and a daily quota. Phones sold in China: officially not at all since 2026.\nWithout a reason to lock, use --mode clean.",
            "Телефон для Китая с другой прошивкой, или наоборот, после блокировки не включится.\nПравила разблокировки Xiaomi, как о них сообщали в 2026 году: один телефон на аккаунт в год, аккаунт не моложе 30 дней на этом телефоне, ожидание 72 часа и дольше, дневная квота. Телефоны, проданные в Китае: с 2026 года официально никак.\nБез причины блокировать не надо: используйте --mode clean."
        ),
        Row(
            "gate.relock.refuse.sentence", from: "The package would lock the bootloader where no stock package does.",
            "Пакет заблокировал бы загрузчик там, где этого не делает ни один заводской пакет."),
        Row(
            "gate.relock.refuse.advice",
            from:
                "Do not use this package, with restock or without: a lock at the wrong moment leaves a phone that starts no more.",
            "Не используйте этот пакет ни с restock, ни без него: после блокировки в неверный момент телефон больше не включится."
        ),
        Row(
            "gate.script-difference.sentence", from: "The two scripts of this package do not write the same.",
            "Два скрипта этого пакета записывают не одно и то же."),
        Row(
            "gate.script-difference.advice",
            from:
                "restock does what the script for Linux says. Go on only if the package is unmodified: vendors forget a line in one of the two, but somebody may have changed it as well.",
            "restock делает то, что сказано в скрипте для Linux. Продолжайте, только если пакет никто не менял: производители забывают строку в одном из двух скриптов, но её мог изменить и кто-то другой."
        ),
        Row(
            "gate.unknown-partition.sentence",
            from: "The package would change a partition that no known stock script touches: {names}.",
            "Пакет изменит раздел, которого не трогает ни один известный заводской скрипт: {names}."),
        Row(
            "gate.unknown-partition.advice",
            from:
                "It may hold what cannot be made again, such as the calibration of this phone. Go on only if you know what it is for, and that the package is unmodified.",
            "Там может быть то, что нельзя создать заново, например калибровка этого телефона. Продолжайте, только если знаете, для чего это, и если пакет никто не менял."
        ),
        Row(
            "gate.oem-command.sentence",
            from: "The package would give the phone a command that restock does not know: {command}.",
            "Пакет даст телефону команду, которой restock не знает: {command}."),
        Row(
            "gate.oem-command.advice",
            from:
                "Only the maker knows what it does; it may erase what cannot be made again. Go on only if you know it, and that the package is unmodified.",
            "Что она делает, знает только производитель; она может стереть то, что нельзя создать заново. Продолжайте, только если знаете её и если пакет никто не менял."
        ),
        Row(
            "gate.device-match.sentence-chip",
            from: "This phone tells only its chip, which several models share. Make sure that it is a {model}.",
            "Телефон называет только свой чип, а он стоит в нескольких моделях. Убедитесь, что это {model}."),
        Row(
            "gate.device-match.advice-chip",
            from:
                "Firmware of another model with the same chip ruins the phone. Look the model up on the label, the box or in Settings; go on only if its codename is {model}.",
            "Прошивка другой модели с тем же чипом губит телефон. Посмотрите модель на этикетке, на коробке или в настройках; продолжайте, только если её кодовое имя — {model}."
        ),
        Row(
            "gate.device-match.sentence-longer",
            from: "The package is for {package}, and this phone is {phone}: a longer name, which its script lets pass.",
            "Пакет для {package}, а этот телефон — {phone}: имя длиннее, и скрипт пакета его пропускает."),
        Row(
            "gate.device-match.advice-longer",
            from:
                "Some models have no package of their own name, and this one is theirs. For every other model it is foreign firmware, which ruins the phone. Go on only if the official package for exactly your model is that of {package}. If there is one whose name begins with {phone}, take that.",
            "У некоторых моделей нет пакета с их собственным именем, и для них подходит этот. Для любой другой модели это чужая прошивка, которая губит телефон. Продолжайте, только если официальный пакет именно вашей модели — пакет для {package}. Если есть пакет, чьё имя начинается с {phone}, берите его."
        ),
        Row(
            "gate.anti-rollback.sentence-unknown",
            from: "This phone says that it knows no anti-rollback number. It counts as 0, as in the stock script.",
            "Телефон говорит, что не знает номера защиты от отката. Он считается равным 0, как в заводском скрипте."),
        Row(
            "gate.anti-rollback.advice-unknown",
            from:
                "Phones made before about 2018 have none, and then this is right. If this phone is newer, or has ever shown such a number, stop: a package with a lower number would ruin it for good.",
            "У телефонов, выпущенных примерно до 2018 года, его нет, и тогда всё верно. Если телефон новее или когда-либо показывал такой номер, остановитесь: пакет с меньшим номером погубит его навсегда."
        ),
        Row(
            "gate.without-crc-lists.sentence",
            from:
                "The package's checksum lists are for other parts of {image} than this phone takes, so it would stop in the middle.",
            "Списки контрольных сумм пакета составлены не для тех частей {image}, которые принимает телефон: он остановился бы на полпути."
        ),
        Row(
            "gate.without-crc-lists.sentence-asked",
            from: "The phone is not given the package's checksum lists, as you asked.",
            "По вашей просьбе списки контрольных сумм пакета телефону не передаются."),
        Row(
            "gate.without-crc-lists.advice",
            from:
                "Go on without the lists. restock compares every block with what it has checked before it sends it; what is missing is that the phone compares once more.",
            "Продолжайте без списков. restock перед отправкой сверяет каждый блок с тем, что проверил раньше; не будет только того, что телефон сверит ещё раз сам."
        ),
        Row(
            "gate.google-frp.sentence",
            from:
                "After this erase the phone may ask for the Google account that was on it before (factory reset protection).",
            "После этого стирания телефон может потребовать аккаунт Google, который был на нём раньше (защита от сброса, FRP)."
        ),
        Row(
            "gate.google-frp.evidence-partition",
            from:
                "the phone has the partition {name}, where this lock lives; what it holds cannot be read in fastboot mode",
            "на телефоне есть раздел {name}, где находится эта блокировка; что в нём, в режиме fastboot узнать нельзя"),
        Row(
            "gate.google-frp.evidence", from: "whether this lock is on cannot be read in fastboot mode",
            "включена ли эта блокировка, в режиме fastboot узнать нельзя"),
        Row(
            "gate.google-frp.evidence-recovery", from: "whether this lock is on cannot be read in the recovery",
            "включена ли эта блокировка, в рекавери узнать нельзя"),
        Row(
            "gate.google-frp.advice",
            from:
                "This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings. If the phone still starts: remove the Google account there first. Else have its name and password at hand.",
            "Это отдельная блокировка, помимо блокировки Mi-аккаунта. Стирание снимает её, только если запущено из настроек самого телефона. Если телефон ещё включается, сначала удалите там аккаунт Google. Если нет, держите под рукой его имя и пароль."
        ),
        Row(
            "gate.google-frp.advice-resume",
            from:
                "This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings, which nobody can reach before the flash is finished. Have that account's name and password at hand.",
            "Это отдельная блокировка, помимо блокировки Mi-аккаунта. Стирание снимает её, только если запущено из настроек самого телефона, а до них не добраться, пока прошивка не закончена. Держите под рукой имя и пароль этого аккаунта."
        ),
        Row(
            "gate.bootloader-locked.sentence",
            from: "The bootloader is locked, so this phone takes no fastboot package.",
            "Загрузчик заблокирован, поэтому телефон не примет пакет для fastboot."),
        Row(
            "gate.bootloader-locked.sentence-update",
            from: "The bootloader is locked, so this phone takes nothing in fastboot mode.",
            "Загрузчик заблокирован, поэтому в режиме fastboot телефон ничего не примет."),
        Row(
            "gate.bootloader-locked.sentence-wipe",
            from: "The bootloader is locked, so nothing can be erased from fastboot mode.",
            "Загрузчик заблокирован, поэтому из режима fastboot ничего стереть нельзя."),
        Row(
            "gate.bootloader-locked.advice",
            from:
                "What works while it is locked: erasing the data, with: restock wipe{phone}\nThe phone's own recovery installs official recovery packages: restock sideload{recovery} PACKAGE.zip, for which Xiaomi's recovery wants a token of Xiaomi's server. Does it ask for somebody's account? restock account\nElse its owner asks Xiaomi to unlock it (account bound to the phone, days of waiting, erases all data). restock cannot unlock it.",
            "Что можно, пока он заблокирован: стереть данные командой restock wipe{phone}\nРекавери самого телефона устанавливает официальные пакеты для рекавери: restock sideload{recovery} PACKAGE.zip, но рекавери Xiaomi требует для этого токен с сервера Xiaomi. Телефон спрашивает чей-то аккаунт? restock account\nИначе разблокировку запрашивает у Xiaomi его владелец (аккаунт, привязанный к телефону, дни ожидания, все данные стираются). restock разблокировать его не может."
        ),
        Row(
            "gate.bootloader-locked.advice-update",
            from:
                "The phone's own recovery installs an official update while locked: restock sideload{recovery} PACKAGE.zip",
            "Рекавери самого телефона установит официальное обновление и на заблокированный телефон: restock sideload{recovery} PACKAGE.zip"
        ),
        Row(
            "gate.bootloader-locked.advice-wipe",
            from: "The phone's own recovery can wipe while locked: restock wipe --via recovery{phone}",
            "Рекавери самого телефона может стереть данные и на заблокированном: restock wipe --via recovery{phone}"),
        Row(
            "gate.boot-chain.erased.sentence",
            from: "The package would erase code that starts the phone, and write nothing in its place.",
            "Пакет стёр бы код, который запускает телефон, и ничего не записал бы на его место."),
        Row(
            "gate.boot-chain.erased.advice",
            from: "The phone would be dead. Do not use this package, with restock or without.",
            "Телефон больше не включился бы. Не используйте этот пакет ни с restock, ни без него."),
        Row(
            "gate.slot-state.given-up.sentence", from: "The phone has given up starting from its active slot.",
            "Телефон больше не пытается запускаться с активного слота."),
        Row(
            "gate.slot-state.given-up.advice-mended",
            from:
                "The package activates a slot, which gives the phone its tries back. Keep it in fastboot mode until then.",
            "Пакет активирует слот, и телефон снова попробует запуститься. До этого держите его в режиме fastboot."),
        Row(
            "gate.slot-state.given-up.advice",
            from:
                "The package activates no slot, so the phone may not start after it. Afterwards type: fastboot set_active {slot}",
            "Пакет не активирует слот, и после него телефон может не запуститься. После прошивки введите: fastboot set_active {slot}"
        ),
        Row(
            "gate.relock.locks-nothing.sentence", from: "The package's lock script locks nothing.",
            "Скрипт блокировки в этом пакете ничего не блокирует."),
        Row(
            "gate.relock.locks-nothing.advice",
            from: "It was changed, or is not what its name says. To flash without a lock: --mode clean.",
            "Его изменили, или он не то, что говорит его имя. Прошить без блокировки: --mode clean."),
        Row(
            "gate.boot-chain.empty.sentence",
            from: "At its end the package would leave partitions empty that the phone needs.",
            "В конце пакет оставил бы пустыми разделы, которые нужны телефону."),
        Row(
            "gate.boot-chain.empty.advice",
            from:
                "The phone would not start with that. Stock packages write them again after every erase. Use an unmodified package.",
            "С этим телефон не запустился бы. Заводские пакеты после стирания всегда записывают их снова. Возьмите неизменённый пакет."
        ),
        Row(
            "gate.boot-chain.foreign.sentence",
            from: "The package would write a file to a partition that it does not belong to.",
            "Пакет записал бы файл в раздел, к которому он не относится."),
        Row(
            "gate.boot-chain.foreign.advice",
            from: "The phone may not start with that, and may not even reach fastboot. Use an unmodified package.",
            "С этим телефон может не запуститься и даже не дойти до fastboot. Возьмите неизменённый пакет."),
        Row(
            "gate.boot-chain.over.sentence",
            from: "The package would write one file over another on the same partition.",
            "Пакет записал бы в один раздел один файл поверх другого."),
        Row(
            "gate.boot-chain.power.sentence",
            from: "From step {first} to step {last} of {count} the phone must not lose power.",
            "С шага {first} по шаг {last} из {count} телефон не должен остаться без питания."),
        Row(
            "gate.boot-chain.power.sentence-resume",
            from: "Until the code that starts the phone is whole again, the phone must not lose power.",
            "Пока код, который запускает телефон, снова не станет целым, телефон не должен остаться без питания."),
        Row(
            "gate.boot-chain.power.evidence",
            from: "from \"{begin}\" to \"{end}\" the code that starts the phone is part old, part new",
            "от \"{begin}\" до \"{end}\" код, который запускает телефон, частью старый, частью новый"),
        Row(
            "gate.boot-chain.power.advice",
            from:
                "Charge the phone, use a cable that sits firmly, and touch neither until then. If it stops there all the same, restock says what to type next.",
            "Зарядите телефон, возьмите кабель, который плотно сидит, и до тех пор не трогайте ни то, ни другое. Если всё же остановится там, restock скажет, что набрать дальше."
        ),
        Row(
            "status.unreadable",
            from:
                "Account locks: cannot be read in this mode. Assume that a Mi account lock and Google's lock are there: they survive every wipe and every flash, and only the account's holder can release them.",
            "Блокировки аккаунтов: в этом режиме узнать нельзя. Считайте, что блокировка Mi-аккаунта и блокировка Google есть: они переживают любое стирание и любую прошивку, и снять их может только владелец аккаунта."
        ),
        Row(
            "flash.survives",
            from:
                "What survives: a Mi account lock and Google's lock, if this phone had one. Only the account's holder can release them.",
            "Что осталось: блокировка Mi-аккаунта и блокировка Google, если они были. Снять их может только владелец аккаунта."
        ),
        Row(
            "flash.data-gone", from: "All data of the owner is gone.",
            "Все данные владельца стёрты."),
        Row(
            "flash.data-kept", from: "The owner's data was kept.",
            "Данные владельца сохранены."),
        Row(
            "flash.survives-each",
            from:
                "What survives on each: a Mi account lock and Google's lock, if the phone had one. Only the account's holder can release them.",
            "Что осталось на каждом: блокировка Mi-аккаунта и блокировка Google, если они были. Снять их может только владелец аккаунта."
        ),
        Row("flash.done", from: "Done:", "Готово:"),
        Row("flash.on-phone", from: "{package} is on the phone.", "{package} теперь на телефоне."),
        Row(
            "flash.figures", from: "{count} steps, {bytes} in {seconds} s ({speed} MB/s).",
            "Шагов: {count}, {bytes} за {seconds} с ({speed} MB/s)."),
        Row(
            "flash.restarts", from: "The phone restarts. The first start takes several minutes.",
            "Телефон перезагружается. Первый запуск длится несколько минут."),
        Row(
            "wipe.by-bootloader", from: "Wiped: {parts}, by the bootloader.",
            "Стёрто: {parts}, загрузчиком."),
        Row(
            "wipe.by-recovery",
            from: "Wiped: the owner's data, by the phone's recovery, which ended format-data:. It said: {words}",
            "Стёрто: данные владельца, рекавери телефона; она закончила format-data: и ответила: {words}"),
        Row(
            "wipe.unconfirmed",
            from:
                "The phone's recovery came to the end of format-data: without a word. It is likely that the owner's data are gone, and not certain: look at the phone's screen, or run the same command again.",
            "Рекавери телефона дошла до конца format-data: молча. Данные владельца, скорее всего, стёрты, но это не точно: посмотрите на экран телефона или повторите ту же команду."
        ),
        Row(
            "wipe.by-message",
            from:
                "The phone restarts into its recovery, which wipes the data now. How that ends is seen on its screen.",
            "Телефон перезагружается в свою рекавери, и она сотрёт данные. Чем это кончится, видно на его экране."),
        Row(
            "wipe.by-message-unheard",
            from:
                "The phone was gone before it answered to the restart. When it starts, its recovery wipes the data; how that ends is seen on its screen. If it still shows FASTBOOT: restock reboot{phone}",
            "Телефон пропал, не ответив на перезагрузку. Когда он включится, его рекавери сотрёт данные; чем это кончится, видно на его экране. Если на нём всё ещё FASTBOOT: restock reboot{phone}"
        ),
        Row(
            "wipe.untouched",
            from:
                "Not touched either: the firmware, the bootloader lock, the partitions that make this phone this phone.",
            "Также не тронуты: прошивка, блокировка загрузчика и разделы, по которым этот телефон отличается от других."
        ),
        Row(
            "wipe.next-in-fastboot", from: "The phone is still in fastboot mode; next: {command}",
            "Телефон всё ещё в режиме fastboot; дальше: {command}"),
        Row(
            "wipe.next-in-recovery", from: "The phone is still in its recovery; next: {command}",
            "Телефон всё ещё в своей рекавери; дальше: {command}"),
        Row(
            "wipe.file-systems", from: "Android makes its file systems when it starts. If it does not: {command}",
            "Файловые системы Android создаст при включении. Если не создаст: {command}"),
        Row(
            "wipe.unfinished-in-fastboot",
            from: "The phone is still in fastboot mode, and its flash is not finished; next:",
            "Телефон всё ещё в режиме fastboot, и его прошивка не закончена; дальше:"),
        Row(
            "wipe.unfinished-in-recovery",
            from: "The phone is still in its recovery, and its flash is not finished; next:",
            "Телефон всё ещё в своей рекавери, и его прошивка не закончена; дальше:"),
    ]
}
