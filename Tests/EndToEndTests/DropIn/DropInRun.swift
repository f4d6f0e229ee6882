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

/// Runs a script of an unpacked package as its owner does: `sh flash_all.sh -s PHONE`.
func runStockScript(
    _ script: String, of package: Packed, shell: String, phone: Phone, environment: [String: String] = [:]
) throws -> Ended {
    let folder = try DropInFolder()
    return try run(
        URL(filePath: "/usr/bin/env"), [shell, "\(package.path)/\(script)", "-s", phone.address],
        environment: [
            "PATH": "\(folder.path):/usr/bin:/bin", "RESTOCK_WAIT": "20",
            // Lines that leave out `$*` mean the phone that the environment names.
            "ANDROID_SERIAL": phone.address,
        ].merging(environment) { $1 }, limit: 240)
}
