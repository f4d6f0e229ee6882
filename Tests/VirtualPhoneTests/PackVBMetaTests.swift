import Foundation
import Testing
import VirtualPhone

/// The vbmeta images of sample packages, read by offsets and judged by openssl and sha256sum.
@Suite struct PackVBMetaTests {
    private func images(_ phone: String, _ flaws: [PackageFlaw] = []) throws -> (Workshop, String) {
        let shop = try Workshop()
        let made = try shop.make(phone) {
            $0.form = .folder
            $0.flaws = flaws
        }
        return (shop, made.path + "/images")
    }

    private func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: path))) }

    private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
        bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// What openssl says of hash and signature; the public key is made from the modulus in the image.
    func judge(_ image: [UInt8]) throws -> (hash: Bool, signature: Bool) {
        #expect(Array(image.prefix(4)) == Array("AVB0".utf8))
        let auxiliary = 256 + number(image, 12, 8)
        let signed = image[..<256] + image[auxiliary..<auxiliary + number(image, 20, 8)]
        let key = auxiliary + number(image, 64, 8)
        #expect(number(image, key, 4) == 2048 && number(image, 72, 8) == 520)
        let shop = try Workshop()
        func put(_ name: String, _ bytes: some Sequence<UInt8>) throws {
            try Data(bytes).write(to: URL(filePath: "\(shop.path)/\(name)"))
        }
        try put("data", signed)
        try put("hash", image[256..<288])
        try put("signature", image[288..<544])
        let modulus = image[key + 8..<key + 264].map { String(format: "%02x", $0) }.joined()
        let form = """
            asn1=SEQUENCE:info
            [info]
            algorithm=SEQUENCE:algorithm
            key=BITWRAP,SEQUENCE:key
            [algorithm]
            name=OID:rsaEncryption
            parameter=NULL
            [key]
            n=INTEGER:0x\(modulus)
            e=INTEGER:65537

            """
        try put("form", form.utf8)
        let hash = try tool("cd \(shop.path) && openssl dgst -sha256 -binary data | cmp - hash")
        let made = try tool(
            "cd \(shop.path) && openssl asn1parse -genconf form -noout -out key && openssl rsa -pubin -inform DER -in key -out pem"
        )
        #expect(made.status == 0, "\(made.output)")
        let signature = try tool("cd \(shop.path) && openssl dgst -sha256 -verify pem -signature signature data")
        return (hash.status == 0, signature.status == 0)
    }

    @Test(arguments: [
        ("liuqin", ["vbmeta", "vbmeta_system"]), ("chopin", ["vbmeta", "vbmeta_system", "vbmeta_vendor"]),
        ("daisy", ["vbmeta"]), ("raphaelin", ["vbmeta"]),
    ])
    func signed(phone: String, names: [String]) throws {
        let (shop, folder) = try images(phone)
        try withExtendedLifetime(shop) {
            for name in names {
                let verdict = try judge(bytes("\(folder)/\(name).img"))
                #expect(verdict == (true, true), "\(name)")
            }
        }
    }

    @Test func namesTheDigestOfBoot() throws {
        let (shop, folder) = try images("daisy")
        try withExtendedLifetime(shop) {
            let image = try bytes("\(folder)/vbmeta.img")
            // The descriptors begin the auxiliary block: a property, then the hash of boot.
            let first = 256 + number(image, 12, 8)
            let hash = first + 16 + number(image, first + 8, 8)
            #expect(number(image, hash, 8) == 2)
            let name = hash + 132
            #expect(Array(image[name..<name + 4]) == Array("boot".utf8) && number(image, hash + 60, 4) == 32)
            let salt = image[name + 4..<name + 36].map { String(format: "\\%03o", $0) }.joined()
            let named = image[name + 36..<name + 68].map { String(format: "%02x", $0) }.joined()
            let found = try tool("(printf '\(salt)'; cat \(folder)/boot.img) | sha256sum")
            #expect(found.output.hasPrefix(named))
            #expect(number(image, hash + 16, 8) == (try bytes("\(folder)/boot.img").count))
        }
    }

    @Test func flawsAreWhatTheySay() throws {
        func image(_ flaw: VBMetaFlaw) throws -> [UInt8] {
            let (shop, folder) = try images("daisy", [.vbmeta(flaw)])
            return try withExtendedLifetime(shop) { try bytes("\(folder)/vbmeta.img") }
        }
        let off = try image(.flags(2))
        #expect(try judge(off) == (true, true))
        #expect(number(off, 120, 4) == 2)
        let digest = try image(.digest(partition: "boot"))
        #expect(try judge(digest) == (true, true))
        #expect(try judge(image(.signature)) == (true, false))
        let unsigned = try image(.unsigned)
        #expect(number(unsigned, 28, 4) == 0 && number(unsigned, 12, 8) == 0 && number(unsigned, 72, 8) == 0)
        #expect(try image(.noAVB).allSatisfy { $0 == 0 })
    }
}
