extension WordTable {
    /// What is said where a flash or a sideload changes the region of a phone's firmware.
    static let hindiRegions: [Row] = [
        Row(
            "gate.region.sentence-across",
            from:
                "This changes the phone between China's firmware and another region's. From HyperOS 3 on such a phone may not start, even unlocked.",
            "यह फ़ोन को चीन के फ़र्मवेयर और किसी दूसरे क्षेत्र के फ़र्मवेयर के बीच बदलता है। HyperOS 3 से ऐसा फ़ोन, अनलॉक होने पर भी, शायद चालू न हो।"),
        Row(
            "gate.region.advice-across",
            from:
                "Reported in 2026: phones made for China stopped starting with HyperOS 3 or Android 16 of another region, unlocked ones too. Not known: which models, and whether the reverse is as bad.\nSafe is the region that the phone was made for. The label on its box and its model number tell it. So does restock status in Mi Assistant: zone 1 is China.",
            "2026 में बताया गया: चीन के लिए बने फ़ोन दूसरे क्षेत्र के HyperOS 3 या Android 16 के साथ चालू होना बंद हो गए, अनलॉक वाले भी। पता नहीं: कौन से मॉडल, और क्या उलटा भी उतना ही बुरा है।\nसुरक्षित वही क्षेत्र है जिसके लिए फ़ोन बना था। वह डिब्बे के लेबल और मॉडल नंबर से पता चलता है, और Mi Assistant में restock status से भी: zone 1 चीन है।"
        ),
        Row(
            "gate.region.sentence-home",
            from:
                "This firmware is for China, HyperOS 3 (Android 16) or later. A phone made for another region may not start with it, even unlocked.",
            "यह फ़र्मवेयर चीन के लिए है, HyperOS 3 (Android 16) या नया। दूसरे क्षेत्र के लिए बना फ़ोन इसके साथ, अनलॉक होने पर भी, शायद चालू न हो।"),
        Row(
            "gate.region.sentence-abroad",
            from:
                "This firmware is not for China, HyperOS 3 (Android 16) or later. A phone made for China may not start with it, even unlocked.",
            "यह फ़र्मवेयर चीन के लिए नहीं है, HyperOS 3 (Android 16) या नया। चीन के लिए बना फ़ोन इसके साथ, अनलॉक होने पर भी, शायद चालू न हो।"),
        Row(
            "gate.region.advice-unknown",
            from:
                "This is reported, not proved. Look which region the phone was made for: at the label on its box, at its model number, or with restock status in Mi Assistant (zone 1 is China). If it is that of the package, nothing more has to be done.",
            "यह बताया गया है, साबित नहीं हुआ। देखें कि फ़ोन किस क्षेत्र के लिए बना था: डिब्बे के लेबल पर, मॉडल नंबर से, या Mi Assistant में restock status से (zone 1 चीन है)। अगर वह पैकेज का ही क्षेत्र है, तो और कुछ नहीं करना है।"
        ),
        Row(
            "gate.region.sentence-lock",
            from:
                "Something says that this phone is of another region. Once locked, it starts only the firmware of its own hardware's region.",
            "कुछ बताता है कि यह फ़ोन दूसरे क्षेत्र का है। लॉक होने पर वह सिर्फ़ अपने हार्डवेयर के क्षेत्र के फ़र्मवेयर से चालू होता है।"),
        Row(
            "gate.region.advice-lock",
            from:
                "Go on only if the phone was sold in region {region}: the label on its box tells. Otherwise it does not start once it is locked.",
            "तभी आगे बढ़ें जब फ़ोन क्षेत्र {region} में बिका हो: डिब्बे का लेबल बताता है। वरना लॉक होने के बाद वह चालू नहीं होगा।"),
        Row(
            "gate.region.sentence-changes",
            from: "This changes the region of the phone's firmware. Do not lock the bootloader after that.",
            "इससे फ़ोन के फ़र्मवेयर का क्षेत्र बदलता है। इसके बाद बूटलोडर लॉक न करें।"),
        Row(
            "gate.region.advice-changes",
            from:
                "A locked phone starts only the firmware of its own hardware's region. With HyperOS 3 or Android 16 this is reported of unlocked phones too, between China and all other regions.",
            "लॉक फ़ोन सिर्फ़ अपने हार्डवेयर के क्षेत्र के फ़र्मवेयर से चालू होता है। HyperOS 3 या Android 16 के साथ यही अनलॉक फ़ोनों के बारे में भी बताया गया है, चीन और बाकी सभी क्षेत्रों के बीच।"
        ),
    ]
}
