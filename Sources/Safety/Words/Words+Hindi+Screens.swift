extension WordTable {
    /// What is said beside a phone: evidence, findings, consents, gates, and how a flash or a wipe ends.
    static let hindiScreens: [Row] = [
        Row(
            "evidence.mi.seen",
            from:
                "A Mi account is signed in. It very likely binds this phone, since Find Device is on by default. Sign out before anything is wiped.",
            "फ़ोन पर एक Mi अकाउंट साइन इन है। बहुत संभव है कि फ़ोन उससे बँधा है, क्योंकि \"डिवाइस ढूँढें\" अपने आप चालू होता है। कुछ भी मिटाने से पहले साइन आउट करें।"
        ),
        Row(
            "evidence.mi.not-seen",
            from:
                "No Mi account was seen. That proves nothing: the phone may have been wiped before. Assume that it is bound.",
            "कोई Mi अकाउंट नहीं दिखा। इससे कुछ साबित नहीं होता: हो सकता है फ़ोन पहले मिटाया गया हो। मानकर चलें कि वह बँधा है।"),
        Row(
            "evidence.mi.unknown",
            from: "Whether a Mi account is signed in cannot be read here. Assume that this phone is bound.",
            "कोई Mi अकाउंट साइन इन है या नहीं, यह यहाँ नहीं पढ़ा जा सकता। मानकर चलें कि फ़ोन बँधा है।"),
        Row(
            "evidence.google.seen", from: "A Google account is signed in. After a wipe, Google's lock will ask for it.",
            "एक Google अकाउंट साइन इन है। मिटाने के बाद Google का लॉक उसे माँगेगा।"),
        Row(
            "evidence.google.not-seen", from: "No Google account was seen. That proves nothing either.",
            "कोई Google अकाउंट नहीं दिखा। इससे भी कुछ साबित नहीं होता।"),
        Row(
            "evidence.google.unknown", from: "Google's lock cannot be read here. Assume that it is there.",
            "Google का लॉक यहाँ नहीं पढ़ा जा सकता। मानकर चलें कि वह लगा है।"),
        Row(
            "evidence.bootloader.locked",
            from:
                "Android says that the bootloader is locked ({read}). What the bootloader says itself, in fastboot mode, counts more.",
            "Android कहता है कि बूटलोडर लॉक है ({read})। फ़ास्टबूट मोड में बूटलोडर खुद जो कहे, वह ज़्यादा मायने रखता है।"),
        Row(
            "evidence.bootloader.unlocked",
            from:
                "Android says that the bootloader is unlocked ({read}). What the bootloader says itself, in fastboot mode, counts more.",
            "Android कहता है कि बूटलोडर अनलॉक है ({read})। फ़ास्टबूट मोड में बूटलोडर खुद जो कहे, वह ज़्यादा मायने रखता है।"),
        Row(
            "evidence.bootloader.unknown",
            from: "Android does not say clearly whether the bootloader is locked ({read}). Fastboot mode tells.",
            "Android साफ़ नहीं कहता कि बूटलोडर लॉक है या नहीं ({read})। फ़ास्टबूट मोड बताता है।"),
        Row(
            "evidence.own-word.locked", from: "The bootloader says that it is locked.",
            "बूटलोडर कहता है कि वह लॉक है।"),
        Row(
            "evidence.own-word.unlocked", from: "The bootloader says that it is unlocked.",
            "बूटलोडर कहता है कि वह अनलॉक है।"),
        Row(
            "evidence.own-word.unknown", from: "The bootloader does not say clearly whether it is locked.",
            "बूटलोडर साफ़ नहीं कहता कि वह लॉक है या नहीं।"),
        Row(
            "evidence.nothing-read", from: "nothing was read",
            "कुछ नहीं पढ़ा गया"),
        Row(
            "finding.refuse", from: "REFUSED",
            "मना किया गया"),
        Row(
            "finding.confirm", from: "CONSENT NEEDED",
            "सहमति चाहिए"),
        Row(
            "finding.note", from: "NOTE",
            "ध्यान दें"),
        Row(
            "finding.because", from: "Because: {text}",
            "कारण: {text}"),
        Row(
            "consent.ask", from: "Type \"{word}\" to go on, anything else to stop: ",
            "आगे बढ़ने के लिए \"{word}\" टाइप करें, रोकने के लिए कुछ और: "),
        Row(
            "consent.ask.understood", from: "Type \"understood\" to go on, anything else to stop: ",
            "आगे बढ़ने के लिए \"understood\" (समझ में आया) टाइप करें, रोकने के लिए कुछ और: "),
        Row(
            "consent.ask.wipe", from: "Type \"wipe\" to go on, anything else to stop: ",
            "आगे बढ़ने के लिए \"wipe\" (मिटाओ) टाइप करें, रोकने के लिए कुछ और: "),
        Row(
            "consent.typed", from: "You typed \"{typed}\"; the word is \"{word}\".",
            "आपने \"{typed}\" टाइप किया; शब्द \"{word}\" है।"),
        Row(
            "consent.given", from: "Consent was given with --accept.",
            "सहमति --accept से दी गई।"),
        Row(
            "gate.account-binding.sentence",
            from: "A Mi account lock (Find Device) and Google's lock survive this. Assume that this phone has both.",
            "Mi अकाउंट का लॉक (डिवाइस ढूँढें) और Google का लॉक इसके बाद भी बने रहते हैं। मानकर चलें कि इस फ़ोन पर दोनों लगे हैं।"),
        Row(
            "gate.account-binding.evidence",
            from: "neither can be read in fastboot mode; both live outside what a flash or a wipe touches",
            "फ़ास्टबूट मोड में दोनों में से कोई नहीं पढ़ा जा सकता; दोनों उससे बाहर रहते हैं जिसे फ़्लैश या मिटाना छूता है"),
        Row(
            "gate.account-binding.evidence-recovery",
            from: "neither can be read in the recovery; both live outside what a wipe or an update touches",
            "रिकवरी में दोनों में से कोई नहीं पढ़ा जा सकता; दोनों उससे बाहर रहते हैं जिसे मिटाना या अपडेट छूता है"),
        Row(
            "gate.account-binding.advice",
            from:
                "Only the account's holder can release them.\nBought second-hand: ask the seller to sign out on the phone (Settings, Mi Account, Sign out), or to remove it at i.mi.com.\nYour own: if it still starts, sign out of both accounts on it first; else remove it at i.mi.com.\nPassword forgotten: account.xiaomi.com/pass/forgetPassword. Else: Xiaomi's support, with proof of purchase.\nEach step for your case: restock account",
            "इन्हें केवल अकाउंट का मालिक हटा सकता है।\nपुराना खरीदा है: बेचने वाले से कहें कि फ़ोन पर साइन आउट करे (सेटिंग, Mi अकाउंट, साइन आउट करें), या i.mi.com पर फ़ोन हटाए।\nअपना है: चालू होता हो तो पहले उसी पर दोनों अकाउंट से साइन आउट करें; नहीं तो i.mi.com पर हटाएँ।\nपासवर्ड भूल गए हों तो account.xiaomi.com/pass/forgetPassword खोलें। नहीं तो: Xiaomi सपोर्ट, खरीद के सबूत के साथ।\nआपके मामले के सारे कदम: restock account"
        ),
        Row(
            "gate.account-binding.advice-resume",
            from:
                "Only the account's holder can release them. On this phone nobody can sign out before the flash is finished.\nIts holder can still remove it in a browser: i.mi.com, Find device.\nEach step for your case: restock account",
            "इन्हें केवल अकाउंट का मालिक हटा सकता है। फ़्लैश पूरा होने से पहले इस फ़ोन पर कोई साइन आउट नहीं कर सकता।\nमालिक इसे अब भी ब्राउज़र में हटा सकता है: i.mi.com, \"डिवाइस ढूँढें\"।\nआपके मामले के सारे कदम: restock account"
        ),
        Row(
            "gate.data-loss.sentence", from: "Everything on this phone is erased: photos, messages, apps.",
            "इस फ़ोन पर सब कुछ मिट जाएगा: फ़ोटो, संदेश, ऐप।"),
        Row(
            "gate.data-loss.advice", from: "Copy off what you need first.",
            "जो चाहिए, उसे पहले कहीं और कॉपी कर लें।"),
        Row(
            "gate.data-loss.advice-resume", from: "It may have been erased already.",
            "हो सकता है कि यह सब पहले ही मिट चुका हो।"),
        Row(
            "gate.data-loss.advice-untouched",
            from:
                "The interrupted run had not touched it yet: a new flash with --mode keep-data may still keep it, if the package has that mode.",
            "अधूरे फ़्लैश ने इसे अभी छुआ नहीं था: अगर पैकेज में यह मोड है, तो --mode keep-data के साथ नया फ़्लैश इसे शायद बचा ले।"),
        Row(
            "gate.data-loss.advice-keep", from: "Copy off what you need first, or use --mode keep-data.",
            "जो चाहिए, उसे पहले कहीं और कॉपी कर लें, या --mode keep-data इस्तेमाल करें।"),
        Row(
            "gate.relock.sentence", from: "This locks the bootloader at the end. It may never be unlocked again.",
            "इससे आखिर में बूटलोडर लॉक हो जाता है। हो सकता है कि वह फिर कभी अनलॉक न हो सके।"),
        Row(
            "gate.relock.evidence",
            from: "the package is for region {region}; the region that the hardware was sold in cannot be read",
            "पैकेज क्षेत्र {region} के लिए है; यह नहीं पढ़ा जा सकता कि फ़ोन किस क्षेत्र के लिए बिका था"),
        Row(
            "gate.relock.evidence-no-region",
            from: "the package's region is unknown; the region that the hardware was sold in cannot be read",
            "पैकेज का क्षेत्र पता नहीं; यह भी नहीं पढ़ा जा सकता कि फ़ोन किस क्षेत्र के लिए बिका था"),
        Row(
            "gate.relock.advice",
            from:
                "A phone made for China with other firmware, or the reverse, does not start once locked.\nXiaomi's rules for unlocking, as reported in 2026: one phone per account and year, an account that is at least 30 days old on that phone, a wait of 72 hours or longer, and a daily quota. Phones sold in China: officially not at all since 2026.\nWithout a reason to lock, use --mode clean.",
            "चीन के लिए बना फ़ोन दूसरे फ़र्मवेयर के साथ, या इसका उलटा, लॉक होने पर चालू नहीं होता।\nXiaomi के अनलॉक के नियम, जैसा 2026 में बताया गया: हर अकाउंट पर साल में एक फ़ोन, उसी फ़ोन पर कम से कम 30 दिन पुराना अकाउंट, 72 घंटे या उससे ज़्यादा का इंतज़ार, और रोज़ का कोटा। चीन में बिके फ़ोन: 2026 से आधिकारिक तौर पर बिल्कुल नहीं।\nलॉक करने का कारण न हो तो --mode clean इस्तेमाल करें।"
        ),
        Row(
            "gate.relock.refuse.sentence", from: "The package would lock the bootloader where no stock package does.",
            "पैकेज बूटलोडर को वहाँ लॉक करता, जहाँ कोई स्टॉक पैकेज नहीं करता।"),
        Row(
            "gate.relock.refuse.advice",
            from:
                "Do not use this package, with restock or without: a lock at the wrong moment leaves a phone that starts no more.",
            "इस पैकेज को इस्तेमाल न करें, न restock के साथ, न उसके बिना: गलत समय पर लगा लॉक फ़ोन को ऐसा छोड़ता है कि वह फिर चालू नहीं होता।"),
        Row(
            "gate.script-difference.sentence", from: "The two scripts of this package do not write the same.",
            "इस पैकेज की दोनों स्क्रिप्टें एक जैसा नहीं लिखतीं।"),
        Row(
            "gate.script-difference.advice",
            from:
                "restock does what the script for Linux says. Go on only if the package is unmodified: vendors forget a line in one of the two, but somebody may have changed it as well.",
            "restock वही करता है जो Linux वाली स्क्रिप्ट कहती है। तभी आगे बढ़ें जब पैकेज में कोई बदलाव न किया गया हो: कंपनियाँ कभी-कभी एक स्क्रिप्ट में कोई पंक्ति भूल जाती हैं, पर यह भी हो सकता है कि किसी ने उसे बदला हो।"
        ),
        Row(
            "gate.unknown-partition.sentence",
            from: "The package would change a partition that no known stock script touches: {names}.",
            "पैकेज ऐसा पार्टिशन बदलेगा जिसे कोई जानी-पहचानी स्टॉक स्क्रिप्ट नहीं छूती: {names}."),
        Row(
            "gate.unknown-partition.advice",
            from:
                "It may hold what cannot be made again, such as the calibration of this phone. Go on only if you know what it is for, and that the package is unmodified.",
            "उसमें ऐसा कुछ हो सकता है जो दोबारा नहीं बनाया जा सकता, जैसे इस फ़ोन का कैलिब्रेशन। तभी आगे बढ़ें जब आप जानते हों कि वह किस काम का है, और पैकेज में कोई बदलाव न किया गया हो।"
        ),
        Row(
            "gate.oem-command.sentence",
            from: "The package would give the phone a command that restock does not know: {command}.",
            "पैकेज फ़ोन को ऐसा आदेश देगा जिसे restock नहीं जानता: {command}."),
        Row(
            "gate.oem-command.advice",
            from:
                "Only the maker knows what it does; it may erase what cannot be made again. Go on only if you know it, and that the package is unmodified.",
            "वह क्या करता है, यह सिर्फ़ बनाने वाली कंपनी जानती है; वह ऐसा कुछ मिटा सकता है जो दोबारा नहीं बनाया जा सकता। तभी आगे बढ़ें जब आप उसे जानते हों, और पैकेज में कोई बदलाव न किया गया हो।"
        ),
        Row(
            "gate.device-match.sentence-chip",
            from: "This phone tells only its chip, which several models share. Make sure that it is a {model}.",
            "यह फ़ोन सिर्फ़ अपनी चिप बताता है, जो कई मॉडलों में होती है। पक्का करें कि यह {model} है।"),
        Row(
            "gate.device-match.advice-chip",
            from:
                "Firmware of another model with the same chip ruins the phone. Look the model up on the label, the box or in Settings; go on only if its codename is {model}.",
            "उसी चिप वाले दूसरे मॉडल का फ़र्मवेयर फ़ोन को खराब कर देता है। मॉडल को लेबल, डिब्बे या सेटिंग्स में देखें; तभी आगे बढ़ें जब उसका कोडनेम {model} हो।"),
        Row(
            "gate.device-match.sentence-longer",
            from: "The package is for {package}, and this phone is {phone}: a longer name, which its script lets pass.",
            "पैकेज {package} के लिए है और यह फ़ोन {phone} है: एक लंबा नाम, जिसे पैकेज की स्क्रिप्ट जाने देती है।"),
        Row(
            "gate.device-match.advice-longer",
            from:
                "Some models have no package of their own name, and this one is theirs. For every other model it is foreign firmware, which ruins the phone. Go on only if the official package for exactly your model is that of {package}. If there is one whose name begins with {phone}, take that.",
            "कुछ मॉडलों का अपने नाम का कोई पैकेज नहीं होता, और उनके लिए यही सही है। बाकी हर मॉडल के लिए यह पराया फ़र्मवेयर है, जो फ़ोन को खराब कर देता है। तभी आगे बढ़ें जब ठीक आपके मॉडल का आधिकारिक पैकेज {package} का ही हो। अगर ऐसा पैकेज हो जिसका नाम {phone} से शुरू होता है, तो वही लें।"
        ),
        Row(
            "gate.anti-rollback.sentence-unknown",
            from: "This phone says that it knows no anti-rollback number. It counts as 0, as in the stock script.",
            "यह फ़ोन कहता है कि वह कोई एंटी-रोलबैक नंबर नहीं जानता। स्टॉक स्क्रिप्ट की तरह इसे 0 गिना जाता है।"),
        Row(
            "gate.anti-rollback.advice-unknown",
            from:
                "Phones made before about 2018 have none, and then this is right. If this phone is newer, or has ever shown such a number, stop: a package with a lower number would ruin it for good.",
            "लगभग 2018 से पहले बने फ़ोन में यह नंबर नहीं होता, और तब यह सही है। अगर फ़ोन नया है, या उसने कभी ऐसा नंबर दिखाया है, तो रुकें: कम नंबर वाला पैकेज उसे हमेशा के लिए खराब कर देगा।"
        ),
        Row(
            "gate.without-crc-lists.sentence",
            from:
                "The package's checksum lists are for other parts of {image} than this phone takes, so it would stop in the middle.",
            "पैकेज की चेकसम सूचियाँ {image} के उन हिस्सों के लिए नहीं हैं जो यह फ़ोन लेता है, इसलिए वह बीच में रुक जाएगा।"),
        Row(
            "gate.without-crc-lists.sentence-asked",
            from: "The phone is not given the package's checksum lists, as you asked.",
            "आपके कहने पर फ़ोन को पैकेज की चेकसम सूचियाँ नहीं दी जातीं।"),
        Row(
            "gate.without-crc-lists.advice",
            from:
                "Go on without the lists. restock compares every block with what it has checked before it sends it; what is missing is that the phone compares once more.",
            "सूचियों के बिना आगे बढ़ें। restock हर ब्लॉक को भेजने से पहले उससे मिलाता है जो उसने जाँचा था; बस इतनी कमी रहती है कि फ़ोन खुद एक बार और नहीं मिलाता।"),
        Row(
            "gate.google-frp.sentence",
            from:
                "After this erase the phone may ask for the Google account that was on it before (factory reset protection).",
            "इस मिटाने के बाद फ़ोन वह Google अकाउंट माँग सकता है जो उस पर पहले था (फ़ैक्टरी रीसेट सुरक्षा)।"),
        Row(
            "gate.google-frp.evidence-partition",
            from:
                "the phone has the partition {name}, where this lock lives; what it holds cannot be read in fastboot mode",
            "फ़ोन में पार्टिशन {name} है, जिसमें यह लॉक रहता है; उसमें क्या है, यह फ़ास्टबूट मोड में नहीं पढ़ा जा सकता"),
        Row(
            "gate.google-frp.evidence", from: "whether this lock is on cannot be read in fastboot mode",
            "यह लॉक लगा है या नहीं, यह फ़ास्टबूट मोड में नहीं पढ़ा जा सकता"),
        Row(
            "gate.google-frp.evidence-recovery", from: "whether this lock is on cannot be read in the recovery",
            "यह लॉक लगा है या नहीं, यह रिकवरी में नहीं पढ़ा जा सकता"),
        Row(
            "gate.google-frp.advice",
            from:
                "This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings. If the phone still starts: remove the Google account there first. Else have its name and password at hand.",
            "यह Mi अकाउंट के लॉक से अलग एक लॉक है। मिटाने से यह तभी हटता है जब मिटाना फ़ोन की सेटिंग से शुरू किया जाए। फ़ोन चालू होता हो तो पहले वहीं से Google अकाउंट हटाएँ। नहीं तो उसका नाम और पासवर्ड पास रखें।"
        ),
        Row(
            "gate.google-frp.advice-resume",
            from:
                "This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings, which nobody can reach before the flash is finished. Have that account's name and password at hand.",
            "यह Mi अकाउंट के लॉक से अलग एक लॉक है। मिटाने से यह तभी हटता है जब मिटाना फ़ोन की सेटिंग से शुरू किया जाए, और फ़्लैश पूरा होने तक वहाँ कोई नहीं पहुँच सकता। उस अकाउंट का नाम और पासवर्ड पास रखें।"
        ),
        Row(
            "gate.bootloader-locked.sentence",
            from: "The bootloader is locked, so this phone takes no fastboot package.",
            "बूटलोडर लॉक है, इसलिए यह फ़ोन कोई फ़ास्टबूट पैकेज नहीं लेता।"),
        Row(
            "gate.bootloader-locked.sentence-update",
            from: "The bootloader is locked, so this phone takes nothing in fastboot mode.",
            "बूटलोडर लॉक है, इसलिए यह फ़ोन फ़ास्टबूट मोड में कुछ नहीं लेता।"),
        Row(
            "gate.bootloader-locked.sentence-wipe",
            from: "The bootloader is locked, so nothing can be erased from fastboot mode.",
            "बूटलोडर लॉक है, इसलिए फ़ास्टबूट मोड से कुछ नहीं मिटाया जा सकता।"),
        Row(
            "gate.bootloader-locked.advice",
            from:
                "What works while it is locked: erasing the data, with: restock wipe{phone}\nThe phone's own recovery installs official recovery packages: restock sideload{recovery} PACKAGE.zip, for which Xiaomi's recovery wants a token of Xiaomi's server. Does it ask for somebody's account? restock account\nElse its owner asks Xiaomi to unlock it (account bound to the phone, days of waiting, erases all data). restock cannot unlock it.",
            "लॉक रहते हुए यह हो सकता है: डेटा मिटाना: restock wipe{phone}\nफ़ोन की अपनी रिकवरी आधिकारिक रिकवरी पैकेज लगाती है: restock sideload{recovery} PACKAGE.zip, जिसके लिए Xiaomi की रिकवरी Xiaomi के सर्वर का टोकन माँगती है। क्या फ़ोन किसी का अकाउंट माँगता है? restock account\nनहीं तो उसका मालिक Xiaomi से अनलॉक करवाता है (फ़ोन से जुड़ा अकाउंट, कई दिन का इंतज़ार, सारा डेटा मिट जाता है)। restock इसे अनलॉक नहीं कर सकता।"
        ),
        Row(
            "gate.bootloader-locked.advice-update",
            from:
                "The phone's own recovery installs an official update while locked: restock sideload{recovery} PACKAGE.zip",
            "फ़ोन की अपनी रिकवरी लॉक रहते हुए भी आधिकारिक अपडेट लगाती है: restock sideload{recovery} PACKAGE.zip"),
        Row(
            "gate.bootloader-locked.advice-wipe",
            from: "The phone's own recovery can wipe while locked: restock wipe --via recovery{phone}",
            "फ़ोन की अपनी रिकवरी लॉक रहते हुए भी मिटा सकती है: restock wipe --via recovery{phone}"),
        Row(
            "gate.boot-chain.erased.sentence",
            from: "The package would erase code that starts the phone, and write nothing in its place.",
            "पैकेज वह कोड मिटा देता जो फ़ोन को चालू करता है, और उसकी जगह कुछ नहीं लिखता।"),
        Row(
            "gate.boot-chain.erased.advice",
            from: "The phone would be dead. Do not use this package, with restock or without.",
            "फ़ोन फिर कभी चालू नहीं होता। इस पैकेज को इस्तेमाल न करें, न restock के साथ, न उसके बिना।"),
        Row(
            "gate.slot-state.given-up.sentence", from: "The phone has given up starting from its active slot.",
            "फ़ोन ने अपने सक्रिय स्लॉट से चालू होना छोड़ दिया है।"),
        Row(
            "gate.slot-state.given-up.advice-mended",
            from:
                "The package activates a slot, which gives the phone its tries back. Keep it in fastboot mode until then.",
            "पैकेज एक स्लॉट सक्रिय करता है, जिससे फ़ोन फिर कोशिश करता है। तब तक उसे fastboot मोड में रखें।"),
        Row(
            "gate.slot-state.given-up.advice",
            from:
                "The package activates no slot, so the phone may not start after it. Afterwards type: fastboot set_active {slot}",
            "पैकेज कोई स्लॉट सक्रिय नहीं करता, इसलिए बाद में फ़ोन शायद चालू न हो। बाद में लिखें: fastboot set_active {slot}"),
        Row(
            "gate.relock.locks-nothing.sentence", from: "The package's lock script locks nothing.",
            "पैकेज की लॉक करने वाली स्क्रिप्ट कुछ लॉक नहीं करती।"),
        Row(
            "gate.relock.locks-nothing.advice",
            from: "It was changed, or is not what its name says. To flash without a lock: --mode clean.",
            "उसे बदला गया है, या वह अपने नाम जैसी नहीं है। बिना लॉक के फ़्लैश करने के लिए: --mode clean."),
        Row(
            "gate.boot-chain.empty.sentence",
            from: "At its end the package would leave partitions empty that the phone needs.",
            "अंत में पैकेज वे पार्टीशन खाली छोड़ देता जिनकी फ़ोन को ज़रूरत है।"),
        Row(
            "gate.boot-chain.empty.advice",
            from:
                "The phone would not start with that. Stock packages write them again after every erase. Use an unmodified package.",
            "उससे फ़ोन चालू नहीं होता। स्टॉक पैकेज मिटाने के बाद उन्हें हमेशा फिर से लिखते हैं। बिना बदला हुआ पैकेज इस्तेमाल करें।"),
        Row(
            "gate.boot-chain.foreign.sentence",
            from: "The package would write a file to a partition that it does not belong to.",
            "पैकेज एक फ़ाइल ऐसे पार्टीशन में लिखता, जिसकी वह नहीं है।"),
        Row(
            "gate.boot-chain.foreign.advice",
            from: "The phone may not start with that, and may not even reach fastboot. Use an unmodified package.",
            "हो सकता है कि उससे फ़ोन चालू न हो, फ़ास्टबूट तक भी न पहुँचे। बिना बदला हुआ पैकेज इस्तेमाल करें।"),
        Row(
            "gate.boot-chain.over.sentence",
            from: "The package would write one file over another on the same partition.",
            "पैकेज एक ही पार्टीशन पर एक फ़ाइल के ऊपर दूसरी फ़ाइल लिखता।"),
        Row(
            "gate.boot-chain.power.sentence",
            from: "From step {first} to step {last} of {count} the phone must not lose power.",
            "कुल {count} में से कदम {first} से कदम {last} तक फ़ोन की बिजली नहीं जानी चाहिए।"),
        Row(
            "gate.boot-chain.power.sentence-resume",
            from: "Until the code that starts the phone is whole again, the phone must not lose power.",
            "जब तक फ़ोन को चालू करने वाला कोड फिर से पूरा न हो जाए, फ़ोन की बिजली नहीं जानी चाहिए।"),
        Row(
            "gate.boot-chain.power.evidence",
            from: "from \"{begin}\" to \"{end}\" the code that starts the phone is part old, part new",
            "\"{begin}\" से \"{end}\" तक फ़ोन को चालू करने वाला कोड कुछ पुराना और कुछ नया रहता है"),
        Row(
            "gate.boot-chain.power.advice",
            from:
                "Charge the phone, use a cable that sits firmly, and touch neither until then. If it stops there all the same, restock says what to type next.",
            "फ़ोन चार्ज कर लें, ठीक से बैठने वाला केबल लगाएँ, और तब तक दोनों को न छुएँ। फिर भी वहाँ रुक जाए, तो restock बताता है कि आगे क्या टाइप करना है।"
        ),
        Row(
            "status.unreadable",
            from:
                "Account locks: cannot be read in this mode. Assume that a Mi account lock and Google's lock are there: they survive every wipe and every flash, and only the account's holder can release them.",
            "अकाउंट के लॉक: इस मोड में नहीं पढ़े जा सकते। मानकर चलें कि Mi अकाउंट का लॉक और Google का लॉक लगे हैं: वे हर बार मिटाने और हर फ़्लैश के बाद बने रहते हैं, और उन्हें केवल अकाउंट का मालिक हटा सकता है।"
        ),
        Row(
            "flash.survives",
            from:
                "What survives: a Mi account lock and Google's lock, if this phone had one. Only the account's holder can release them.",
            "क्या बना रहा: Mi अकाउंट का लॉक और Google का लॉक, अगर इस फ़ोन पर थे। इन्हें केवल अकाउंट का मालिक हटा सकता है।"),
        Row(
            "flash.data-gone", from: "All data of the owner is gone.",
            "मालिक का सारा डेटा मिट गया है।"),
        Row(
            "flash.data-kept", from: "The owner's data was kept.",
            "मालिक का डेटा बना हुआ है।"),
        Row(
            "flash.survives-each",
            from:
                "What survives on each: a Mi account lock and Google's lock, if the phone had one. Only the account's holder can release them.",
            "हर फ़ोन पर क्या बना रहा: Mi अकाउंट का लॉक और Google का लॉक, अगर उस फ़ोन पर थे। इन्हें केवल अकाउंट का मालिक हटा सकता है।"
        ),
        Row("flash.done", from: "Done:", "हो गया:"),
        Row("flash.on-phone", from: "{package} is on the phone.", "{package} फ़ोन पर आ गया है।"),
        Row(
            "flash.figures", from: "{count} steps, {bytes} in {seconds} s ({speed} MB/s).",
            "{count} चरण, {bytes}, {seconds} सेकंड में ({speed} MB/s)।"),
        Row(
            "flash.restarts", from: "The phone restarts. The first start takes several minutes.",
            "फ़ोन दोबारा शुरू हो रहा है। पहली बार चालू होने में कई मिनट लगते हैं।"),
        Row(
            "wipe.by-bootloader", from: "Wiped: {parts}, by the bootloader.",
            "मिटा दिया गया: {parts}, बूटलोडर से।"),
        Row(
            "wipe.by-recovery",
            from: "Wiped: the owner's data, by the phone's recovery, which ended format-data:. It said: {words}",
            "मिटा दिया गया: मालिक का डेटा, फ़ोन की रिकवरी से, जिसने format-data: पूरा किया। उसने कहा: {words}"),
        Row(
            "wipe.unconfirmed",
            from:
                "The phone's recovery came to the end of format-data: without a word. It is likely that the owner's data are gone, and not certain: look at the phone's screen, or run the same command again.",
            "फ़ोन की रिकवरी format-data: के अंत तक पहुँची, पर कुछ कहा नहीं। मालिक का डेटा शायद मिट गया है, पर यह पक्का नहीं: फ़ोन की स्क्रीन देखें, या यही कमांड फिर चलाएँ।"
        ),
        Row(
            "wipe.by-message",
            from:
                "The phone restarts into its recovery, which wipes the data now. How that ends is seen on its screen.",
            "फ़ोन अपनी रिकवरी में दोबारा शुरू हो रहा है, जो अब डेटा मिटाती है। नतीजा उसकी स्क्रीन पर दिखेगा।"),
        Row(
            "wipe.by-message-unheard",
            from:
                "The phone was gone before it answered to the restart. When it starts, its recovery wipes the data; how that ends is seen on its screen. If it still shows FASTBOOT: restock reboot{phone}",
            "दोबारा शुरू होने का जवाब देने से पहले ही फ़ोन चला गया। चालू होने पर उसकी रिकवरी डेटा मिटाएगी; नतीजा उसकी स्क्रीन पर दिखेगा। अगर अब भी FASTBOOT दिखे: restock reboot{phone}"
        ),
        Row(
            "wipe.untouched",
            from:
                "Not touched either: the firmware, the bootloader lock, the partitions that make this phone this phone.",
            "इन्हें भी नहीं छुआ गया: फ़र्मवेयर, बूटलोडर का लॉक, और वे पार्टिशन जो इस फ़ोन की पहचान हैं।"),
        Row(
            "wipe.next-in-fastboot", from: "The phone is still in fastboot mode; next: {command}",
            "फ़ोन अब भी फ़ास्टबूट मोड में है; आगे: {command}"),
        Row(
            "wipe.next-in-recovery", from: "The phone is still in its recovery; next: {command}",
            "फ़ोन अब भी अपनी रिकवरी में है; आगे: {command}"),
        Row(
            "wipe.file-systems", from: "Android makes its file systems when it starts. If it does not: {command}",
            "Android चालू होते समय अपने फ़ाइल सिस्टम बनाता है। अगर न बनाए: {command}"),
        Row(
            "wipe.unfinished-in-fastboot",
            from: "The phone is still in fastboot mode, and its flash is not finished; next:",
            "फ़ोन अब भी फ़ास्टबूट मोड में है, और उसका फ़्लैश पूरा नहीं हुआ है; आगे:"),
        Row(
            "wipe.unfinished-in-recovery",
            from: "The phone is still in its recovery, and its flash is not finished; next:",
            "फ़ोन अब भी अपनी रिकवरी में है, और उसका फ़्लैश पूरा नहीं हुआ है; आगे:"),
    ]
}
