import Bytes

/// An interface of a device with one pair of bulk endpoints, found in its descriptors.
public struct USBInterface: Equatable, Sendable {
    /// Fastboot or ADB.
    public let kind: USBInterfaceKind
    /// bConfigurationValue of the configuration that it belongs to.
    public let configuration: UInt8
    /// bInterfaceNumber.
    public let number: UInt8
    /// bAlternateSetting.
    public let alternate: UInt8
    /// Address of the bulk endpoint towards this computer; bit 7 is set.
    public let input: UInt8
    /// Address of the bulk endpoint towards the device.
    public let output: UInt8
    /// wMaxPacketSize of `output` in bytes: 64 at full speed, 512 at high speed, 1024 at super speed.
    public let maxPacketSize: Int
}

/// Finds the phones' interfaces in a device's descriptors.
///
/// - Parameter bytes: the device descriptor and after it every configuration with all that belongs to it, as the USB
///   specification lays them out and as the file `descriptors` of Linux' sysfs holds them. Little endian.
/// - Returns: every interface, in any configuration and alternate setting, that has the class of ``USBInterfaceKind``
///   and a bulk endpoint in each direction. A descriptor with a length that cannot be ends the search; what was found
///   before counts.
public func phoneInterfaces(inDescriptors bytes: [UInt8]) -> [USBInterface] {
    var reader = ByteReader(bytes)
    var search = InterfaceSearch()
    while reader.remaining >= 2, let length = try? reader.take(1).first, length >= 2,
        let body = try? reader.take(Int(length) - 1)
    {
        search.meet(Array(body))
    }
    return search.finish()
}

/// Collects interfaces while descriptors go by. A body is a descriptor without its length byte, so offsets are one
/// less.
private struct InterfaceSearch {
    private enum Kind {
        static let configuration: UInt8 = 2
        static let interface: UInt8 = 4
        static let endpoint: UInt8 = 5
    }

    private struct Candidate {
        var kind: USBInterfaceKind
        var number: UInt8
        var alternate: UInt8
        var input: UInt8?
        var output: (address: UInt8, packet: Int)?
    }

    private var configuration: UInt8 = 0
    private var candidate: Candidate?
    private var found: [USBInterface] = []

    mutating func meet(_ body: [UInt8]) {
        switch body[0] {
        case Kind.configuration where body.count >= 8:
            close()
            configuration = body[4]
        case Kind.interface where body.count >= 8:
            close()
            candidate = USBInterfaceKind(class: body[4], subclass: body[5], protocol: body[6]).map {
                Candidate(kind: $0, number: body[1], alternate: body[2])
            }
        case Kind.endpoint where body.count >= 6 && body[2] & 0x03 == 0x02:
            // Bits 11 and 12 of wMaxPacketSize mean something else.
            let packet = (Int(body[3]) | Int(body[4]) << 8) & 0x7FF
            if body[1] & 0x80 != 0 {
                if candidate?.input == nil { candidate?.input = body[1] }
            } else if candidate?.output == nil {
                candidate?.output = (body[1], packet)
            }
        default: break
        }
    }

    mutating func finish() -> [USBInterface] {
        close()
        return found
    }

    private mutating func close() {
        if let candidate, let input = candidate.input, let output = candidate.output, output.packet > 0 {
            found.append(
                USBInterface(
                    kind: candidate.kind, configuration: configuration, number: candidate.number,
                    alternate: candidate.alternate, input: input, output: output.address, maxPacketSize: output.packet))
        }
        candidate = nil
    }
}
