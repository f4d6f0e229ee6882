import Foundation
import Testing
import VirtualPhone

/// Packages whose compressible part comes from a file.
@Suite struct PackSampleTests {
    /// Something that gzip makes a third of.
    private func sample(in shop: Workshop) throws -> String {
        let path = shop.path + "/sample"
        let result = try tool("seq 1 120000 | head -c 600000 > '\(path)'")
        #expect(result.status == 0)
        return path
    }

    private func make(_ shop: Workshop, bytes: UInt64, _ change: (inout PackageOptions) -> Void = { _ in }) throws
        -> MadePackage
    {
        let path = try sample(in: shop)
        return try shop.make("liuqin") {
            $0.size = .bytes(bytes)
            $0.sample = path
            $0.form = .folder
            change(&$0)
        }
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        let (one, other, third) = (try Workshop(), try Workshop(), try Workshop())
        defer { withExtendedLifetime((one, other, third)) {} }
        let first = try make(one, bytes: 20_000_000)
        #expect(try tool("diff -r '\(first.path)' '\(make(other, bytes: 20_000_000).path)'").status == 0)
        let seeded = try make(third, bytes: 20_000_000) { $0.seed = 2 }
        #expect(try tool("diff -rq '\(first.path)' '\(seeded.path)'").status == 1)
    }

    /// About two thirds stay after gzip, as of a real package.
    @Test func itCompressesAsFirmwareDoes() throws {
        let shop = try Workshop()
        defer { withExtendedLifetime(shop) {} }
        let made = try make(shop, bytes: 100_000_000)
        let sizes = try tool("cd '\(made.path)' && cat images/* | wc -c && cat images/* | gzip -6 | wc -c").lines
        let numbers = sizes.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
        try #require(numbers.count == 2)
        #expect(numbers[1] / numbers[0] > 0.5 && numbers[1] / numbers[0] < 0.8, "\(numbers)")
    }

    /// The super image is in many pieces, and expands to what it should.
    @Test func superIsFragmented() throws {
        let shop = try Workshop()
        let made = try make(shop, bytes: 100_000_000)
        let image = try #require(made.images.first { $0.file == "super.img" })
        #expect(image.isSparse && image.fileBytes < image.expandedBytes)
        let path = "\(made.path)/images/super.img"
        let header = try #require(FileHandle(forReadingAtPath: path)?.readData(ofLength: 28))
        let chunks = header[20..<24].reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(chunks > 60)
        let sum = try tool("simg2img '\(path)' '\(shop.path)/x' && sha256sum < '\(shop.path)/x'")
        #expect(sum.output.hasPrefix(image.expandedSHA256))
    }

    /// A package with room to grow has larger boot images too, but none that its partition could not take.
    @Test func imagesGrowNoFurtherThanTheirPartitions() throws {
        let shop = try Workshop()
        defer { withExtendedLifetime(shop) {} }
        let made = try make(shop, bytes: 150_000_000) { $0.makesFileSystems = false }
        let phone = try PhoneProfile(named: "liuqin")
        for step in made.recipe.steps where step.do == .flash && !["crclist", "sparsecrclist"].contains(step.partition)
        {
            let name = try #require(step.partition).replacing("_ab", with: "")
            let image = try #require(made.images.first { $0.file == step.image })
            let row = try #require(phone.partitions.first { $0.name == name }, "\(name)")
            #expect(image.expandedBytes <= row.bytes, "\(name)")
        }
        let sizes = Dictionary(uniqueKeysWithValues: made.images.map { ($0.file, $0.fileBytes) })
        #expect(sizes["boot.img"] ?? 0 > 8_000_000)
        #expect(sizes["xbl.elf"] == 3_666_232)
        let sum = made.images.reduce(0) { $0 + $1.fileBytes }
        #expect(sum > 120_000_000 && sum < 195_000_000)
        // A boot image ends in zeros.
        let tail = try tool("tail -c 1000000 '\(made.path)/images/boot.img' | tr -d '\\000' | wc -c")
        #expect(tail.output.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
    }

    @Test func aSampleThatIsTooSmallIsRefused() throws {
        let shop = try Workshop()
        let path = shop.path + "/little"
        try Data(count: 65_535).write(to: URL(filePath: path))
        #expect(throws: PackError.options("\(path) has 65535 bytes; a sample needs 65536 or more")) {
            try shop.make("liuqin") { $0.sample = path }
        }
        #expect(try shop.contents == ["little"])
    }
}
