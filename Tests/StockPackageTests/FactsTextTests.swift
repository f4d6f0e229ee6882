import Testing

@testable import StockPackage

/// Names, versions and small text files of a package.
struct FactsTextTests {
    struct Name: Sendable {
        let text: String
        /// variant, version, android, region or `-`, hash; nil for a refusal.
        let fields: String?
        init(_ text: String, _ fields: String?) { (self.text, self.fields) = (text, fields) }
    }

    static let names = [
        Name(
            "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17.tgz",
            "lancelot_eea_global V12.0.1.0.QJCEUXM 10.0 eea a197df7d17"),
        Name(
            "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_A197DF7D17.tgz",
            "lancelot_eea_global V12.0.1.0.QJCEUXM 10.0 eea a197df7d17"),
        Name(
            "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17.tar.gz",
            "lancelot_eea_global V12.0.1.0.QJCEUXM 10.0 eea a197df7d17"),
        Name(
            "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17.tar",
            "lancelot_eea_global V12.0.1.0.QJCEUXM 10.0 eea a197df7d17"),
        Name(
            "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17",
            "lancelot_eea_global V12.0.1.0.QJCEUXM 10.0 eea a197df7d17"),
        Name(
            "arctic_eea_global-images-OS3.0.8.0.WBVEUXM-user-20260624.0000.00-16.0-eea-5b2771a432.tgz",
            "arctic_eea_global OS3.0.8.0.WBVEUXM 16.0 eea 5b2771a432"),
        Name(
            "arctic-images-OS3.0.8.0.WBVCNXM-user-20260624.0000.00-16.0-cn-5b2771a432.tgz",
            "arctic OS3.0.8.0.WBVCNXM 16.0 cn 5b2771a432"),
        Name("sagit_images_9.5.30_20190530.0000.00_9.0_cn_0123456789.tgz", "sagit 9.5.30 9.0 cn 0123456789"),
        Name("gemini_images_7.11.16_20150626.0000.4_5.0_cn_0123456789.tgz", "gemini 7.11.16 5.0 cn 0123456789"),
        Name(
            "mione_plus_images_V5.1.1.0.JXACNBL_4.1_cn_0123456789.tgz", "mione_plus V5.1.1.0.JXACNBL 4.1 cn 0123456789"),
        Name("taurus_images_V6.0.1.0.KXDCNBL_4.4_0123456789.tgz", "taurus V6.0.1.0.KXDCNBL 4.4 - 0123456789"),
        Name(
            "lavender_images_V10.3.1.0.PFGCNXM_20190522.0000.00_9.0_cn_chinatelecom_0a1b2c3d4e.tgz",
            "lavender V10.3.1.0.PFGCNXM 9.0 cn_chinatelecom 0a1b2c3d4e"),
        Name(
            "raphaelin_in_global_images_V12.0.5.0.QFKINXM_20210315.0000.00_10.0_in_0a1b2c3d4e.tgz",
            "raphaelin_in_global V12.0.5.0.QFKINXM 10.0 in 0a1b2c3d4e"),
        Name(
            "liuqin_images_OS2.0.203.0.VMYCNXM_20250610.0000.00_15.0_0a1b2c3d4e.tgz",
            "liuqin OS2.0.203.0.VMYCNXM 15.0 - 0a1b2c3d4e"),
        Name("package.tgz", nil), Name("", nil), Name(".tgz", nil), Name("flash_all.sh", nil),
        Name("lancelot_images_V12_20210119.0000.00_10.0_eea_a197df7d1.tgz", nil),
        Name("lancelot_images_V12_20210119.0000.00_10.0_eea_a197df7d170.tgz", nil),
        Name("lancelot_images_V12_20210119.0000.00_10.0_eea_a197df7dzz.tgz", nil),
        Name("lancelot_images_V12_20210119.0000.00_10.0_eea.tgz", nil),
        Name("_images_V12_20210119.0000.00_10.0_eea_a197df7d17.tgz", nil),
        Name("lancelot_images__20210119.0000.00_10.0_eea_a197df7d17.tgz", nil),
        Name("lancelot_images_V12_a197df7d17.tgz", nil), Name("lancelot_images_a197df7d17.tgz", nil),
        Name("lancelot_images_V12_20210119.0000.00_eea_a197df7d17.tgz", nil),
        Name(
            "miui_LANCELOTEEAGlobal_V12.0.1.0.QJCEUXM_0123456789_10.0.zip",
            "lancelot_eea_global V12.0.1.0.QJCEUXM 10.0 - 0123456789"),
        Name(
            "arctic-ota_full-OS3.0.8.0.WBVCNXM-user-16.0-0123456789.zip", "arctic OS3.0.8.0.WBVCNXM 16.0 - 0123456789"),
        Name("miui_LANCELOTEEAGlobal_V12.0.1.0.QJCEUXM_0123456789_10.0.tgz", nil),
        Name("miui_LANCELOTEEAGlobal_V12.0.1.0.QJCEUXM_012345678_10.0.zip", nil),
        Name("arctic-ota_full--user-16.0-0123456789.zip", nil), Name("-ota_full-V-user-16.0-0123456789.zip", nil),
        Name("arctic-images-user-20260624.0000.00-16.0-cn-5b2771a432.tgz", nil),
        Name("lancelot_images_V12_20210119.0000.00_10.0_eea_\u{FF41}\u{FF41}\u{FF41}1.tgz", nil),
    ]

    @Test(arguments: names)
    func `the file name says what it says`(_ row: Name) {
        let found = PackageName(row.text).map {
            "\($0.variant) \($0.version) \($0.android) \($0.region ?? "-") \($0.md5Prefix)"
        }
        #expect(found == row.fields, "\(row.text)")
    }

    static let fields: [(String, Region?)] = [
        ("cn", .china), ("cn_chinatelecom", .china), ("global", .global), ("eea", .europe), ("id", .indonesia),
        ("kr", .korea), ("xx", nil),
        ("", nil), ("CN", nil),
    ]

    @Test(arguments: fields)
    func `the region field may name a carrier`(_ field: String, _ region: Region?) {
        #expect(Region(field: field) == region)
    }

    @Test(arguments: zip(Array("KLMNOPQRSTUVWX"), 4...17))
    func `the first version letter is Android's number`(_ letter: Character, _ android: Int) {
        #expect(VersionLetters(version: "V1.0.0.0.\(letter)JCEUXM")?.androidMajor == android)
    }

    static let regions: [(String, Region?)] = [
        ("CN", .china), ("MI", .global), ("EU", .europe), ("IN", .india), ("RU", .russia), ("ID", .indonesia),
        ("TR", .turkey),
        ("TW", .taiwan), ("JP", .japan), ("KR", .korea), ("LM", .latinAmerica), ("MX", .mexico), ("CL", .chile),
        ("GT", .guatemala), ("ZA", .southAfrica), ("TH", .thailand), ("SG", .singapore), ("CM", nil), ("ZZ", nil),
    ]

    @Test(arguments: regions)
    func `two version letters are the region`(_ letters: String, _ region: Region?) throws {
        let found = try #require(VersionLetters(version: "V12.0.1.0.QJC\(letters)XM"))
        #expect(found.region == region && found.deviceCode == "JC" && found.channel == "XM")
    }

    @Test(arguments: [
        "9.5.30", "", "V12", "V12.QJCEUX", "V12.QJCEUXMM", "V12.qjceuxm", "V12.QJCEU1M", "V12.AJCEUXM", "V12.ZJCEUXM",
    ])
    func `versions without the letter group say nothing`(_ version: String) {
        #expect(VersionLetters(version: version) == nil)
    }

    static let antis: [(String, Int?)] = [
        ("1", 1), ("0\n", 0), (" 4 \r\n", 4), ("anti=2", 2), ("ANTI_VERSION = 3\n", 3), ("007", 7), ("", nil),
        ("\n", nil), ("x", nil),
        ("-1", nil), ("+1", nil), ("1.0", nil), ("0x1", nil), ("1 2", nil), ("1\n2", nil), ("anti=", nil), ("=3", nil),
        ("a=1=2", nil),
        ("anti=1\nanti=5", nil), ("anti=1\n5", nil), ("99999999999999999999", nil), ("\u{0664}", nil), ("anti 1", nil),
    ]

    @Test(arguments: antis)
    func `an anti-rollback file holds one number or none`(_ text: String, _ number: Int?) {
        #expect(antiVersion(Array(text.utf8)) == number)
    }

    @Test func `bytes that are no text hold no number`() { #expect(antiVersion([0xFF, 0x31]) == nil) }

    @Test func `misc txt names device and version`() {
        let misc = MiscText(
            Array("device = raphaelin\r\nbuild_number=V12.0.5.0.QFKINXM\nno line\n=x\ndevice=other\n".utf8))
        #expect(misc.device == "raphaelin" && misc.version == "V12.0.5.0.QFKINXM")
        let newer = MiscText(Array("build_number=V816\nmi_os_build_version=OS2.0.203.0.VMYCNXM\n".utf8))
        #expect(newer.device == nil && newer.version == "OS2.0.203.0.VMYCNXM")
        let blank = MiscText(Array("device=\nmi_os_build_version=\nbuild_number=V14\n".utf8))
        #expect(blank.device == nil && blank.version == "V14")
    }

    static let scripts: [(String, FlashMode?)] = [
        ("flash_all", .clean), ("flash_all_except_storage", .keepData), ("flash_all_except_data_storage", .keepData),
        ("flash_all_except_data", .keepData), ("flash_all_lock", .cleanLock), ("flash_all_lock_crc", nil),
        ("hat_flash", nil), ("", nil),
        ("Flash_all", nil), ("flash_gen_md5_list", nil),
    ]

    @Test(arguments: scripts)
    func `a script's name is its mode`(_ name: String, _ mode: FlashMode?) {
        #expect(FlashMode(scriptName: name) == mode)
    }

    @Test func `the names of the modes are stable`() {
        #expect(FlashMode.allCases.map(\.rawValue) == ["clean", "keep-data", "clean-lock"])
    }
}
