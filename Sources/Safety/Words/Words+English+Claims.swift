extension WordTable {
    /// What guides say, and what is so.
    static let englishClaims: [Row] = [
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
    ]
}
