extension WordTable {
    /// The page on accounts: locks, what survives what, what can be read, questions and steps.
    static let hindiAccount: [Row] = [
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
            from:
                "It may also be for ever: to unlock again takes the bound account, days of waiting and a quota, and phones sold in China have officially got none since 2026.",
            "यह हमेशा के लिए भी हो सकता है: फिर से अनलॉक करने के लिए बँधा हुआ अकाउंट, कई दिन का इंतज़ार और कोटा चाहिए, और चीन में बिके फ़ोन 2026 से आधिकारिक तौर पर अनलॉक नहीं होते।"
        ),
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
    ]
}
