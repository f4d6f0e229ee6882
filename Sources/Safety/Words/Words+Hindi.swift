extension WordTable {
    /// The words in Hindi. Each row carries the English that it was made from; a test fails where that has changed since.
    static let hindi: [Row] = [
        Row(
            "account.title", from: "What binds a phone to an account",
            "फ़ोन को किसी अकाउंट से क्या बाँधता है"),
        Row(
            "account.statement",
            from:
                "No wipe and no flash removes a Mi account lock or Google's lock. Only the account's holder can release them. Where it is not known, assume that the phone has both.",
            "डेटा मिटाने या फ़्लैश करने से न Mi अकाउंट का लॉक हटता है, न Google का लॉक। इन्हें केवल अकाउंट का मालिक हटा सकता है। जहाँ पता न हो, वहाँ मानकर चलें कि फ़ोन पर दोनों लगे हैं।"
        ),
        Row(
            "account.grades",
            from:
                "How sure: [V] read in a primary text, [R] reported by owners, [I] concluded from these, [U] not known.",
            "कितना पक्का है: [V] मूल स्रोत में पढ़ा गया, [R] लोगों ने बताया, [I] इनसे निकाला गया निष्कर्ष, [U] पता नहीं।"),
        Row(
            "heading.locks", from: "Three locks, each on its own",
            "तीन लॉक, हर एक अलग"),
        Row(
            "heading.survival", from: "What survives what",
            "किस काम के बाद क्या बना रहता है"),
        Row(
            "heading.readable", from: "What can be read, and from which mode",
            "किस मोड में क्या पढ़ा जा सकता है"),
        Row(
            "heading.unknown", from: "What is not known",
            "क्या पता नहीं है"),
        Row(
            "heading.guide", from: "What to do, in this order",
            "क्या करें, इसी क्रम में"),
        Row(
            "heading.claims", from: "What guides say, and what is so",
            "गाइड क्या कहते हैं, और सच क्या है"),
        Row(
            "heading.phone", from: "This phone",
            "यह फ़ोन"),
        Row(
            "lock.bootloader.name", from: "Bootloader lock",
            "बूटलोडर का लॉक"),
        Row(
            "lock.bootloader.short", from: "Bootloader",
            "बूटलोडर"),
        Row(
            "lock.bootloader.what",
            from:
                "A mark in the phone's protected storage. While it is set, the phone refuses to be flashed. Only Xiaomi's server can sign an unlock.",
            "फ़ोन की सुरक्षित मेमोरी में एक निशान। जब तक यह लगा है, फ़ोन फ़्लैश होने से मना करता है। अनलॉक पर हस्ताक्षर केवल Xiaomi का सर्वर कर सकता है।"),
        Row(
            "lock.mi-account.name", from: "Mi account lock (Find Device)",
            "Mi अकाउंट का लॉक (डिवाइस ढूँढें)"),
        Row(
            "lock.mi-account.short", from: "Mi account",
            "Mi अकाउंट"),
        Row(
            "lock.mi-account.what",
            from:
                "After a reset the phone asks for the Mi account that was signed in. Xiaomi's server knows the phone by its hardware: no local wipe removes this lock.",
            "रीसेट के बाद फ़ोन वही Mi अकाउंट माँगता है जो उस पर साइन इन था। Xiaomi का सर्वर फ़ोन को उसके हार्डवेयर से पहचानता है: फ़ोन पर कुछ भी मिटाने से यह लॉक नहीं हटता।"
        ),
        Row(
            "lock.google.name", from: "Google's lock (FRP)",
            "Google का लॉक (FRP)"),
        Row(
            "lock.google.short", from: "Google",
            "Google"),
        Row(
            "lock.google.what",
            from:
                "After a reset that was not made in Settings, the phone asks for the Google account that was on it. The lock has a partition of its own, outside the data.",
            "जो रीसेट सेटिंग से न किया गया हो, उसके बाद फ़ोन वही Google अकाउंट माँगता है जो उस पर था। इस लॉक का अपना अलग पार्टिशन है, आपके डेटा के बाहर।"),
        Row(
            "fate.survives", from: "stays",
            "बना रहता है"),
        Row(
            "fate.released", from: "released",
            "हट जाता है"),
        Row(
            "fate.returns", from: "comes back",
            "लौट आता है"),
        Row(
            "fate.closes", from: "is set",
            "लग जाता है"),
        Row(
            "fate.unknown", from: "not known",
            "पता नहीं"),
        Row(
            "survival.action", from: "Action",
            "काम"),
        Row(
            "survival.stays", from: "\"stays\" means: as it was before.",
            "\"बना रहता है\" का मतलब: जैसा पहले था, वैसा ही।"),
        Row(
            "action.sign-out.name", from: "Sign out in Settings",
            "सेटिंग में साइन आउट"),
        Row(
            "action.sign-out.note",
            from: "Needs the account's password and turns Find Device off. Google's account is another one and stays.",
            "अकाउंट का पासवर्ड चाहिए; इससे \"डिवाइस ढूँढें\" बंद हो जाता है। Google का अकाउंट अलग है और बना रहता है।"),
        Row(
            "action.settings-reset.name", from: "Erase all data in Settings",
            "सेटिंग से सारा डेटा मिटाना"),
        Row(
            "action.settings-reset.note",
            from:
                "Google trusts a reset that is made in Settings. The Mi lock goes only where the Mi account is removed on the way.",
            "सेटिंग से किए गए रीसेट पर Google भरोसा करता है। Mi का लॉक तभी हटता है जब रीसेट के दौरान Mi अकाउंट भी हटाया जाए।"),
        Row(
            "action.recovery-wipe.name", from: "Wipe data in the recovery",
            "रिकवरी से डेटा मिटाना"),
        Row(
            "action.recovery-wipe.note",
            from: "Google takes such a reset for untrusted, and asks for its account afterwards.",
            "ऐसे रीसेट पर Google भरोसा नहीं करता और बाद में अपना अकाउंट माँगता है।"),
        Row(
            "action.fastboot-erase.name", from: "fastboot -w, erase userdata",
            "fastboot -w, erase userdata"),
        Row(
            "action.fastboot-erase.note", from: "Neither lock lives in the data partition.",
            "दोनों में से कोई लॉक डेटा पार्टिशन में नहीं रहता।"),
        Row(
            "action.clean-flash.name", from: "Flash that erases all data",
            "सारा डेटा मिटाकर फ़्लैश"),
        Row(
            "action.clean-flash.note",
            from: "No stock script writes the partition of Google's lock, and the Mi lock is on the server.",
            "कोई स्टॉक स्क्रिप्ट Google के लॉक का पार्टिशन नहीं लिखती, और Mi का लॉक सर्वर पर है।"),
        Row(
            "action.flash-and-lock.name", from: "Flash, then lock",
            "फ़्लैश, फिर लॉक"),
        Row(
            "action.flash-and-lock.note",
            from: "It also closes the way back: to unlock again takes the bound account, days of waiting and a quota.",
            "इससे लौटने का रास्ता भी बंद हो जाता है: फिर से अनलॉक करने के लिए बँधा हुआ अकाउंट, कई दिन का इंतज़ार और कोटा चाहिए।"),
        Row(
            "action.bootloader-unlock.name", from: "Unlock the bootloader",
            "बूटलोडर अनलॉक करना"),
        Row(
            "action.bootloader-unlock.note",
            from: "Xiaomi refuses it (code 20038) where another account has locked the phone.",
            "जहाँ किसी दूसरे अकाउंट ने फ़ोन लॉक किया हो, वहाँ Xiaomi मना करता है (कोड 20038)।"),
        Row(
            "action.edl-erase.name", from: "EDL, lock partitions erased",
            "EDL, लॉक के पार्टिशन मिटाकर"),
        Row(
            "action.edl-erase.note",
            from:
                "One owner's report: gone at first, back with the first internet connection. restock never offers it.",
            "एक मालिक की रिपोर्ट: पहले हट गया, इंटरनेट से जुड़ते ही लौट आया। restock यह कभी नहीं करता।"),
        Row(
            "action.custom-rom.name", from: "Custom ROM, no Mi services",
            "कस्टम ROM, Mi सेवाओं के बिना"),
        Row(
            "action.custom-rom.note", from: "Not shown while it runs, there again with stock firmware.",
            "जब तक वह चलता है, लॉक नहीं दिखता; स्टॉक फ़र्मवेयर के साथ फिर आ जाता है।"),
        Row(
            "readable.can", from: "Readable: {what}",
            "पढ़ा जा सकता है: {what}"),
        Row(
            "readable.cannot", from: "Not readable: {what}",
            "नहीं पढ़ा जा सकता: {what}"),
        Row(
            "mode.fastboot.name", from: "Fastboot mode",
            "फ़ास्टबूट मोड"),
        Row(
            "mode.fastboot.can",
            from: "the bootloader lock, the model, anti-rollback, slots; that Google's lock has a partition.",
            "बूटलोडर का लॉक, मॉडल, एंटी-रोलबैक, स्लॉट; यह कि Google के लॉक का एक पार्टिशन है।"),
        Row(
            "mode.fastboot.cannot",
            from: "accounts, Find Device, what Google's lock holds, the region the phone was sold in.",
            "अकाउंट, \"डिवाइस ढूँढें\", Google के लॉक में क्या है, फ़ोन किस क्षेत्र के लिए बिका था।"),
        Row(
            "mode.recovery.name", from: "Recovery (Mi Assistant)",
            "रिकवरी (Mi Assistant)"),
        Row(
            "mode.recovery.can", from: "the model with its variant, version, region, serial number.",
            "मॉडल और उसका प्रकार, वर्शन, क्षेत्र, सीरियल नंबर।"),
        Row(
            "mode.recovery.cannot", from: "accounts, Find Device.",
            "अकाउंट, \"डिवाइस ढूँढें\"।"),
        Row(
            "mode.adb.name", from: "Started, USB debugging allowed",
            "फ़ोन चालू, USB डीबगिंग की अनुमति"),
        Row(
            "mode.adb.can",
            from:
                "whether a Mi or a Google account is signed in (names are masked), and what Android says of the bootloader lock.",
            "कोई Mi या Google अकाउंट साइन इन है या नहीं (नाम छिपे रहते हैं), और बूटलोडर के लॉक के बारे में Android क्या कहता है।"),
        Row(
            "mode.adb.cannot", from: "whether Find Device is on (not known to be), what Google's lock holds.",
            "\"डिवाइस ढूँढें\" चालू है या नहीं (पता नहीं कि पढ़ा जा सकता है), Google के लॉक में क्या है।"),
        Row(
            "unknown.absence",
            from: "Where no account is seen, that proves nothing: the phone may have been wiped before.",
            "जहाँ कोई अकाउंट न दिखे, वहाँ इससे कुछ साबित नहीं होता: हो सकता है फ़ोन पहले मिटाया गया हो।"),
        Row(
            "unknown.store",
            from:
                "Where exactly the phone keeps its copy of the Mi lock. So restock touches no partition that may hold it.",
            "फ़ोन Mi लॉक की अपनी कॉपी ठीक कहाँ रखता है। इसलिए restock ऐसे किसी पार्टिशन को नहीं छूता जिसमें वह हो सकती है।"),
        Row(
            "unknown.settings-reset", from: "On which phones a reset in Settings releases the Mi account.",
            "किन फ़ोनों पर सेटिंग से किया गया रीसेट Mi अकाउंट को छोड़ देता है।"),
        Row(
            "unknown.find-device", from: "Whether a computer may ask a started phone if Find Device is on.",
            "क्या कंप्यूटर चालू फ़ोन से पूछ सकता है कि \"डिवाइस ढूँढें\" चालू है या नहीं।"),
        Row(
            "unknown.oem-unlocking", from: "Whether \"OEM unlocking\" switches Google's lock off on MIUI.",
            "क्या MIUI पर \"OEM अनलॉकिंग\" Google के लॉक को बंद कर देती है।"),
        Row(
            "unknown.official-text",
            from: "Xiaomi's own text on the ways out was not at hand: the addresses are as owners report them.",
            "इन रास्तों के बारे में Xiaomi का अपना लेख उपलब्ध नहीं था: पते वैसे ही हैं जैसे लोगों ने बताए हैं।"),
        Row(
            "question.access", from: "Can you still sign in to the Mi account that is on this phone?",
            "क्या आप इस फ़ोन के Mi अकाउंट में अब भी साइन इन कर सकते हैं?"),
        Row(
            "question.access.yes", from: "yes, I know the account and its password",
            "हाँ, मुझे अकाउंट और पासवर्ड पता है"),
        Row(
            "question.access.no", from: "no",
            "नहीं"),
        Row(
            "question.access.unsure", from: "I am not sure",
            "पक्का नहीं पता"),
        Row(
            "question.origin", from: "Which is so?",
            "इनमें से क्या सही है?"),
        Row(
            "question.origin.own", from: "the phone is mine",
            "फ़ोन मेरा है"),
        Row(
            "question.origin.second-hand", from: "I bought it second-hand",
            "मैंने इसे पुराना (सेकंड-हैंड) खरीदा है"),
        Row(
            "question.origin.forgotten", from: "it is mine, but I forgot the account or its password",
            "मेरा है, पर अकाउंट या पासवर्ड याद नहीं"),
        Row(
            "question.origin.selling", from: "it is mine, and I sell it or give it away",
            "मेरा है, और इसे बेचना या किसी को देना है"),
        Row(
            "question.prompt", from: "Type a number, or only Enter to skip: ",
            "नंबर टाइप करें, या छोड़ने के लिए केवल Enter दबाएँ: "),
        Row(
            "question.again", from: "That is none of the numbers.",
            "इनमें ऐसा कोई नंबर नहीं है।"),
        Row(
            "guide.own", from: "You know the account and its password",
            "आपको अकाउंट और उसका पासवर्ड पता है"),
        Row(
            "guide.forgotten", from: "Account or password forgotten",
            "अकाउंट या पासवर्ड भूल गए हैं"),
        Row(
            "guide.second-hand", from: "Bought second-hand, with somebody else's account",
            "पुराना खरीदा है, और अकाउंट किसी और का है"),
        Row(
            "guide.selling", from: "Sold or given away",
            "बेच रहे हैं या किसी को दे रहे हैं"),
        Row(
            "guide.then", from: "In every case, after that",
            "हर हाल में, उसके बाद"),
        Row(
            "step.sign-out",
            from:
                "On the phone, before anything is wiped: Settings, Mi Account (or Xiaomi Account), Sign out. It asks for the account's password and turns Find Device off. This is the easiest and surest way.",
            "कुछ भी मिटाने से पहले, फ़ोन पर: सेटिंग, Mi अकाउंट (या Xiaomi अकाउंट), साइन आउट करें। फ़ोन अकाउंट का पासवर्ड माँगता है और \"डिवाइस ढूँढें\" बंद कर देता है। यही सबसे आसान और सबसे पक्का रास्ता है।"
        ),
        Row(
            "step.sign-out-selling",
            from:
                "In front of the buyer, before anything is wiped: Settings, Mi Account (or Xiaomi Account), Sign out. Otherwise the new owner cannot use the phone.",
            "कुछ भी मिटाने से पहले, खरीदार के सामने: सेटिंग, Mi अकाउंट (या Xiaomi अकाउंट), साइन आउट करें। नहीं तो नया मालिक फ़ोन इस्तेमाल नहीं कर पाएगा।"),
        Row(
            "step.remove-google",
            from:
                "Remove the Google account on the phone too (Settings, Accounts), or know its password: Google's lock is another one.",
            "फ़ोन से Google अकाउंट भी हटाएँ (सेटिंग, अकाउंट), या उसका पासवर्ड याद रखें: Google का लॉक अलग है।"),
        Row(
            "step.remove-device",
            from:
                "The phone does not start any more? In a browser sign in at i.mi.com, open Find device, choose the phone and remove it from the account.",
            "फ़ोन अब चालू नहीं होता? ब्राउज़र में i.mi.com पर साइन इन करें, \"डिवाइस ढूँढें\" खोलें, फ़ोन चुनें और उसे अकाउंट से हटाएँ।"),
        Row(
            "step.reset-password",
            from:
                "Password forgotten: account.xiaomi.com/pass/forgetPassword sends a code to the account's phone number or mail. Look into the spam folder too.",
            "पासवर्ड भूल गए: account.xiaomi.com/pass/forgetPassword अकाउंट के फ़ोन नंबर या ईमेल पर कोड भेजता है। स्पैम फ़ोल्डर भी देखें।"),
        Row(
            "step.support",
            from:
                "No other way left: write to Xiaomi's support, with proof of purchase: IMEI, receipt, photo of the box and its label, date of the first start, proof for the SIM card. Answers take days to weeks, up to a month.",
            "और कोई रास्ता नहीं बचा: खरीद के सबूत के साथ Xiaomi सपोर्ट को लिखें: IMEI, रसीद, डिब्बे और उसके लेबल की फ़ोटो, पहली बार चालू करने की तारीख, SIM का सबूत। जवाब में कुछ दिन से लेकर एक महीना तक लग सकता है।"
        ),
        Row(
            "step.service-centre",
            from:
                "The last way: an authorised Xiaomi service centre, with the proof of purchase and an identity document.",
            "आखिरी रास्ता: Xiaomi का अधिकृत सर्विस सेंटर, खरीद के सबूत और पहचान पत्र के साथ।"),
        Row(
            "step.seller-signs-out",
            from:
                "Ask the seller to sign out on the phone, in front of you: Settings, Mi Account, Sign out. That also shows that the phone is not stolen.",
            "बेचने वाले से कहें कि वह आपके सामने फ़ोन पर साइन आउट करे: सेटिंग, Mi अकाउंट, साइन आउट करें। इससे यह भी दिखता है कि फ़ोन चोरी का नहीं है।"),
        Row(
            "step.seller-removes",
            from:
                "The seller is far away: let them sign in at i.mi.com, open Find device and remove this phone from the account.",
            "बेचने वाला दूर है: उससे कहें कि i.mi.com पर साइन इन करके \"डिवाइस ढूँढें\" खोले और इस फ़ोन को अकाउंट से हटाए।"),
        Row(
            "step.return-it",
            from:
                "Nobody can release it? Give the phone back. It may be stolen, and restock is no way round such a lock.",
            "इसे कोई नहीं छुड़ा सकता? फ़ोन लौटा दें। हो सकता है वह चोरी का हो, और restock ऐसे लॉक से बचने का रास्ता नहीं है।"),
        Row(
            "step.erase-in-settings",
            from: "Then erase all data in the phone's Settings: Google's lock trusts no other erase.",
            "फिर फ़ोन की सेटिंग्स में सारा डेटा मिटाएँ: Google का लॉक किसी और तरह से मिटाने पर भरोसा नहीं करता।"),
        Row(
            "step.do-not-hand-over",
            from: "Do not hand the phone over before it is released: the new owner could not use it.",
            "लॉक हटने से पहले फ़ोन किसी को न दें: नया मालिक उसे इस्तेमाल नहीं कर पाएगा।"),
        Row(
            "step.wait",
            from:
                "Wait: until the server knows of it, hours to several days may pass. A message comes to the account's phone number or mail.",
            "इंतज़ार करें: सर्वर तक बात पहुँचने में कुछ घंटे से लेकर कई दिन लग सकते हैं। अकाउंट के फ़ोन नंबर या ईमेल पर संदेश आता है।"),
        Row(
            "step.then-wipe",
            from: "Only then wipe or flash the phone. If its setup asks for no old account afterwards, it is free.",
            "उसके बाद ही फ़ोन को मिटाएँ या फ़्लैश करें। अगर फिर सेटअप में वह कोई पुराना अकाउंट न माँगे, तो फ़ोन आज़ाद है।"),
        Row(
            "step.never-delete",
            from:
                "Never delete a Mi account (account.xiaomi.com/pass/del) before every phone, tablet and band is signed out of it: they would be lost.",
            "जब तक हर फ़ोन, टैबलेट और बैंड से साइन आउट न हो जाए, Mi अकाउंट (account.xiaomi.com/pass/del) कभी न मिटाएँ: वे बेकार हो जाएँगे।"),
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
            "gate.relock.sentence", from: "This locks the bootloader at the end. Unlocking again is not in your hands.",
            "इससे आखिर में बूटलोडर लॉक हो जाता है। फिर से अनलॉक करना आपके हाथ में नहीं रहेगा।"),
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
                "A phone made for China with other firmware, or the reverse, does not start once locked. Unlocking needs the bound Mi account, days of waiting and a quota. Without a reason to lock, use --mode clean.",
            "चीन के लिए बना फ़ोन दूसरे फ़र्मवेयर के साथ, या इसका उलटा, लॉक होने पर चालू नहीं होता। अनलॉक के लिए बँधा हुआ Mi अकाउंट, कई दिन का इंतज़ार और कोटा चाहिए। लॉक करने का कारण न हो तो --mode clean इस्तेमाल करें।"
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
