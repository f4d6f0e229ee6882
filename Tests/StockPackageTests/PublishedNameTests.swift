import Foundation
import StockPackage
import Testing

/// Published names of packages, and what two public catalogues say that each of them means.
@Suite("Published names") struct PublishedNameTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// The whole tables lie beside a checkout where somebody has them; they are not part of it.
    private static let tables =
        ProcessInfo.processInfo.environment["RESTOCK_NAME_TABLES"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared/data")
    private static let hasTables = ["variants.tsv", "package-names.tsv"].allSatisfy {
        FileManager.default.fileExists(atPath: tables.appending(path: $0).path)
    }

    private static func rows(_ url: URL, columns: Int) throws -> [[String]] {
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            let fields = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            #expect(fields.count == columns, "\($0)")
            return fields
        }
    }

    @Test("a sample of every form is read as it says") func sample() throws {
        let url = Self.root.appending(path: "Tests/StockPackageTests/Fixtures/package-names.tsv")
        let rows = try Self.rows(url, columns: 11)
        #expect(rows.count == 300)
        for row in rows {
            let name = try #require(PackageName(row[0]), "\(row[0])")
            let variant = Variant(name.variant)
            let carrier = variant.carrier ?? name.carrier
            let found = [
                row[0], name.kind == .fastboot ? "fastboot" : "recovery", name.variant, variant.codename,
                variant.region.rawValue, carrier ?? "-", variant.suffix ?? "-", name.version, name.android,
                name.region ?? "-", name.build ?? "-",
            ]
            // Tags of recovery packages and classic names say no build.
            #expect(found == row)
            #expect(row[0].lowercased().contains(name.md5Prefix))
            #expect(name.isUserRoot == row[0].contains("-userroot-"))
        }
    }

    /// Rows that say something else than the name does, which is all that restock has.
    private static let known: [String: String] = [
        "lisa_cl_en_global":
            "the catalogue puts this one model's Chile under lm; the name and the letters (CLEN) say cl",
        "miui_LISACLENGlobal": "the same",
        "miui_HM2014811Global": "the catalogue leaves _global out",
        "miui_SELENE_": "the catalogue calls this package of SELENE selenes",
        "wt98007_images": "the catalogue calls the phone HM2013023",
        "lcsh92_wet_xm_td_images": "the catalogue calls the phone lcsh92_wet_tdd",
    ]

    @Test(
        "every published variant is read as it says",
        .enabled(if: hasTables, "there are no tables of published names beside the repository (../shared/data)"))
    func everyVariant() throws {
        let rows = try Self.rows(Self.tables.appending(path: "variants.tsv"), columns: 5)
        #expect(rows.count > 800)
        for row in rows where Self.known[row[0]] == nil {
            let found = Variant(row[0])
            #expect(found.codename == row[1], "\(row[0])")
            #expect(found.region.rawValue == row[2], "\(row[0])")
            guard !row[4].isEmpty else { continue }
            let letters = try #require(VersionLetters(version: "OS1.0.1.0.UAA\(row[4])"), "\(row[0])")
            #expect(letters.region == found.region, "\(row[0])")
            // A carrier has the same two letters in both; the open market and phones on display have none in the variant.
            let channel = found.carrier?.uppercased() ?? (letters.channel == "DM" ? "DM" : "XM")
            #expect(letters.channel == channel, "\(row[0])")
        }
    }

    @Test(
        "every published file name is read as it says",
        .enabled(if: hasTables, "there are no tables of published names beside the repository (../shared/data)"))
    func everyName() throws {
        let rows = try Self.rows(Self.tables.appending(path: "package-names.tsv"), columns: 8)
        #expect(rows.count > 17_000)
        for row in rows where !Self.known.keys.contains(where: row[0].hasPrefix) {
            guard let name = PackageName(row[0]) else {
                Issue.record("not read: \(row[0])")
                continue
            }
            let variant = Variant(name.variant)
            var said = name.variant
            // One of the catalogues leaves the suffix of previews out.
            if row[2].isEmpty, let suffix = variant.suffix { said = said.replacing("_" + suffix, with: "") }
            let found = [
                name.kind == .fastboot ? "fastboot" : "recovery", said, name.version, name.android,
            ]
            #expect(found == [row[1], row[3], row[5], row[6]], "\(row[0])")
            #expect(name.isUserRoot == row[0].contains("-userroot-"), "\(row[0])")
            guard !row[2].isEmpty else { continue }
            #expect(variant.codename == row[2], "\(row[0])")
            #expect(variant.region.rawValue == row[4], "\(row[0])")
            if let letters = VersionLetters(version: name.version) {
                #expect(letters.region == variant.region, "\(row[0])")
            }
        }
    }

    @Test(
        "what a second copy is called keeps its name's MD5",
        arguments: [
            " (1).tgz", "(1).tgz", " - Copy.tgz", " - Copy (2).tgz", " copy.tgz", " copy 2.tgz", ".tgz.1",
            " (12).tar.gz",
            ".tar", "",
        ])
    func copies(_ ending: String) {
        let stem = "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17"
        #expect(PackageName(stem + ending)?.md5Prefix == "a197df7d17")
        #expect(PackageName(stem + ending)?.variant == "lancelot_eea_global")
    }

    @Test(
        "other words behind a name are not passed over",
        arguments: [
            " (x).tgz", "-1.tgz", " old.tgz", ".1", " ().tgz", ".tgz.part", ".tgz.12345", ".tgz.",
        ])
    func notCopies(_ ending: String) {
        let stem = "lancelot_eea_global_images_V12.0.1.0.QJCEUXM_20210119.0000.00_10.0_eea_a197df7d17"
        #expect(PackageName(stem + ending) == nil)
    }

    @Test(
        "a build with root is told by its name, in both of its forms",
        arguments: [
            ("dijun-images-OS2.0.121.0.VODCNXM-userroot-20250516.0000.00-15.0-cn-79d97684f3.tgz", true),
            ("dijun-images-OS2.0.121.0.VODCNXM-user-20250516.0000.00-15.0-cn-79d97684f3.tgz", false),
            ("dijun-ota_full-OS2.0.121.0.VODCNXM-userroot-15.0-79d97684f3.zip", true),
            ("dijun_images_OS2.0.121.0.VODCNXM_20250516.0000.00_15.0_cn_79d97684f3.tgz", false),
        ])
    func userRoot(_ name: String, _ isRoot: Bool) throws {
        let found = try #require(PackageName(name))
        #expect(found.isUserRoot == isRoot)
        #expect(found.version == "OS2.0.121.0.VODCNXM")
        #expect(found.variant == "dijun")
    }
}
