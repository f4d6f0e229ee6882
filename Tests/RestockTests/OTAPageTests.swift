import Testing

@testable import Images
@testable import StockPackage
@testable import restock

private func partition(_ name: String, _ bytes: UInt64, _ operations: Int, group: String? = nil) -> OTAPartition {
    let layout = ImageLayout(
        isSparse: false, blockSize: 4096, totalBlocks: UInt32(bytes / 4096), extents: [], fileBytes: bytes,
        expandedBytes: bytes)
    let scan = ImageScan(
        layout: layout, bytes: bytes, md5: [], sha256: [], crc32: 0, dataCRC32: 0,
        blocks: BlockDigests(bytes: 0, key: BlockKey(), tags: []))
    return OTAPartition(name: name, bytes: bytes, sha256: "00", operations: operations, group: group, scan: scan)
}

private func facts(
    _ metadata: String?, kind: OTAFacts.Kind = .zip, partial: Bool = false, powerwash: Bool = false
) throws -> OTAFacts {
    OTAFacts(
        kind: kind, path: "x", bytes: 5_300_000_000, payloadBytes: 5_299_000_000,
        metadata: try metadata.map { try OTAMetadata(Array($0.utf8)) }, powerwash: powerwash,
        hasSignature: kind == .zip, blockSize: 4096,
        isPartial: partial, maxTimestamp: nil,
        partitions: [
            partition("boot", 201_326_592, 96),
            partition("system", 3_221_225_472, 1536, group: "qti_dynamic_partitions_of_a_long_name"),
        ])
}

@Suite struct OTATextTests {
    @Test("every row") func full() throws {
        let text = OTAText(width: 80).render(
            try facts(
                """
                pre-device=vili|vili_global
                post-build=Xiaomi/vili_global/vili:14/UKQ1.231207.002/V816.0.4.0.UKDMIXM:user/release-keys
                post-build-incremental=V816.0.4.0.UKDMIXM
                post-sdk-level=34
                post-security-patch-level=2024-05-01
                post-timestamp=1715000000
                ota-wipe=yes
                ota-downgrade=yes
                serialno=4c1b07f2
                """, partial: true))
        #expect(
            text == """
                what            a full A/B update package (OTA)
                for             vili, vili_global
                version         V816.0.4.0.UKDMIXM
                Android API     34
                security patch  2024-05-01
                built           2024-05-06
                data            it erases the owner's data (ota-wipe=yes)
                downgrade       it may replace a newer system (ota-downgrade)
                only for        the phone with serial number 4c1b07f2
                partitions      2, 5.30 GB, 3.42 GB on the phone; others are left as they are
                signature       of the whole file; restock does not judge it

                  partition      size  operations  inside super
                  boot         201 MB          96
                  system      3.22 GB        1536  qti_dynamic_partiti...

                Every image has the SHA-256 that the payload names, and the payload is what
                payload_properties.txt says. The digests are shown with --json.

                Verified boot: the package flashes no vbmeta, so nothing in it is signed.

                An unlocked phone takes it in fastbootd: restock reboot fastboot, then
                restock flash. A locked phone takes an official one in its own recovery:
                restock sideload.
                """)
    }

    @Test("a package that says nothing is not called anything") func silent() throws {
        let text = OTAText(width: 80).render(try facts(""))
        #expect(text.contains("for             not said"))
        #expect(text.contains("built           not said"))
        #expect(!text.contains("nil") && !text.contains("Optional"))
        #expect(OTAText(width: 80).render(try facts(nil)).contains("for             not said"))
        let alone = OTAText(width: 80).render(try facts(nil, kind: .payload))
        #expect(alone.contains("the payload of an A/B update, alone"))
        #expect(!alone.contains("signature") && !alone.contains("version  "))
    }

    @Test("what erases the data is named, whoever orders it") func wipes() throws {
        func line(_ metadata: String?, powerwash: Bool) throws -> String? {
            OTAText(width: 80).render(try facts(metadata, powerwash: powerwash)).split(separator: "\n").map(String.init)
                .first { $0.hasPrefix("data ") }
        }
        #expect(try line("ota-wipe=yes", powerwash: false)?.hasSuffix("(ota-wipe=yes)") == true)
        #expect(try line("", powerwash: true)?.hasSuffix("it erases the owner's data (POWERWASH=1)") == true)
        #expect(try line("ota-wipe=yes", powerwash: true)?.hasSuffix("(ota-wipe=yes, POWERWASH=1)") == true)
        #expect(try line("", powerwash: false)?.hasSuffix("it does not say that it erases any") == true)
        #expect(try line(nil, powerwash: true)?.hasSuffix("(POWERWASH=1)") == true)
        #expect(try line(nil, powerwash: false) == nil)
    }

    @Test("control characters of a package never reach the terminal") func hostile() throws {
        let text = OTAText(width: 80).render(try facts("pre-device=a\u{1B}[2Jb\npost-timestamp=\u{7}1\n"))
        #expect(text.contains("a\\u{1B}[2Jb"))
        #expect(text.contains("built           \\u{7}1"))
    }

    @Test(
        "days",
        arguments: [
            ("0", "1970-01-01"), ("951782399", "2000-02-28"), ("951782400", "2000-02-29"), ("1709251199", "2024-02-29"),
            ("1735689599", "2024-12-31"), ("253402300799", "9999-12-31"), ("253402300800", "253402300800"),
            ("-1", "-1"),
            ("x", "x"),
        ]) func days(text: String, day: String)
    {
        #expect(OTAText.date(text) == day)
    }
}
