import Testing

@testable import USB

/// Builders for descriptors as the USB 2.0 specification, chapter 9, lays them out.
enum Made {
    static let device: [UInt8] = [18, 1, 0, 2, 0, 0, 0, 64, 0xD1, 0x18, 0x0D, 0xD0, 0, 1, 1, 2, 3, 1]

    static func configuration(_ value: UInt8) -> [UInt8] { [9, 2, 32, 0, 1, value, 0, 0x80, 250] }

    static func interface(
        _ number: UInt8, alternate: UInt8 = 0, class bytes: [UInt8] = [0xFF, 0x42, 0x03]
    ) -> [UInt8] { [9, 4, number, alternate, 2] + bytes + [4] }

    static func bulk(_ address: UInt8, _ packet: UInt16 = 512) -> [UInt8] {
        [7, 5, address, 2, UInt8(packet & 0xFF), UInt8(packet >> 8), 0]
    }

    static let phone = device + configuration(1) + interface(0) + bulk(0x81) + bulk(0x01)
}

@Test func fastbootInterfaceIsFound() {
    let found = phoneInterfaces(inDescriptors: Made.phone)
    #expect(
        found == [
            USBInterface(
                kind: .fastboot, configuration: 1, number: 0, alternate: 0, input: 0x81, output: 0x01,
                maxPacketSize: 512)
        ])
}

@Test(arguments: [
    ([0xFF, 0x42, 0x03] as [UInt8], USBInterfaceKind.fastboot as USBInterfaceKind?),
    ([0xFF, 0x42, 0x01], .adb),
    ([0xFF, 0x42, 0x02], nil),
    ([0xFF, 0x43, 0x03], nil),
    ([0x08, 0x06, 0x50], nil),
])
func classDecides(bytes: [UInt8], kind: USBInterfaceKind?) {
    let descriptors =
        Made.device + Made.configuration(1) + Made.interface(0, class: bytes) + Made.bulk(0x81) + Made.bulk(0x01)
    #expect(phoneInterfaces(inDescriptors: descriptors).first?.kind == kind)
}

@Test func bothDirectionsAreNeeded() {
    let start = Made.device + Made.configuration(1) + Made.interface(0)
    #expect(phoneInterfaces(inDescriptors: start + Made.bulk(0x81)).isEmpty)
    #expect(phoneInterfaces(inDescriptors: start + Made.bulk(0x01)).isEmpty)
    // An interrupt endpoint is not a bulk endpoint.
    #expect(phoneInterfaces(inDescriptors: start + Made.bulk(0x81) + [7, 5, 0x01, 3, 0, 2, 8]).isEmpty)
}

@Test func endpointsBelongToTheirInterface() {
    let descriptors =
        Made.device + Made.configuration(1) + Made.interface(0) + Made.bulk(0x81)
        + Made.interface(1, class: [8, 6, 0x50]) + Made.bulk(0x02)
    #expect(phoneInterfaces(inDescriptors: descriptors).isEmpty)
}

@Test func everyConfigurationAndAlternateSettingCounts() {
    let descriptors =
        Made.device + Made.configuration(1) + Made.interface(0, class: [6, 1, 1]) + Made.bulk(0x81) + Made.bulk(0x01)
        + Made.configuration(2) + Made.interface(0) + Made.interface(3, alternate: 1) + Made.bulk(0x82, 1024)
        + [6, 0x30, 15, 0, 0, 0] + Made.bulk(0x03, 1024) + [6, 0x30, 15, 0, 0, 0]
        + Made.interface(4, class: [0xFF, 0x42, 0x01]) + Made.bulk(0x84) + Made.bulk(0x04)
    let found = phoneInterfaces(inDescriptors: descriptors)
    #expect(found.map(\.configuration) == [2, 2])
    #expect(found.map(\.number) == [3, 4])
    #expect(found.map(\.alternate) == [1, 0])
    #expect(found.map(\.kind) == [.fastboot, .adb])
    #expect(found.first?.maxPacketSize == 1024)
    #expect(found.first?.output == 0x03)
}

/// Cut anywhere, the descriptors still parse to nothing or to the one phone.
@Test func cutDescriptorsAreHarmless() {
    for count in 0..<Made.phone.count {
        #expect(phoneInterfaces(inDescriptors: Array(Made.phone[..<count])).isEmpty)
    }
}

@Test func impossibleLengthsEndTheSearch() {
    #expect(phoneInterfaces(inDescriptors: [0, 0, 0, 0]).isEmpty)
    #expect(phoneInterfaces(inDescriptors: [1, 4]).isEmpty)
    #expect(phoneInterfaces(inDescriptors: Made.phone + [0, 9, 9]).count == 1)
    #expect(phoneInterfaces(inDescriptors: Made.phone + [255, 4, 0]).count == 1)
    // Descriptors that are shorter than their type asks for.
    #expect(phoneInterfaces(inDescriptors: [2, 4, 2, 5, 2, 2, 3, 4, 0]).isEmpty)
}
