import Foundation

/// The folder of the programs under test: `RESTOCK_PROGRAMS`, or the one this test bundle was built into.
private let products: URL = {
    if let path = ProcessInfo.processInfo.environment["RESTOCK_PROGRAMS"] { return URL(filePath: path) }
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    if FileManager.default.isExecutableFile(atPath: bundle.appending(path: "restock").path) { return bundle }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: ".build/debug")
}()

/// What restock remembers and keeps during the tests: not where the one who runs them keeps theirs. Gone with the test program.
private let stateHome: String = {
    let path = NSTemporaryDirectory() + "/restock-test-state-\(getpid())"
    atexit { try? FileManager.default.removeItem(atPath: NSTemporaryDirectory() + "/restock-test-state-\(getpid())") }
    return path
}()

/// The environment of every restock that a test starts; in English, whatever the locale of whoever runs the tests. Each remembers for
/// itself: virtual phones of one profile have one serial number, and tests run side by side.
func testEnvironment(_ more: [String: String] = [:]) -> [String: String] {
    ProcessInfo.processInfo.environment.merging([
        "XDG_STATE_HOME": "\(stateHome)/\(UUID().uuidString)", "XDG_CACHE_HOME": stateHome, "LC_ALL": "C",
    ]) { $1 }.merging(more) {
        $1
    }
}

func program(_ name: String) -> URL { products.appending(path: name) }

/// How a program ended.
struct Ended {
    let status: Int32
    let out: String
    let error: String

    /// Standard error with its line breaks and indents folded, so that a sentence can be looked for.
    var words: String { error.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The lines of standard output as JSON objects.
    var events: [[String: Any]] {
        out.split(separator: "\n").compactMap {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
        }
    }

    /// The last line of standard output as a JSON object.
    var result: [String: Any] { events.last ?? [:] }
}

/// Runs a program to its end; after `limit` seconds it is ended and the status is -1.
func run(_ executable: URL, _ arguments: [String], environment: [String: String] = [:], limit: Double = 120) throws
    -> Ended
{
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = testEnvironment(environment)
    process.standardInput = FileHandle.nullDevice
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let error = folder.appending(path: "error")
    for file in [out, error] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    let end = Date(timeIntervalSinceNow: limit)
    while process.isRunning, Date() < end { usleep(5000) }
    var timedOut = false
    if process.isRunning {
        timedOut = true
        kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return Ended(
        status: timedOut ? -1 : process.terminationStatus,
        out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
        error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
}

/// Runs restock.
func restock(_ arguments: String..., environment: [String: String] = [:], limit: Double = 120) throws -> Ended {
    try run(program("restock"), arguments, environment: environment, limit: limit)
}

func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "restock-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
