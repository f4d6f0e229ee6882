import Plan
import Safety
import Testing

@testable import StockPackage

struct RecoveryMessageTests {
    private func package(_ message: MiscMessage?, _ mode: FlashMode = .keepData) throws -> PackageFacts {
        var package = Samples.package([
            try Samples.mode(Samples.liuqin + Samples.flash("boot") + Samples.flash("misc"), as: mode)
        ])
        package.miscMessages["images/x.img"] = message
        return package
    }

    @Test func `a message to wipe is a loss of data, in the mode that keeps it, too`() throws {
        for mode in [FlashMode.clean, .keepData] {
            let found = try Samples.findings(nil, try package(.wipe, mode), mode: mode)
            #expect(found.first { $0.gate == .dataLoss }?.severity == .confirm)
            #expect(found.first { $0.gate == .dataLoss }?.evidence.contains("makes the recovery erase") == true)
            #expect(!found.contains { $0.gate == .recoveryMessage || $0.gate == .keepData })
            let plan = try #require(Planner(package: try package(.wipe, mode)).plan(mode, for: nil))
            #expect(plan.wipesData)
        }
    }

    @Test func `any other is refused`() throws {
        let found = try Samples.findings(.recoveryMessage, try package(.other("boot-fastboot")), mode: .keepData)
        #expect(found.map(\.severity) == [.refuse])
        #expect(found.first?.evidence.contains("boot-fastboot") == true)
    }

    @Test func `zeros are nothing`() throws {
        let found = try Samples.findings(nil, try package(nil), mode: .keepData)
        #expect(!found.contains { [.recoveryMessage, .dataLoss].contains($0.gate) })
        #expect(found.contains { $0.gate == .keepData })
    }

    @Test func `an image that is written elsewhere is no message`() throws {
        var package = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("logo"), as: .keepData)])
        package.miscMessages["images/y.img"] = .other("x")
        #expect(try Samples.findings(.recoveryMessage, package, mode: .keepData).isEmpty)
    }
}
