import VirtualPhone

/// A recovery package as a phone's own recovery takes it: a .zip by Info-ZIP, with a signature block that nobody has signed.
struct RecoveryPackage: Sendable {
    let device: String
    let path: String
    let bytes: [UInt8]
    /// A file with the validation that a virtual recovery accepts.
    let token: String
    /// As the virtual phone's log writes it.
    let crc32: String

    /// - Parameter size: so many bytes of noise are in it.
    init(for device: String, size: Int, in folder: String) throws {
        self.device = device
        let name = "\(folder)/\(device)-\(size)"
        path = "\(name).zip"
        token = "\(name).token"
        var dice = Dice(UInt64(size))
        try writeFile("\(name).noise", (0..<size).map { _ in UInt8(truncatingIfNeeded: dice.next() >> 40) })
        let script = """
            mkdir -p "$1.in/META-INF/com/android" "$1.in/META-INF/com/google/android" && cd "$1.in" &&
            printf 'ota-type=BLOCK\\npre-device=%s\\n' "$2" >META-INF/com/android/metadata &&
            echo '# none' >META-INF/com/google/android/updater-script && mv "$1.noise" system.new.dat.br &&
            zip -q -0 -X -r "$1.zip" . && cd / && rm -r "$1.in"
            """
        let zip = try Child(
            ["/bin/sh", "-c", script, "sh", name, device], output: "\(name).said",
            environment: ["PATH": "/usr/bin:/bin"])
        guard zip.wait(60_000) == 0, var file = readFile(path) else { throw Trouble("zip: \(zip.said)") }
        // The comment at the end of a .zip that is signed as a whole.
        func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
        file.replaceSubrange(file.count - 2..<file.count, with: little(1406))
        file += [UInt8](repeating: 0x30, count: 1400) + little(1405) + [0xff, 0xff] + little(1406)
        try writeFile(path, file)
        bytes = file
        try writeFile(token, Array("\(PretendedToken(forFile: path).text)\n".utf8))
        crc32 = try Self.checksum(path, name)
    }

    /// The CRC-32 as gzip has it.
    private static func checksum(_ path: String, _ name: String) throws -> String {
        let gzip = try Child(
            ["/bin/sh", "-c", "gzip -1c \"$1\" | tail -c 8 | od -An -tx4 -N4", "sh", path], output: "\(name).crc",
            environment: ["PATH": "/usr/bin:/bin"])
        guard gzip.wait(60_000) == 0 else { throw Trouble("gzip: \(gzip.said)") }
        return gzip.words
    }
}

/// Packages for the recoveries of two makers, in three sizes each.
final class RecoveryGoods: Sendable {
    private let packages: [RecoveryPackage]
    private let profiles: [String: PhoneProfile]
    private let folder: String

    init(_ options: Options) throws {
        folder = try temporaryFolder(in: options.scratch)
        var packages: [RecoveryPackage] = []
        var profiles: [String: PhoneProfile] = [:]
        for name in ["liuqin", "daisy"] {
            profiles[name] = try PhoneProfile(named: name)
            // One block, a few, and some dozen.
            for size in [9_000, 300_000, 2_000_000] {
                packages.append(try RecoveryPackage(for: name, size: size, in: folder))
            }
        }
        (self.packages, self.profiles) = (packages, profiles)
    }

    deinit { removeFolder(folder) }

    /// One of them, with the phone that it is for, and whether the owner's data go with it.
    func pick(_ dice: inout Dice) throws -> (RecoveryPackage, PhoneProfile, erases: Bool) {
        let package = dice.pick(packages)
        guard let profile = profiles[package.device] else { throw Trouble("no phone") }
        return (package, profile, profile.recovery != nil && dice.oneIn(3))
    }
}
