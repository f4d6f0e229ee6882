import Foundation
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
        port = try Self.freePort()
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
        guard eventually({ Self.answers(port) || !process.isRunning }), process.isRunning else {
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

    private static func answers(_ port: UInt16) -> Bool {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(socket) }
        return unsafe withAddress(port) { unsafe Foundation.connect(socket, $0, $1) } == 0
    }

    /// A port that nobody listens on.
    static func freePort() throws -> UInt16 {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(socket) }
        guard unsafe withAddress(0, { unsafe bind(socket, $0, $1) }) == 0 else { throw Broken(what: "no free port") }
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(socket, $0, &size) }
        }
        guard named == 0 else { throw Broken(what: "a port without a number") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func withAddress(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                unsafe body(plain, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
