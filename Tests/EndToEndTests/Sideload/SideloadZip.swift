import Foundation

/// A block-based recovery package, made by Info-ZIP, with a signature block that nobody has signed.
struct SideloadZip {
    let folder: URL
    let path: String

    /// - Parameters:
    ///   - metadata: lines of META-INF/com/android/metadata; nil leaves the file out.
    ///   - bytes: noise in it.
    init(
        _ metadata: [String]? = ["ota-type=BLOCK", "pre-device=daisy"], bytes: Int = 300_000,
        name: String = "update.zip",
        signed: Bool = true, script: Bool = true
    ) throws {
        folder = try temporaryFolder()
        path = folder.appending(path: name).path
        let inside = folder.appending(path: "in")
        func put(_ name: String, _ data: Data) throws {
            let file = inside.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
        if let metadata {
            try put("META-INF/com/android/metadata", Data((metadata.joined(separator: "\n") + "\n").utf8))
        }
        if script { try put("META-INF/com/google/android/updater-script", Data("# none\n".utf8)) }
        try put("system.new.dat.br", Self.noise(bytes))
        try pack(level: "-0")
        if signed { try Self.sign(path) }
    }

    private func pack(level: String) throws {
        let ended = try run(
            URL(filePath: "/bin/sh"), ["-c", "cd \"$0\" && zip -q -X \(level) -r \"$1\" .", folder.path + "/in", path])
        guard ended.status == 0 else { throw Phone.Broken(what: "zip: \(ended.error)") }
    }

    /// The comment at the end of a .zip that is signed as a whole.
    private static func sign(_ path: String) throws {
        var data = try Data(contentsOf: URL(filePath: path))
        func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
        data.replaceSubrange(data.count - 2..<data.count, with: little(1406))
        data += [UInt8](repeating: 0x30, count: 1400) + little(1405) + [0xff, 0xff] + little(1406)
        try data.write(to: URL(filePath: path))
    }

    private static func noise(_ count: Int) -> Data {
        var state: UInt64 = 88_172_645_463_325_252
        var data = Data(capacity: count + 8)
        while data.count < count {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            for shift in stride(from: 0, to: 64, by: 8) {
                data.append(UInt8(truncatingIfNeeded: state >> UInt64(shift)))
            }
        }
        return data.prefix(count)
    }

    var contents: Data { get throws { try Data(contentsOf: URL(filePath: path)) } }

    /// Flips a byte.
    func damage(at offset: UInt64) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: offset)
        let byte = try file.read(upToCount: 1)?.first ?? 0
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data([byte ^ 0x55]))
        try file.close()
    }

    /// The first ten digits of its MD5, by md5sum.
    var md5: String {
        get throws { String(try run(URL(filePath: "/bin/sh"), ["-c", "md5sum \"$0\"", path]).out.prefix(10)) }
    }

    /// The virtual recovery's token for it, in a file.
    func token() throws -> String {
        let ended = try run(program("virtual-phone"), ["token", path])
        guard ended.status == 0 else { throw Phone.Broken(what: "token: \(ended.error)") }
        let file = folder.appending(path: "token").path
        try ended.out.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

extension Phone {
    /// What a recovery was given, as it came.
    var sideloaded: Data? { try? Data(contentsOf: folder.appending(path: "sideload.zip")) }

    /// The services that were asked for.
    func services() throws -> [String] {
        try log().map(\.command).filter { !$0.hasPrefix("getvar:") }
    }
}
