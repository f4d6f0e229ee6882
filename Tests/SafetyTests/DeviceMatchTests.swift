import Firmware
import Plan
import Safety
import Testing

@testable import StockPackage

struct DeviceMatchTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let pattern: String
        let names: [String]
        let phone: String?
        let fits: Bool
        /// The model that the owner has to name.
        var asks: String?
        var testDescription: String { "\(pattern) on \(phone ?? "a silent phone")" }
    }

    static let rows = [
        Row(pattern: "^product: *liuqin$", names: ["liuqin"], phone: "liuqin", fits: true),
        Row(pattern: "^product: *raphael", names: ["raphael"], phone: "raphael", fits: true),
        Row(pattern: "^product: *raphael", names: ["raphael"], phone: "raphaelin", fits: false),
        Row(
            pattern: "^product: *xaga", names: ["xaga"], phone: "xagapro", fits: true, asks: "xaga+xagapro"),
        Row(pattern: "^product: *xaga$", names: ["xaga"], phone: "xagapro", fits: false),
        Row(pattern: "^product: *xagapro", names: ["xagapro"], phone: "xaga", fits: false),
        Row(pattern: "^product: *raphaelin", names: ["raphaelin"], phone: "raphael", fits: false),
        Row(pattern: "chopin", names: ["chopin"], phone: "chopin", fits: true),
        Row(pattern: "chopin", names: ["chopin"], phone: "chopinpro", fits: true, asks: "chopin+chopinpro"),
        Row(pattern: "chopin", names: ["chopin"], phone: "xchopin", fits: false),
        Row(pattern: "^product: *liuqin$", names: ["liuqin"], phone: "Liuqin", fits: false),
        Row(pattern: "^product: *liuqin$", names: ["liuqin"], phone: "liuqin ", fits: false),
        Row(pattern: "^product: *liuqin$", names: ["liuqin"], phone: "", fits: false),
        Row(pattern: "^product: *liuqin$", names: ["liuqin"], phone: nil, fits: false),
        Row(pattern: "^product: *MSM8953$|^product: *mido$", names: ["MSM8953", "mido"], phone: "mido", fits: true),
        Row(
            pattern: "^product: *MSM8953$|^product: *mido$", names: ["MSM8953", "mido"], phone: "MSM8953", fits: true,
            asks: "mido"),
        Row(pattern: "^product: *MSM8953$|^product: *mido$", names: ["MSM8953", "mido"], phone: "daisy", fits: false),
        Row(
            pattern: "^product: *surya|^product: *karna", names: ["surya", "karna"], phone: "karnapro", fits: true,
            asks: "karna+karnapro"),
    ]

    @Test func `how a package for another model would lie on this phone is not told`() throws {
        let script = Samples.liuqin + Samples.flash("xbl") + Samples.flash("nowhere") + Samples.flash("boot")
        let package = Samples.package([try Samples.mode(script)], images: [Samples.image("x.img", bytes: 1 << 30)])
        let layout: [GateID] = [.partitionMissing, .imageFits, .bootChain]
        let listed = Samples.partitions(["xbl_a": 4096, "xbl_b": 4096, "boot_a": 4096, "boot_b": 4096])
        func refusals(by product: String) throws -> Set<GateID> {
            let phone = Samples.phone {
                $0.product = product
                $0.partitions = listed
            }
            return Set(try Samples.findings(nil, package, phone: phone).filter { $0.severity == .refuse }.map(\.gate))
        }
        #expect(try !refusals(by: "liuqin").isDisjoint(with: layout))
        let strange = try refusals(by: "chopin")
        #expect(strange.contains(.deviceMatch) && strange.isDisjoint(with: layout))
    }

    @Test(arguments: rows)
    func `the product must be exactly one of the script's names`(_ row: Row) throws {
        let package = Samples.package(
            [try Samples.mode(Samples.product(row.pattern) + Samples.flash("boot"))], products: row.names)
        let found = try Samples.findings(.deviceMatch, package, phone: Samples.phone { $0.product = row.phone })
        #expect(found.map(\.severity) == (row.asks != nil ? [.confirm] : row.fits ? [] : [.refuse]))
        guard let finding = found.first else { return }
        #expect(finding.consentWord == row.asks && finding.needsItsWord == (row.asks != nil))
        for name in row.names { #expect(finding.evidence.contains(name)) }
        if let phone = row.phone, !phone.isEmpty, !row.fits {
            #expect(finding.evidence.contains("the phone is \(phone)"))
        }
    }

    /// A package whose scripts know the chip alone, with or without the model that misc.txt names.
    private func ofChip(_ model: String, named variant: String? = nil) throws -> PackageFacts {
        let mode = try Samples.mode(Samples.product("^product: *MSM8996_A7") + Samples.flash("boot"))
        let whole = Samples.package([mode], products: ["MSM8996_A7"], variant: variant)
        return PackageFacts(
            fileName: whole.fileName, kind: whole.kind, codename: model, products: whole.products, variant: variant,
            region: whole.region, version: whole.version, android: whole.android, antiRollback: nil, images: [],
            modes: whole.modes, problems: [], remarks: [])
    }

    @Test(
        arguments: [
            ("natrium", nil, "MSM8996_A7", "natrium"), ("MSM8996_A7", "natrium", "MSM8996_A7", "natrium"),
            // What is inside comes before what the file is called.
            ("natrium", "hydrogen", "MSM8996_A7", "natrium"), ("natrium", nil, "MSM8996_A7B", "natrium"),
        ] as [(String, String?, String, String)])
    func `where the scripts know the chip alone, the model is what is confirmed`(
        _ codename: String, _ variant: String?, _ product: String, _ word: String
    ) throws {
        let phone = Samples.phone { $0.product = product }
        let found = try Samples.findings(.deviceMatch, try ofChip(codename, named: variant), phone: phone)
        #expect(found.map(\.severity) == [.confirm])
        #expect(found.first?.consentWord == word)
        #expect(found.first?.evidence.contains("getvar product: \(product)") == true)
    }

    @Test func `a chip without any model is refused`() throws {
        let phone = Samples.phone { $0.product = "MSM8996_A7" }
        let found = try Samples.findings(.deviceMatch, try ofChip("MSM8996_A7"), phone: phone)
        #expect(found.map(\.severity) == [.refuse])
    }

    @Test(
        arguments: [
            ("MSM8996", nil), ("msm8953", nil), ("xagapro", "xaga"), ("natrium", "natrium"),
        ] as [(String, String?)])
    func `no advice names a package that cannot exist`(_ product: String, _ begins: String?) throws {
        let package = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("boot"))])
        let found = try Samples.findings(.deviceMatch, package, phone: Samples.phone { $0.product = product })
        let advice = try #require(found.first?.advice)
        #expect(found.map(\.severity) == [.refuse])
        #expect(advice.contains("begins with \(product)") == (begins == product))
        if let begins { #expect(advice == "Get a package whose name begins with \(begins).") }
        if begins == nil { #expect(advice.contains("the name of a chip")) }
    }

    @Test func `two models that are known to differ are refused, with the source`() throws {
        let mode = try Samples.mode(Samples.product("^product: *raphael") + Samples.flash("boot"))
        let found = try Samples.findings(
            .deviceMatch, Samples.package([mode], products: ["raphael"]),
            phone: Samples.phone { $0.product = "raphaelin" })
        #expect(found.first?.evidence.contains("they are different models (") == true)
        #expect(found.first?.advice == "Get a package whose name begins with raphaelin.")
    }

    @Test func `what is known of two names that share a package is said`() throws {
        let mode = try Samples.mode(Samples.product("^product: *xaga") + Samples.flash("boot"))
        let package = Samples.package([mode], products: ["xaga"])
        let found = try Samples.findings(.deviceMatch, package, phone: Samples.phone { $0.product = "xagapro" })
        #expect(found.first?.evidence.contains("known of the two: flash log") == true)
        #expect(found.first?.evidence.contains("product begins with xaga (line") == true)
        #expect(found.first?.needsItsWord == true)
    }

    @Test func `how a package lies on a phone with a longer name is judged`() throws {
        let mode = try Samples.mode(
            Samples.product("^product: *xaga") + Samples.flash("boot") + Samples.flash("nowhere"))
        let package = Samples.package([mode], products: ["xaga"], images: [Samples.image("x.img")])
        let phone = Samples.phone {
            $0.product = "xagapro"
            $0.partitions = Samples.partitions(["boot_a": 4096, "boot_b": 4096])
        }
        #expect(try Samples.findings(.partitionMissing, package, phone: phone).map(\.severity) == [.refuse])
    }

    @Test func `the rows of product pairs are pairs, each once and with a source`() {
        let rows = Firmware.productPairs
        #expect(rows.allSatisfy { $0.phone.hasPrefix($0.package) && $0.phone != $0.package && !$0.source.isEmpty })
        #expect(Set(rows.map { "\($0.package) \($0.phone)" }).count == rows.count)
        #expect(Set(rows.map(\.hardware)) == [.different, .samePackage])
    }

    @Test func `a name that only another mode's script accepts does not fit`() throws {
        let clean = try Samples.mode(Samples.liuqin + Samples.flash("boot"))
        let keep = try Samples.mode(Samples.product("^product: *yudi$") + Samples.flash("boot"), as: .keepData)
        let package = Samples.package([clean, keep], products: ["liuqin", "yudi"])
        let yudi = Samples.phone { $0.product = "yudi" }
        #expect(try Samples.findings(.deviceMatch, package, phone: yudi).map(\.severity) == [.refuse])
        #expect(try Samples.findings(.deviceMatch, package, mode: .keepData, phone: yudi).isEmpty)
    }

    @Test func `two product checks of a script must both hold`() throws {
        let text = Samples.liuqin + Samples.product("^product: *yudi$") + Samples.flash("boot")
        let package = Samples.package([try Samples.mode(text)], products: ["liuqin", "yudi"])
        #expect(try Samples.findings(.deviceMatch, package).map(\.severity) == [.refuse])
    }

    @Test func `a package that names no phone fits none`() throws {
        let package = Samples.package([try Samples.mode(Samples.flash("boot"))], products: [])
        let found = try Samples.findings(.deviceMatch, package)
        #expect(found.map(\.severity) == [.refuse])
        #expect(found.first?.evidence == "the phone is liuqin; the package names no phone")
    }

    static let revision = #"""
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *zeus" || exit /B 1
        for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar hw-revision 2^>^&1 ^| findstr /r /c:"hw-revision:"') do (set hwversion=%%i)
        IF %hwversion% LEQ 10000 (
        @echo Hardware %hwversion% is not support
        exit /B 1
        )
        fastboot %* flash boot_ab %~dp0images\boot.img || @echo "error" && exit /B 1
        """#

    static let revisions: [(String?, Bool)] = [
        ("10001", true), ("20001", true), ("10000", false), ("9999", false), ("0", false), ("", false), ("rev2", false),
        (nil, false),
    ]

    @Test(arguments: revisions)
    func `the hardware revision must be above the script's`(_ answer: String?, _ fits: Bool) throws {
        let mode = try Samples.mode(Self.revision, file: "flash_all.bat")
        let phone = Samples.phone {
            $0.product = "zeus"
            $0.variables.updateValue(answer, forKey: "hw-revision")
        }
        let found = try Samples.findings(.deviceMatch, Samples.package([mode], products: ["zeus"]), phone: phone)
        #expect(found.map(\.severity) == (fits ? [] : [.refuse]))
        guard let evidence = found.first?.evidence else { return }
        #expect(evidence.contains("10000") && evidence.contains("getvar hw-revision: \(answer ?? "no answer")"))
    }

    @Test func `a revision that was never asked for does not pass`() throws {
        let mode = try Samples.mode(Self.revision, file: "flash_all.bat")
        let phone = Samples.phone { $0.product = "zeus" }
        #expect(
            try Samples.findings(.deviceMatch, Samples.package([mode], products: ["zeus"]), phone: phone).count == 1)
    }

    struct Question: Sendable {
        let name: String
        let search: String
        /// `-ne`: stops when nothing is found; `-eq`: stops when something is.
        let test: String
        /// Nil where the phone knows no such variable.
        let answer: String?
        let fits: Bool
    }

    static let questions = [
        Question(name: "soc-id", search: "^soc-id: *109$", test: "-ne", answer: "109", fits: true),
        Question(name: "soc-id", search: "^soc-id: *109$", test: "-ne", answer: "1090", fits: false),
        Question(name: "soc-id", search: "^soc-id: *109", test: "-ne", answer: "1090", fits: false),
        Question(name: "soc-id", search: "^soc-id: *109$", test: "-ne", answer: "", fits: false),
        Question(name: "board_version", search: "^board_version: *4.4", test: "-eq", answer: "4.4.1", fits: false),
        Question(name: "board_version", search: "^board_version: *4.4", test: "-eq", answer: "5.0", fits: true),
        Question(name: "board_version", search: "^board_version: *4.4$", test: "-eq", answer: "4.4", fits: false),
        Question(name: "board_version", search: "^board_version: *4.4$", test: "-eq", answer: "4.4.1", fits: true),
        Question(name: "board_version", search: "4.4", test: "-eq", answer: "r4.4", fits: false),
        Question(name: "soc-id", search: "^soc-id: *278", test: "-eq", answer: "278", fits: false),
        Question(name: "soc-id", search: "^soc-id: *278", test: "-eq", answer: "277", fits: true),
        Question(name: "soc-id", search: "^soc-id: *278", test: "-eq", answer: nil, fits: true),
        Question(name: "soc-id", search: "^soc-id: *278$", test: "-ne", answer: nil, fits: false),
    ]

    @Test(arguments: questions)
    func `what else a script asks for`(_ question: Question) throws {
        let text =
            Samples.liuqin + "fastboot $* getvar \(question.name) 2>&1 | grep \"\(question.search)\"\n"
            + "if [ $? \(question.test) 0 ] ; then echo \"wrong board\"; exit 1; fi\n" + Samples.flash("boot")
        let phone = Samples.phone { $0.variables.updateValue(question.answer, forKey: question.name) }
        let found = try Samples.findings(.deviceMatch, Samples.package([try Samples.mode(text)]), phone: phone)
        #expect(found.map(\.severity) == (question.fits ? [] : [.refuse]))
    }
}
