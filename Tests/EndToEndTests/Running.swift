import Foundation

/// Looks again and again until something is so, for `limit` seconds at most.
func eventually(within limit: Double = 30, _ isSo: () throws -> Bool) rethrows -> Bool {
    let end = Date(timeIntervalSinceNow: limit)
    while Date() < end {
        if try isSo() { return true }
        usleep(5000)
    }
    return try isSo()
}

/// restock while it runs, so that something can happen to it halfway.
final class Running {
    private let process = Process()
    private let folder: URL

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        folder = try temporaryFolder()
        process.executableURL = program("restock")
        process.arguments = arguments
        process.environment = testEnvironment(environment)
        process.standardInput = FileHandle.nullDevice
        for name in ["out", "error"] {
            _ = FileManager.default.createFile(atPath: folder.appending(path: name).path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "out"))
        process.standardError = try FileHandle(forWritingTo: folder.appending(path: "error"))
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private func text(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: folder.appending(path: name))) ?? Data(), as: UTF8.self)
    }

    /// What it has said so far; the status is -1 while it runs.
    var soFar: Ended {
        Ended(status: process.isRunning ? -1 : process.terminationStatus, out: text("out"), error: text("error"))
    }

    /// Waits for the first event of a type that belongs to the flash of a partition.
    func waitForFlash(of partition: String, _ type: String = "progress") -> Bool {
        eventually {
            let events = soFar.events
            let start = events.first {
                let step = $0["step"] as? [String: Any]
                return $0["type"] as? String == "step-start" && step?["do"] as? String == "flash"
                    && step?["partition"] as? String == partition
            }
            guard let index = start?["index"] as? Int else { return false }
            return events.contains { $0["type"] as? String == type && $0["index"] as? Int == index }
        }
    }

    var identifier: Int32 { process.processIdentifier }

    /// Ends it at whatever instruction it is, and waits until it is gone.
    func destroy() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What Ctrl-C sends.
    func interrupt() { kill(process.processIdentifier, SIGINT) }

    /// Waits for its end; after `limit` seconds it is ended and the status is -1.
    func end(within limit: Double = 60) -> Ended {
        let ended = eventually(within: limit) { !process.isRunning }
        if !ended { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let last = soFar
        return Ended(status: ended ? last.status : -1, out: last.out, error: last.error)
    }
}

/// The pause after which a second Ctrl-C is another one.
func afterAThought() { Thread.sleep(forTimeInterval: 0.3) }
