import Firmware
import FoundationEssentials

extension PhoneProfile {
    /// The codenames of the profiles that are compiled in, sorted.
    public static var shipped: [String] { Firmware.phones.keys.sorted() }

    /// The compiled-in profile of that codename.
    public init(named name: String) throws(VirtualPhoneError) {
        guard let bytes = Firmware.phones[name] else {
            throw .noProfile(name, known: Self.shipped)
        }
        try self.init(json: bytes)
    }

    /// Reads a profile from JSON text.
    public init(json: [UInt8]) throws(VirtualPhoneError) {
        do {
            self = try JSONDecoder().decode(PhoneProfile.self, from: Data(json))
        } catch {
            throw .badProfile("\(error)")
        }
    }
}
