import Plan
import Testing

@testable import Safety
@testable import StockPackage

struct SideloadFindingTests {
    private func facts(
        _ lines: [String], powerwash: Bool = false, signed: Bool = true, md5InName: String? = nil
    ) throws -> SideloadFacts {
        SideloadFacts(
            path: "/x/p.zip", bytes: 1, kind: .block,
            metadata: try OTAMetadata(Array(lines.joined(separator: "\n").utf8)),
            powerwash: powerwash, hasSignature: signed, md5: "0123456789abcdef0123456789abcdef",
            sha1: String(repeating: "ab", count: 20),
            md5InName: md5InName)
    }

    private func gates(
        _ package: SideloadFacts, variant: String? = "gale_eea_global", codename: String? = "gale",
        version: String = "V816.0.3.0.UGPEUXM", token: SideloadInput.Token = .notWanted, erases: Bool = false
    ) -> [String] {
        let findings = sideloadFindings(
            SideloadInput(
                package: package, variant: variant, codename: codename, serial: "s1",
                installed: InstalledFirmware(version: version, source: "the recovery"), token: token,
                serverErases: erases))
        for finding in findings { Samples.expectSpoken(finding) }
        return findings.dropFirst().map { "\($0.gate.rawValue) \($0.severity.rawValue)" }
    }

    @Test(arguments: ["gale", "gale_eea_global", "x,gale", "a|gale|b"])
    func `a package for this phone has nothing to say but the account warning`(_ devices: String) throws {
        #expect(gates(try facts(["pre-device=\(devices)"])) == [])
    }

    @Test func `another model, another region, nobody`() throws {
        #expect(gates(try facts(["pre-device=galeon"])) == ["device-match refuse"])
        #expect(gates(try facts(["pre-device=gale_in_global"])) == ["region confirm"])
        #expect(gates(try facts(["x=y"])) == ["device-match confirm"])
        #expect(gates(try facts(["pre-device=gale"]), variant: nil, codename: nil) == ["device-match confirm"])
    }

    @Test func `a package for one phone alone`() throws {
        #expect(gates(try facts(["pre-device=gale", "serialno=s1"])) == [])
        #expect(gates(try facts(["pre-device=gale", "serialno=s0|s1"])) == [])
        #expect(gates(try facts(["pre-device=gale", "serialno=s10"])) == ["device-match refuse"])
    }

    @Test func `older than what is there, by mark and by version`() throws {
        let line = "post-build-incremental="
        #expect(gates(try facts(["pre-device=gale", "ota-downgrade=yes"])) == ["anti-rollback confirm"])
        #expect(gates(try facts(["pre-device=gale", line + "V816.0.2.0.UGPEUXM"])) == ["anti-rollback confirm"])
        #expect(gates(try facts(["pre-device=gale", line + "V816.0.4.0.UGPEUXM"])) == [])
        #expect(
            gates(try facts(["pre-device=gale", "pre-build-incremental=V816.0.1.0.UGPEUXM"])) == ["device-match refuse"]
        )
    }

    @Test func `erased data are named, whoever said so`() throws {
        let expected = ["google-frp note", "data-loss confirm"]
        #expect(gates(try facts(["pre-device=gale", "ota-wipe=yes"])) == expected)
        #expect(gates(try facts(["pre-device=gale"]), erases: true) == expected)
        #expect(gates(try facts(["pre-device=gale"], powerwash: true)) == expected)
        #expect(gates(try facts(["pre-device=gale", "ota-wipe=yes"], powerwash: true), erases: true) == expected)
        #expect(gates(try facts(["pre-device=gale", "ota-wipe=no"])) == [])
    }

    @Test func `signature, name and token`() throws {
        let good = try facts(["pre-device=gale"])
        #expect(gates(try facts(["pre-device=gale"], signed: false)) == ["package-authenticity refuse"])
        #expect(gates(try facts(["pre-device=gale"], md5InName: "0123456789")) == [])
        #expect(gates(try facts(["pre-device=gale"], md5InName: "0123456780")) == ["package-integrity refuse"])
        #expect(gates(good, token: .missing) == ["package-authenticity refuse"])
        #expect(gates(good, token: .names(sha1: String(repeating: "AB", count: 20))) == [])
        #expect(gates(good, token: .names(sha1: String(repeating: "ac", count: 20))) == ["package-authenticity refuse"])
        #expect(gates(good, token: .silent) == ["package-authenticity confirm"])
        #expect(gates(good, token: .usedFor(md5: "ff")) == ["package-authenticity refuse"])
    }
}
