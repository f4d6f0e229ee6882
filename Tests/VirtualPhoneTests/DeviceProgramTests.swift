import Foundation
import Testing

/// The program `virtual-phone`, run as a person runs it.
@Suite struct DeviceProgramTests {
    private final class Program: Sendable {
        let process = Process()
        let output = Pipe()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("device-\(UUID().uuidString)")
        private let ended = Flag()

        init(_ arguments: [String]) throws {
            let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            process.executableURL = here.appendingPathComponent("virtual-phone")
            process.arguments = arguments + ["--state", folder.path]
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            let ended = ended
            process.terminationHandler = { _ in ended.raise() }
            try process.run()
        }

        /// The first line of standard output, without its newline. Blocks its thread.
        func firstLine() -> String {
            String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).trimmingCharacters(in: .newlines)
        }

        /// The exit status; nil when the program still runs after ten seconds, and then it is ended by force.
        func status() -> Int32? {
            if ended.wait() { return process.terminationStatus }
            kill(process.processIdentifier, SIGKILL)
            return nil
        }

        deinit {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            try? FileManager.default.removeItem(at: folder)
        }
    }

    private static func port(_ line: String) throws -> UInt16 {
        try #require(line.hasPrefix("ready tcp:127.0.0.1:") ? UInt16(line.split(separator: ":")[2]) : nil, "\(line)")
    }

    @Test(arguments: [SIGTERM, SIGINT]) func aSignalEndsIt(signal: Int32) async throws {
        let status = try await onThread {
            let program = try Program(["--profile", "whyred"])
            let wire = try Wire(try Self.port(program.firstLine()))
            #expect(try wire.ask("getvar:product") == "OKAYwhyred")
            kill(program.process.processIdentifier, signal)
            return program.status()
        }
        #expect(status == 0)
    }

    @Test func aRebootEndsIt() async throws {
        let status = try await onThread {
            let program = try Program([
                "serve", "--profile", "chopin", "--serial", "ABC", "--set", "anti=9", "--locked",
            ])
            let wire = try Wire(try Self.port(program.firstLine()))
            #expect(try wire.ask("getvar:serialno") == "OKAYABC")
            #expect(try wire.ask("getvar:anti") == "OKAY9")
            #expect(try wire.ask("erase:boot_a") == "FAILnot allowed in locked state")
            #expect(try wire.ask("reboot") == "OKAY")
            return program.status()
        }
        #expect(status == 0)
    }

    @Test func stayingComesBackOnTheSamePort() async throws {
        let status = try await onThread {
            let program = try Program(["--profile", "daisy", "--stay", "--fault", "fail:getvar:anti=no"])
            let port = try Self.port(program.firstLine())
            #expect(try Wire(port).ask("reboot") == "OKAY")
            var wire: Wire?
            for _ in 0..<500 where wire == nil {
                usleep(10_000)
                wire = try? Wire(port)
            }
            #expect(try wire?.ask("getvar:anti") == "FAILno")
            kill(program.process.processIdentifier, SIGTERM)
            return program.status()
        }
        #expect(status == 0)
    }

    @Test(arguments: [
        ("--profile nokia", Int32(1)), ("--profile daisy --fault what", 64), ("--profile daisy --link 0", 64),
        ("--profile daisy --writes sideways", 64), ("--profile daisy --set anti", 64),
        ("--profile daisy --locked --unlocked", 64),
        ("--profile daisy --sums", 64),
    ]) func wrongArguments(line: String, expected: Int32) async throws {
        #expect(try await onThread { try Program(line.split(separator: " ").map(String.init)).status() } == expected)
    }
}
