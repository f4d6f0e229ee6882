extension WordTable {
    /// The words in Russian. Each row carries the English that it was made from; a test fails where that has changed since.
    static let russian: [Row] = [
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
            from: "It also closes the way back: to unlock again takes the bound account, days of waiting and a quota.",
            "Она закрывает и путь назад: для новой разблокировки нужны привязанный аккаунт, дни ожидания и свободная квота."
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
        Row(
            "claim.says", from: "They say: {claim}",
            "Пишут: {claim}"),
        Row(
            "claim.so", from: "{verdict}: {answer}",
            "{verdict}: {answer}"),
        Row(
            "claim.verdict.right", from: "Right",
            "Верно"),
        Row(
            "claim.verdict.plausible", from: "Plausible",
            "Правдоподобно"),
        Row(
            "claim.verdict.wrong", from: "Wrong as a promise",
            "Как обещание — неверно"),
        Row(
            "claim.verdict.in-effect", from: "Right in effect",
            "По сути верно"),
        Row(
            "claim.verdict.official", from: "An official way",
            "Официальный путь"),
        Row(
            "claim.sign-out.claim",
            from: "Settings, Mi account, sign out, password: the phone is released. The easiest and surest way.",
            "Настройки, Mi-аккаунт, выход, пароль — и телефон свободен. Самый простой и надёжный путь."),
        Row(
            "claim.sign-out.answer", from: "it is the only sure way on the phone itself.",
            "на самом телефоне это единственный надёжный путь."),
        Row(
            "claim.days.claim",
            from:
                "It can take from hours to several days until the unlinking is complete; a message comes to the account's phone number or mail.",
            "Отвязка занимает от нескольких часов до нескольких дней; на номер или почту аккаунта приходит сообщение."),
        Row(
            "claim.days.answer", from: "the last word is the server's. Wait before you wipe or sell.",
            "последнее слово за сервером. Подождите, прежде чем стирать или продавать."),
        Row(
            "claim.settings-reset.claim",
            from:
                "Without access: Settings, backup and reset, erase. It does not guarantee that the account is gone; it stays on the server.",
            "Нет доступа: Настройки, восстановление и сброс, стереть. Это не гарантирует, что аккаунт исчезнет: он остаётся на сервере."
        ),
        Row(
            "claim.settings-reset.answer",
            from: "a reset does not release a Mi account that is only wiped, not signed out.",
            "сброс не освобождает Mi-аккаунт, который просто стёрт, без выхода из него."),
        Row(
            "claim.recovery-reset.claim",
            from: "Better reset through the recovery: after that no linked Mi account is left.",
            "Лучше сбросить через рекавери: после этого привязанного Mi-аккаунта не остаётся."),
        Row(
            "claim.recovery-reset.answer",
            from: "the binding survives it, and Google's lock is not released by it either.",
            "привязка это переживает, и блокировка Google так тоже не снимается."),
        Row(
            "claim.reflash.claim",
            from: "Flashing anew (Mi Flash, fastboot) formats everything, and the account is unlinked.",
            "Перепрошивка (Mi Flash, fastboot) форматирует всё, и аккаунт отвязывается."),
        Row(
            "claim.reflash.answer",
            from: "a flash erases the data, not the binding. It asks again once the phone is online.",
            "прошивка стирает данные, а не привязку. Телефон спросит снова, как только выйдет в сеть."),
        Row(
            "claim.other-chip.claim",
            from:
                "Ordinary flashing is useless: the account is on a separate memory chip, and wrong moves can ruin the phone.",
            "Обычная прошивка бесполезна: аккаунт хранится в отдельной микросхеме памяти, а неверные действия могут испортить телефон."
        ),
        Row(
            "claim.other-chip.answer",
            from:
                "the last word is the server's, and a copy lives outside the data partition. Erasing blindly does ruin phones.",
            "последнее слово за сервером, а копия хранится вне раздела данных. Стирание наугад действительно губит телефоны."
        ),
        Row(
            "claim.programs.claim", from: "Programs from the internet that promise to solve it mostly carry malware.",
            "Программы из интернета, которые обещают это решить, чаще всего содержат вирусы."),
        Row(
            "claim.programs.answer",
            from: "trust none of them. restock bundles no foreign program and can be built from its source.",
            "не доверяйте им. В restock нет чужих программ, и его можно собрать из исходного текста."),
        Row(
            "claim.second-hand.claim",
            from:
                "Buying second-hand: let the seller sign out in front of you; it also shows that the phone is not stolen.",
            "Покупаете с рук: пусть продавец выйдет из аккаунта при вас; заодно видно, что телефон не краденый."),
        Row(
            "claim.second-hand.answer", from: "do it before you pay.",
            "сделайте это до оплаты."),
        Row(
            "claim.selling.claim",
            from: "Selling: sign out before you hand it over; otherwise the new owner cannot use it.",
            "Продаёте: выйдите из аккаунта до передачи, иначе новый владелец не сможет пользоваться телефоном."),
        Row(
            "claim.selling.answer", from: "and do it before any wipe: afterwards the phone asks you first.",
            "и до любого стирания: после него телефон сначала спросит вас."),
        Row(
            "claim.password.claim",
            from:
                "Password lost: account.xiaomi.com/pass/forgetPassword, by phone number or mail; the code may be in the spam folder.",
            "Пароль потерян: account.xiaomi.com/pass/forgetPassword, по номеру или почте; код может оказаться в папке «Спам»."
        ),
        Row(
            "claim.password.answer", from: "begin with this when the password is all that is missing.",
            "начните с этого, если не хватает только пароля."),
        Row(
            "claim.support.claim",
            from:
                "No other way left: write to Xiaomi's support (IMEI, receipt, photo of the box and its label, activation date, proof for the SIM); up to a month.",
            "Других путей не осталось: напишите в поддержку Xiaomi (IMEI, чек, фото коробки с этикеткой, дата активации, подтверждение SIM); ответ до месяца."
        ),
        Row(
            "claim.support.answer", from: "with proof of purchase, and with patience: days to weeks.",
            "с доказательством покупки и с терпением: от дней до недель."),
        Row(
            "claim.service-centre.claim", from: "Last resort: an authorised service centre, with an identity document.",
            "Крайний случай: авторизованный сервисный центр, с удостоверением личности."),
        Row(
            "claim.service-centre.answer", from: "take the proof of purchase along.",
            "возьмите с собой доказательство покупки."),
        Row(
            "claim.delete.claim",
            from:
                "Delete the account for ever: account.xiaomi.com/pass/del. Sign out every device first, or they are lost.",
            "Удалить аккаунт навсегда: account.xiaomi.com/pass/del. Сначала выйдите на всех устройствах, иначе они потеряны."
        ),
        Row(
            "claim.delete.answer",
            from:
                "and that is the order: first every phone, tablet and band, then the account. It releases no phone by itself.",
            "и только в этом порядке: сначала все телефоны, планшеты и браслеты, потом аккаунт. Само удаление ни одного телефона не освобождает."
        ),
        Row(
            "claim.unlock-quota.claim",
            from: "The account may have used up the number of bootloader unlocks it is allowed.",
            "Аккаунт мог исчерпать разрешённое ему число разблокировок загрузчика."),
        Row(
            "claim.unlock-quota.answer",
            from:
                "reports name one device a year or a few a year, and days of waiting. So do not lock without a reason.",
            "сообщают об одном устройстве или о нескольких в год и о днях ожидания. Поэтому не блокируйте загрузчик без причины."
        ),
        Row(
            "claim.asks-first.claim",
            from: "On some phones a factory reset asks for the account before it runs; if it does not, you are lucky.",
            "На некоторых телефонах сброс сначала спрашивает аккаунт; если не спросил — вам повезло."),
        Row(
            "claim.asks-first.answer",
            from: "it fits with Find Device being on or off. That it does not ask proves nothing.",
            "это похоже на то, включено ли «Найти устройство». Если не спросил, это ничего не доказывает."),
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
            "gate.relock.sentence", from: "This locks the bootloader at the end. Unlocking again is not in your hands.",
            "В конце загрузчик будет заблокирован. Снова разблокировать его — уже не в ваших силах."),
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
                "A phone made for China with other firmware, or the reverse, does not start once locked. Unlocking needs the bound Mi account, days of waiting and a quota. Without a reason to lock, use --mode clean.",
            "Телефон для Китая с другой прошивкой, или наоборот, после блокировки не включится. Для разблокировки нужны привязанный Mi-аккаунт, дни ожидания и свободная квота. Без причины блокировать не надо: используйте --mode clean."
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
