import Foundation
import Testing

/// The line round China, before a package is given to a recovery.
@Suite("A sideload across the line round China") struct SideloadRegionTests {
    private func consentsAsked(_ answers: [String], _ metadata: [String]) throws -> [String] {
        let zip = try SideloadZip(["ota-type=BLOCK"] + metadata)
        defer { zip.remove() }
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"] + answers.flatMap { ["--answer", $0] })
        let ended = try restock(
            "sideload", "-s", phone.address, "--json", "--dry-run", "--validation", zip.token(), zip.path)
        #expect(ended.status == 0, "\(ended.out)")
        return ended.events.filter { $0["severity"] as? String == "confirm" && $0["gate"] as? String == "region" }
            .compactMap { "\($0["accept"] as? String ?? ""): \($0["sentence"] as? String ?? "")" }
    }

    @Test("HyperOS 3 asks where the recovery's region or zone says another side; HyperOS 2 does not") func asked()
        throws
    {
        let three = "post-build-incremental=OS3.0.1.0.WMYCNXM"
        let two = "post-build-incremental=OS2.0.999.0.VMYCNXM"
        let across = "region=cn: This changes the phone between China's firmware and another region's."
        let europe = ["getdevice=liuqin_eea_global", "getversion=OS2.0.1.0.VMYEUXM", "getromzone=2"]
        let moved = try consentsAsked(europe, ["pre-device=liuqin", three])
        #expect(moved.count == 1 && moved[0].hasPrefix(across), "\(moved)")
        #expect(try consentsAsked(europe, ["pre-device=liuqin", two]) == [])
        // The package is for the firmware that is there, and the hardware was made for another market.
        let foreign = ["getdevice=liuqin", "getversion=OS2.0.1.0.VMYCNXM", "getromzone=2"]
        let hardware = try consentsAsked(foreign, ["pre-device=liuqin", three])
        #expect(hardware.count == 1 && hardware[0].hasPrefix(across), "\(hardware)")
        #expect(try consentsAsked(foreign, ["pre-device=liuqin", two]) == [])
        let home = ["getdevice=liuqin", "getversion=OS2.0.1.0.VMYCNXM", "getromzone=1"]
        #expect(try consentsAsked(home, ["pre-device=liuqin", three]) == [])
    }
}
