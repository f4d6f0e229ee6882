import Foundation
import FuzzTargets

/// The inputs that the fuzzers begin with, made once by their own script, and damaged forms of them that are always the same.
enum Seeds {
    struct Broken: Error { let what: String }

    private static let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of virtual-phone, which packs some of the seeds: `RESTOCK_PROGRAMS`, or beside this test program.
    private static let programs: URL = {
        if let path = ProcessInfo.processInfo.environment["RESTOCK_PROGRAMS"] { return URL(filePath: path) }
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        if FileManager.default.isExecutableFile(atPath: bundle.appending(path: "virtual-phone").path) { return bundle }
        return house.appending(path: ".build/debug")
    }()

    private static let made = Result { try make() }

    private static func make() throws -> [String: [[UInt8]]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "restock-seeds-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Process()
        script.executableURL = URL(filePath: "/bin/bash")
        script.arguments = [house.appending(path: "Tests/Fuzz/seeds.sh").path, programs.path, folder.path]
        script.standardInput = FileHandle.nullDevice
        try script.run()
        script.waitUntilExit()
        guard script.terminationStatus == 0 else {
            throw Broken(what: "seeds.sh ended with \(script.terminationStatus)")
        }
        var seeds: [String: [[UInt8]]] = [:]
        for target in FuzzTarget.allCases.map(\.rawValue) {
            for place in [folder, house.appending(path: "Tests/Fuzz/seeds")] {
                let files = place.appending(path: target).path
                for file in try FileManager.default.contentsOfDirectory(atPath: files, orNone: true).sorted() {
                    seeds[target, default: []].append([UInt8](try Data(contentsOf: URL(filePath: "\(files)/\(file)"))))
                }
            }
        }
        return seeds
    }

    static func of(_ target: FuzzTarget) throws -> [[UInt8]] { try made.get()[target.rawValue] ?? [] }

    /// Cut short, with one bit turned, with a byte doubled or left out: `forms` of them, in turn.
    static func damaged(_ seed: [UInt8], forms: Int) -> [[UInt8]] {
        guard !seed.isEmpty else { return [] }
        var state = UInt64(seed.count) &* 0x9E37_79B9_7F4A_7C15
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        return (0..<forms).map { form in
            var bytes = seed
            let place = Int(next() % UInt64(bytes.count))
            switch form % 4 {
            case 0: bytes[place] ^= 1 << (next() % 8)
            case 1: bytes.removeLast(bytes.count - place)
            case 2: bytes.insert(bytes[place], at: place)
            default: bytes.remove(at: place)
            }
            return bytes
        }
    }
}

extension FileManager {
    /// The names in a folder; none where there is no such folder.
    fileprivate func contentsOfDirectory(atPath path: String, orNone: Bool) throws -> [String] {
        fileExists(atPath: path) ? try contentsOfDirectory(atPath: path) : []
    }
}
