import Transport

/// Who answers, as its CNXN says: `sideload::ro.product.device=liuqin;`.
public struct AdbBanner: Sendable, Equatable {
    /// What the phone is doing.
    public enum Kind: String, Sendable {
        /// It waits for a package; the stock recovery's Mi Assistant is one of these.
        case sideload
        /// A recovery that is none of Xiaomi's.
        case recovery
        /// A started phone, or anything else.
        case other
    }

    /// What the phone is doing.
    public let kind: Kind
    /// The whole text without what could steer a terminal.
    public let text: String
    /// `ro.product.device`, where the recovery says it. Xiaomi's own does not.
    public let device: String?

    init(_ payload: [UInt8]) {
        text = printable(payload.prefix { $0 != 0 })
        kind = Kind(rawValue: String(text.prefix { $0 != ":" })) ?? .other
        let rest = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first ?? ""
        let values = rest.split(separator: ";").compactMap { item -> (String, String)? in
            let halves = item.split(separator: "=", maxSplits: 1)
            return halves.count == 2 ? (String(halves[0]), String(halves[1])) : nil
        }
        device = values.first { $0.0 == "ro.product.device" }?.1
    }
}
