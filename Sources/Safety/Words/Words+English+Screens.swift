extension WordTable {
    /// What is said beside a phone: evidence, findings, consents, gates, and how a flash or a wipe ends.
    static let englishScreens: [Row] = [
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
        Row("gate.relock.sentence", "This locks the bootloader at the end. It may never be unlocked again."),
        Row(
            "gate.relock.evidence",
            "the package is for region {region}; the region that the hardware was sold in cannot be read"),
        Row(
            "gate.relock.evidence-no-region",
            "the package's region is unknown; the region that the hardware was sold in cannot be read"),
        Row(
            "gate.relock.advice",
            "A phone made for China with other firmware, or the reverse, does not start once locked.\nXiaomi's rules for unlocking, as reported in 2026: one phone per account and year, an account that is at least 30 days old on that phone, a wait of 72 hours or longer, and a daily quota. Phones sold in China: officially not at all since 2026.\nWithout a reason to lock, use --mode clean."
        ),
        Row("gate.relock.refuse.sentence", "The package would lock the bootloader where no stock package does."),
        Row(
            "gate.relock.refuse.advice",
            "Do not use this package, with restock or without: a lock at the wrong moment leaves a phone that starts no more."
        ),
        Row("gate.script-difference.sentence", "The two scripts of this package do not write the same."),
        Row(
            "gate.script-difference.advice",
            "restock does what the script for Linux says. Go on only if the package is unmodified: vendors forget a line in one of the two, but somebody may have changed it as well."
        ),
        Row(
            "gate.unknown-partition.sentence",
            "The package would change a partition that no known stock script touches: {names}."),
        Row(
            "gate.unknown-partition.advice",
            "It may hold what cannot be made again, such as the calibration of this phone. Go on only if you know what it is for, and that the package is unmodified."
        ),
        Row(
            "gate.oem-command.sentence",
            "The package would give the phone a command that restock does not know: {command}."),
        Row(
            "gate.oem-command.advice",
            "Only the maker knows what it does; it may erase what cannot be made again. Go on only if you know it, and that the package is unmodified."
        ),
        Row(
            "gate.device-match.sentence-chip",
            "This phone tells only its chip, which several models share. Make sure that it is a {model}."),
        Row(
            "gate.device-match.advice-chip",
            "Firmware of another model with the same chip ruins the phone. Look the model up on the label, the box or in Settings; go on only if its codename is {model}."
        ),
        Row(
            "gate.device-match.sentence-longer",
            "The package is for {package}, and this phone is {phone}: a longer name, which its script lets pass."),
        Row(
            "gate.device-match.advice-longer",
            "Some models have no package of their own name, and this one is theirs. For every other model it is foreign firmware, which ruins the phone. Go on only if the official package for exactly your model is that of {package}. If there is one whose name begins with {phone}, take that."
        ),
        Row(
            "gate.anti-rollback.sentence-unknown",
            "This phone says that it knows no anti-rollback number. It counts as 0, as in the stock script."),
        Row(
            "gate.anti-rollback.advice-unknown",
            "Phones made before about 2018 have none, and then this is right. If this phone is newer, or has ever shown such a number, stop: a package with a lower number would ruin it for good."
        ),
        Row(
            "gate.without-crc-lists.sentence",
            "The package's checksum lists are for other parts of {image} than this phone takes, so it would stop in the middle."
        ),
        Row(
            "gate.without-crc-lists.sentence-asked",
            "The phone is not given the package's checksum lists, as you asked."),
        Row(
            "gate.without-crc-lists.advice",
            "Go on without the lists. restock compares every block with what it has checked before it sends it; what is missing is that the phone compares once more."
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
            "gate.boot-chain.erased.sentence",
            "The package would erase code that starts the phone, and write nothing in its place."),
        Row(
            "gate.boot-chain.erased.advice",
            "The phone would be dead. Do not use this package, with restock or without."),
        Row("gate.slot-state.given-up.sentence", "The phone has given up starting from its active slot."),
        Row(
            "gate.slot-state.given-up.advice-mended",
            "The package activates a slot, which gives the phone its tries back. Keep it in fastboot mode until then."),
        Row(
            "gate.slot-state.given-up.advice",
            "The package activates no slot, so the phone may not start after it. Afterwards type: fastboot set_active {slot}"
        ),
        Row("gate.relock.locks-nothing.sentence", "The package's lock script locks nothing."),
        Row(
            "gate.relock.locks-nothing.advice",
            "It was changed, or is not what its name says. To flash without a lock: --mode clean."),
        Row(
            "gate.boot-chain.empty.sentence",
            "At its end the package would leave partitions empty that the phone needs."),
        Row(
            "gate.boot-chain.empty.advice",
            "The phone would not start with that. Stock packages write them again after every erase. Use an unmodified package."
        ),
        Row(
            "gate.boot-chain.foreign.sentence",
            "The package would write a file to a partition that it does not belong to."),
        Row(
            "gate.boot-chain.foreign.advice",
            "The phone may not start with that, and may not even reach fastboot. Use an unmodified package."),
        Row("gate.boot-chain.over.sentence", "The package would write one file over another on the same partition."),
        Row(
            "gate.boot-chain.power.sentence",
            "From step {first} to step {last} of {count} the phone must not lose power."),
        Row(
            "gate.boot-chain.power.sentence-resume",
            "Until the code that starts the phone is whole again, the phone must not lose power."),
        Row(
            "gate.boot-chain.power.evidence",
            "from \"{begin}\" to \"{end}\" the code that starts the phone is part old, part new"),
        Row(
            "gate.boot-chain.power.advice",
            "Charge the phone, use a cable that sits firmly, and touch neither until then. If it stops there all the same, restock says what to type next."
        ),
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
