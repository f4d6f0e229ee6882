extension WordTable {
    /// The same in Hindi: what is said of a package's vbmeta images.
    static let hindiAuthenticity: [Row] = [
        Row(
            "gate.package-authenticity.sentence-all",
            from: "The package's vbmeta is signed, and all {named} images that it names agree with it.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर है, और उसमें बताई गई सभी {named} इमेज उससे मेल खाती हैं।"),
        Row(
            "gate.package-authenticity.sentence-one",
            from: "The package's vbmeta is signed, and the one image that it names agrees with it.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर है, और उसमें बताई गई एक ही इमेज उससे मेल खाती है।"),
        Row(
            "gate.package-authenticity.sentence-some",
            from:
                "The package's vbmeta is signed. restock compared {agreeing} of the {named} images that it names, and they agree.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर है। restock ने उसमें बताई गई {named} में से {agreeing} इमेज की तुलना की, और वे मेल खाती हैं।"),
        Row(
            "gate.package-authenticity.sentence-none",
            from: "The package's vbmeta is signed. restock could compare none of the {named} images that it names.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर है। उसमें बताई गई {named} इमेज में से restock एक की भी तुलना नहीं कर सका।"),
        Row(
            "gate.package-authenticity.sentence-nothing",
            from: "The package's vbmeta is signed. It names no image that restock could compare.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर है। उसमें ऐसी कोई इमेज नहीं बताई गई, जिसकी तुलना restock कर सके।"),
        Row(
            "gate.package-authenticity.sentence-not-checked",
            from: "The package's vbmeta is signed in a way that restock cannot check.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर ऐसे तरीके से है, जिसे restock जाँच नहीं सकता।"),
        Row(
            "gate.package-authenticity.advice-not-checked",
            from:
                "Android 17 brings such signatures (ML-DSA). Go on only with a package from the official address. Do not lock the bootloader with it.",
            "ऐसे हस्ताक्षर (ML-DSA) Android 17 के साथ आए हैं। तभी आगे बढ़ें, जब पैकेज आधिकारिक पते से हो। इसके साथ बूटलोडर लॉक न करें।"),
        Row(
            "gate.package-authenticity.sentence-not-accepted",
            from:
                "The package's vbmeta has something that phones do not accept. A locked phone would not start with this package.",
            "पैकेज की vbmeta इमेज में कुछ ऐसा है, जिसे फ़ोन स्वीकार नहीं करते। लॉक किया हुआ फ़ोन इस पैकेज के साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.sentence-footer",
            from:
                "A signed image ends before its partition does, so the phone would not find its signature. A locked phone would not start with this package.",
            "एक हस्ताक्षरित इमेज अपने पार्टिशन से पहले खत्म होती है, इसलिए फ़ोन को उसका हस्ताक्षर नहीं मिलेगा। लॉक किया हुआ फ़ोन इस पैकेज के साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.advice-unlocked",
            from: "The phone starts it while the bootloader is unlocked. Do not lock the bootloader with it.",
            "जब तक बूटलोडर अनलॉक है, फ़ोन इसके साथ चालू होता है। इसके साथ बूटलोडर लॉक न करें।"),
        Row(
            "gate.package-authenticity.lock.sentence-some",
            from:
                "restock compared {agreeing} of the {named} images that the package's vbmeta names. A lock needs all of them.",
            "restock ने पैकेज की vbmeta में बताई गई {named} में से {agreeing} इमेज की तुलना की। लॉक के लिए सभी ज़रूरी हैं।"),
        Row(
            "gate.package-authenticity.lock.sentence-trees-some",
            from:
                "restock checked {agreeing} of the {named} large partitions that the package's vbmeta names. A lock needs all of them.",
            "restock ने पैकेज की vbmeta में बताए गए {named} में से {agreeing} बड़े पार्टीशन जाँचे। लॉक के लिए सभी ज़रूरी हैं।"),
        Row(
            "gate.package-authenticity.lock.sentence-tree",
            from:
                "A large partition of the package is not the one that its vbmeta names. Locked, the phone would not start with it.",
            "पैकेज का एक बड़ा पार्टीशन वह नहीं है, जो उसकी vbmeta बताती है। लॉक होने पर फ़ोन इसके साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.lock.sentence-nothing",
            from:
                "The package's vbmeta names no image, so restock could compare none. Locked, the phone would not start with it.",
            "पैकेज की vbmeta किसी इमेज को नहीं बताती, इसलिए restock एक की भी तुलना नहीं कर सका। लॉक होने पर फ़ोन इसके साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.lock.sentence-no-root",
            from:
                "The package writes no vbmeta that a locked phone could begin with. Locked, the phone would not start with it.",
            "पैकेज ऐसी कोई vbmeta नहीं लिखता, जिससे लॉक किया हुआ फ़ोन चालू हो सके। लॉक होने पर फ़ोन इसके साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.lock.sentence-no-vbmeta",
            from: "The phone has a vbmeta, and the package writes none. Locked, the phone would not start with it.",
            "फ़ोन में vbmeta है, और पैकेज उसे नहीं लिखता। लॉक होने पर फ़ोन इसके साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.lock.sentence-not-accepted",
            from:
                "The package's vbmeta has something that phones do not accept. Locked, the phone would not start with it.",
            "पैकेज की vbmeta इमेज में कुछ ऐसा है, जिसे फ़ोन स्वीकार नहीं करते। लॉक होने पर फ़ोन इसके साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.lock.sentence-not-checked",
            from:
                "The package's vbmeta is signed in a way that restock cannot check. A lock needs a signature that was checked.",
            "पैकेज की vbmeta इमेज पर हस्ताक्षर ऐसे तरीके से है, जिसे restock जाँच नहीं सकता। लॉक के लिए जाँचा हुआ हस्ताक्षर ज़रूरी है।"),
        Row(
            "gate.package-authenticity.lock.sentence-footer",
            from:
                "A signed image ends before its partition does, so the phone would not find its signature. Locked, the phone would not start with it.",
            "एक हस्ताक्षरित इमेज अपने पार्टिशन से पहले खत्म होती है, इसलिए फ़ोन को उसका हस्ताक्षर नहीं मिलेगा। लॉक होने पर फ़ोन इसके साथ चालू नहीं होगा।"),
        Row(
            "gate.package-authenticity.lock.advice",
            from:
                "Get the package from the official address. To flash this one all the same, without the lock: --mode clean.",
            "पैकेज आधिकारिक पते से लें। फिर भी इसी को बिना लॉक के फ़्लैश करने के लिए: --mode clean"),
    ]
}
