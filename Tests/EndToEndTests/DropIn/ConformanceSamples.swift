import Foundation

/// The files that the rows of the table name.
final class ConformanceSamples: Sendable {
    let folder: String

    init() throws {
        folder = try temporaryFolder().path
        var raw = [UInt8](repeating: 0, count: 25 * 4096)
        for place in raw.indices { raw[place] = UInt8(truncatingIfNeeded: place &* 7 &+ place >> 9) }
        var holes = [UInt8](repeating: 0, count: 4 << 20)
        for block in stride(from: 0, to: 1024, by: 3) {
            for place in 0..<4096 {
                let value: Int = place &* 31 &+ block
                holes[block * 4096 + place] = UInt8(truncatingIfNeeded: value)
            }
        }
        var boot: [UInt8] = Array("ANDROID!".utf8)
        boot += [UInt8](repeating: 0, count: 2040)
        boot[8] = 100
        boot[36...37] = [0, 8]
        var vbmeta: [UInt8] = Array("AVB0".utf8)
        vbmeta += [UInt8](repeating: 0, count: 4092)
        vbmeta[7] = 1
        try write("raw.img", raw)
        try write("holes.raw", holes)
        try write("boot.img", boot + raw)
        try write("recovery.img", boot)
        try write("vbmeta.img", vbmeta)
        try write("system.img", raw + raw)
        try write("kernel", Array(raw.prefix(10_001)))
        try write("second", Array(raw.prefix(3000)))
        try write("empty.img", [])
        try write("super_empty.img", SuperEmpty.image(["system_a", "system_b", "vendor_a", "vendor_b"]))
        try write("android-info.txt", Array("require board=liuqin\nrequire version-nosuch=|1\n".utf8))
        for (from, to) in [("raw.img", "sparse.img"), ("holes.raw", "holes.img")] {
            let ended = try run(URL(filePath: "/usr/bin/img2simg"), ["\(folder)/\(from)", "\(folder)/\(to)"])
            guard ended.status == 0 else { throw Phone.Broken(what: ended.error) }
        }
        let zipped = try run(
            URL(filePath: "/bin/sh"),
            [
                "-c",
                "cd \"$0\" && zip -q update.zip boot.img recovery.img vbmeta.img system.img super_empty.img android-info.txt",
                folder,
            ])
        guard zipped.status == 0 else { throw Phone.Broken(what: zipped.error) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }

    /// The words of a command line with the samples' paths.
    func words(_ text: String) -> [String] {
        text.split(separator: " ").map { $0.hasPrefix("@") ? "\(folder)/\($0.dropFirst())" : String($0) }
    }
}

/// A `super_empty.img` as AOSP's liblp writes one: geometry, header, the table of partitions. (`metadata_format.h`)
enum SuperEmpty {
    static func image(_ names: [String]) -> [UInt8] {
        var geometry: [UInt8] = little(0x616C_4467)
        geometry += little(52)
        geometry += [UInt8](repeating: 0, count: 32)
        for number: UInt32 in [65_536, 2, 4096] { geometry += little(number) }
        geometry += [UInt8](repeating: 0, count: 4096 - geometry.count)
        let table: [UInt8] = names.flatMap(entry)
        var header: [UInt8] = little(0x414C_5030)
        header += [10, 0, 2, 0]
        header += little(256)
        header += [UInt8](repeating: 0, count: 32)
        header += little(UInt32(table.count))
        header += [UInt8](repeating: 0, count: 32)
        for number: UInt32 in [0, UInt32(names.count), 52] { header += little(number) }
        header += [UInt8](repeating: 0, count: 256 - header.count)
        return geometry + header + table
    }

    private static func entry(_ name: String) -> [UInt8] {
        var bytes: [UInt8] = Array(name.utf8)
        bytes += [UInt8](repeating: 0, count: 36 - bytes.count)
        for number: UInt32 in [1, 0, 0, 0] { bytes += little(number) }
        return bytes
    }

    private static func little(_ number: UInt32) -> [UInt8] {
        [number, number >> 8, number >> 16, number >> 24].map { UInt8(truncatingIfNeeded: $0) }
    }
}
