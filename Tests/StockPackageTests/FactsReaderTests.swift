import Testing

@testable import StockPackage

/// Small packages on disk, read whole: everything that can be wrong with one. MD5 and CRC come from `md5sum` and `gzip`.
struct FactsReaderTests {
    static let boot = ArchiveLab.noise(5000, seed: 1)
    static let sparse = ArchiveLab.sparse(blocks: 3)
    static let check =
        "fastboot $* getvar product 2>&1 | grep -E \"^product: *liuqin$\"\nif [ $? -ne 0 ] ; then echo \"no\"; exit 1; fi\n"
    static let steps =
        "fastboot $* flash boot_ab `dirname $0`/images/boot.img\nfastboot $* flash super `dirname $0`/images/super.img\n"
    static let batch = """
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *liuqin$" || exit /B 1
        fastboot %* flash boot_ab %~dp0images\\boot.img
        fastboot %* flash super %~dp0images\\super.img

        """
    static let whole: [String: [UInt8]] = [
        "flash_all.sh": Array((check + steps).utf8), "flash_all.bat": Array(batch.utf8),
        "misc.txt": Array("device=liuqin\nbuild_number=V14.0.1.0.TMYCNXM\n".utf8), "images/boot.img": boot,
        "images/super.img": sparse,
    ]

    /// The facts of the whole package with some of its files changed; nil takes one out.
    private func read(_ changes: [String: String?] = [:], files: [String: [UInt8]] = [:], folder: String = "p") throws
        -> PackageFacts
    {
        let lab = try ArchiveLab()
        var all = Self.whole.merging(files) { $1 }
        for (name, text) in changes { all[name] = text.map { Array($0.utf8) } }
        for (name, bytes) in all { try lab.put(folder + "/" + name, bytes) }
        return try StockPackage(path: lab.path + "/" + folder).facts
    }

    private func md5(_ bytes: [UInt8]) throws -> String {
        let lab = try ArchiveLab()
        try lab.put("x", bytes)
        return String(String(decoding: try lab.run("md5sum", "x"), as: UTF8.self).prefix(32))
    }

    /// The CRC-32 in gzip's trailer, little endian.
    private func crc(_ bytes: [UInt8]) throws -> String {
        let lab = try ArchiveLab()
        try lab.put("x", bytes)
        let trailer = try lab.run("gzip", "-c", "x").suffix(8).prefix(4)
        return "0x" + String(trailer.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }, radix: 16)
    }

    private func image(_ name: String, of facts: PackageFacts) -> PackageImage? {
        facts.images.first { $0.file == name }
    }

    private func xml(_ sums: [(String, String)]) -> String {
        "<root><digests>" + sums.map { "<digest hash=\"md5\" name=\"\($0.0)\">\($0.1)</digest>" }.joined()
            + "</digests></root>"
    }

    @Test func `a whole package has no problem and no remark`() throws {
        let facts = try read()
        #expect(
            facts.problems.isEmpty
                && facts.remarks.filter { !$0.contains("flash_all.sh line") && !$0.contains("flash_all.bat line") }
                    .isEmpty
        )
        #expect(facts.codename == "liuqin" && facts.products == ["liuqin"] && facts.version == "V14.0.1.0.TMYCNXM")
        #expect(facts.region == .china && facts.android == "13" && facts.kind == .folder && facts.antiRollback == nil)
        #expect(facts.modes.map(\.mode) == [.clean] && facts.mode(.clean)?.script.fileName == "flash_all.sh")
        #expect(
            facts.images.map(\.file) == ["boot.img", "super.img"] && facts.images.allSatisfy { $0.verifiedBy.isEmpty })
        #expect(
            image("super.img", of: facts)?.isSparse == true && image("super.img", of: facts)?.expandedBytes == 12 * 4096
        )
    }

    /// A whole package whose scripts check for these products.
    private func checking(_ products: String, misc: String?, folder: String = "p") throws -> PackageFacts {
        let pattern = products.split(separator: " ").map { "^product: *\($0)" }
        return try read(
            [
                "flash_all.sh": Self.check.replacing(
                    "^product: *liuqin$", with: pattern.joined(separator: "|")) + Self.steps, "flash_all.bat": nil,
                "misc.txt": misc.map { "device=\($0)\nbuild_number=V14.0.1.0.TMYCNXM\n" },
            ], folder: folder)
    }

    @Test(
        arguments: [
            ("MSM8996_A7", "natrium", "natrium", true), ("MSM8952", "hydrogen", "hydrogen", true),
            ("MSM8937", "land", "land", true), ("MSM8953", "oxygen_global", "oxygen", true),
            // The chip alone names no model, and a model in the scripts that is another one than in misc.txt is a contradiction.
            ("MSM8953", nil, "MSM8953", true), ("MSM8953 mido", "mido", "MSM8953", true),
            ("MSM8953 mido", "tissot", "MSM8953", false), ("liuqin", "natrium", "liuqin", false),
        ] as [(String, String?, String, Bool)])
    func `a chip in the scripts and a model in misc.txt do not contradict each other`(
        _ products: String, _ misc: String?, _ codename: String, _ agrees: Bool
    ) throws {
        let facts = try checking(products, misc: misc)
        #expect(facts.problems.isEmpty == agrees, "\(facts.problems)")
        #expect(facts.codename == codename)
        #expect(facts.products == products.split(separator: " ").map(String.init))
    }

    @Test func `the name of a package for a chip is its own where misc.txt names the same model`() throws {
        let folder = "natrium_images_V10.2.2.0.OBGCNXM_20190107.0000.00_8.0_cn"
        let own = try checking("MSM8996_A7", misc: "natrium", folder: folder)
        #expect(own.nameRemarks.filter { $0.contains("scripts check for") } == [])
        let other = try checking("MSM8996_A7", misc: "hydrogen", folder: folder)
        #expect(
            other.nameRemarks.contains(
                "the name says natrium, the scripts check for MSM8996_A7 and misc.txt says hydrogen"))
    }

    @Test func `the lists for the bootloader are kept`() throws {
        let facts = try read(["images/crclist.txt": "CRC-LIST\nabsent 0x1\n"])
        #expect(facts.checksumLists["images/crclist.txt"]?.entries == ["absent": .file(1)])
        #expect(facts.checksumLists["images/sparsecrclist.txt"] == nil)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let changes: [String: String?]
        let kind: PackageProblem.Kind
        let mode: FlashMode?
        let says: String
        var testDescription: String { name }
    }

    static let faults = [
        Fault(
            name: "misc.txt of another phone", changes: ["misc.txt": "device=yudi\n"], kind: .integrity, mode: nil,
            says: "misc.txt says yudi"),
        Fault(
            name: "no product check", changes: ["flash_all.sh": steps, "flash_all.bat": nil], kind: .integrity,
            mode: nil, says: "no product check"),
        Fault(
            name: "image missing", changes: ["images/boot.img": nil], kind: .integrity, mode: .clean,
            says: "flash_all.sh line 3"),
        Fault(
            name: "image empty", changes: ["images/boot.img": ""], kind: .integrity, mode: .clean,
            says: "flash_all.sh line 3"),
        Fault(
            name: "md5sum.xml malformed", changes: ["md5sum.xml": "<root>"], kind: .integrity, mode: nil,
            says: "<digests>"),
        Fault(
            name: "md5sum.xml too large", changes: ["md5sum.xml": String(repeating: " ", count: 300_000)],
            kind: .integrity, mode: nil, says: "too large"),
        Fault(
            name: "crclist malformed", changes: ["images/crclist.txt": "CRC-LIST\nboot 1\n"], kind: .integrity,
            mode: nil, says: "line 2"),
        Fault(
            name: "crclist too large",
            changes: ["images/crclist.txt": "CRC-LIST\n" + String(repeating: "\n", count: 300_000)], kind: .integrity,
            mode: nil, says: "too large"),
        Fault(
            name: "crc wrong", changes: ["images/crclist.txt": "CRC-LIST\nboot 0x1\n"], kind: .integrity, mode: nil,
            says: "the list says 0x00000001"),
        Fault(
            name: "sparse crc wrong", changes: ["images/sparsecrclist.txt": "SPARSECRC-LIST\nsuper 0x1 1\n"],
            kind: .integrity, mode: nil, says: "the data has"),
        Fault(
            name: "part crc wrong", changes: ["images/sparsecrclist.txt": "SPARSECRC-LIST\nsuper 1 0x1\n"],
            kind: .integrity, mode: nil, says: "1 checksums"),
        Fault(
            name: "scripts for different phones", changes: ["flash_all.bat": batch.replacing("liuqin", with: "yudi")],
            kind: .integrity, mode: .clean, says: "flash_all.bat: yudi"),
        Fault(
            name: "unknown line", changes: ["flash_all_lock.sh": check + steps + "rm -rf x\n"], kind: .unknownStep,
            mode: .cleanLock, says: "flash_all_lock.sh line 5"),
        Fault(
            name: "script too large", changes: ["flash_all_lock.sh": String(repeating: "#\n", count: 150_000)],
            kind: .unknownStep, mode: .cleanLock, says: "too large"),
    ]

    @Test(arguments: faults)
    func `what is wrong is a problem, of the right kind and mode`(_ fault: Fault) throws {
        let facts = try read(fault.changes)
        #expect(
            facts.problems.contains {
                $0.kind == fault.kind && $0.mode == fault.mode && $0.evidence.contains(fault.says)
            }, "\(facts.problems)")
        #expect(facts.problems.allSatisfy { $0.kind == fault.kind && $0.mode == fault.mode }, "\(facts.problems)")
        if let mode = fault.mode, mode != .clean {
            #expect(facts.problems(for: .clean).isEmpty && facts.mode(.clean) != nil)
        }
    }

    @Test func `right checksums are witnesses, wrong MD5 is damage`() throws {
        let data = Array(Self.sparse[40..<40 + 3 * 4096])
        let sums = [("boot.img", try md5(Self.boot)), ("super.img", try md5(Self.sparse))]
        let sparseSum = try crc(data)
        for line in ["super \(sparseSum)", "super \(sparseSum) 1", "super 1 \(sparseSum)"] {
            let facts = try read([
                "md5sum.xml": xml(sums), "images/crclist.txt": "CRC-LIST\nboot \(try crc(Self.boot))\nabsent 0x1\n",
                "images/sparsecrclist.txt": "SPARSECRC-LIST\n\(line)\n",
            ])
            #expect(facts.problems.isEmpty, "\(facts.problems)")
            #expect(image("boot.img", of: facts)?.verifiedBy == ["md5sum.xml", "crclist.txt"])
            #expect(image("super.img", of: facts)?.verifiedBy == ["md5sum.xml", "sparsecrclist.txt"])
        }
        let swapped = try read(["md5sum.xml": xml([("boot.img", sums[1].1), ("super.img", sums[0].1)])])
        #expect(swapped.problems.map(\.kind) == [.integrity, .integrity])
        #expect(swapped.problems[0].evidence.contains(sums[0].1) && swapped.problems[0].evidence.contains(sums[1].1))
    }

    @Test func `parts that cannot be judged are no witness`() throws {
        let facts = try read(["images/sparsecrclist.txt": "SPARSECRC-LIST\nsuper 2 0x1 0x2\n"])
        #expect(facts.problems.isEmpty && image("super.img", of: facts)?.verifiedBy == [])
    }

    @Test func `a checksum without slot is that of either slot's image`() throws {
        let slots =
            "fastboot $* flash system_a `dirname $0`/images/boot.img\nfastboot $* flash system_b `dirname $0`/images/super.img\n"
        let scripts: [String: String?] = ["flash_all.sh": Self.check + slots, "flash_all.bat": nil]
        let good = try read(scripts.merging(["images/crclist.txt": "CRC-LIST\nsystem \(try crc(Self.boot))\n"]) { $1 })
        #expect(
            good.problems.isEmpty && image("boot.img", of: good)?.verifiedBy == ["crclist.txt"]
                && image("super.img", of: good)?.verifiedBy == [])
        let bad = try read(scripts.merging(["images/crclist.txt": "CRC-LIST\nsystem 0x1\n"]) { $1 })
        #expect(bad.problems.count == 2)
    }

    @Test(
        "another set of writes is no problem of the package but a difference, with both lists",
        arguments: [
            (
                ["flash_all.bat": batch.replacing("flash super", with: "flash cust")],
                "flash cust from images/super.img (line 3)"
            ),
            (
                ["flash_all.sh": check + "fastboot $* flash boot_ab `dirname $0`/images/boot.img\n"],
                "only flash_all.bat does: flash super"
            ),
        ] as [([String: String], String)])
    func differentWrites(_ changes: [String: String], _ says: String) throws {
        let facts = try read(changes.mapValues { Optional($0) })
        #expect(facts.problems.isEmpty)
        #expect(facts.mode(.clean)?.difference?.description.contains(says) == true)
        #expect(facts.mode(.clean)?.script.fileName == "flash_all.sh")
    }

    @Test("the same writes in another order are a remark") func otherOrder() throws {
        let lines = Self.batch.split(separator: "\n").map(String.init)
        let facts = try read(["flash_all.bat": [lines[0], lines[2], lines[1]].joined(separator: "\n")])
        #expect(facts.problems.isEmpty)
        #expect(facts.mode(.clean)?.difference == nil)
        #expect(facts.remarks == ["the scripts differ: flash_all.sh and flash_all.bat do the same in another order"])
    }

    @Test("a batch file that is not understood is a remark beside a shell script that is, also where it locks")
    func unreadBatch() throws {
        let facts = try read([
            "flash_all.bat": Self.batch + "choice /c yn\n",
            "flash_all_lock.sh": Self.check + Self.steps + "fastboot $* oem lock\n",
            "flash_all_lock.bat": Self.batch + "choice /c yn\n",
        ])
        #expect(facts.problems.isEmpty)
        #expect(facts.modes.map(\.mode) == [.clean, .cleanLock])
        #expect(facts.modes.allSatisfy { $0.difference == nil })
        #expect(facts.remarks.count == 2)
        #expect(
            facts.remarks.allSatisfy { $0.contains("is not followed, and not understood") && $0.contains("line 4") })
    }

    @Test("a shell script that is not understood is refused, whatever the batch file says") func unreadShell() throws {
        let facts = try read(["flash_all.sh": Self.check + Self.steps + "choice\n"])
        #expect(facts.modes.isEmpty)
        #expect(facts.problems.map(\.kind) == [.unknownStep])
        #expect(facts.problems.first?.evidence.contains("flash_all.sh line 5") == true)
    }

    @Test("what the package holds decides which way a script goes") func filesDecide() throws {
        let choice =
            "if [ -f `dirname $0`/images/exaid.img ]; then\nfastboot $* flash exaid `dirname $0`/images/exaid.img\n"
            + "else\nfastboot $* erase exaid\nfi\n"
        let scripts: [String: String?] = ["flash_all.sh": Self.check + choice + Self.steps, "flash_all.bat": nil]
        #expect(try read(scripts).mode(.clean)?.steps.first?.action == .erase(partition: "exaid"))
        #expect(
            try read(scripts.merging(["images/exaid.img": "x"]) { $1 }).mode(.clean)?.steps.first?.action
                == .flash(partition: "exaid", image: "images/exaid.img"))
        // In an archive the scripts may come before the images.
        let lab = try ArchiveLab()
        try lab.put("p/flash_all.sh", Array((Self.check + choice + Self.steps).utf8))
        for name in ["images/boot.img", "images/super.img", "images/exaid.img"] {
            try lab.put("p/" + name, Self.whole[name] ?? [1])
        }
        try lab.run("tar", "-czf", "p.tgz", "p/flash_all.sh", "p/images")
        let facts = try StockPackage(path: lab.path + "/p.tgz").facts
        #expect(facts.mode(.clean)?.steps.first?.action == .flash(partition: "exaid", image: "images/exaid.img"))
    }

    @Test("a chip in the scripts and a model in misc.txt do not contradict each other") func chipForAName() throws {
        let check = Self.check.replacing("liuqin", with: "MSM8952")
        let facts = try read(["flash_all.sh": check + Self.steps, "flash_all.bat": nil])
        #expect(facts.problems.isEmpty)
        #expect(facts.codename == "liuqin")
        #expect(facts.products == ["MSM8952"])
    }

    @Test func `only a batch file is enough`() throws {
        let facts = try read(["flash_all.sh": nil])
        #expect(facts.problems.isEmpty && facts.mode(.clean)?.script.fileName == "flash_all.bat")
    }

    @Test func `a folder without scripts is no package`() {
        #expect(throws: PackageError.self) { try read(["flash_all.sh": nil, "flash_all.bat": nil]) }
    }

    @Test func `contradictions that do no harm are remarks`() throws {
        let name = "yudi_eea_global_images_V14.0.9.0.TMYCNXM_20230101.0000.00_13.0_in"
        let facts = try read(folder: name)
        #expect(
            facts.problems.isEmpty && facts.variant == "yudi_eea_global" && facts.android == "13"
                && facts.region == .china)
        for words in [
            "the name says yudi_eea_global", "the name says version V14.0.9.0.TMYCNXM",
            "named in different ways: cn, eea, in",
        ] {
            #expect(facts.nameRemarks.contains { $0.contains(words) }, "\(facts.nameRemarks)")
        }
        #expect(facts.remarks == [])
        let prefix = try read(["flash_all.bat": Self.batch.replacing("liuqin$", with: "liuqin")])
        #expect(prefix.problems.isEmpty && prefix.remarks.contains { $0.hasPrefix("the scripts differ") })
    }

    /// Somebody gave the file the name of another phone's package: only what is in it counts.
    @Test func `a foreign name tells nothing of the content`() throws {
        let foreign = "raphael_global_images_V12.5.1.0.QFKMIXM_20210601.0000.00_10.0_global"
        let own = "liuqin_images_V14.0.1.0.TMYCNXM_20230101.0000.00_13.0_cn"
        let remark = "the name says raphael_global, the scripts check for liuqin"
        let misc = "device=liuqin\n"
        for (changes, version, android) in [
            ([:], "V14.0.1.0.TMYCNXM", "13"), (["misc.txt": misc], nil, nil), (["misc.txt": nil], nil, nil),
        ] as [([String: String?], String?, String?)] {
            let facts = try read(changes, folder: foreign)
            #expect(facts.codename == "liuqin" && facts.version == version && facts.android == android)
            #expect(facts.region == (version == nil ? nil : .china))
            #expect(facts.nameRemarks.contains(remark), "\(facts.nameRemarks)")
        }
        // The folder in the archive has kept its own.
        let lab = try ArchiveLab()
        for (name, bytes) in Self.whole { try lab.put("\(own)/\(name)", bytes) }
        try lab.run("tar", "-czf", "\(foreign)_0123456789.tgz", own)
        let facts = try StockPackage(path: "\(lab.path)/\(foreign)_0123456789.tgz").facts
        #expect(facts.variant == "liuqin" && facts.android == "13.0" && facts.region == .china)
        #expect(facts.nameRemarks.contains(remark) && facts.problems.map(\.kind) == [.integrity])
        let sum = try md5(lab.contents("\(foreign)_0123456789.tgz"))
        #expect(facts.md5 == sum && facts.problems[0].evidence.contains(sum))
    }

    @Test func `an Android that the version contradicts is the version's`() throws {
        let facts = try read(folder: "liuqin_images_V14.0.1.0.TMYCNXM_20230101.0000.00_10.0_cn")
        #expect(facts.android == "13" && facts.md5 == nil)
        #expect(
            facts.nameRemarks == ["the name says Android 10.0, the version's letters stand for Android 13"])
    }

    // MARK: Anti-rollback

    private static func anti(_ variable: String, _ number: String) -> String {
        "CURRENT_ANTI_VER=\(number)\nver=`fastboot $* getvar \(variable) 2>&1 | grep -oP \"\(variable): \\K[0-9]+\"`\n"
            + "if [ $ver -gt $CURRENT_ANTI_VER ]; then echo \"old\"; exit 1; fi\n"
    }
    private static let antiFile =
        "if [ -e $(dirname $0)/images/anti_version.txt ]; then\nCURRENT_ANTI_VER=`cat $(dirname $0)/images/anti_version.txt`\nelse\nCURRENT_ANTI_VER=0\nfi\n"
        + "ver=`fastboot $* getvar anti 2>&1 | grep -oP \"anti: \\K[0-9]+\"`\nif [ $ver -gt $CURRENT_ANTI_VER ]; then echo \"old\"; exit 1; fi\n"

    static let declarations: [(String, String?, String?)] = [
        (anti("anti", "2"), nil, "anti 2 flash_all.sh line 5 explicit"),
        (anti("rollback_ver", "1"), nil, "rollback_ver 1 flash_all.sh line 5 explicit"),
        (anti("anti", "5") + anti("rollback_ver", "1"), nil, "rollback_ver 1 flash_all.sh line 8 explicit"),
        (anti("rollback_ver", "1") + anti("anti", "5"), nil, "rollback_ver 1 flash_all.sh line 5 explicit"),
        (antiFile, "3\n", "anti 3 images/anti_version.txt explicit"),
        (antiFile, "anti=4", "anti 4 images/anti_version.txt explicit"),
        (antiFile, "three", "anti nil images/anti_version.txt explicit"),
        (antiFile, "", "anti nil images/anti_version.txt explicit"),
        (antiFile, nil, "anti 0 flash_all.sh line 9, as images/anti_version.txt is absent default"), ("", "3", nil),
    ]

    @Test(arguments: 0..<declarations.count)
    func `the lowest number that a package declares counts`(_ index: Int) throws {
        let (lines, file, expected) = Self.declarations[index]
        let facts = try read(["flash_all.sh": Self.check + lines + Self.steps, "images/anti_version.txt": file])
        let found = facts.mode(.clean)?.antiRollback.map {
            "\($0.variable) \($0.number.map(String.init) ?? "nil") \($0.source) \($0.isExplicit ? "explicit" : "default")"
        }
        #expect(found == expected)
        #expect(facts.problems.isEmpty)
    }

    @Test func `a declaration of the batch file alone counts too`() throws {
        let lines = """
            set CURRENT_ANTI_VER=1
            for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar anti 2^>^&1 ^| findstr /r /c:"anti:"') do (set version=%%i)
            if %version% GTR %CURRENT_ANTI_VER% exit /B 1

            """
        #expect(try read(["flash_all.bat": lines + Self.batch]).antiRollback == 1)
        #expect(
            try read([
                "flash_all.bat": lines + Self.batch, "flash_all.sh": Self.check + Self.anti("anti", "3") + Self.steps,
            ]).antiRollback == 1)
    }

    // MARK: Archives

    @Test func `the name's digits are those of the archive's MD5`() throws {
        let lab = try ArchiveLab()
        let top = "liuqin_images_V14.0.1.0.TMYCNXM_20230101.0000.00_13.0_cn"
        for (name, bytes) in Self.whole { try lab.put("\(top)/\(name)", bytes) }
        try lab.run("tar", "-cf", "x.tar", top)
        try lab.run("gzip", "-n", "x.tar")
        let hash = String(try md5(lab.contents("x.tar.gz")).prefix(10))
        let wrong = (hash.hasPrefix("0") ? "1" : "0") + hash.dropFirst()
        for (name, isRight) in [
            ("\(top)_\(hash).tgz", true), ("\(top)_\(hash.uppercased()).tgz", true), ("renamed.tgz", true),
            ("\(top)_\(wrong).tgz", false),
        ] {
            try lab.run("cp", "x.tar.gz", name)
            let facts = try StockPackage(path: lab.path + "/" + name).facts
            #expect(facts.problems.map(\.kind) == (isRight ? [] : [.integrity]))
            #expect(facts.variant == "liuqin" && facts.kind == .tgz)
            if !isRight {
                #expect(facts.problems[0].evidence.contains(wrong) && facts.problems[0].evidence.contains(hash))
            }
        }
    }
}
