/// Everything that restock ever asks of a recovery: a closed list. Recoveries know services that erase the radio's identity
/// or what Google's lock keeps; there is no value of this type that becomes one of those, whatever anybody types.
public enum RecoveryService: Sendable, Equatable {
    case read(RecoveryRead)
    /// Restarts the phone.
    case reboot
    /// Erases the owner's data, with the recovery's own tools.
    case formatData
    /// Offers a package of `bytes` bytes in blocks of `block`.
    ///
    /// With a token this is the form of Xiaomi's recovery: `sideload-host:SIZE:BLOCK:TOKEN:0`, where the last digit says
    /// whether the data are erased. Without, it is AOSP's.
    case sideloadHost(bytes: UInt64, block: Int, validation: Validation?)

    /// What Xiaomi's server gave out for one package.
    public struct Validation: Sendable, Equatable {
        /// The text that the recovery checks.
        public let token: ValidationToken
        /// Whether the server said that the owner's data are erased (`Erase`).
        public let erases: Bool

        public init(token: ValidationToken, erases: Bool) {
            self.token = token
            self.erases = erases
        }
    }

    /// The name as it goes over the wire, without the NUL at its end.
    public var wire: [UInt8] {
        switch self {
        case .read(let read): Array(read.rawValue.utf8)
        case .reboot: Array("reboot:".utf8)
        case .formatData: Array("format-data:".utf8)
        case .sideloadHost(let bytes, let block, nil): Array("sideload-host:\(bytes):\(block)".utf8)
        case .sideloadHost(let bytes, let block, let validation?):
            Array("sideload-host:\(bytes):\(block):\(validation.token.text):\(validation.erases ? 1 : 0)".utf8)
        }
    }

    /// Whether it may leave the phone otherwise than it was: such a one is not asked for twice unless it was refused.
    public var changesPhone: Bool { if case .read = self { false } else { true } }

    /// The name for messages; a token is never shown.
    public var name: String {
        switch self {
        case .read(let read): read.rawValue
        case .reboot: "reboot:"
        case .formatData: "format-data:"
        case .sideloadHost: "sideload-host:"
        }
    }
}
