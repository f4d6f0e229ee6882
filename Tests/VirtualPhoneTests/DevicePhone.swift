import Foundation
import Testing
import VirtualPhone

/// A virtual phone that is being played for one test, with its state folder and room for files.
final class PlayedPhone: Sendable {
    let port: TCPPort
    let folder: URL
    private let ended = Flag()

    var state: URL { folder.appendingPathComponent("state") }

    private init(_ profile: PhoneProfile, _ options: DeviceOptions) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("device-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = try TCPPort()
        let place = folder.appendingPathComponent("state").path
        let (port, ended) = (port, ended)
        Thread {
            do {
                try VirtualPhone(profile: profile, folder: place, options: options).serve(on: port)
            } catch {
                Issue.record(error)
            }
            ended.raise()
        }.start()
    }

    /// Plays a phone while `body` runs.
    static func play(
        _ name: String, _ options: DeviceOptions = .init(), _ body: (PlayedPhone) async throws -> Void
    ) async throws {
        let profile = try PhoneProfile(named: name)
        var options = options
        options.rebootTime = .milliseconds(20)
        let phone = try PlayedPhone(profile, options)
        defer {
            phone.port.shut()
            try? FileManager.default.removeItem(at: phone.folder)
        }
        try await body(phone)
    }

    /// Runs Debian's fastboot on this phone, at most 20 seconds.
    func fastboot(_ arguments: String...) async throws -> (status: Int32, output: String) {
        try await run("fastboot", ["-s", "tcp:127.0.0.1:\(port.number)"] + arguments)
    }

    /// Runs a program that must be installed.
    func run(_ program: String, _ arguments: [String]) async throws -> (status: Int32, output: String) {
        let path = try #require(
            ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + program }.first {
                FileManager.default.isExecutableFile(atPath: $0)
            },
            "\(program) is not installed")
        let transcript = folder.appendingPathComponent("output-\(UUID().uuidString)")
        try #require(FileManager.default.createFile(atPath: transcript.path, contents: nil))
        let sink = try FileHandle(forWritingTo: transcript)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["20", path] + arguments
        process.standardOutput = sink
        process.standardError = sink
        process.standardInput = FileHandle.nullDevice
        let status = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return (status, String(decoding: try Data(contentsOf: transcript), as: UTF8.self))
    }

    /// Puts bytes into a file that a host can flash.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    /// The bytes from the start of a partition.
    func partition(_ name: String, first count: Int, at offset: UInt64 = 0) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: state.appendingPathComponent("\(name).img"))
        defer { try? handle.close() }
        try handle.seek(toOffset: offset)
        return Array(try handle.read(upToCount: count) ?? Data())
    }

    func partitionSize(_ name: String) throws -> UInt64 {
        let attributes = try FileManager.default.attributesOfItem(
            atPath: state.appendingPathComponent("\(name).img").path)
        return try #require(attributes[.size] as? UInt64)
    }

    func hasPartition(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: state.appendingPathComponent("\(name).img").path)
    }

    /// The lines of the log, as JSON objects.
    func log() throws -> [LogLine] {
        try Data(contentsOf: state.appendingPathComponent("log.jsonl")).split(separator: 10).map {
            try JSONDecoder().decode(LogLine.self, from: Data($0))
        }
    }

    /// Waits at most ten seconds until `serve` returned. Blocks its thread.
    func waitForEnd() -> Bool { ended.wait() }

    /// Waits at most ten seconds until the log has that many lines. Blocks its thread.
    func waitForLog(lines: Int) -> [LogLine] {
        for _ in 0..<1000 {
            if let log = try? log(), log.count >= lines { return log }
            usleep(10_000)
        }
        return (try? log()) ?? []
    }

    func remembered() throws -> PhoneState {
        try JSONDecoder().decode(PhoneState.self, from: Data(contentsOf: state.appendingPathComponent("phone.json")))
    }
}

/// One line of `log.jsonl`.
struct LogLine: Decodable {
    var n: Int
    var command: String
    var answer: String?
    var info: [String]
    var bytes: UInt64
    var crc32: String?
}

/// Something that happened, told from one thread to another.
final class Flag: Sendable {
    private let condition = NSCondition()
    private nonisolated(unsafe) var up = false

    func raise() {
        condition.withLock { unsafe up = true }
        condition.broadcast()
    }

    /// Waits at most ten seconds. Blocks its thread.
    func wait() -> Bool {
        condition.withLock {
            let limit = Date(timeIntervalSinceNow: 10)
            while unsafe !up, condition.wait(until: limit) {}
            return unsafe up
        }
    }
}

/// Runs blocking work on a thread of its own.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try work() }) }.start()
    }
}

/// Bytes that look random and are the same in every run.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: state >> shift)) }
    }
    return Array(bytes[..<count])
}
