import Testing
import VirtualPhone

@Suite struct DeviceProfileTests {
    @Test func tenPhonesAreShipped() {
        #expect(
            PhoneProfile.shipped == [
                "chopin", "chopin_mitee", "daisy", "hydrogen", "liuqin", "piano", "popsicle", "raphaelin", "umi",
                "whyred",
            ])
    }

    @Test(arguments: PhoneProfile.shipped) func everyRowIsWhole(name: String) throws {
        let phone = try PhoneProfile(named: name)
        #expect(phone.name == name)
        #expect(phone.maxDownloadText != nil)
        let sources =
            phone.variables.map(\.source) + phone.partitions.map(\.source) + phone.logical.map(\.source)
            + phone.oem.map(\.source) + [phone.usb.source, phone.answers.source]
        #expect(sources.allSatisfy { !$0.isEmpty })
        #expect(Set(phone.partitions.map(\.name)).count == phone.partitions.count)
        #expect(Set(phone.variables.map(\.name)).count == phone.variables.count)
        #expect(phone.partitions.allSatisfy { $0.bytes > 0 && $0.bytes % 4096 == 0 })
        #expect(phone.slots.isEmpty == !phone.partitions.contains { $0.slotted })
        #expect(phone.currentSlot.map(phone.slots.contains) ?? phone.slots.isEmpty)
        for identity in ["persist", "frp"] { #expect(phone.partitions.contains { $0.name == identity }) }
        #expect(
            ["product", "unlocked", "secure", "serialno"].allSatisfy { row in
                phone.variables.contains { $0.name == row }
            })
    }

    @Test func aWrongNameIsASentence() {
        #expect(throws: VirtualPhoneError.self) { try PhoneProfile(named: "nokia") }
        #expect(
            "\(VirtualPhoneError.noProfile("nokia", known: ["a", "b"]))" == "no profile is named nokia; there are a, b")
    }

    @Test func brokenJSONIsRefused() {
        #expect(throws: VirtualPhoneError.self) { try PhoneProfile(json: Array("{\"name\": 1}".utf8)) }
    }
}
