import Images
import PayloadMaker
import Testing

@Suite("Payloads by chance") struct PayloadRandomTests {
    /// Operations of random types, in random order, over random cuts of the image; neighbouring cuts are dealt to operations at random.
    private func partition(_ dice: inout Dice, _ name: String) -> MadePartition {
        let image = mixedImage(
            blocks: Int.random(in: 1...90, using: &dice), seed: dice.next(),
            tail: Bool.random(using: &dice) ? Int.random(in: 1...4095, using: &dice) : 0)
        let blocks = (image.count + 4095) / 4096
        var operations: [MadeOperation] = []
        var block = 0
        while block < blocks {
            let count = min(Int.random(in: 1...12, using: &dice), blocks - block)
            let extent = (first: UInt64(block), count: UInt64(count))
            let bytes = image[block * 4096..<min((block + count) * 4096, image.count)]
            let type: UInt64 =
                bytes.allSatisfy { $0 == 0 }
                ? [6, 7, 8].randomElement(using: &dice)! : [0, 1, 8, 8, 14].randomElement(using: &dice)!
            let fitting = operations.indices.filter { operations[$0].type == type && operations[$0].extents.count < 4 }
            if let one = fitting.randomElement(using: &dice), Int.random(in: 0..<3, using: &dice) == 0 {
                operations[one].extents.insert(
                    extent, at: Int.random(in: 0...operations[one].extents.count, using: &dice))
            } else {
                operations.append(MadeOperation(type, extent))
            }
            block += count
        }
        operations.shuffle(using: &dice)
        return MadePartition(name, image, operations)
    }

    @Test("the image comes out, whatever the operations", arguments: Array(1...24) as [UInt64])
    func images(seed: UInt64) throws {
        var dice = Dice(seed)
        let lab = try PayloadLab()
        let partitions = (0..<Int.random(in: 1...4, using: &dice)).map { partition(&dice, "p\($0)") }
        let payload = try lab.open(try PayloadMaker(partitions).make(lab.bench).bytes)
        for made in partitions {
            let source = try payload.open(made.name, workers: Int.random(in: 1...4, using: &dice))
            let skipped = Bool.random(using: &dice) ? Int.random(in: 0...made.image.count, using: &dice) : 0
            try source.skip(UInt64(skipped))
            let found = try drain(source, piece: Int.random(in: 1...100_000, using: &dice))
            #expect(found == Array(made.image[skipped...]), "seed \(seed), partition \(made.name), from \(skipped)")
        }
    }

    @Test("one wrong byte anywhere is an error, or leaves the image as it was", arguments: Array(1...12) as [UInt64])
    func flips(seed: UInt64) throws {
        var dice = Dice(seed &+ 1000)
        let lab = try PayloadLab()
        let made = try PayloadMaker([partition(&dice, "boot"), partition(&dice, "system")]).make(lab.bench)
        for _ in 0..<40 {
            var bytes = made.bytes
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &dice)
            let path = try lab.bench.put("payload.bin", bytes)
            do {
                let payload = try Payload(try OpenFile(path))
                // Whatever passes has the digest that its manifest names, or names another one.
                for partition in payload.partitions {
                    let image = try drain(try payload.open(partition.name))
                    #expect(UInt64(image.count) == partition.bytes, "seed \(seed), byte \(place)")
                    let inBlob = made.blobs.values.joined().contains { $0.contains(place) }
                    #expect(!inBlob || digest(.sha256, of: image) == partition.digest, "seed \(seed), byte \(place)")
                }
                let inBlob = made.blobs.values.joined().contains { $0.contains(place) }
                #expect(!inBlob, "seed \(seed): byte \(place) of a blob is wrong and nothing was said")
            } catch let error as ImageError {
                #expect("\(error)".count > 20)
            }
        }
    }

    @Test("a file cut short anywhere is an error", arguments: Array(1...6) as [UInt64]) func cuts(seed: UInt64) throws {
        var dice = Dice(seed &+ 2000)
        let lab = try PayloadLab()
        let made = try PayloadMaker([partition(&dice, "boot")]).make(lab.bench)
        for _ in 0..<40 {
            let count = Int.random(in: 0..<made.bytes.count, using: &dice)
            #expect(try lab.words(Array(made.bytes[..<count])) != "accepted", "seed \(seed), \(count) bytes")
        }
    }

    @Test("noise behind a sound header never crashes", arguments: Array(1...8) as [UInt64]) func noise(seed: UInt64)
        throws
    {
        var dice = Dice(seed &+ 3000)
        let lab = try PayloadLab()
        for _ in 0..<50 {
            let manifest = dice.bytes(Int.random(in: 1...300, using: &dice))
            let head = Array("CrAU".utf8) + bigEndian(2, bytes: 8) + bigEndian(UInt64(manifest.count), bytes: 8)
            #expect(try lab.words(head + bigEndian(0, bytes: 4) + manifest) != "accepted", "seed \(seed)")
        }
    }
}
