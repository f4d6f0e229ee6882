import DeviceNames
import Plan
import RestockKit

/// A phone as its line and the questions about it name it: model, what shops call it, serial number.
enum PhoneTitle {
    static func of(_ phone: PhoneFacts) -> String { joined(phone.product.map(DeviceName.beside), phone.serial) }

    static func of(_ phone: RecoveryPhone) -> String {
        let model = phone.variant ?? phone.codename
        return joined(model.map { DeviceName.beside($0, of: phone.codename ?? $0) }, phone.serial)
    }

    private static func joined(_ model: String?, _ serial: String?) -> String {
        [model ?? "unknown model", serial].compactMap(\.self).joined(separator: " ")
    }
}
