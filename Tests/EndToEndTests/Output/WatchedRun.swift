import Foundation

/// restock, or the drop-in, with its standard output in a pipe that a test reads for as long as it likes. Whoever runs the tests may ignore
/// signals, which programs inherit: here each begins with its own meaning.
final class WatchedRun {
    private let process = Process()
    private let pipe = Pipe()
    private let folder: URL
    private(set) var out = ""

    /// - Parameters:
    ///   - joined: standard error goes into the pipe, too; else into a file.
    ///   - ignoring: a signal that the caller has set to nothing, as `nohup` does.
    init(
        _ words: [String], environment: [String: String] = [:], joined: Bool = false, ignoring: String? = nil
    ) throws {
        folder = try temporaryFolder()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["--default-signal=PIPE,HUP,INT"] + (ignoring.map { ["--ignore-signal=\($0)"] } ?? [])
            + [program("restock").path] + words
        process.environment = testEnvironment(environment)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        if joined {
            process.standardError = pipe
        } else {
            _ = FileManager.default.createFile(atPath: errorFile.path, contents: nil)
            process.standardError = try FileHandle(forWritingTo: errorFile)
        }
        try process.run()
        try pipe.fileHandleForWriting.close()
    }

    deinit {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private var errorFile: URL { folder.appending(path: "error") }

    var error: String { String(decoding: (try? Data(contentsOf: errorFile)) ?? Data(), as: UTF8.self) }

    private var events: [[String: Any]] { Ended(status: 0, out: out, error: "").events }

    /// Reads until something is there, or everything was read.
    func read(until isThere: (String) -> Bool) -> Bool {
        while !isThere(out) {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { return false }
            out += String(decoding: data, as: UTF8.self)
        }
        return true
    }

    /// Reads until bytes of an image travel.
    func readToImage(of partition: String) -> Bool {
        read { [self] _ in
            let index =
                events.first {
                    $0["type"] as? String == "step-start"
                        && ($0["step"] as? [String: Any])?["partition"] as? String == partition
                }?["index"] as? Int
            return index.map { index in
                events.contains { $0["type"] as? String == "progress" && $0["index"] as? Int == index }
            } ?? false
        }
    }

    /// Nobody reads any more.
    func stopReading() throws { try pipe.fileHandleForReading.close() }

    func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

    /// Waits for its end, and reads the rest where somebody still reads.
    func end(reading: Bool = false, within limit: Double = 60) -> Int32 {
        if reading { _ = read { _ in false } }
        let ended = eventually(within: limit) { !process.isRunning }
        if !ended { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return ended && process.terminationReason == .exit ? process.terminationStatus : -1
    }
}

/// Runs restock with its streams as a shell makes them: `>/dev/full`, `>&-`.
func restock(_ words: [String], streams: String, environment: [String: String] = [:]) throws -> Ended {
    try run(
        URL(filePath: "/bin/bash"), ["-c", "exec \"$0\" \"$@\" \(streams)", program("restock").path] + words,
        environment: environment)
}
