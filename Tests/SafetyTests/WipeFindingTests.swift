import Plan
import Testing

@testable import Safety
@testable import StockPackage

struct WipeFindingTests {
    private func gates(_ method: WipeMethod, _ phone: PhoneFacts?) -> [String] {
        let findings = wipeFindings(WipePlan(method, phone: phone), phone: phone)
        for finding in findings { Samples.expectSpoken(finding) }
        return findings.map { "\($0.gate.rawValue) \($0.severity.rawValue)" }
    }

    private static let always = ["account-binding confirm", "google-frp note", "data-loss confirm"]

    @Test(arguments: WipeMethod.allCases)
    func `every wipe names the account locks first and the data last`(_ method: WipeMethod) {
        #expect(gates(method, Samples.phone()) == Self.always)
        #expect(gates(method, nil) == Self.always)
    }

    @Test func `the bootloader is asked only where it is the one that wipes`() {
        let locked = Samples.phone { $0.lock = .locked }
        let unknown = Samples.phone { $0.lock = .unknown }
        for method in [WipeMethod.erase, .recoveryMessage] {
            #expect(gates(method, locked).contains("bootloader-locked refuse"))
            #expect(gates(method, unknown).contains("bootloader-locked confirm"))
        }
        #expect(gates(.restartAndFormat, locked) == Self.always)
    }

    @Test func `metadata holds the notes on a pending update`() {
        let merging = Samples.phone { $0.snapshot = "merging" }
        let waiting = Samples.phone { $0.snapshot = "snapshotted" }
        #expect(gates(.erase, merging).contains("snapshot-merge refuse"))
        #expect(gates(.erase, waiting).contains("snapshot-merge confirm"))
        #expect(gates(.restartAndFormat, merging) == Self.always)
    }

    @Test func `misc must be there, and its rest is asked about on phones with slots`() {
        let without = Samples.phone { $0.partitions = Samples.partitions(["userdata": 1 << 30]) }
        #expect(gates(.recoveryMessage, without).contains("partition-missing refuse"))
        let slots = Samples.phone { $0.currentSlot = "a" }
        #expect(gates(.recoveryMessage, slots).contains("slot-state confirm"))
        #expect(gates(.erase, slots) == Self.always)
    }

    @Test func `the plan erases what the phone has, and nothing that holds identity`() {
        let both = Samples.phone { $0.partitions = Samples.partitions(["userdata": 1, "metadata": 1]) }
        let old = Samples.phone { $0.partitions = Samples.partitions(["userdata": 1, "frp": 1]) }
        #expect(WipePlan(.erase, phone: both).steps == [.erase(partition: "userdata"), .erase(partition: "metadata")])
        #expect(WipePlan(.erase, phone: old).steps == [.erase(partition: "userdata")])
        #expect(WipePlan(.erase).steps.count == 2)
        for method in WipeMethod.allCases {
            for step in WipePlan(method, phone: both).steps {
                if case .erase(let name) = step { #expect(IdentityPartitions.entry(for: name) == nil) }
            }
        }
        #expect(IdentityPartitions.entry(for: "misc") == nil)
        #expect(ForbiddenCommand(wire: "flash:misc") == nil && ForbiddenCommand(wire: "format-data:") == nil)
    }
}
