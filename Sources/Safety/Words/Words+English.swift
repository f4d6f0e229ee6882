extension WordTable {
    /// The words in English: the text that the other tables are made from. `{name}` is filled in where it is shown.
    static let english: [Row] = [
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
            "It also closes the way back: to unlock again takes the bound account, days of waiting and a quota."),
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
        Row("claim.says", "They say: {claim}"),
        Row("claim.so", "{verdict}: {answer}"),
        Row("claim.verdict.right", "Right"),
        Row("claim.verdict.plausible", "Plausible"),
        Row("claim.verdict.wrong", "Wrong as a promise"),
        Row("claim.verdict.in-effect", "Right in effect"),
        Row("claim.verdict.official", "An official way"),
        Row(
            "claim.sign-out.claim",
            "Settings, Mi account, sign out, password: the phone is released. The easiest and surest way."),
        Row("claim.sign-out.answer", "it is the only sure way on the phone itself."),
        Row(
            "claim.days.claim",
            "It can take from hours to several days until the unlinking is complete; a message comes to the account's phone number or mail."
        ),
        Row("claim.days.answer", "the last word is the server's. Wait before you wipe or sell."),
        Row(
            "claim.settings-reset.claim",
            "Without access: Settings, backup and reset, erase. It does not guarantee that the account is gone; it stays on the server."
        ),
        Row("claim.settings-reset.answer", "a reset does not release a Mi account that is only wiped, not signed out."),
        Row(
            "claim.recovery-reset.claim", "Better reset through the recovery: after that no linked Mi account is left."),
        Row("claim.recovery-reset.answer", "the binding survives it, and Google's lock is not released by it either."),
        Row(
            "claim.reflash.claim", "Flashing anew (Mi Flash, fastboot) formats everything, and the account is unlinked."
        ),
        Row(
            "claim.reflash.answer", "a flash erases the data, not the binding. It asks again once the phone is online."),
        Row(
            "claim.other-chip.claim",
            "Ordinary flashing is useless: the account is on a separate memory chip, and wrong moves can ruin the phone."
        ),
        Row(
            "claim.other-chip.answer",
            "the last word is the server's, and a copy lives outside the data partition. Erasing blindly does ruin phones."
        ),
        Row("claim.programs.claim", "Programs from the internet that promise to solve it mostly carry malware."),
        Row(
            "claim.programs.answer",
            "trust none of them. restock bundles no foreign program and can be built from its source."),
        Row(
            "claim.second-hand.claim",
            "Buying second-hand: let the seller sign out in front of you; it also shows that the phone is not stolen."),
        Row("claim.second-hand.answer", "do it before you pay."),
        Row("claim.selling.claim", "Selling: sign out before you hand it over; otherwise the new owner cannot use it."),
        Row("claim.selling.answer", "and do it before any wipe: afterwards the phone asks you first."),
        Row(
            "claim.password.claim",
            "Password lost: account.xiaomi.com/pass/forgetPassword, by phone number or mail; the code may be in the spam folder."
        ),
        Row("claim.password.answer", "begin with this when the password is all that is missing."),
        Row(
            "claim.support.claim",
            "No other way left: write to Xiaomi's support (IMEI, receipt, photo of the box and its label, activation date, proof for the SIM); up to a month."
        ),
        Row("claim.support.answer", "with proof of purchase, and with patience: days to weeks."),
        Row("claim.service-centre.claim", "Last resort: an authorised service centre, with an identity document."),
        Row("claim.service-centre.answer", "take the proof of purchase along."),
        Row(
            "claim.delete.claim",
            "Delete the account for ever: account.xiaomi.com/pass/del. Sign out every device first, or they are lost."),
        Row(
            "claim.delete.answer",
            "and that is the order: first every phone, tablet and band, then the account. It releases no phone by itself."
        ),
        Row("claim.unlock-quota.claim", "The account may have used up the number of bootloader unlocks it is allowed."),
        Row(
            "claim.unlock-quota.answer",
            "reports name one device a year or a few a year, and days of waiting. So do not lock without a reason."),
        Row(
            "claim.asks-first.claim",
            "On some phones a factory reset asks for the account before it runs; if it does not, you are lucky."),
        Row(
            "claim.asks-first.answer", "it fits with Find Device being on or off. That it does not ask proves nothing."),
        Row(
            "evidence.mi.seen",
            "A Mi account is signed in. It very likely binds this phone, since Find Device is on by default. Sign out before anything is wiped."
        ),
        Row(
            "evidence.mi.not-seen",
            "No Mi account was seen. That proves nothing: the phone may have been wiped before. Assume that it is bound."
        ),
        Row(
            "evidence.mi.unknown",
            "Whether a Mi account is signed in cannot be read here. Assume that this phone is bound."),
        Row("evidence.google.seen", "A Google account is signed in. After a wipe, Google's lock will ask for it."),
        Row("evidence.google.not-seen", "No Google account was seen. That proves nothing either."),
        Row("evidence.google.unknown", "Google's lock cannot be read here. Assume that it is there."),
        Row(
            "evidence.bootloader.locked",
            "Android says that the bootloader is locked ({read}). What the bootloader says itself, in fastboot mode, counts more."
        ),
        Row(
            "evidence.bootloader.unlocked",
            "Android says that the bootloader is unlocked ({read}). What the bootloader says itself, in fastboot mode, counts more."
        ),
        Row(
            "evidence.bootloader.unknown",
            "Android does not say clearly whether the bootloader is locked ({read}). Fastboot mode tells."),
        Row("evidence.own-word.locked", "The bootloader says that it is locked."),
        Row("evidence.own-word.unlocked", "The bootloader says that it is unlocked."),
        Row("evidence.own-word.unknown", "The bootloader does not say clearly whether it is locked."),
        Row("evidence.nothing-read", "nothing was read"),
        Row("finding.refuse", "REFUSED"),
        Row("finding.confirm", "CONSENT NEEDED"),
        Row("finding.note", "NOTE"),
        Row("finding.because", "Because: {text}"),
        Row("consent.ask", "Type \"{word}\" to go on, anything else to stop: "),
        Row("consent.ask.understood", "Type \"understood\" to go on, anything else to stop: "),
        Row("consent.ask.wipe", "Type \"wipe\" to go on, anything else to stop: "),
        Row("consent.typed", "You typed \"{typed}\"; the word is \"{word}\"."),
        Row("consent.given", "Consent was given with --accept."),
        Row(
            "gate.account-binding.sentence",
            "A Mi account lock (Find Device) and Google's lock survive this. Assume that this phone has both."),
        Row(
            "gate.account-binding.evidence",
            "neither can be read in fastboot mode; both live outside what a flash or a wipe touches"),
        Row(
            "gate.account-binding.evidence-recovery",
            "neither can be read in the recovery; both live outside what a wipe or an update touches"),
        Row(
            "gate.account-binding.advice",
            "Only the account's holder can release them.\nBought second-hand: ask the seller to sign out on the phone (Settings, Mi Account, Sign out), or to remove it at i.mi.com.\nYour own: if it still starts, sign out of both accounts on it first; else remove it at i.mi.com.\nPassword forgotten: account.xiaomi.com/pass/forgetPassword. Else: Xiaomi's support, with proof of purchase.\nEach step for your case: restock account"
        ),
        Row(
            "gate.account-binding.advice-resume",
            "Only the account's holder can release them. On this phone nobody can sign out before the flash is finished.\nIts holder can still remove it in a browser: i.mi.com, Find device.\nEach step for your case: restock account"
        ),
        Row("gate.data-loss.sentence", "Everything on this phone is erased: photos, messages, apps."),
        Row("gate.data-loss.advice", "Copy off what you need first."),
        Row("gate.data-loss.advice-resume", "It may have been erased already."),
        Row(
            "gate.data-loss.advice-untouched",
            "The interrupted run had not touched it yet: a new flash with --mode keep-data may still keep it, if the package has that mode."
        ),
        Row("gate.data-loss.advice-keep", "Copy off what you need first, or use --mode keep-data."),
        Row("gate.relock.sentence", "This locks the bootloader at the end. Unlocking again is not in your hands."),
        Row(
            "gate.relock.evidence",
            "the package is for region {region}; the region that the hardware was sold in cannot be read"),
        Row(
            "gate.relock.evidence-no-region",
            "the package's region is unknown; the region that the hardware was sold in cannot be read"),
        Row(
            "gate.relock.advice",
            "A phone made for China with other firmware, or the reverse, does not start once locked. Unlocking needs the bound Mi account, days of waiting and a quota. Without a reason to lock, use --mode clean."
        ),
        Row("gate.relock.refuse.sentence", "The package would lock the bootloader where no stock package does."),
        Row(
            "gate.relock.refuse.advice",
            "Do not use this package, with restock or without: a lock at the wrong moment leaves a phone that starts no more."
        ),
        Row(
            "gate.google-frp.sentence",
            "After this erase the phone may ask for the Google account that was on it before (factory reset protection)."
        ),
        Row(
            "gate.google-frp.evidence-partition",
            "the phone has the partition {name}, where this lock lives; what it holds cannot be read in fastboot mode"),
        Row("gate.google-frp.evidence", "whether this lock is on cannot be read in fastboot mode"),
        Row("gate.google-frp.evidence-recovery", "whether this lock is on cannot be read in the recovery"),
        Row(
            "gate.google-frp.advice",
            "This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings. If the phone still starts: remove the Google account there first. Else have its name and password at hand."
        ),
        Row(
            "gate.google-frp.advice-resume",
            "This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings, which nobody can reach before the flash is finished. Have that account's name and password at hand."
        ),
        Row("gate.bootloader-locked.sentence", "The bootloader is locked, so this phone takes no fastboot package."),
        Row(
            "gate.bootloader-locked.sentence-update",
            "The bootloader is locked, so this phone takes nothing in fastboot mode."),
        Row(
            "gate.bootloader-locked.sentence-wipe",
            "The bootloader is locked, so nothing can be erased from fastboot mode."),
        Row(
            "gate.bootloader-locked.advice",
            "What works while it is locked: erasing the data, with: restock wipe{phone}\nThe phone's own recovery installs official recovery packages: restock sideload{recovery} PACKAGE.zip, for which Xiaomi's recovery wants a token of Xiaomi's server. Does it ask for somebody's account? restock account\nElse its owner asks Xiaomi to unlock it (account bound to the phone, days of waiting, erases all data). restock cannot unlock it."
        ),
        Row(
            "gate.bootloader-locked.advice-update",
            "The phone's own recovery installs an official update while locked: restock sideload{recovery} PACKAGE.zip"),
        Row(
            "gate.bootloader-locked.advice-wipe",
            "The phone's own recovery can wipe while locked: restock wipe --via recovery{phone}"),
        Row(
            "status.unreadable",
            "Account locks: cannot be read in this mode. Assume that a Mi account lock and Google's lock are there: they survive every wipe and every flash, and only the account's holder can release them."
        ),
        Row(
            "flash.survives",
            "What survives: a Mi account lock and Google's lock, if this phone had one. Only the account's holder can release them."
        ),
        Row("flash.data-gone", "All data of the owner is gone."),
        Row("flash.data-kept", "The owner's data was kept."),
        Row(
            "flash.survives-each",
            "What survives on each: a Mi account lock and Google's lock, if the phone had one. Only the account's holder can release them."
        ),
        Row("flash.done", "Done:"),
        Row("flash.on-phone", "{package} is on the phone."),
        Row("flash.figures", "{count} steps, {bytes} in {seconds} s ({speed} MB/s)."),
        Row("flash.restarts", "The phone restarts. The first start takes several minutes."),
        Row("wipe.by-bootloader", "Wiped: {parts}, by the bootloader."),
        Row(
            "wipe.by-recovery",
            "Wiped: the owner's data, by the phone's recovery, which ended format-data:. It said: {words}"),
        Row(
            "wipe.unconfirmed",
            "The phone's recovery came to the end of format-data: without a word. It is likely that the owner's data are gone, and not certain: look at the phone's screen, or run the same command again."
        ),
        Row(
            "wipe.by-message",
            "The phone restarts into its recovery, which wipes the data now. How that ends is seen on its screen."),
        Row(
            "wipe.by-message-unheard",
            "The phone was gone before it answered to the restart. When it starts, its recovery wipes the data; how that ends is seen on its screen. If it still shows FASTBOOT: restock reboot{phone}"
        ),
        Row(
            "wipe.untouched",
            "Not touched either: the firmware, the bootloader lock, the partitions that make this phone this phone."),
        Row("wipe.next-in-fastboot", "The phone is still in fastboot mode; next: {command}"),
        Row("wipe.next-in-recovery", "The phone is still in its recovery; next: {command}"),
        Row("wipe.file-systems", "Android makes its file systems when it starts. If it does not: {command}"),
        Row("wipe.unfinished-in-fastboot", "The phone is still in fastboot mode, and its flash is not finished; next:"),
        Row("wipe.unfinished-in-recovery", "The phone is still in its recovery, and its flash is not finished; next:"),
    ]
}
