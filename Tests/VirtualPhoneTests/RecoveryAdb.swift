import Foundation
import Loopback
import Testing

/// Debian's adb with a server of its own, on a port of its own and with its keys in a folder of its own. The server ends with the value.
final class RecoveryAdb: @unchecked Sendable {
    private let port: UInt16
    private let folder: URL
    private let server = Process()
    /// How the last client ended.
    private(set) var status: Int32 = 0

    init(in folder: URL) throws {
        self.folder = folder
        port = try Loopback.freePort()
        server.executableURL = URL(filePath: "/usr/bin/adb")
        server.arguments = ["-L", "tcp:localhost:\(port)", "nodaemon", "server"]
        server.environment = environment
        server.standardInput = FileHandle.nullDevice
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        // A client that finds no server starts one that outlives the test.
        for _ in 0..<1000 where server.isRunning && !Loopback.answers(port) { usleep(10_000) }
        try #require(Loopback.answers(port), "adb does not start")
    }

    deinit {
        if server.isRunning { kill(server.processIdentifier, SIGKILL) }
        server.waitUntilExit()
    }

    private var environment: [String: String] {
        // The server looks for emulators on the ports of this computer, where other tests have phones.
        ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C", "ADB_LOCAL_TRANSPORT_MAX_PORT": "5554"]
    }

    /// Runs a client of this server, at most 60 seconds, and returns what it printed.
    func callAsFunction(_ arguments: String...) async throws -> String {
        let transcript = folder.appending(path: "adb-\(UUID().uuidString)")
        try #require(FileManager.default.createFile(atPath: transcript.path, contents: nil))
        let sink = try FileHandle(forWritingTo: transcript)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = ["60", "/usr/bin/adb", "-P", "\(port)"] + arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = sink
        process.standardError = sink
        status = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return String(decoding: try Data(contentsOf: transcript), as: UTF8.self)
    }

    /// Lets the server see a phone, and waits until it is in its list. Returns the serial number that it has there.
    func connect(_ phone: PlayedPhone) async throws -> String {
        let serial = "127.0.0.1:\(phone.port.number)"
        var said = ""
        for _ in 0..<100 {
            said = try await self("connect", serial)
            if try await self("devices").contains("\(serial)\tsideload") { return serial }
            try await Task.sleep(for: .milliseconds(50))
        }
        try #require(Bool(false), "adb does not see the phone: \(said)")
        return serial
    }
}
