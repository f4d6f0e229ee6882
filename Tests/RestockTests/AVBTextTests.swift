import Testing

@testable import Safety
@testable import StockPackage
@testable import restock

private let key = String(repeating: "ab", count: 32)
private let other = String(repeating: "cd", count: 32)

private func metadata(_ partition: String, _ signature: VBMeta.Signature, flags: UInt32 = 0, footer: Bool = false)
    -> AVBFacts.Metadata
{
    AVBFacts.Metadata(
        partition: partition, image: "images/\(partition).img", isInFooter: footer,
        algorithm: signature == .unsigned ? "NONE" : "SHA256_RSA4096", keySHA256: signature == .unsigned ? nil : key,
        keySHA1: nil, signature: signature, rollbackIndex: 7, rollbackIndexLocation: 0,
        flags: AVBFlags(rawValue: flags), release: "avbtool 1.2.0")
}

private func digest(_ partition: String, _ verdict: AVBFacts.ImageDigest.Verdict) -> AVBFacts.ImageDigest {
    AVBFacts.ImageDigest(
        partition: partition, image: "images/\(partition).img", saidBy: "vbmeta", algorithm: "sha256", expected: key,
        verdict: verdict)
}

private func link(_ partition: String, _ verdict: AVBFacts.Link.Verdict) -> AVBFacts.Link {
    AVBFacts.Link(partition: partition, image: nil, rollbackIndexLocation: 2, keySHA256: key, verdict: verdict)
}

private let full = AVBFacts(
    vbmetas: [
        metadata("vbmeta", .valid), metadata("vbmeta_system", .wrongSignature, flags: 3),
        metadata("boot", .unsigned, footer: true),
    ],
    digests: [
        digest("boot", .agrees), digest("dtbo", .agrees), digest("recovery", .differs(other)),
        digest("init_boot", .shorter(bytes: 12)), digest("pvmfw", .noImage),
        digest("logo", .notCompared("it is not known")),
    ],
    trees: [
        AVBFacts.Tree(
            partition: "system", saidBy: "vbmeta", algorithm: "sha1", rootDigest: "beef", imageBytes: 4096, salt: [])
    ],
    chain: [
        link("vbmeta_system", .matches), link("boot", .differs(nil)), link("odm", .differs(other)),
        link("vendor", .noImage), link("cust", .unreadable),
    ],
    problems: [
        AVBProblem(kind: .malformed, evidence: "images/cust.img: it is cut short"),
        AVBProblem(kind: .unsigned, evidence: "said above"),
    ], remarks: ["a word"])

@Suite struct AVBTextTests {
    @Test("every row") func rows() {
        let text = AVBText(words: Words(width: 200, colour: false)).render(full)
        #expect(
            text == """
                Verified boot:
                  vbmeta: SHA256_RSA4096, signature valid (images/vbmeta.img)
                    key       \(key)
                    rollback  7 at location 0
                    flags     0
                  vbmeta_system: SHA256_RSA4096, SIGNATURE WRONG (images/vbmeta_system.img)
                    key       \(key)
                    rollback  7 at location 0
                    flags     3: hashtrees disabled, verification disabled
                  boot: NONE, not signed (behind images/boot.img)
                    rollback  7 at location 0
                    flags     0
                  NOT READABLE: images/cust.img: it is cut short
                  digests agree: boot, dtbo
                  digest of recovery: DIFFERS, \(key) is named, the image has \(other)
                  digest of init_boot: DIFFERS, the image has only 12 bytes
                  digest of pvmfw: the package has no image for it
                  digest of logo: not compared, it is not known
                  chain to vbmeta_system, rollback location 2: signed with the key that vbmeta names
                  chain to boot, rollback location 2: NOT SIGNED, vbmeta names key \(key)
                  chain to odm, rollback location 2: SIGNED WITH ANOTHER KEY, \(other)
                  chain to vendor, rollback location 2: the package has no image for it
                  chain to cust, rollback location 2: NO VBMETA that can be read in its image
                  hashtree of system: root beef, computed before a lock
                  a word
                """)
    }

    @Test("fits 80 columns") func fits() {
        let text = AVBText(words: Words(width: 80, colour: false)).render(full)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("nothing") func nothing() {
        #expect(AVBText(words: Words(width: 80, colour: false)).render(nil).contains("no vbmeta"))
    }
}
