import Foundation
import Testing

/// A virtual phone on a TCP port, with its state in a folder of its own. Ends with the value.
final class Phone {
    let folder: URL
    let address: String
    private let process = Process()

    /// - Parameter link: how hosts reach it: `--tcp`, or `--udp`.
    init(_ profile: String, _ options: [String] = [], link: String = "--tcp") throws {
        folder = try temporaryFolder()
        process.executableURL = program("virtual-phone")
        process.arguments = ["--profile", profile, link, "0", "--state", folder.path] + options
        // A phone that is told to misbehave may bring its host to what would not be allowed otherwise.
        if !options.contains(where: { $0.hasSuffix("-fault") || $0 == "--fault" || $0 == "--strict" }) {
            process.arguments?.append("--strict")
        }
        address = try startDevice(process, named: "the virtual phone")
    }

    deinit {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        if let violation = try? violation() {
            Issue.record("a host did what the protocol does not allow: \(violation)")
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// What a host did that the protocol does not allow; nil for nothing.
    func violation() throws -> String? {
        let file = folder.appending(path: "violation").path
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        return try String(contentsOfFile: file, encoding: .utf8)
    }

    /// Ends it from one moment to the next, as a pulled cable and an empty battery do together.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    struct Broken: Error { let what: String }

    struct Entry: Decodable {
        let command: String
        /// Empty where the phone fell silent or the connection ended.
        let answer: String
        let bytes: Int
        /// Of a download's bytes, in hex.
        let crc32: String?

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            command = try values.decode(String.self, forKey: .command)
            answer = try values.decodeIfPresent(String.self, forKey: .answer) ?? ""
            bytes = try values.decode(Int.self, forKey: .bytes)
            crc32 = try values.decodeIfPresent(String.self, forKey: .crc32)
        }

        private enum Key: CodingKey { case command, answer, bytes, crc32 }
    }

    /// Everything that the phone was told, in order.
    func log() throws -> [Entry] {
        let file = folder.appending(path: "log.jsonl")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    }

    /// The commands that could have changed the phone.
    func changes() throws -> [String] {
        try log().map(\.command).filter { !$0.hasPrefix("getvar:") }
    }

    /// Whether any partition holds anything.
    func isUntouched() throws -> Bool { try changes().isEmpty && storesNothing() }

    /// Whether no partition holds anything, whatever the phone was told.
    func storesNothing() throws -> Bool {
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.fileAllocatedSizeKey])
        return files.filter { $0.pathExtension == "img" }.allSatisfy {
            ((try? $0.resourceValues(forKeys: [.fileAllocatedSizeKey]).fileAllocatedSize) ?? 0) == 0
        }
    }

    /// Every file of the state folder but the log: its size, the space it takes, and for a small one its contents.
    func snapshot() throws -> [String: String] {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .fileAllocatedSizeKey]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))
        var found: [String: String] = [:]
        for file in files where file.lastPathComponent != "log.jsonl" {
            let values = try file.resourceValues(forKeys: keys)
            let contents = (values.fileSize ?? 0) < 65_536 ? try Data(contentsOf: file).base64EncodedString() : ""
            found[file.lastPathComponent] = "\(values.fileSize ?? 0) \(values.fileAllocatedSize ?? 0) \(contents)"
        }
        return found
    }

    /// SHA-256 of the first `count` bytes of a partition, lower-case hex, by sha256sum.
    func digest(_ partition: String, first count: UInt64) throws -> String {
        let file = folder.appending(path: "\(partition).img").path
        let ended = try run(
            URL(filePath: "/bin/sh"), ["-c", "head -c \(count) \"$0\" | sha256sum", file], limit: 60)
        return String(ended.out.prefix(64))
    }
}
