import Images
import Testing

@testable import StockPackage

/// A partition's name is read in one form, so that no spelling gets past what vbmeta says.
struct AVBNameTests {
    private func facts(_ names: [String: String]) throws -> AVBFacts? {
        let salt = ArchiveLab.noise(32, seed: 6)
        var maker = VBMetaMaker()
        maker.descriptors = VBMetaMaker.hash(
            "boot", bytes: 4096, salt: salt, digest: [UInt8](repeating: 7, count: 32), algorithm: "sha256")
        let images = ["images/boot.img": ArchiveLab.noise(4096, seed: 5), "images/vbmeta.img": try maker.make()]
        var layouts: [String: ImageLayout] = [:]
        for (path, bytes) in images {
            let scanner = ImageScanner(digests: [])
            try unsafe bytes.withUnsafeBytes { try unsafe scanner.feed($0) }
            layouts[path] = try scanner.finish().layout
        }
        return AVBReader(
            targets: names.sorted { $0.key < $1.key }.map { ($0.key, "images/\($0.value).img") },
            layout: { layouts[$0] },
            open: { (path) throws(PackageError) in MemorySource(images[path] ?? []) }
        ).read()
    }

    @Test(arguments: [
        ("boot_ab", "vbmeta_ab"), ("BOOT_AB", "VBMETA_AB"), ("Boot_A", "vbmeta"), ("cust+BOOT", "VBMeta_b"),
    ])
    func `an image that vbmeta does not name so is a fault under every spelling`(_ boot: String, _ vbmeta: String)
        throws
    {
        let found = try #require(try facts([boot: "boot", vbmeta: "vbmeta"]))
        #expect(found.problems.contains { $0.kind == .digest })
    }
}
