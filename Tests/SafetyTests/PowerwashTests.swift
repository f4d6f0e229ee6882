import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// An update that orders its phone to erase the data keeps none, by whichever of its files it says so.
@Suite("Updates that order a wipe") struct PowerwashTests {
    private func judge(_ metadata: String?, powerwash: Bool, mode: FlashMode = .keepData) throws -> [Finding] {
        let ota = OTAFacts(
            kind: .zip, path: "/a/ota.zip", bytes: 1, payloadBytes: 1,
            metadata: try metadata.map { try OTAMetadata(Array($0.utf8)) }, powerwash: powerwash, hasSignature: true,
            blockSize: 4096, isPartial: false, maxTimestamp: nil,
            partitions: [
                OTAPartition(
                    name: "boot", bytes: 4096, sha256: "00", operations: 1, group: nil,
                    scan: Samples.image("boot", bytes: 4096).scan)
            ])
        let package = PackageFacts(ota, avb: nil)
        let phone = Samples.phone {
            $0.installed = InstalledFirmware(version: "OS2.0.202.0.VMYCNXM", source: "the recovery")
        }
        let planner = UpdatePlanner(package: package, startsPhone: { _ in false })
        let plan = try #require(planner).plan(mode, onto: "a", of: phone)
        let input = GateInput(plan: plan, phone: phone, package: package)
        return Gate.findings(on: input).filter { $0.gate == .keepData }
    }

    private let device = "pre-device=liuqin\npost-build-incremental=OS2.0.203.0.VMYCNXM\n"

    @Test("the data are not kept under it") func kept() throws {
        for (metadata, powerwash, words) in [
            (device + "ota-wipe=yes\n", false, "ota-wipe=yes"), (device, true, "POWERWASH=1"),
            (device + "ota-wipe=yes\n", true, "ota-wipe=yes, POWERWASH=1"), (nil, true, "POWERWASH=1"),
        ] as [(String?, Bool, String)] {
            let found = try judge(metadata, powerwash: powerwash)
            #expect(found.map(\.severity) == [.refuse])
            #expect(found.first?.evidence == "the package says \(words)")
        }
    }

    @Test("without an order, and where the data are erased anyway, that is not said") func silent() throws {
        #expect(try !judge(device, powerwash: false).contains { $0.severity == .refuse })
        #expect(try judge(device, powerwash: true, mode: .clean).isEmpty)
    }
}
