import Foundation
import Testing
import VirtualPhone

/// A byte is flipped somewhere in a package, and the package is read. What must come of it depends on the place:
///
/// - In a .tgz under its own name (with the first digits of its MD5) every flip is found, wherever it is.
/// - In a renamed .tgz gzip's checksum stands alone. It covers the data, so a flip there is found. It does not cover the
///   gzip header: time, operating system, the "extra flags", the text flag and a file name carry no information that
///   anybody acts on, and a flip there does no harm. Nor do the unused bits of the last deflate byte.
/// - In a .tar and in a folder `md5sum.xml` covers the files of `images/`, so a flip in any of them is found. Nothing
///   covers the scripts, `misc.txt` and `md5sum.xml` itself, nor the padding of a tar archive; scripts are held against
///   each other, lists against the images, and tar headers have a checksum.
///
/// So where nothing covers a byte, the rule is: the package is refused, or it does exactly what the sound one does.
@Suite("A flipped byte is found before anything is written") struct FlipTests {
    /// How many places of a package are tried; with `RESTOCK_WHOLE=1`, as `make proof` sets it, three times as many.
    private let places: UInt64 = ProcessInfo.processInfo.environment["RESTOCK_WHOLE"] == "1" ? 100 : 34

    /// A sound package and its bytes.
    private struct Sound {
        let bytes: [UInt8]
        let name: String
        let judgement: Judgement

        init(_ path: String) throws {
            bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
            name = URL(filePath: path).lastPathComponent
            judgement = Judgement(path)
            #expect(!judgement.isRefused, "\(judgement)")
        }
    }

    /// Writes each flipped package under the name, and gives the judgement on it.
    private func judge(_ sound: Sound, as name: String, _ flips: [Flip], _ body: (Flip, Judgement) -> Void) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        for flip in flips {
            try Data(flip.applied(to: sound.bytes)).write(to: file)
            body(flip, Judgement(file.path))
        }
    }

    @Test("in a .tgz under its own name: always") func tgz() throws {
        let sound = try Sound(soundPackage("liuqin").path)
        let all = (0..<places).map { Flip(7000 + $0, in: sound.bytes.indices) }
        // The few bytes that a hundred places will miss.
        let edges = (0..<18).map { Flip(7100 + UInt64($0), in: $0..<$0 + 1) }
        let end = sound.bytes.count
        let trailer = (end - 9..<end).map { Flip(7200 + UInt64($0), in: $0..<$0 + 1) }
        try judge(sound, as: sound.name, all + edges + trailer) { flip, judgement in
            #expect(judgement.isRefused, "\(flip)")
            guard case .refused(let words) = judgement else { return }
            #expect(words.contains(sound.name) || words.contains("images/"), "\(flip): \(words)")
        }
    }

    @Test("in a renamed .tgz: always in its data, and nowhere does it change what is done") func renamed() throws {
        let sound = try Sound(soundPackage("liuqin").path)
        let end = sound.bytes.count
        // The header is 10 bytes, the trailer 8; the last deflate byte may have bits that nobody reads.
        let data = (0..<places).map { Flip(7300 + $0, in: 10..<end - 9) }
        try judge(sound, as: "renamed.tgz", data) { flip, judgement in
            #expect(judgement.isRefused, "\(flip)")
            guard case .refused(let words) = judgement else { return }
            #expect(words.contains("renamed.tgz") || words.contains("images/"), "\(flip): \(words)")
        }
        let trailer = (end - 8..<end).map { Flip(7500 + UInt64($0), in: $0..<$0 + 1) }
        try judge(sound, as: "renamed.tgz", trailer) { flip, judgement in #expect(judgement.isRefused, "\(flip)") }
        let header = (0..<80).map { Flip(7600 + $0, in: Int($0 % 10)..<Int($0 % 10) + 1) }
        let last = (0..<8).map { Flip(7700 + $0, in: end - 9..<end - 8) }
        var harmless = 0
        try judge(sound, as: "renamed.tgz", header + last) { flip, judgement in
            #expect(judgement.isRefused || judgement == sound.judgement, "\(flip): \(judgement)")
            if !judgement.isRefused { harmless += 1 }
            // Magic and method say what the file is: no reader can do without them.
            if flip.offset < 3 { #expect(judgement.isRefused, "\(flip)") }
        }
        #expect(harmless > 40, "time and operating system of a gzip header are nobody's business: \(harmless)")
    }

    @Test("in the file name that gzip keeps: no harm, unless the MD5 is in the name") func gzipName() throws {
        let tar = try Packed("chopin", form: .tar)
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = folder.appending(path: "kept-name").path
        try FileManager.default.copyItem(atPath: tar.path, toPath: plain)
        #expect(try run(URL(filePath: "/usr/bin/env"), ["gzip", "-N", "-1", plain]).status == 0)
        let sound = try Sound(plain + ".gz")
        #expect(sound.bytes[10..<19].elementsEqual("kept-name".utf8))
        try judge(sound, as: "renamed.tgz", (0..<9).map { Flip(7800 + UInt64($0), in: 10 + $0..<11 + $0) }) {
            #expect($1 == sound.judgement, "\($0)")
        }
    }

    @Test("in a .tar: always in its images and headers, and nowhere does it change what is done") func tar() throws {
        let packed = try Packed("liuqin", form: .tar)
        let sound = try Sound(packed.path)
        let map = TarMap(sound.bytes)
        let images = map.files.filter { $0.name.hasPrefix("images/") && !$0.data.isEmpty }
        #expect(images.count > 30 && map["md5sum.xml"] != nil)
        // A hundred places anywhere, then each kind of place by itself.
        try judge(sound, as: "package.tar", (0..<places).map { Flip(8000 + $0, in: sound.bytes.indices) }) {
            expect(sound, $0, $1, in: map)
        }
        for (index, image) in images.enumerated() {
            try judge(sound, as: "package.tar", [Flip(8100 + UInt64(index), in: image.data)]) {
                expect(sound, $0, $1, in: map)
            }
        }
        let text = map.files.filter { !$0.name.contains("/") }
        #expect(text.count == 8)
        for (index, file) in text.enumerated() {
            let flips = (0..<12).map { Flip(8200 + UInt64(index * 12 + $0), in: file.data) }
            try judge(sound, as: "package.tar", flips) { expect(sound, $0, $1, in: map) }
        }
        let headers = map.files.enumerated().map { Flip(8400 + UInt64($0), in: $1.header) }
        let padding = map.files.filter { !$0.padding.isEmpty }.map { Flip(8500, in: $0.padding) }
        let end = (0..<8).map { Flip(8600 + $0, in: map.end) }
        try judge(sound, as: "package.tar", headers + padding + end) { expect(sound, $0, $1, in: map) }
    }

    @Test("in a file of a folder: always in its images, and nowhere does it change what is done") func folder() throws {
        let packed = try Packed("liuqin", form: .folder)
        let sound = Judgement(packed.path)
        #expect(!sound.isRefused, "\(sound)")
        let names = try FileManager.default.subpathsOfDirectory(atPath: packed.path).sorted()
            .filter { (try? packed.bytes(of: $0).isEmpty) == false }
        #expect(names.count > 40)
        // Images in the measure of their number, so that small ones have their turn.
        for seed in UInt64(9000)..<9000 + places {
            var dice = Dice(seed)
            let name = names.randomElement(using: &dice)!
            let bytes = try packed.bytes(of: name)
            let flip = Flip(seed, in: bytes.indices)
            try packed.put(flip.applied(to: bytes), as: name)
            let judgement = Judgement(packed.path)
            try packed.put(bytes, as: name)
            if name.hasPrefix("images/") {
                named(name, in: judgement, "\(name), \(flip)")
            } else {
                // A script that no longer finds the file with the package's number counts 0, which lets fewer phones pass.
                #expect(
                    judgement.isRefused || judgement == sound || judgement == sound.withoutAntiRollback,
                    "\(name), \(flip): \(judgement)")
            }
        }
        #expect(Judgement(packed.path) == sound)
    }

    /// The rule of the suite for one flip of a .tar.
    private func expect(_ sound: Sound, _ flip: Flip, _ judgement: Judgement, in map: TarMap) {
        if let image = map.files.first(where: { $0.data.contains(flip.offset) && $0.name.hasPrefix("images/") }) {
            return named(image.name, in: judgement, "\(image.name), \(flip)")
        }
        #expect(judgement.isRefused || judgement == sound.judgement, "\(flip): \(judgement)")
        // The checksum's own field ends in a space and a zero that nobody reads.
        if let entry = map.files.first(where: { $0.header.contains(flip.offset) }),
            !(148..<156).contains(flip.offset - entry.header.lowerBound)
        {
            #expect(judgement.isRefused, "header of \(entry.name), \(flip)")
        }
    }

    /// A damaged file of `images/` is refused by its name, and by what says that it is damaged.
    private func named(_ file: String, in judgement: Judgement, _ place: String) {
        guard case .refused(let words) = judgement else {
            Issue.record("\(place): not found")
            return
        }
        #expect(words.contains(file), "\(place): \(words)")
        #expect(words.contains("md5sum.xml says") || words.contains("broken sparse image"), "\(place): \(words)")
    }
}
