import Foundation
import Testing

/// The virtual phone beside what AOSP's conformance suite asks of a device, written anew in `Tests/Devices/suite.py`.
@Suite("What AOSP's conformance suite asserts") struct DeviceSuiteTests {
    @Test("the virtual phone holds to it", arguments: ["fastboot", "fastbootd"]) func suite(mode: String) throws {
        // Hosts of that suite leave within a download.
        let phone = try Phone(
            "liuqin", ["--unlocked", "--stay", "--conformant", "--mode", mode, "--max-download", "0x1000000"])
        let suite = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Devices/suite.py").path
        let ended = try run(
            URL(filePath: "/usr/bin/python3"), [suite, String(phone.address.dropFirst("tcp:".count)), mode], limit: 120)
        #expect(ended.status == 0, "\(ended.out)\(ended.error)")
        #expect(ended.out.contains("0 did not"), "\(ended.out.suffix(2000))")
    }
}
