import Plan
import StockPackage
import Testing
import Transport

@testable import RestockKit

@Suite("A run itself") struct ForbiddenRunTests {
    @Test(
        "sends nothing that is forbidden, even if a plan that no gate has seen asks for it",
        arguments: [
            Step.Action.erase(partition: "frp"), .erase(partition: "PERSIST"), .erase(partition: "modemst1_a"),
            .oem(argument: "ignore_anti"), .oem(argument: "lock"), .oem(argument: "unlock"), .oem(argument: "edl"),
            .erase(partition: "gpt"), .erase(partition: "partition:0"), .erase(partition: "boot+pgpt"),
            .erase(partition: "\u{FF42}oot_a"), .erase(partition: "mdm1m9kefs1"), .resize(partition: "frp_a", bytes: 0),
            .oem(argument: "erase cust"), .oem(argument: "Format-FRP"), .oem(argument: "enter-dload"),
        ])
    func forbidden(action: Step.Action) throws {
        let phone = try Phone("liuqin")
        let address = try #require(PhoneAddress(phone.address))
        let package = try StockPackage(path: soundPackage("liuqin").path)
        let session = try connect(to: address)
        defer { session.transport.close() }
        let plan = FlashPlan(mode: .clean, package: "liuqin", codename: "liuqin", steps: [Step(action: action)])
        let prepared = PreparedFlash(
            unseen: plan, package: package, phone: PhoneFacts(address: phone.address), session: session)
        let run = FlashRun(try Agreed(prepared, by: .toAll), events: { _ in })
        let failure = #expect(throws: Failure.self) { try run.run() }
        #expect(failure?.outcome == .failed)
        #expect(failure?.sentence.hasPrefix("Stopped at step 1 of 1") == true)
        #expect(failure?.state.hasPrefix("Nothing was written.") == true)
        #expect(try phone.isUntouched())
    }
}
