extension WordTable {
    /// The page on accounts: locks, what survives what, what can be read, questions and steps.
    static let russianAccount: [Row] = [
        Row(
            "account.title", from: "What binds a phone to an account",
            "Что привязывает телефон к аккаунту"),
        Row(
            "account.statement",
            from:
                "No wipe and no flash removes a Mi account lock or Google's lock. Only the account's holder can release them. Where it is not known, assume that the phone has both.",
            "Ни стирание, ни прошивка не снимают блокировку Mi-аккаунта и блокировку Google. Снять их может только владелец аккаунта. Если неизвестно, есть ли они, считайте, что на телефоне есть обе."
        ),
        Row(
            "account.grades",
            from:
                "How sure: [V] read in a primary text, [R] reported by owners, [I] concluded from these, [U] not known.",
            "Насколько это надёжно: [V] прочитано в первоисточнике, [R] сообщают владельцы, [I] вывод из этого, [U] неизвестно."
        ),
        Row(
            "heading.locks", from: "Three locks, each on its own",
            "Три блокировки, каждая сама по себе"),
        Row(
            "heading.survival", from: "What survives what",
            "Что остаётся после чего"),
        Row(
            "heading.readable", from: "What can be read, and from which mode",
            "Что и в каком режиме можно узнать"),
        Row(
            "heading.unknown", from: "What is not known",
            "Что неизвестно"),
        Row(
            "heading.guide", from: "What to do, in this order",
            "Что делать, именно в этом порядке"),
        Row(
            "heading.claims", from: "What guides say, and what is so",
            "Что пишут в инструкциях и как на самом деле"),
        Row(
            "heading.phone", from: "This phone",
            "Этот телефон"),
        Row(
            "lock.bootloader.name", from: "Bootloader lock",
            "Блокировка загрузчика"),
        Row(
            "lock.bootloader.short", from: "Bootloader",
            "Загрузчик"),
        Row(
            "lock.bootloader.what",
            from:
                "A mark in the phone's protected storage. While it is set, the phone refuses to be flashed. Only Xiaomi's server can sign an unlock.",
            "Отметка в защищённой памяти телефона. Пока она стоит, телефон не даёт себя прошить. Подписать разблокировку может только сервер Xiaomi."
        ),
        Row(
            "lock.mi-account.name", from: "Mi account lock (Find Device)",
            "Блокировка Mi-аккаунта («Найти устройство»)"),
        Row(
            "lock.mi-account.short", from: "Mi account",
            "Mi-аккаунт"),
        Row(
            "lock.mi-account.what",
            from:
                "After a reset the phone asks for the Mi account that was signed in. Xiaomi's server knows the phone by its hardware: no local wipe removes this lock.",
            "После сброса телефон требует тот Mi-аккаунт, в который был выполнен вход. Сервер Xiaomi узнаёт телефон по его «железу»: никакое стирание на самом телефоне эту блокировку не снимает."
        ),
        Row(
            "lock.google.name", from: "Google's lock (FRP)",
            "Блокировка Google (FRP)"),
        Row(
            "lock.google.short", from: "Google",
            "Google"),
        Row(
            "lock.google.what",
            from:
                "After a reset that was not made in Settings, the phone asks for the Google account that was on it. The lock has a partition of its own, outside the data.",
            "После сброса, сделанного не из настроек, телефон требует аккаунт Google, который на нём был. У этой блокировки свой раздел, вне данных пользователя."
        ),
        Row(
            "fate.survives", from: "stays",
            "остаётся"),
        Row(
            "fate.released", from: "released",
            "снимается"),
        Row(
            "fate.returns", from: "comes back",
            "вернётся"),
        Row(
            "fate.closes", from: "is set",
            "ставится"),
        Row(
            "fate.unknown", from: "not known",
            "неизвестно"),
        Row(
            "survival.action", from: "Action",
            "Действие"),
        Row(
            "survival.stays", from: "\"stays\" means: as it was before.",
            "«остаётся» значит: как было до этого."),
        Row(
            "action.sign-out.name", from: "Sign out in Settings",
            "Выход из аккаунта в настройках"),
        Row(
            "action.sign-out.note",
            from: "Needs the account's password and turns Find Device off. Google's account is another one and stays.",
            "Нужен пароль аккаунта; «Найти устройство» при этом выключается. Аккаунт Google — другой, он остаётся."),
        Row(
            "action.settings-reset.name", from: "Erase all data in Settings",
            "Сброс из настроек"),
        Row(
            "action.settings-reset.note",
            from:
                "Google trusts a reset that is made in Settings. The Mi lock goes only where the Mi account is removed on the way.",
            "Сбросу из настроек Google доверяет. Блокировка Mi уходит, только если по ходу сброса удаляется и Mi-аккаунт."
        ),
        Row(
            "action.recovery-wipe.name", from: "Wipe data in the recovery",
            "Стирание данных в рекавери"),
        Row(
            "action.recovery-wipe.note",
            from: "Google takes such a reset for untrusted, and asks for its account afterwards.",
            "Google не доверяет такому сбросу и потом требует свой аккаунт."),
        Row(
            "action.fastboot-erase.name", from: "fastboot -w, erase userdata",
            "fastboot -w, erase userdata"),
        Row(
            "action.fastboot-erase.note", from: "Neither lock lives in the data partition.",
            "Ни одна из двух блокировок не хранится в разделе данных."),
        Row(
            "action.clean-flash.name", from: "Flash that erases all data",
            "Прошивка со стиранием данных"),
        Row(
            "action.clean-flash.note",
            from: "No stock script writes the partition of Google's lock, and the Mi lock is on the server.",
            "Ни один заводской скрипт не пишет раздел блокировки Google, а блокировка Mi находится на сервере."),
        Row(
            "action.flash-and-lock.name", from: "Flash, then lock",
            "Прошивка с блокировкой"),
        Row(
            "action.flash-and-lock.note",
            from:
                "It may also be for ever: to unlock again takes the bound account, days of waiting and a quota, and phones sold in China have officially got none since 2026.",
            "Она может быть и навсегда: для новой разблокировки нужны привязанный аккаунт, дни ожидания и свободная квота, а телефоны, проданные в Китае, с 2026 года официально не разблокируют."
        ),
        Row(
            "action.bootloader-unlock.name", from: "Unlock the bootloader",
            "Разблокировка загрузчика"),
        Row(
            "action.bootloader-unlock.note",
            from: "Xiaomi refuses it (code 20038) where another account has locked the phone.",
            "Xiaomi отказывает (код 20038), если телефон заблокирован другим аккаунтом."),
        Row(
            "action.edl-erase.name", from: "EDL, lock partitions erased",
            "EDL, разделы блокировок стёрты"),
        Row(
            "action.edl-erase.note",
            from:
                "One owner's report: gone at first, back with the first internet connection. restock never offers it.",
            "По сообщению одного владельца: сначала исчезла, с первым выходом в интернет вернулась. restock этого никогда не предлагает."
        ),
        Row(
            "action.custom-rom.name", from: "Custom ROM, no Mi services",
            "Другая прошивка, без служб Mi"),
        Row(
            "action.custom-rom.note", from: "Not shown while it runs, there again with stock firmware.",
            "Пока она стоит, блокировка не видна; с заводской прошивкой она снова здесь."),
        Row(
            "readable.can", from: "Readable: {what}",
            "Можно узнать: {what}"),
        Row(
            "readable.cannot", from: "Not readable: {what}",
            "Нельзя узнать: {what}"),
        Row(
            "mode.fastboot.name", from: "Fastboot mode",
            "Режим fastboot"),
        Row(
            "mode.fastboot.can",
            from: "the bootloader lock, the model, anti-rollback, slots; that Google's lock has a partition.",
            "блокировку загрузчика, модель, защиту от отката, слоты; то, что у блокировки Google есть раздел."),
        Row(
            "mode.fastboot.cannot",
            from: "accounts, Find Device, what Google's lock holds, the region the phone was sold in.",
            "аккаунты, «Найти устройство», содержимое блокировки Google, регион, для которого телефон продан."),
        Row(
            "mode.recovery.name", from: "Recovery (Mi Assistant)",
            "Рекавери (Mi Assistant)"),
        Row(
            "mode.recovery.can", from: "the model with its variant, version, region, serial number.",
            "модель с вариантом, версию, регион, серийный номер."),
        Row(
            "mode.recovery.cannot", from: "accounts, Find Device.",
            "аккаунты, «Найти устройство»."),
        Row(
            "mode.adb.name", from: "Started, USB debugging allowed",
            "Телефон включён, отладка по USB разрешена"),
        Row(
            "mode.adb.can",
            from:
                "whether a Mi or a Google account is signed in (names are masked), and what Android says of the bootloader lock.",
            "выполнен ли вход в Mi-аккаунт или аккаунт Google (имена скрыты) и что Android говорит о блокировке загрузчика."
        ),
        Row(
            "mode.adb.cannot", from: "whether Find Device is on (not known to be), what Google's lock holds.",
            "включено ли «Найти устройство» (неизвестно, можно ли), содержимое блокировки Google."),
        Row(
            "unknown.absence",
            from: "Where no account is seen, that proves nothing: the phone may have been wiped before.",
            "Если аккаунт не виден, это ничего не доказывает: телефон могли стереть раньше."),
        Row(
            "unknown.store",
            from:
                "Where exactly the phone keeps its copy of the Mi lock. So restock touches no partition that may hold it.",
            "Где именно телефон хранит свою копию блокировки Mi. Поэтому restock не трогает ни один раздел, где она может быть."
        ),
        Row(
            "unknown.settings-reset", from: "On which phones a reset in Settings releases the Mi account.",
            "На каких телефонах сброс из настроек освобождает Mi-аккаунт."),
        Row(
            "unknown.find-device", from: "Whether a computer may ask a started phone if Find Device is on.",
            "Можно ли с компьютера спросить у включённого телефона, включено ли «Найти устройство»."),
        Row(
            "unknown.oem-unlocking", from: "Whether \"OEM unlocking\" switches Google's lock off on MIUI.",
            "Выключает ли «OEM-разблокировка» на MIUI блокировку Google."),
        Row(
            "unknown.official-text",
            from: "Xiaomi's own text on the ways out was not at hand: the addresses are as owners report them.",
            "Собственного текста Xiaomi об этих путях под рукой не было: адреса приведены так, как их сообщают владельцы."
        ),
        Row(
            "question.access", from: "Can you still sign in to the Mi account that is on this phone?",
            "Вы ещё можете войти в Mi-аккаунт, который стоит на этом телефоне?"),
        Row(
            "question.access.yes", from: "yes, I know the account and its password",
            "да, я знаю аккаунт и пароль"),
        Row(
            "question.access.no", from: "no",
            "нет"),
        Row(
            "question.access.unsure", from: "I am not sure",
            "не знаю точно"),
        Row(
            "question.origin", from: "Which is so?",
            "Что верно?"),
        Row(
            "question.origin.own", from: "the phone is mine",
            "телефон мой"),
        Row(
            "question.origin.second-hand", from: "I bought it second-hand",
            "он куплен с рук"),
        Row(
            "question.origin.forgotten", from: "it is mine, but I forgot the account or its password",
            "он мой, но аккаунт или пароль забыт"),
        Row(
            "question.origin.selling", from: "it is mine, and I sell it or give it away",
            "он мой, и я его продаю или отдаю"),
        Row(
            "question.prompt", from: "Type a number, or only Enter to skip: ",
            "Введите номер или просто Enter, чтобы пропустить: "),
        Row(
            "question.again", from: "That is none of the numbers.",
            "Такого номера нет."),
        Row(
            "guide.own", from: "You know the account and its password",
            "Вы знаете аккаунт и пароль"),
        Row(
            "guide.forgotten", from: "Account or password forgotten",
            "Аккаунт или пароль забыт"),
        Row(
            "guide.second-hand", from: "Bought second-hand, with somebody else's account",
            "Куплен с рук, и аккаунт чужой"),
        Row(
            "guide.selling", from: "Sold or given away",
            "Продаёте или отдаёте"),
        Row(
            "guide.then", from: "In every case, after that",
            "В любом случае, после этого"),
        Row(
            "step.sign-out",
            from:
                "On the phone, before anything is wiped: Settings, Mi Account (or Xiaomi Account), Sign out. It asks for the account's password and turns Find Device off. This is the easiest and surest way.",
            "На телефоне, прежде чем что-либо стирать: Настройки, Mi-аккаунт (или аккаунт Xiaomi), Выйти. Телефон спросит пароль аккаунта и выключит «Найти устройство». Это самый простой и надёжный путь."
        ),
        Row(
            "step.sign-out-selling",
            from:
                "In front of the buyer, before anything is wiped: Settings, Mi Account (or Xiaomi Account), Sign out. Otherwise the new owner cannot use the phone.",
            "При покупателе, прежде чем что-либо стирать: Настройки, Mi-аккаунт (или аккаунт Xiaomi), Выйти. Иначе новый владелец не сможет пользоваться телефоном."
        ),
        Row(
            "step.remove-google",
            from:
                "Remove the Google account on the phone too (Settings, Accounts), or know its password: Google's lock is another one.",
            "Удалите с телефона и аккаунт Google (Настройки, Аккаунты) или помните его пароль: блокировка Google — другая."
        ),
        Row(
            "step.remove-device",
            from:
                "The phone does not start any more? In a browser sign in at i.mi.com, open Find device, choose the phone and remove it from the account.",
            "Телефон больше не включается? В браузере войдите на i.mi.com, откройте «Найти устройство», выберите телефон и удалите его из аккаунта."
        ),
        Row(
            "step.reset-password",
            from:
                "Password forgotten: account.xiaomi.com/pass/forgetPassword sends a code to the account's phone number or mail. Look into the spam folder too.",
            "Пароль забыт: account.xiaomi.com/pass/forgetPassword пришлёт код на номер телефона или почту аккаунта. Загляните и в папку «Спам»."
        ),
        Row(
            "step.support",
            from:
                "No other way left: write to Xiaomi's support, with proof of purchase: IMEI, receipt, photo of the box and its label, date of the first start, proof for the SIM card. Answers take days to weeks, up to a month.",
            "Других путей не осталось: напишите в поддержку Xiaomi и приложите доказательства покупки: IMEI, чек, фото коробки с этикеткой, дату первого включения, подтверждение SIM-карты. Ответа ждут от нескольких дней до месяца."
        ),
        Row(
            "step.service-centre",
            from:
                "The last way: an authorised Xiaomi service centre, with the proof of purchase and an identity document.",
            "Последний путь: авторизованный сервисный центр Xiaomi, с доказательством покупки и удостоверением личности."
        ),
        Row(
            "step.seller-signs-out",
            from:
                "Ask the seller to sign out on the phone, in front of you: Settings, Mi Account, Sign out. That also shows that the phone is not stolen.",
            "Попросите продавца выйти из аккаунта на телефоне при вас: Настройки, Mi-аккаунт, Выйти. Заодно видно, что телефон не краденый."
        ),
        Row(
            "step.seller-removes",
            from:
                "The seller is far away: let them sign in at i.mi.com, open Find device and remove this phone from the account.",
            "Продавец далеко: пусть войдёт на i.mi.com, откроет «Найти устройство» и удалит этот телефон из аккаунта."),
        Row(
            "step.return-it",
            from:
                "Nobody can release it? Give the phone back. It may be stolen, and restock is no way round such a lock.",
            "Освободить телефон некому? Верните его. Он может быть краденым, и restock — не способ обойти такую блокировку."
        ),
        Row(
            "step.erase-in-settings",
            from: "Then erase all data in the phone's Settings: Google's lock trusts no other erase.",
            "Затем сотрите все данные в настройках телефона: другому сбросу защита Google не доверяет."),
        Row(
            "step.do-not-hand-over",
            from: "Do not hand the phone over before it is released: the new owner could not use it.",
            "Не отдавайте телефон, пока он не освобождён: новый владелец не сможет им пользоваться."),
        Row(
            "step.wait",
            from:
                "Wait: until the server knows of it, hours to several days may pass. A message comes to the account's phone number or mail.",
            "Подождите: пока об этом узнает сервер, могут пройти часы или несколько дней. На номер или почту аккаунта придёт сообщение."
        ),
        Row(
            "step.then-wipe",
            from: "Only then wipe or flash the phone. If its setup asks for no old account afterwards, it is free.",
            "Только теперь стирайте или прошивайте телефон. Если после этого при первой настройке он не требует старого аккаунта, он свободен."
        ),
        Row(
            "step.never-delete",
            from:
                "Never delete a Mi account (account.xiaomi.com/pass/del) before every phone, tablet and band is signed out of it: they would be lost.",
            "Никогда не удаляйте Mi-аккаунт (account.xiaomi.com/pass/del), пока из него не вышли на каждом телефоне, планшете и браслете: они будут потеряны."
        ),
    ]
}
