import Foundation
import Loopback
import VirtualPhone

/// Debian's adb server on a port of its own, with its keys in a folder of its own. Ends with the value.
final class AdbServer {
    let port: UInt16
    private let home: URL
    private let process = Process()
    private static let adb = URL(filePath: "/usr/bin/adb")

    struct Broken: Error { let what: String }

    init() throws {
        home = try temporaryFolder()
        port = try Loopback.freePort()
        process.executableURL = Self.adb
        process.arguments = ["-L", "tcp:localhost:\(port)", "nodaemon", "server"]
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        let log = home.appending(path: "log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let handle = try FileHandle(forWritingTo: log)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        guard eventually({ Loopback.answers(port) || !process.isRunning }), process.isRunning else {
            throw Broken(what: "adb did not start: \((try? String(contentsOf: log, encoding: .utf8)) ?? "")")
        }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: home)
    }

    /// What makes adb and restock find this server, and no other.
    var variables: [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": home.path, "LC_ALL": "C", "ANDROID_ADB_SERVER_PORT": "\(port)",
            // The server looks for emulators on these ports of this computer; other tests have phones there.
            "ADB_LOCAL_TRANSPORT_MAX_PORT": "5554",
        ]
    }

    /// Runs Debian's client on this server.
    func client(_ arguments: String...) throws -> Ended {
        try run(Self.adb, ["-L", "tcp:localhost:\(port)"] + arguments, environment: variables, limit: 60)
    }

    /// Lets the server see a phone.
    /// - Parameter state: what it is waited to become; a phone that never says a word is offline while the server waits for it.
    /// - Returns: the serial number that it has there.
    func connect(_ phone: AdbPort, becomes state: String) throws -> String {
        let serial = "127.0.0.1:\(phone.number)"
        let helper = Process()
        helper.executableURL = Self.adb
        helper.arguments = ["-L", "tcp:localhost:\(port)", "connect", serial]
        helper.environment = variables
        helper.standardOutput = FileHandle.nullDevice
        helper.standardError = FileHandle.nullDevice
        try helper.run()
        defer {
            if helper.isRunning { kill(helper.processIdentifier, SIGKILL) }
            helper.waitUntilExit()
        }
        var listed = ""
        let isThere = try eventually {
            listed = try client("devices").out
            return listed.contains("\(serial)\t\(state)")
        }
        guard isThere else { throw Broken(what: "\(serial) did not become \(state): \(listed)") }
        return serial
    }
}
