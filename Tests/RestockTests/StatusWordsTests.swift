import Fastboot
import Plan
import RestockKit
import Testing
import Transport

@testable import restock

/// What `status` says of answers that are no measurement, and of phones that do not say their slot.
@Suite("What a phone's answers are worth") struct StatusWordsTests {
    private func page(_ change: (inout PhoneFacts) -> Void) -> String {
        var phone = PhoneFacts(address: "usb:1-1")
        phone.mode = .fastbootd
        change(&phone)
        return StatusText.render(phone, width: 120)
    }

    private func partitions(_ names: String...) -> [String: PhonePartition] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, PhonePartition(name: $0)) })
    }

    @Test(
        "fastbootd's 4 is no voltage; from a volt on a number is one",
        arguments: [
            ("4", nil), ("0", nil), ("999", nil), ("1000", 1000), ("4013", 4013), ("4187mV", 4187), ("8600", 8600),
        ] as [(String, Int?)])
    func voltage(_ answer: String, _ millivolts: Int?) throws {
        let transport = try ScriptedTransport(
            SurveyTests.qualcomm.replacing("battery-voltage:4413", with: "battery-voltage:\(answer)"))
        let facts = try Survey(FastbootSession(transport), address: .usb("1-2")).read(also: ["crc"])
        #expect(facts.batteryMillivolts == millivolts)
        #expect(transport.mismatch == nil)
        let text = StatusText.render(facts, width: 120)
        #expect(!text.contains("0.00 V"))
        #expect(text.contains("battery           enough to flash\n") == (millivolts == nil))
    }

    @Test("no slot is said to be none only where the phone lists one copy of everything") func slots() {
        let none = "active slot       none: this phone has one copy of each partition\n"
        let copies = "active slot       not said, though the phone lists two copies of its partitions\n"
        #expect(page { $0.partitions = partitions("boot", "system") }.contains(none))
        #expect(page { $0.partitions = partitions("boot_a", "boot_b", "userdata") }.contains(copies))
        // A name that only looks like one of two.
        #expect(page { $0.partitions = partitions("boot_a", "userdata") }.contains(none))
        #expect(page { $0.slots.count = 2 }.contains("active slot       not said, though the phone has 2 slots\n"))
        #expect(page { $0.slots.count = 0 }.contains(none))
        #expect(page { _ in }.contains("active slot       not said\n"))
        let said = page {
            $0.currentSlot = "b"
            $0.partitions = partitions("boot_a", "boot_b")
        }
        #expect(said.contains("active slot       b\n"))
    }
}
