extension WordTable {
    /// What guides say, and what is so.
    static let hindiClaims: [Row] = [
        Row(
            "claim.says", from: "They say: {claim}",
            "कहा जाता है: {claim}"),
        Row(
            "claim.so", from: "{verdict}: {answer}",
            "{verdict}: {answer}"),
        Row(
            "claim.verdict.right", from: "Right",
            "सही"),
        Row(
            "claim.verdict.plausible", from: "Plausible",
            "संभव है"),
        Row(
            "claim.verdict.wrong", from: "Wrong as a promise",
            "वादे के रूप में गलत"),
        Row(
            "claim.verdict.in-effect", from: "Right in effect",
            "असल में सही"),
        Row(
            "claim.verdict.official", from: "An official way",
            "आधिकारिक रास्ता"),
        Row(
            "claim.sign-out.claim",
            from: "Settings, Mi account, sign out, password: the phone is released. The easiest and surest way.",
            "सेटिंग, Mi अकाउंट, साइन आउट, पासवर्ड: फ़ोन आज़ाद हो गया। सबसे आसान और पक्का रास्ता।"),
        Row(
            "claim.sign-out.answer", from: "it is the only sure way on the phone itself.",
            "फ़ोन पर यही एक पक्का रास्ता है।"),
        Row(
            "claim.days.claim",
            from:
                "It can take from hours to several days until the unlinking is complete; a message comes to the account's phone number or mail.",
            "अनलिंक पूरा होने में कुछ घंटे से लेकर कई दिन लग सकते हैं; अकाउंट के फ़ोन नंबर या ईमेल पर संदेश आता है।"),
        Row(
            "claim.days.answer", from: "the last word is the server's. Wait before you wipe or sell.",
            "आखिरी फ़ैसला सर्वर का है। मिटाने या बेचने से पहले इंतज़ार करें।"),
        Row(
            "claim.settings-reset.claim",
            from:
                "Without access: Settings, backup and reset, erase. It does not guarantee that the account is gone; it stays on the server.",
            "पहुँच नहीं है: सेटिंग, बैकअप और रीसेट, सब मिटाएँ। इससे अकाउंट हटने की गारंटी नहीं; वह सर्वर पर रहता है।"),
        Row(
            "claim.settings-reset.answer",
            from: "a reset does not release a Mi account that is only wiped, not signed out.",
            "जो Mi अकाउंट केवल मिटाया गया और साइन आउट नहीं किया गया, उसे रीसेट नहीं छुड़ाता।"),
        Row(
            "claim.recovery-reset.claim",
            from: "Better reset through the recovery: after that no linked Mi account is left.",
            "रिकवरी से रीसेट करना बेहतर है: उसके बाद कोई जुड़ा हुआ Mi अकाउंट नहीं बचता।"),
        Row(
            "claim.recovery-reset.answer",
            from: "the binding survives it, and Google's lock is not released by it either.",
            "बंधन बना रहता है, और Google का लॉक भी इससे नहीं हटता।"),
        Row(
            "claim.reflash.claim",
            from: "Flashing anew (Mi Flash, fastboot) formats everything, and the account is unlinked.",
            "दोबारा फ़्लैश करने से (Mi Flash, fastboot) सब कुछ फ़ॉर्मैट हो जाता है और अकाउंट हट जाता है।"),
        Row(
            "claim.reflash.answer",
            from: "a flash erases the data, not the binding. It asks again once the phone is online.",
            "फ़्लैश डेटा मिटाता है, बंधन नहीं। फ़ोन इंटरनेट से जुड़ते ही फिर पूछता है।"),
        Row(
            "claim.other-chip.claim",
            from:
                "Ordinary flashing is useless: the account is on a separate memory chip, and wrong moves can ruin the phone.",
            "साधारण फ़्लैश बेकार है: अकाउंट एक अलग मेमोरी चिप पर है, और गलत कदम फ़ोन खराब कर सकते हैं।"),
        Row(
            "claim.other-chip.answer",
            from:
                "the last word is the server's, and a copy lives outside the data partition. Erasing blindly does ruin phones.",
            "आखिरी फ़ैसला सर्वर का है, और एक कॉपी डेटा पार्टिशन के बाहर रहती है। बिना समझे मिटाने से फ़ोन सचमुच खराब होते हैं।"),
        Row(
            "claim.programs.claim", from: "Programs from the internet that promise to solve it mostly carry malware.",
            "इंटरनेट के जो प्रोग्राम इसे हल करने का वादा करते हैं, उनमें अक्सर वायरस होते हैं।"),
        Row(
            "claim.programs.answer",
            from: "trust none of them. restock bundles no foreign program and can be built from its source.",
            "इनमें से किसी पर भरोसा न करें। restock में कोई बाहरी प्रोग्राम नहीं है, और उसे स्रोत कोड से बनाया जा सकता है।"),
        Row(
            "claim.second-hand.claim",
            from:
                "Buying second-hand: let the seller sign out in front of you; it also shows that the phone is not stolen.",
            "पुराना फ़ोन खरीदते समय: बेचने वाला आपके सामने साइन आउट करे; इससे यह भी दिखता है कि फ़ोन चोरी का नहीं है।"),
        Row(
            "claim.second-hand.answer", from: "do it before you pay.",
            "पैसे देने से पहले यह करवाएँ।"),
        Row(
            "claim.selling.claim",
            from: "Selling: sign out before you hand it over; otherwise the new owner cannot use it.",
            "बेचते समय: देने से पहले साइन आउट करें; नहीं तो नया मालिक इस्तेमाल नहीं कर पाएगा।"),
        Row(
            "claim.selling.answer", from: "and do it before any wipe: afterwards the phone asks you first.",
            "और कुछ भी मिटाने से पहले करें: बाद में फ़ोन पहले आपसे ही पूछेगा।"),
        Row(
            "claim.password.claim",
            from:
                "Password lost: account.xiaomi.com/pass/forgetPassword, by phone number or mail; the code may be in the spam folder.",
            "पासवर्ड खो गया: account.xiaomi.com/pass/forgetPassword, फ़ोन नंबर या ईमेल से; कोड स्पैम फ़ोल्डर में हो सकता है।"),
        Row(
            "claim.password.answer", from: "begin with this when the password is all that is missing.",
            "अगर केवल पासवर्ड की कमी है, तो इसी से शुरू करें।"),
        Row(
            "claim.support.claim",
            from:
                "No other way left: write to Xiaomi's support (IMEI, receipt, photo of the box and its label, activation date, proof for the SIM); up to a month.",
            "और कोई रास्ता नहीं बचा: Xiaomi सपोर्ट को लिखें (IMEI, रसीद, डिब्बे और लेबल की फ़ोटो, एक्टिवेशन की तारीख, SIM का सबूत); एक महीने तक।"),
        Row(
            "claim.support.answer", from: "with proof of purchase, and with patience: days to weeks.",
            "खरीद के सबूत और धैर्य के साथ: कुछ दिन से कुछ हफ़्ते।"),
        Row(
            "claim.service-centre.claim", from: "Last resort: an authorised service centre, with an identity document.",
            "आखिरी उपाय: अधिकृत सर्विस सेंटर, पहचान पत्र के साथ।"),
        Row(
            "claim.service-centre.answer", from: "take the proof of purchase along.",
            "खरीद का सबूत भी साथ ले जाएँ।"),
        Row(
            "claim.delete.claim",
            from:
                "Delete the account for ever: account.xiaomi.com/pass/del. Sign out every device first, or they are lost.",
            "अकाउंट हमेशा के लिए account.xiaomi.com/pass/del पर मिटता है। पहले हर डिवाइस से साइन आउट करें, नहीं तो वे बेकार हो जाएँगे।"),
        Row(
            "claim.delete.answer",
            from:
                "and that is the order: first every phone, tablet and band, then the account. It releases no phone by itself.",
            "और क्रम यही है: पहले हर फ़ोन, टैबलेट और बैंड, फिर अकाउंट। मिटाने भर से कोई फ़ोन आज़ाद नहीं होता।"),
        Row(
            "claim.unlock-quota.claim",
            from: "The account may have used up the number of bootloader unlocks it is allowed.",
            "हो सकता है अकाउंट ने बूटलोडर अनलॉक की अपनी तय संख्या पूरी कर ली हो।"),
        Row(
            "claim.unlock-quota.answer",
            from:
                "reports name one device a year or a few a year, and days of waiting. So do not lock without a reason.",
            "रिपोर्टों में साल में एक या कुछ डिवाइस और कई दिन का इंतज़ार बताया गया है। इसलिए बिना कारण लॉक न करें।"),
        Row(
            "claim.asks-first.claim",
            from: "On some phones a factory reset asks for the account before it runs; if it does not, you are lucky.",
            "कुछ फ़ोनों पर फ़ैक्टरी रीसेट पहले अकाउंट माँगता है; न माँगे तो आप भाग्यशाली हैं।"),
        Row(
            "claim.asks-first.answer",
            from: "it fits with Find Device being on or off. That it does not ask proves nothing.",
            "यह \"डिवाइस ढूँढें\" के चालू या बंद होने से मेल खाता है। न माँगने से कुछ साबित नहीं होता।"),
    ]
}
