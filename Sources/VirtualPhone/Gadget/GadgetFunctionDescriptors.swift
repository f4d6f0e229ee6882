import Bytes

/// What a phone tells about itself on the bus in one mode.
struct GadgetIdentity: Equatable {
    let vendor: UInt16 = 0x18D1
    let product: UInt16
    /// bInterfaceProtocol; class and subclass are ff and 42.
    let interfaceProtocol: UInt8
    /// The interface's name.
    let interfaceName: String

    /// Nil for a phone that is gone from the bus. The numbers are those that AOSP's bootloaders and recovery use.
    init?(_ mode: DeviceMode) {
        switch mode {
        case .fastboot: (product, interfaceProtocol, interfaceName) = (0xD00D, 0x03, "Android Fastboot")
        case .fastbootd: (product, interfaceProtocol, interfaceName) = (0x4EE0, 0x03, "fastbootd")
        case .recovery: (product, interfaceProtocol, interfaceName) = (0xD001, 0x01, "ADB Interface")
        case .gone: return nil
        }
    }
}

/// The two blocks that a FunctionFS function writes to its ep0 before it exists: Linux' `usb/functionfs.h`, version
/// 2. Little endian throughout.
struct GadgetFunctionDescriptors {
    let identity: GadgetIdentity

    private enum Magic {
        static let descriptors: UInt32 = 3
        static let strings: UInt32 = 2
        /// Descriptors for full, high and super speed follow.
        static let speeds: UInt32 = 1 | 2 | 4
    }

    /// Interface and endpoints for each speed: ep1 takes from the host, ep2 gives to it.
    var descriptors: [UInt8] {
        var body = ByteWriter()
        body.little(Magic.speeds)
        for count in [3, 3, 5] as [UInt32] { body.little(count) }
        for packet in [64, 512] as [UInt16] {
            body.append(interface)
            body.append(endpoint(0x01, packet: packet))
            body.append(endpoint(0x82, packet: packet))
        }
        body.append(interface)
        for address in [0x01, 0x82] as [UInt8] {
            body.append(endpoint(address, packet: 1024))
            // Endpoint companion: bursts of 16 packets, as fastbootd has them.
            body.append([6, 0x30, 15, 0, 0, 0])
        }
        return block(Magic.descriptors, body.bytes)
    }

    /// The interface's name in English.
    var strings: [UInt8] {
        var body = ByteWriter()
        body.little(1 as UInt32)
        body.little(1 as UInt32)
        body.little(0x0409 as UInt16)
        body.append(identity.interfaceName.utf8)
        body.append([0])
        return block(Magic.strings, body.bytes)
    }

    private var interface: [UInt8] { [9, 4, 0, 0, 2, 0xFF, 0x42, identity.interfaceProtocol, 1] }

    private func endpoint(_ address: UInt8, packet: UInt16) -> [UInt8] {
        [7, 5, address, 2, UInt8(packet & 0xFF), UInt8(packet >> 8), 0]
    }

    /// Magic, length of the whole, body.
    private func block(_ magic: UInt32, _ body: [UInt8]) -> [UInt8] {
        var block = ByteWriter()
        block.little(magic)
        block.little(UInt32(8 + body.count))
        block.append(body)
        return block.bytes
    }
}
