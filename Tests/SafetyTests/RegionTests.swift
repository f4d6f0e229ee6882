import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// The line round China, which firmware of HyperOS 3 and Android 16 is reported to watch.
@Suite("The line round China") struct RegionTests {
    private static let lock = "fastboot $* oem lock\n"

    /// - Parameters:
    ///   - there: a version on the phone, whose letters tell the region; nil where it is not known.
    ///   - zone: of the hardware, as the recovery says it.
    private func judge(
        _ version: String, on there: String?, zone: String? = nil, mode: FlashMode = .clean, android: String? = nil
    ) throws -> [Finding] {
        let lines =
            Samples.liuqin + Samples.flash("boot") + (mode == .keepData ? "" : Samples.flash("userdata"))
            + (mode == .cleanLock ? Self.lock : "")
        let letters = VersionLetters(version: version)
        let variant = letters?.region == .china ? "liuqin" : "liuqin_eea_global"
        let package = Samples.package(
            [try Samples.mode(lines, as: mode)], region: letters?.region ?? .china, variant: variant, version: version,
            android: android)
        let phone = Samples.phone { phone in
            guard there != nil || zone != nil else { return }
            var installed = InstalledFirmware(version: nil, region: nil, android: nil, zone: zone, source: "read here")
            installed.region = there.flatMap(VersionLetters.init(version:))?.region
            phone.installed = installed
        }
        return try Samples.findings(.region, package, mode: mode, phone: phone)
    }

    private static let (china, europe, india) = ("OS2.0.1.0.VMYCNXM", "OS2.0.1.0.VMYEUXM", "OS2.0.1.0.VMYINXM")

    /// Package, on the phone, zone, and what is said in clean.
    static let rows: [(String, String?, String?, Finding.Severity?)] = [
        ("OS3.0.1.0.WMYCNXM", europe, nil, .confirm), ("OS3.0.1.0.WMYEUXM", china, nil, .confirm),
        ("OS2.0.999.0.VMYCNXM", europe, nil, .note), ("OS2.0.999.0.VMYEUXM", china, nil, .note),
        // Android 16 without HyperOS 3, and the other way round.
        ("OS2.0.1.0.WMYCNXM", europe, nil, .confirm), ("OS3.0.1.0.VMYCNXM", europe, nil, .confirm),
        ("OS4.0.1.0.XMYCNXM", europe, nil, .confirm), ("V14.0.1.0.UMYCNXM", europe, nil, .note),
        ("V816.0.1.0.UMYCNXM", europe, nil, .note),
        // The line is China's: India and Europe are on one side of it.
        ("OS3.0.1.0.WMYEUXM", india, nil, .note), ("OS3.0.1.0.WMYEUXM", europe, nil, nil),
        ("OS3.0.1.0.WMYCNXM", china, nil, nil),
        // The zone of the hardware is a witness as good as the firmware, and spares no question.
        ("OS3.0.1.0.WMYEUXM", europe, "1", .confirm), ("OS3.0.1.0.WMYEUXM", europe, "2", nil),
        ("OS3.0.1.0.WMYCNXM", china, "2", .confirm), ("OS3.0.1.0.WMYCNXM", europe, "1", .confirm),
        ("OS3.0.1.0.WMYCNXM", nil, "2", .confirm), ("OS3.0.1.0.WMYCNXM", nil, "1", nil),
        // Nobody knows: said, and not asked.
        ("OS3.0.1.0.WMYCNXM", nil, nil, .note), ("OS3.0.1.0.WMYEUXM", nil, nil, .note),
        ("OS2.0.1.0.VMYCNXM", nil, nil, nil),
    ]

    @Test("what is asked of an unlocked phone", arguments: 0..<rows.count) func unlocked(index: Int) throws {
        let (version, there, zone, severity) = Self.rows[index]
        let found = try judge(version, on: there, zone: zone)
        #expect(
            found.map(\.severity) == [severity].compactMap(\.self), "\(version) on \(there ?? "?"), zone \(zone ?? "?")"
        )
        guard severity == .confirm else { return }
        #expect(found[0].consentWord == (version.contains("CN") ? "cn" : "eea") && found[0].needsItsWord)
        // Data that are kept make it no better.
        #expect(try judge(version, on: there, zone: zone, mode: .keepData).map(\.severity) == [.confirm])
    }

    @Test("a lock asks as ever, and once") func locks() throws {
        #expect(try judge("OS3.0.1.0.WMYCNXM", on: Self.europe, mode: .cleanLock).map(\.severity) == [.confirm])
        #expect(try judge("OS2.0.1.0.VMYCNXM", on: Self.europe, mode: .cleanLock).map(\.severity) == [.confirm])
        #expect(try judge("OS2.0.1.0.VMYCNXM", on: nil, zone: "2", mode: .cleanLock).map(\.severity) == [.confirm])
        #expect(try judge("OS3.0.1.0.WMYCNXM", on: nil, mode: .cleanLock).map(\.severity) == [.note])
        #expect(try judge("OS3.0.1.0.WMYCNXM", on: Self.china, mode: .cleanLock) == [])
        #expect(try judge("OS2.0.1.0.VMYCNXM", on: nil, mode: .cleanLock) == [])
    }

    @Test("the package's Android counts where its version has no letters") func release() throws {
        #expect(try judge("26.1.1", on: Self.europe, android: "16.0").map(\.severity) == [.confirm])
        #expect(try judge("26.1.1", on: Self.europe, android: "15.0").map(\.severity) == [.note])
    }

    @Test("the sentence says what is known, what is not, and what to look at; no phone is said to start anything")
    func words() throws {
        let asked = try #require(try judge("OS3.0.1.0.WMYCNXM", on: Self.europe).first)
        #expect(asked.advice.contains("Reported in 2026") && asked.advice.contains("Not known"))
        let noted = try #require(try judge("OS3.0.1.0.WMYCNXM", on: nil).first)
        for words in ["label on its box", "model number", "restock status in Mi Assistant", "zone 1 is China"] {
            #expect(noted.advice.contains(words) && asked.advice.contains(words), "\(words)")
        }
        for row in WordTable.english { #expect(!row.text.contains("firmware of any region"), "\(row.key)") }
    }

    @Test("each sentence is there in each language", arguments: [Language.hindi, .russian]) func spoken(
        language: Language
    ) throws {
        let found = try [
            judge("OS3.0.1.0.WMYCNXM", on: Self.europe), judge("OS3.0.1.0.WMYCNXM", on: nil),
            judge("OS3.0.1.0.WMYEUXM", on: nil), judge("OS2.0.1.0.VMYCNXM", on: Self.europe),
            judge("OS2.0.1.0.VMYCNXM", on: Self.europe, mode: .cleanLock),
        ].flatMap(\.self)
        #expect(found.count == 5)
        for finding in found {
            let spoken = finding.spoken(in: Lexicon(language))
            #expect(spoken.sentence != finding.sentence && spoken.advice != finding.advice, "\(finding.sentence)")
            #expect(spoken.consentWord == finding.consentWord)
        }
    }

    @Test("before a lock: that it may be for ever, with the rules", arguments: Language.allCases) func forEver(
        language: Language
    ) throws {
        let package = Samples.package([
            try Samples.mode(Samples.liuqin + Samples.flash("boot") + Self.lock, as: .cleanLock)
        ])
        let found = try #require(try Samples.findings(.relock, package, mode: .cleanLock).first)
        #expect(found.sentence.contains("may never be unlocked again"))
        let spoken = found.spoken(in: Lexicon(language))
        for word in ["30", "72", "2026", "--mode clean"] { #expect(spoken.advice.contains(word), "\(word)") }
    }
}
