import Bytes
import Foundation
import Images
import PayloadMaker
import Testing

@testable import StockPackage

/// A package that is refused, and the words.
private struct Refused: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let change: @Sendable (inout OTAMaker) -> Void
    var testDescription: String { name }

    init(_ name: String, _ words: String..., change: @escaping @Sendable (inout OTAMaker) -> Void) {
        self.name = name
        self.words = words
        self.change = change
    }
}

/// Replaces the value of a line of the properties.
private func set(_ key: String, _ value: String?, in maker: inout OTAMaker) {
    let lines = (maker.properties ?? "").split(separator: "\n").compactMap { line in
        line.hasPrefix(key + "=") ? value.map { "\(key)=\($0)" } : String(line)
    }
    maker.properties = lines.joined(separator: "\n") + "\n"
}

private let otherDigest = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
private let zeros = String(repeating: "0", count: 64)

private let refused: [Refused] = [
    Refused("another file hash", "payload_properties.txt says FILE_HASH \(zeros), the file has ") {
        set("FILE_HASH", otherDigest, in: &$0)
    },
    Refused("another manifest hash", "says METADATA_HASH \(zeros), the file has ") {
        set("METADATA_HASH", otherDigest, in: &$0)
    },
    Refused("another size", "says FILE_SIZE 17, the file has ") { set("FILE_SIZE", "17", in: &$0) },
    Refused("another manifest size", "says METADATA_SIZE 18, the file has ") { set("METADATA_SIZE", "18", in: &$0) },
    Refused("no file hash", "payload_properties.txt, line 3: there is no FILE_HASH") { set("FILE_HASH", nil, in: &$0) },
    Refused("no base64", "no SHA-256 in base64") { set("FILE_HASH", "(none)", in: &$0) },
    Refused("base64 of another length", "no SHA-256 in base64") { set("METADATA_HASH", "AAAA", in: &$0) },
    Refused("base64 with bits to spare", "no SHA-256 in base64") {
        set("METADATA_HASH", String(otherDigest.dropLast(2)) + "B=", in: &$0)
    },
    Refused("a negative size", "FILE_SIZE -1, the file has no such number") { set("FILE_SIZE", "-1", in: &$0) },
    Refused("a giant size", "FILE_SIZE 99999999999999999999999, the file has no such number") {
        set("FILE_SIZE", "99999999999999999999999", in: &$0)
    },
    Refused("a key twice", "payload_properties.txt, line 5: it says FILE_SIZE a second time") {
        $0.properties = ($0.properties ?? "") + "FILE_SIZE=1\n"
    },
    Refused("no key", "payload_properties.txt, line 1: it is not key=value") { $0.properties = "hello\n" },
    Refused("no properties", "the package has no payload_properties.txt") { $0.properties = nil },
    Refused("giant properties", "payload_properties.txt in the .zip: it has 300000 bytes, more than 262144") {
        $0.properties = String(repeating: "a", count: 300_000)
    },
    Refused(
        "a bomb for metadata", "META-INF/com/android/metadata in the .zip: it has 104857600 bytes, more than 262144"
    ) {
        $0.metadata = String(repeating: "\0", count: 100 << 20)
    },
    Refused("a deflated payload", "payload.bin in the .zip: it is compressed (method 8)", "packed anew") {
        $0.deflatesPayload = true
    },
    Refused("a password", "payload.bin in the .zip: it is encrypted") { $0.password = "secret" },
    Refused("a type that contradicts", "it says ota-type=BLOCK, but there is a payload.bin") {
        $0.metadata = "ota-type=BLOCK\n"
    },
    Refused("metadata of an incremental", "incremental update", "starts from V816.0.3.0", "only a full OTA") {
        $0.metadata = ($0.metadata ?? "") + "pre-build-incremental=V816.0.3.0\n"
    },
    Refused("metadata that is no text", "META-INF/com/android/metadata, line 1: it is not key=value") {
        $0.metadata = "\u{0}\u{1}\u{2}"
    },
    Refused("a payload that is none", "does not begin with \"CrAU\"") {
        $0.payload = [UInt8](repeating: 7, count: 5000)
    },
    Refused("an empty payload", "does not begin with \"CrAU\"") { $0.payload = [] },
]

@Suite("Update packages that are refused") struct OTARefusalTests {
    @Test("the words", arguments: refused) private func words(_ one: Refused) throws {
        let lab = try OTALab()
        let words = lab.words(try lab.ota(one.change))
        for part in one.words { #expect(words.contains(part), "it said: \(words)") }
    }

    @Test("other files", arguments: ["tgz", "empty", "noise", "folder", "none", "zip of a bootloader"])
    func others(kind: String) throws {
        let lab = try OTALab()
        let path: String
        let expected: String
        switch kind {
        case "tgz": (path, expected) = (try lab.bench.put("x", [0x1F, 0x8B, 8, 0]), "it is a fastboot package")
        case "empty": (path, expected) = (try lab.bench.put("x", []), "it is an empty file")
        case "noise": (path, expected) = (try lab.bench.put("x", ArchiveLab.noise(900, seed: 4)), "neither a .tgz")
        case "folder": (path, expected) = (lab.bench.path, "not a regular file")
        case "none": (path, expected) = (lab.bench.path + "/none", "cannot open")
        default:
            try lab.bench.put("images/boot.img", [1])
            try lab.bench.run(["zip", "-q", "-r", "x.zip", "images"])
            (path, expected) = (lab.bench.path + "/x.zip", "a .zip without a payload.bin")
        }
        let words = lab.words(path)
        #expect(words.contains(expected), "it said: \(words)")
    }

    @Test("block-based packages are told by their files or their metadata", arguments: [true, false])
    func blockBased(byFiles: Bool) throws {
        let lab = try OTALab()
        try lab.bench.put("META-INF/com/android/metadata", Array("ota-type=\(byFiles ? "" : "BLOCK")\n".utf8))
        if byFiles {
            for name in ["system.new.dat.br", "system.transfer.list", "boot.img"] { try lab.bench.put(name, [1]) }
        }
        try lab.bench.run(["sh", "-c", "zip -q -r ota.zip ."])
        let words = lab.words(lab.bench.path + "/ota.zip")
        #expect(
            words.contains("it is a block-based recovery package, for phones without A/B slots"), "it said: \(words)")
    }

    @Test("a name that tells another MD5 than the file has") func nameOfAnother() throws {
        let lab = try OTALab()
        let bytes = try lab.bench.contents(try lab.ota().split(separator: "/").last.map(String.init) ?? "")
        let md5 = try lab.bench.put("whole", bytes)
        let sum = String(decoding: try lab.bench.run(["md5sum", md5]).prefix(10), as: UTF8.self)
        func words(_ digits: String) throws -> [String] {
            let names = [
                "miui_VILI_V816.0.4.0.UKDMIXM_\(digits)_14.0.zip",
                "vili-ota_full-V816.0.4.0.UKDMIXM-user-14.0-\(digits).zip",
            ]
            return try names.map { lab.words(try lab.bench.put($0, bytes)) }
        }
        #expect(try words(sum) == ["accepted", "accepted"])
        for said in try words("0123456789") {
            #expect(said.contains("by the name its MD5 begins with 0123456789, it is \(sum)"), "\(said)")
        }
    }

    @Test("two entries of one name") func duplicate() throws {
        let lab = try OTALab()
        let path = try lab.ota { $0.others["payload.bio"] = [1, 2, 3] }
        try lab.replace(Array("payload.bio".utf8), Array("payload.bin".utf8))
        #expect(lab.words(path) == "the .zip has two files named payload.bin")
    }

    @Test("names that lead elsewhere") func names() throws {
        let lab = try OTALab()
        let path = try lab.ota { $0.others["aa/bb"] = [1, 2, 3] }
        try lab.replace(Array("aa/bb".utf8), Array("../bb".utf8))
        #expect(lab.words(path).contains("its path leads upwards"))
    }

    @Test("a text whose CRC is wrong") func textChecksum() throws {
        let lab = try OTALab()
        // Kept as they are, so that the damage is in the text and not in its compression.
        let made = try lab.payload()
        let path = try OTAMaker(made, lab.bench).make(lab.bench)
        try lab.bench.run(["sh", "-c", "cd zip && zip -q -0 '\(path)' payload_properties.txt"])
        #expect(lab.words(path) == "accepted")
        try lab.replace(Array("FILE_SIZE=".utf8), Array("FILE_SIZF=".utf8))
        #expect(lab.words(path) == "payload_properties.txt in the .zip: CRC error")
    }

    @Test("the payload's own CRC in the directory") func payloadChecksum() throws {
        let lab = try OTALab()
        let made = try lab.payload()
        let path = try OTAMaker(made, lab.bench).make(lab.bench)
        let crc = crc32(of: made.bytes)
        let stored = (0..<4).map { UInt8(truncatingIfNeeded: crc >> UInt32($0 * 8)) }
        try lab.replace(stored, [1, 2, 3, 4])
        #expect(
            lab.words(path)
                == "payload.bin in the .zip: the .zip says CRC-32 04030201, its data has \(hex(crc, width: 8))")
    }

    @Test("a wrong byte in a blob, behind the blobs, and in the image's digest") func damage() throws {
        let lab = try OTALab()
        let made = try lab.payload()
        let path = try OTAMaker(made, lab.bench).make(lab.bench)
        let sound = try lab.bench.contents("ota.zip")
        let start = try #require(lab.place(of: Array(made.bytes[..<40]), in: sound))
        func flipped(_ place: Int) throws -> String {
            var bytes = sound
            bytes[start + place] ^= 1
            try lab.bench.put("ota.zip", bytes)
            return lab.words(path)
        }
        #expect(
            try flipped(try #require(made.blobs["system"])[3].lowerBound + 9).hasPrefix(
                "partition system, operation 3: "))
        #expect(try flipped(made.bytes.count - 1).contains("payload_properties.txt says FILE_HASH"))
        #expect(try flipped(made.metadataBytes + 5).contains("payload_properties.txt says FILE_HASH"))
        #expect(try flipped(made.metadataBytes - 3).contains("says METADATA_HASH"))
    }

    @Test("an image that is not what the manifest says") func image() throws {
        let lab = try OTALab()
        let wrong = [UInt8](repeating: 0xAB, count: 32)
        let made = try lab.payload { $0.partitions[1].digest = wrong }
        let found = try lab.bench.digests(of: [lab.system])[0]
        let expected = "partition system: the manifest says SHA-256 \(hex(wrong)), its image has \(hex(found))"
        #expect(lab.words(try OTAMaker(made, lab.bench).make(lab.bench)) == expected)
        #expect(lab.words(try lab.bench.put("payload.bin", made.bytes)) == expected)
    }

    @Test("an incremental payload") func incremental() throws {
        let lab = try OTALab()
        let made = try lab.payload { $0.partitions[0].operations[0].type = 4 }
        #expect(
            lab.words(try OTAMaker(made, lab.bench).make(lab.bench)) == """
                this is an incremental update, which changes the system it was made for and holds no whole images (operation 0 of \
                partition boot is SOURCE_COPY); only a full OTA can be used
                """)
    }

    @Test("a payload of whole images, whatever its minor version", arguments: [0, 8, 9] as [UInt64])
    func minorVersion(number: UInt64) throws {
        let lab = try OTALab()
        let made = try lab.payload { $0.minorVersion = number }
        let package = try OTAPackage(path: try OTAMaker(made, lab.bench).make(lab.bench))
        #expect(try ArchiveLab.drain(try package.open(partition: "system")) == lab.system)
    }

    @Test("an image that begins like a sparse file") func sparse() throws {
        let lab = try OTALab()
        let whole = ArchiveLab.sparse(blocks: 3)
        for image in [whole, Array(whole[..<9000]), Array(whole[..<4]) + ArchiveLab.noise(8188, seed: 5)] {
            let made = try lab.payload { $0.partitions.append(MadePartition("trick", image, type: 0)) }
            #expect(
                lab.words(try lab.bench.put("payload.bin", made.bytes))
                    == "partition trick: its image begins like a sparse file, which no partition does")
        }
    }

    @Test("a file cut short anywhere is an error", arguments: Array(1...3) as [UInt64]) func cuts(seed: UInt64) throws {
        let lab = try OTALab()
        let path = try lab.ota { $0.signature = 700 }
        let sound = try lab.bench.contents("ota.zip")
        var state = seed
        for _ in 0..<20 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let count = Int(state >> 33) % sound.count
            try lab.bench.put("ota.zip", Array(sound[..<count]))
            #expect(lab.words(path) != "accepted", "seed \(seed), \(count) bytes")
        }
    }

    @Test("one wrong byte anywhere is an error, or changes no image", arguments: Array(1...6) as [UInt64])
    func flips(seed: UInt64) throws {
        let lab = try OTALab()
        let path = try lab.ota { $0.signature = 700 }
        let sound = try lab.bench.contents("ota.zip")
        let start = try #require(lab.place(of: Array("CrAU".utf8), in: sound))
        let payload = start..<start + Int(try OTAPackage(path: path).facts.payloadBytes)
        var state = seed
        for round in 0..<40 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var place = Int(state >> 33) % sound.count
            // Most of the file is payload: every other round looks at what is around it.
            if round % 2 == 0 { place = payload.upperBound + place % (sound.count - payload.upperBound) }
            var bytes = sound
            bytes[place] ^= UInt8(1 << (state >> 20 & 7))
            try lab.bench.put("ota.zip", bytes)
            do throws(OTAError) {
                let package = try OTAPackage(path: path)
                #expect(!payload.contains(place), "seed \(seed), byte \(place)")
                #expect(package.facts.partitions.map(\.name) == ["boot", "system"])
            } catch {
                #expect("\(error)".count > 15)
            }
        }
    }
}
