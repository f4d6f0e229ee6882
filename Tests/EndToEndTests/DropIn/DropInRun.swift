import Foundation

/// A folder in which `fastboot` is restock, to stand first on the PATH.
final class DropInFolder {
    let path: String

    init() throws {
        let folder = try temporaryFolder()
        path = folder.path
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "fastboot"), withDestinationURL: program("restock"))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var executable: URL { URL(filePath: "\(path)/fastboot") }
}

/// Runs restock under the name `fastboot`.
func dropIn(_ arguments: [String], environment: [String: String] = [:]) throws -> Ended {
    let folder = try DropInFolder()
    return try run(
        folder.executable, arguments, environment: ["RESTOCK_WAIT": "20"].merging(environment) { $1 }, limit: 60)
}

/// Debian's `fastboot`, which waits for a phone without end and so has a limit.
func debianFastboot(_ arguments: [String], environment: [String: String] = [:]) throws -> Ended {
    try run(
        URL(filePath: "/usr/bin/timeout"), ["30", "/usr/bin/fastboot"] + arguments, environment: environment, limit: 60)
}
