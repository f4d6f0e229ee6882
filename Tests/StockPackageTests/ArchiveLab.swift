import Foundation
import Images
import StockPackage

/// A folder to make packages in, gone with its owner, and the tools to make them.
final class ArchiveLab {
    let path = NSTemporaryDirectory() + "archive-tests-" + UUID().uuidString

    struct ToolFailed: Error {
        let words: String
    }

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file below the folder, with the folders that it needs.
    @discardableResult
    func put(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    func contents(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    /// Runs a program in the folder, at most a minute, and gives back its output.
    @discardableResult
    func run(_ arguments: String...) throws -> [UInt8] { try run(arguments) }

    /// The same for arguments in a list.
    @discardableResult
    func run(_ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["60"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ToolFailed(words: "\(arguments) ended with \(process.terminationStatus)")
        }
        return bytes
    }

    /// Opens a package of the folder.
    func open(_ name: String) throws(PackageError) -> PackageArchive {
        try PackageArchive.open(path + "/" + name)
    }

    /// The files of a package: long names, an empty one, noise that does not compress, zeros that do.
    private static let files: [String: [UInt8]] = {
        let long = String(repeating: "long", count: 30)
        return [
            "flash_all.sh": Array("fastboot $* flash boot `dirname $0`/images/boot.img\n".utf8),
            "misc.txt": Array("device=venus\n".utf8),
            "empty": [],
            "notes/\(long)/\(long).txt": Array("x".utf8),
            "images/boot.img": ArchiveLab.noise(300_001, seed: 1),
            "images/super.img": ArchiveLab.sparse(blocks: 90),
            "images/zero.bin": [UInt8](repeating: 0, count: 700_000),
            "images/crclist.txt": Array("CRC-LIST\nboot 0x1\n".utf8),
            "images/\(long)/\(long).img": ArchiveLab.noise(5000, seed: 2),
        ]
    }()

    /// A package folder `top` with scripts, lists and images; gives the files by their path.
    func makePackage(_ top: String) throws -> [String: [UInt8]] {
        let files = Self.files
        for (name, bytes) in files { try put(top + "/" + name, bytes) }
        return files
    }

    static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        let words = (0..<(count + 3) / 4).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 32)
        }
        return unsafe words.withUnsafeBytes { unsafe Array($0.prefix(count)) }
    }

    /// A sparse image of one raw chunk and one hole.
    static func sparse(blocks: Int) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> ($0 * 8) & 255) } }
        let header = little(0xED26_FF3A, 4) + little(1, 2) + little(0, 2) + little(28, 2) + little(12, 2)
        let counts = little(4096, 4) + little(blocks + 9, 4) + little(2, 4) + little(0, 4)
        let raw = little(0xCAC1, 4) + little(blocks, 4) + little(12 + blocks * 4096, 4)
        let hole = little(0xCAC3, 4) + little(9, 4) + little(12, 4)
        return header + counts + raw + noise(blocks * 4096, seed: 3) + hole
    }

    /// Everything that a stream gives.
    static func drain(_ source: any ByteSource) throws -> [UInt8] {
        var all: [UInt8] = []
        var space = [UInt8](repeating: 0, count: 70_000)
        while true {
            let got = try unsafe space.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
            if got == 0 { return all }
            all += space[..<got]
        }
    }

    /// One entry of a tar archive, header and data, made by hand so that it can be wrong.
    static func tarEntry(
        _ name: String, type: Character = "0", link: String = "", declaring size: UInt64? = nil, _ data: [UInt8] = []
    ) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        func octal(_ value: Int, _ width: Int) -> String {
            let digits = String(value, radix: 8)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(data.count, 11), at: 124)
        if let size {
            // GNU's form for sizes of 8 GiB and more: a mark, then the number, most significant byte first.
            for index in 124..<136 { header[index] = index == 124 ? 0x80 : 0 }
            for index in 0..<8 { header[135 - index] = UInt8(truncatingIfNeeded: size >> UInt64(8 * index)) }
        }
        put(octal(0, 11), at: 136)
        put("        ", at: 148)
        put(String(type), at: 156)
        put(link, at: 157)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6), at: 148)
        header[154] = 0
        return header + data + [UInt8](repeating: 0, count: (512 - data.count % 512) % 512)
    }

    static let tarEnd = [UInt8](repeating: 0, count: 1024)
}
