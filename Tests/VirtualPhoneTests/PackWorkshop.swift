import Foundation
import VirtualPhone

/// What a program printed, and how it ended.
struct ToolResult {
    let output: String
    let status: Int32
    var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// Runs a command line by `/bin/sh`, at most four minutes long. Standard error goes where standard output goes.
func tool(_ command: String, environment: [String: String] = [:]) throws -> ToolResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["240", "/bin/sh", "-c", command]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return ToolResult(output: String(decoding: data, as: UTF8.self), status: process.terminationStatus)
}

/// A folder that goes away with the test.
final class Workshop {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/pack-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func make(_ phone: String, _ change: (inout PackageOptions) -> Void = { _ in }) throws -> MadePackage {
        var options = PackageOptions()
        options.size = .small
        change(&options)
        return try StockPackageMaker(recipe: .named(phone), options: options).make(into: path)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    var contents: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

let samplePhones = ["liuqin", "chopin", "raphaelin", "daisy", "whyred"]
/// Those whose scripts are written in ways that the five are not.
let newerPhones = ["chopin_mitee", "umi", "piano", "popsicle", "hydrogen"]
