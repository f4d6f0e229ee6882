extension WordTable {
    /// The page on accounts: locks, what survives what, what can be read, questions and steps.
    static let englishAccount: [Row] = [
        Row("account.title", "What binds a phone to an account"),
        Row(
            "account.statement",
            "No wipe and no flash removes a Mi account lock or Google's lock. Only the account's holder can release them. Where it is not known, assume that the phone has both."
        ),
        Row(
            "account.grades",
            "How sure: [V] read in a primary text, [R] reported by owners, [I] concluded from these, [U] not known."),
        Row("heading.locks", "Three locks, each on its own"),
        Row("heading.survival", "What survives what"),
        Row("heading.readable", "What can be read, and from which mode"),
        Row("heading.unknown", "What is not known"),
        Row("heading.guide", "What to do, in this order"),
        Row("heading.claims", "What guides say, and what is so"),
        Row("heading.phone", "This phone"),
        Row("lock.bootloader.name", "Bootloader lock"),
        Row("lock.bootloader.short", "Bootloader"),
        Row(
            "lock.bootloader.what",
            "A mark in the phone's protected storage. While it is set, the phone refuses to be flashed. Only Xiaomi's server can sign an unlock."
        ),
        Row("lock.mi-account.name", "Mi account lock (Find Device)"),
        Row("lock.mi-account.short", "Mi account"),
        Row(
            "lock.mi-account.what",
            "After a reset the phone asks for the Mi account that was signed in. Xiaomi's server knows the phone by its hardware: no local wipe removes this lock."
        ),
        Row("lock.google.name", "Google's lock (FRP)"),
        Row("lock.google.short", "Google"),
        Row(
            "lock.google.what",
            "After a reset that was not made in Settings, the phone asks for the Google account that was on it. The lock has a partition of its own, outside the data."
        ),
        Row("fate.survives", "stays"),
        Row("fate.released", "released"),
        Row("fate.returns", "comes back"),
        Row("fate.closes", "is set"),
        Row("fate.unknown", "not known"),
        Row("survival.action", "Action"),
        Row("survival.stays", "\"stays\" means: as it was before."),
        Row("action.sign-out.name", "Sign out in Settings"),
        Row(
            "action.sign-out.note",
            "Needs the account's password and turns Find Device off. Google's account is another one and stays."),
        Row("action.settings-reset.name", "Erase all data in Settings"),
        Row(
            "action.settings-reset.note",
            "Google trusts a reset that is made in Settings. The Mi lock goes only where the Mi account is removed on the way."
        ),
        Row("action.recovery-wipe.name", "Wipe data in the recovery"),
        Row(
            "action.recovery-wipe.note", "Google takes such a reset for untrusted, and asks for its account afterwards."
        ),
        Row("action.fastboot-erase.name", "fastboot -w, erase userdata"),
        Row("action.fastboot-erase.note", "Neither lock lives in the data partition."),
        Row("action.clean-flash.name", "Flash that erases all data"),
        Row(
            "action.clean-flash.note",
            "No stock script writes the partition of Google's lock, and the Mi lock is on the server."),
        Row("action.flash-and-lock.name", "Flash, then lock"),
        Row(
            "action.flash-and-lock.note",
            "It may also be for ever: to unlock again takes the bound account, days of waiting and a quota, and phones sold in China have officially got none since 2026."
        ),
        Row("action.bootloader-unlock.name", "Unlock the bootloader"),
        Row(
            "action.bootloader-unlock.note",
            "Xiaomi refuses it (code 20038) where another account has locked the phone."),
        Row("action.edl-erase.name", "EDL, lock partitions erased"),
        Row(
            "action.edl-erase.note",
            "One owner's report: gone at first, back with the first internet connection. restock never offers it."),
        Row("action.custom-rom.name", "Custom ROM, no Mi services"),
        Row("action.custom-rom.note", "Not shown while it runs, there again with stock firmware."),
        Row("readable.can", "Readable: {what}"),
        Row("readable.cannot", "Not readable: {what}"),
        Row("mode.fastboot.name", "Fastboot mode"),
        Row(
            "mode.fastboot.can",
            "the bootloader lock, the model, anti-rollback, slots; that Google's lock has a partition."),
        Row(
            "mode.fastboot.cannot", "accounts, Find Device, what Google's lock holds, the region the phone was sold in."
        ),
        Row("mode.recovery.name", "Recovery (Mi Assistant)"),
        Row("mode.recovery.can", "the model with its variant, version, region, serial number."),
        Row("mode.recovery.cannot", "accounts, Find Device."),
        Row("mode.adb.name", "Started, USB debugging allowed"),
        Row(
            "mode.adb.can",
            "whether a Mi or a Google account is signed in (names are masked), and what Android says of the bootloader lock."
        ),
        Row("mode.adb.cannot", "whether Find Device is on (not known to be), what Google's lock holds."),
        Row("unknown.absence", "Where no account is seen, that proves nothing: the phone may have been wiped before."),
        Row(
            "unknown.store",
            "Where exactly the phone keeps its copy of the Mi lock. So restock touches no partition that may hold it."),
        Row("unknown.settings-reset", "On which phones a reset in Settings releases the Mi account."),
        Row("unknown.find-device", "Whether a computer may ask a started phone if Find Device is on."),
        Row("unknown.oem-unlocking", "Whether \"OEM unlocking\" switches Google's lock off on MIUI."),
        Row(
            "unknown.official-text",
            "Xiaomi's own text on the ways out was not at hand: the addresses are as owners report them."),
        Row("question.access", "Can you still sign in to the Mi account that is on this phone?"),
        Row("question.access.yes", "yes, I know the account and its password"),
        Row("question.access.no", "no"),
        Row("question.access.unsure", "I am not sure"),
        Row("question.origin", "Which is so?"),
        Row("question.origin.own", "the phone is mine"),
        Row("question.origin.second-hand", "I bought it second-hand"),
        Row("question.origin.forgotten", "it is mine, but I forgot the account or its password"),
        Row("question.origin.selling", "it is mine, and I sell it or give it away"),
        Row("question.prompt", "Type a number, or only Enter to skip: "),
        Row("question.again", "That is none of the numbers."),
        Row("guide.own", "You know the account and its password"),
        Row("guide.forgotten", "Account or password forgotten"),
        Row("guide.second-hand", "Bought second-hand, with somebody else's account"),
        Row("guide.selling", "Sold or given away"),
        Row("guide.then", "In every case, after that"),
        Row(
            "step.sign-out",
            "On the phone, before anything is wiped: Settings, Mi Account (or Xiaomi Account), Sign out. It asks for the account's password and turns Find Device off. This is the easiest and surest way."
        ),
        Row(
            "step.sign-out-selling",
            "In front of the buyer, before anything is wiped: Settings, Mi Account (or Xiaomi Account), Sign out. Otherwise the new owner cannot use the phone."
        ),
        Row(
            "step.remove-google",
            "Remove the Google account on the phone too (Settings, Accounts), or know its password: Google's lock is another one."
        ),
        Row(
            "step.remove-device",
            "The phone does not start any more? In a browser sign in at i.mi.com, open Find device, choose the phone and remove it from the account."
        ),
        Row(
            "step.reset-password",
            "Password forgotten: account.xiaomi.com/pass/forgetPassword sends a code to the account's phone number or mail. Look into the spam folder too."
        ),
        Row(
            "step.support",
            "No other way left: write to Xiaomi's support, with proof of purchase: IMEI, receipt, photo of the box and its label, date of the first start, proof for the SIM card. Answers take days to weeks, up to a month."
        ),
        Row(
            "step.service-centre",
            "The last way: an authorised Xiaomi service centre, with the proof of purchase and an identity document."),
        Row(
            "step.seller-signs-out",
            "Ask the seller to sign out on the phone, in front of you: Settings, Mi Account, Sign out. That also shows that the phone is not stolen."
        ),
        Row(
            "step.seller-removes",
            "The seller is far away: let them sign in at i.mi.com, open Find device and remove this phone from the account."
        ),
        Row(
            "step.return-it",
            "Nobody can release it? Give the phone back. It may be stolen, and restock is no way round such a lock."),
        Row(
            "step.erase-in-settings",
            "Then erase all data in the phone's Settings: Google's lock trusts no other erase."),
        Row(
            "step.do-not-hand-over", "Do not hand the phone over before it is released: the new owner could not use it."
        ),
        Row(
            "step.wait",
            "Wait: until the server knows of it, hours to several days may pass. A message comes to the account's phone number or mail."
        ),
        Row(
            "step.then-wipe",
            "Only then wipe or flash the phone. If its setup asks for no old account afterwards, it is free."),
        Row(
            "step.never-delete",
            "Never delete a Mi account (account.xiaomi.com/pass/del) before every phone, tablet and band is signed out of it: they would be lost."
        ),
    ]
}
