import Foundation
import Testing
import VirtualPhone

/// The program `virtual-phone` in recovery, and what a profile or a folder brings along.
@Suite struct RecoveryProgramTests {
    private static func program(_ arguments: [String]) -> (Process, Pipe) {
        let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let (process, output) = (Process(), Pipe())
        process.executableURL = here.appendingPathComponent("virtual-phone")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        return (process, output)
    }

    @Test(arguments: [("mi-assistant", "sideload::"), ("sideload", "sideload::ro.product.name=chopin")])
    func itSaysWhereItIs(mode: String, banner: String) async throws {
        let status = try await onThread {
            let (process, output) = Self.program([
                "--profile", "chopin", "--mode", mode, "--quirk", "bare-text", "--quirk", "small-maxdata", "--serial",
                "ABC",
            ])
            try process.run()
            defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(line.hasPrefix("ready adb:127.0.0.1:"))
            let port = try #require(UInt16(line.split(separator: ":")[2].dropLast()))
            let wire = try RecoveryWire(port)
            let greeting = try wire.greet()
            #expect(greeting.text.hasPrefix(banner))
            #expect(greeting.second == 4096)
            if mode == "mi-assistant" { #expect(try wire.ask("getsn:") == "ABC") }
            // Android starts, and the program ends.
            _ = try wire.ask("reboot:")
            for _ in 0..<1000 where process.isRunning { usleep(10_000) }
            return process.isRunning ? -1 : process.terminationStatus
        }
        #expect(status == 0)
    }

    @Test(arguments: [
        "--mode recovery", "--mode gone", "--quirk what", "--answer getsn", "--sleep -1", "--fault adb-silent:x",
        "--mode sideload --recovery mi-assistant",
    ]) func wrongArguments(line: String) async throws {
        let status = try await onThread {
            let (process, _) = Self.program(["--profile", "daisy"] + line.split(separator: " ").map(String.init))
            try process.run()
            defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
            for _ in 0..<1000 where process.isRunning { usleep(10_000) }
            return process.isRunning ? -1 : process.terminationStatus
        }
        #expect(status == 64)
    }

    /// Plays a phone in a folder that the test made, while `body` runs.
    private static func play(
        _ profile: PhoneProfile, misc: [UInt8] = [], _ body: (UInt16) throws -> Void
    ) throws -> PhoneState {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("device-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        if !misc.isEmpty { try Data(misc).write(to: folder.appendingPathComponent("misc.img")) }
        var options = DeviceOptions()
        options.mode = .recovery
        let port = try TCPPort()
        let phone = try VirtualPhone(profile: profile, folder: folder.path, options: options)
        let serving = try ServingThread(phone, on: port)
        defer { port.shut() }
        try body(port.number)
        port.shut()
        try serving.wait()
        let state = try Data(contentsOf: folder.appendingPathComponent("phone.json"))
        return try JSONDecoder().decode(PhoneState.self, from: state)
    }

    @Test func habitsOfAProfile() async throws {
        try await onThread {
            var profile = try PhoneProfile(named: "liuqin")
            profile.recovery?.quirks = [.bareText]
            let read = try PhoneProfile(json: Array(JSONEncoder().encode(profile)))
            let state = try Self.play(read) { port in
                let wire = try RecoveryWire(port)
                try wire.greet()
                #expect(try wire.ask("getromzone:") == "1")
            }
            #expect(state.mode == .recovery)
        }
    }

    /// A phone that was switched off with an order in its `misc` obeys it when its recovery starts.
    @Test func anOrderFromBefore() async throws {
        try await onThread {
            var misc = [UInt8](repeating: 0, count: 4096)
            misc.replaceSubrange(0..<13, with: Array("boot-recovery".utf8))
            let lines = Array("recovery\n--wipe_data\n".utf8)
            misc.replaceSubrange(64..<(64 + lines.count), with: lines)
            let order = misc
            let state = try Self.play(PhoneProfile(named: "liuqin"), misc: order) { _ in usleep(100_000) }
            #expect(state.wiped)
            #expect(state.mode == .gone)
        }
    }
}
