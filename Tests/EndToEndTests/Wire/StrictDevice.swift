import Foundation
import Testing

/// The second device of the tests, `Tests/Devices/device.py`: written from the text of the protocol alone, it shares nothing with restock or
/// the virtual phone, and ends at the first packet that is not allowed. Needs python3. Ends with the value, and fails the test that let a
/// host do what is not allowed.
final class StrictDevice {
    let folder: URL
    let address: String
    private let process = Process()
    /// A test that wants the host to fail at this says so.
    private let mayBeViolated: Bool

    /// How many datagrams of each kind the device counted.
    struct Counts: Decodable {
        let queries: Int
        let inits: Int
        let reads: Int
        let writes: Int
        let repeated: Int
        let sent: Int
        let lost: Int
    }

    /// - Parameters:
    ///   - options: as the virtual phone has them where it has the same; see `device.py --help`.
    ///   - link: `--tcp` or `--udp`.
    init(_ options: [String] = [], link: String, mayBeViolated: Bool = false) throws {
        self.mayBeViolated = mayBeViolated
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        folder = try temporaryFolder()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments =
            [
                root.appending(path: "Tests/Devices/device.py").path, "--link", String(link.dropFirst(2)), "--profile",
                root.appending(path: "Firmware/phones/liuqin.json").path, "--log", folder.path,
            ] + options
        address = try startDevice(process, named: "the device of the tests, which python3 runs,")
    }

    deinit {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        if let violation, !mayBeViolated { Issue.record("a host did what the protocol does not allow: \(violation)") }
        try? FileManager.default.removeItem(at: folder)
    }

    /// What a host did that is not allowed; nil for nothing.
    var violation: String? {
        try? String(contentsOf: folder.appending(path: "violation"), encoding: .utf8)
    }

    func counts() throws -> Counts {
        try JSONDecoder().decode(Counts.self, from: Data(contentsOf: folder.appending(path: "counts.json")))
    }

    /// Every command that was answered, in order.
    func log() throws -> [Phone.Entry] {
        let text = try String(contentsOf: folder.appending(path: "log.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Phone.Entry.self, from: Data($0.utf8)) }
    }

    func commands() throws -> [String] { try log().map(\.command) }
}
