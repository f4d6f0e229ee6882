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
        try write("footer.img", raw + Array("AVBf".utf8) + [UInt8](repeating: 7, count: 60))
        try FileManager.default.createDirectory(atPath: "\(folder)/all", withIntermediateDirectories: true)
        for (name, bytes) in [
            ("boot", boot + raw), ("recovery", boot), ("vbmeta", vbmeta), ("system", raw + raw), ("vendor", raw),
        ] {
            try write("all/\(name).img", bytes)
        }
        // The same build for another board, and for a bootloader that no phone has.
        for (build, requirement) in [
            ("board", "require board=other\n"), ("version", "require version-bootloader=no\n"),
        ] {
            try FileManager.default.createDirectory(
                at: URL(filePath: "\(folder)/\(build)"), withIntermediateDirectories: true)
            for name in ["boot", "recovery", "vbmeta", "system", "vendor"] {
                try FileManager.default.copyItem(
                    atPath: "\(folder)/all/\(name).img", toPath: "\(folder)/\(build)/\(name).img")
            }
            try write("\(build)/android-info.txt", Array(requirement.utf8))
            try write("\(build)/super_empty.img", SuperEmpty.image(["system_a", "system_b", "vendor_a", "vendor_b"]))
        }
        try write("other_empty.img", SuperEmpty.image(["system_a"], superBytes: 1 << 30, device: "cust"))
        try write("kernel", Array(raw.prefix(10_001)))
        try write("second", Array(raw.prefix(3000)))
        try write("empty.img", [])
        try write("all/super_empty.img", SuperEmpty.image(["system_a", "system_b", "vendor_a", "vendor_b"]))
        try write(
            "all/android-info.txt",
            Array("require board=liuqin\nreject hw-revision=nosuch\nrequire version-bootloader=MPSS*|other\n".utf8))
        for (from, to) in [("raw.img", "sparse.img"), ("holes.raw", "holes.img")] {
            let ended = try run(URL(filePath: "/usr/bin/img2simg"), ["\(folder)/\(from)", "\(folder)/\(to)"])
            guard ended.status == 0 else { throw Phone.Broken(what: ended.error) }
        }
        let zipped = try run(
            URL(filePath: "/bin/sh"),
            [
                "-c",
                "cd \"$0/all\" && zip -q ../update.zip *",
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
