extension WordTable {
    /// What guides say, and what is so.
    static let russianClaims: [Row] = [
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
    ]
}
