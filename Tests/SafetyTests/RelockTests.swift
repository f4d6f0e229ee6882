import Plan
import Safety
import Testing

@testable import StockPackage

/// A lock stands directly behind a whole, verified, unmodified flash, for a package whose region is certain, or nowhere.
struct RelockTests {
    static let lock = "fastboot $* oem lock || exit 1\n"
    static let whole = Samples.flash("boot") + Samples.flash("vbmeta")

    private func judge(
        _ lines: String, clean: String? = nil, gate: GateID = .relock, phone: PhoneFacts = Samples.phone(),
        problems: [PackageProblem] = [], images: [PackageImage] = [], region: Region? = .china,
        fileName: String = "liuqin.tgz", variant: String? = nil, version: String = "OS2.0.203.0.VMYCNXM",
        products: [String] = ["liuqin"], pattern: String = "^product: *liuqin$", kind: PackageArchive.Kind = .tgz
    ) throws -> Finding? {
        let check = Samples.product(pattern)
        var modes = [try Samples.mode(check + lines, as: .cleanLock)]
        if let clean { modes.insert(try Samples.mode(check + clean), at: 0) }
        let package = Samples.package(
            modes, products: products, region: region, problems: problems, images: images, fileName: fileName,
            variant: variant, version: version, kind: kind)
        return try Samples.findings(gate, package, mode: .cleanLock, phone: phone).first
    }

    @Test func `a whole flash may be locked, with the codename`() throws {
        for clean in [nil, Self.whole, Samples.flash("crclist") + Self.whole, "fastboot $* erase misc\n" + Self.whole] {
            let finding = try judge(Self.whole + Self.lock, clean: clean)
            #expect(finding?.severity == .confirm && finding?.consentWord == "liuqin" && finding?.needsItsWord == true)
        }
    }

    @Test func `a flash that writes less than the clean one is not locked`() throws {
        let finding = try judge(Samples.flash("boot") + Self.lock, clean: Self.whole)
        #expect(finding?.severity == .refuse && finding?.evidence.contains("vbmeta") == true)
    }

    @Test func `a write whose failure is passed over is not locked`() throws {
        let loose = "fastboot $* flash vbmeta `dirname $0`/images/x.img\n"
        #expect(try judge(Samples.flash("boot") + loose + Self.lock)?.severity == .refuse)
    }

    @Test func `a write that this phone leaves out is not locked`() throws {
        let guarded = """
            fastboot $* getvar crc 2>&1 | grep "^crc: 1"
            if [ $? -eq 0 ] ; then
            fastboot $* flash vbmeta `dirname $0`/images/x.img || exit 1
            fi

            """
        #expect(try judge(Samples.flash("boot") + guarded + Self.lock)?.severity == .refuse)
        let lists = guarded.replacing("vbmeta", with: "crclist")
        #expect(try judge(lists + Samples.flash("boot") + Self.lock)?.severity == .confirm)
    }

    @Test func `a restart before the lock is out of place`() throws {
        let finding = try judge(Self.whole + "fastboot $* reboot bootloader\n" + Self.lock)
        #expect(finding?.severity == .refuse && finding?.evidence.contains("restarts before the lock") == true)
    }

    @Test func `a package with a problem anywhere is not locked on`() throws {
        let problem = PackageProblem(kind: .unknownStep, mode: .keepData, sentence: "Odd.", evidence: "line 7")
        #expect(try judge(Self.whole + Self.lock, problems: [problem])?.severity == .refuse)
    }

    @Test func `images that nothing vouches for are not locked on`() throws {
        let bare = [Samples.image("x.img", verifiedBy: [])]
        #expect(try judge(Self.whole + Self.lock, images: bare)?.severity == .refuse)
        #expect(try judge(Self.whole + Self.lock, images: [Samples.image("x.img")])?.severity == .confirm)
        #expect(
            try judge(Self.whole + Self.lock, images: [Samples.image("y.img", verifiedBy: [])])?.severity == .confirm)
        let named = "liuqin_images_OS2.0.203.0.VMYCNXM_20250610.0000.00_15.0_cn_0123456789.tgz"
        #expect(try judge(Self.whole + Self.lock, images: bare, fileName: named)?.severity == .confirm)
        // The MD5 in the name is that of the .tgz: nothing of a .tar, or of a folder, can be compared with it.
        for kind in [PackageArchive.Kind.tar, .folder] {
            #expect(
                try judge(Self.whole + Self.lock, images: bare, fileName: named, kind: kind)?.severity == .refuse)
        }
    }

    @Test func `of a family, the phone's own name is typed; of a chip, the model's`() throws {
        func word(_ product: String, _ names: [String]) throws -> String? {
            try judge(
                Self.whole + Self.lock, phone: Samples.phone { $0.product = product }, products: names,
                pattern: names.map { "^product: *\($0)$" }.joined(separator: "|"))?.consentWord
        }
        #expect(try word("joyeuse", ["curtana", "joyeuse", "gram"]) == "joyeuse")
        #expect(try word("MSM8953", ["MSM8953", "mido"]) == "mido")
    }

    // MARK: Region

    static let full = "_images_OS2.0.203.0.VMYCNXM_20250610.0000.00_15.0_"
    static let regions: [(String, Region?, String, String?, String, Finding.Severity?)] = [
        ("all agree", .china, "liuqin\(full)cn_0123456789.tgz", "liuqin", "OS2.0.203.0.VMYCNXM", nil),
        ("only the version", .china, "x.tgz", nil, "OS2.0.203.0.VMYCNXM", nil),
        ("older packages say global", .turkey, "x.tgz", "daisy_global", "V11.0.1.0.QDLTRXM", nil),
        ("nothing", nil, "x.tgz", nil, "9.5.30", .refuse),
        ("the variant contradicts", .china, "x.tgz", "liuqin_global", "OS2.0.203.0.VMYCNXM", .refuse),
        ("no suffix means China", .global, "x.tgz", "liuqin", "OS2.0.203.0.VMYMIXM", .refuse),
        (
            "another's file name", .china, "raphael_global\(full)cn_0123456789.tgz", "liuqin", "OS2.0.203.0.VMYCNXM",
            .refuse
        ),
        ("the file's name contradicts", .china, "liuqin\(full)eea_0123456789.tgz", nil, "OS2.0.203.0.VMYCNXM", .refuse),
    ]

    @Test(arguments: 0..<regions.count)
    func `a package that is not certain of its region locks nothing`(_ index: Int) throws {
        let (name, region, file, variant, version, severity) = Self.regions[index]
        let finding = try judge(
            Self.whole + Self.lock, gate: .region, region: region, fileName: file, variant: variant, version: version)
        #expect(finding?.severity == severity, "\(name): \(String(describing: finding))")
    }

    static let crossings: [(String, FlashMode, Finding.Severity?)] = [
        ("OS2.0.1.0.VMYCNXM", .cleanLock, nil), ("OS2.0.1.0.VMYEUXM", .cleanLock, .confirm),
        ("OS2.0.1.0.VMYCNXM", .clean, nil), ("OS2.0.1.0.VMYEUXM", .clean, .note),
    ]

    @Test(arguments: 0..<crossings.count)
    func `what is on the phone counts where it is known`(_ index: Int) throws {
        let (installed, mode, severity) = Self.crossings[index]
        let lines = Samples.liuqin + Samples.flash("userdata") + (mode == .cleanLock ? Self.lock : "")
        let phone = Samples.phone { $0.installed = InstalledFirmware(version: installed, source: "remembered") }
        let found = try Samples.findings(
            .region, Samples.package([try Samples.mode(lines, as: mode)]), mode: mode, phone: phone)
        #expect(found.map(\.severity) == [severity].compactMap(\.self))
        if severity == .confirm { #expect(found[0].consentWord == "cn" && found[0].needsItsWord) }
    }
}
