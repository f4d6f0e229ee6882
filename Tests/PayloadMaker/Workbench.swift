import Foundation

/// A folder that goes with its owner, and the tools that work in it. The tools of the system are the second opinion on every byte.
public final class Workbench: Sendable {
    public let path: String

    public struct ToolFailed: Error {
        public let words: String
    }

    public init() throws {
        path = NSTemporaryDirectory() + "payload-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file, with the folders that it needs, and says where.
    @discardableResult
    public func put(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    public func contents(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: path + "/" + name)))
    }

    /// Runs a program in the folder, at most two minutes, and gives back its output.
    @discardableResult
    public func run(_ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = ["120"] + arguments
        process.currentDirectoryURL = URL(filePath: path)
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ToolFailed(words: "\(arguments.prefix(4)) ended with \(process.terminationStatus)")
        }
        return bytes
    }

    /// SHA-256 of each, by openssl, in one call.
    public func digests(of all: [[UInt8]]) throws -> [[UInt8]] {
        guard !all.isEmpty else { return [] }
        let names = all.indices.map { "digest-\($0)" }
        for (name, bytes) in zip(names, all) { try put(name, bytes) }
        let lines = String(decoding: try run(["openssl", "dgst", "-sha256", "-r"] + names), as: UTF8.self)
        let found = lines.split(separator: "\n").map { line in
            stride(from: 0, to: 64, by: 2).map { at in
                let digits = line.dropFirst(at).prefix(2)
                return UInt8(digits, radix: 16) ?? 0
            }
        }
        guard found.count == all.count else { throw ToolFailed(words: "openssl said \(lines)") }
        return found
    }

    /// SHA-256 in base64, by openssl alone.
    public func base64Digest(of bytes: [UInt8]) throws -> String {
        try put("base64", bytes)
        let line = try run(["sh", "-c", "openssl dgst -sha256 -binary base64 | openssl base64 -A"])
        return String(decoding: line, as: UTF8.self)
    }

    /// Compresses each with a tool that writes `NAME.ending` beside a file, in one call.
    public func compress(_ all: [[UInt8]], _ tool: [String], ending: String) throws -> [[UInt8]] {
        guard !all.isEmpty else { return [] }
        let names = all.indices.map { "plain-\($0)" }
        for (name, bytes) in zip(names, all) {
            try put(name, bytes)
            try? FileManager.default.removeItem(atPath: "\(path)/\(name)\(ending)")
        }
        try run(tool + names)
        return try names.map { try contents($0 + ending) }
    }
}
