import Foundation
import Testing

@Suite("What the programs load") struct RunPathTests {
    /// A library that lies beside a program would be loaded in place of the system's, by root as well.
    @Test("no program has a run path that is not absolute", arguments: ["restock", "virtual-phone", "campaign"])
    func absolute(name: String) throws {
        let program = program(name)
        // Builds without the sanitizer's programs have no campaign.
        guard FileManager.default.fileExists(atPath: program.path) else {
            #expect(name == "campaign")
            return
        }
        let read = try run(URL(filePath: "/usr/bin/readelf"), ["-d", program.path])
        #expect(read.status == 0 && read.out.contains("libusb") != (name == "virtual-phone"), "\(read.error)")
        let paths = read.out.split(separator: "\n").filter { $0.contains("(RPATH)") || $0.contains("(RUNPATH)") }
        #expect(paths.allSatisfy { !$0.contains("$ORIGIN") && $0.contains("[/") }, "\(paths)")
    }
}
