import Bytes
import Transport

extension FastbootCommand {
    /// The length that every bootloader takes, in bytes. LK, ABL and U-Boot have buffers of 64; fastbootd takes 256.
    public static let safeLength = 64

    /// The packet that is sent, of at most ``safeLength`` bytes.
    public var wire: [UInt8] {
        get throws(FastbootError) { try encode(limit: Self.safeLength) }
    }

    /// The packet that is sent: ASCII without an end mark.
    ///
    /// - Throws: ``FastbootError/commandTooLong(_:count:limit:)``, or ``FastbootError/badArgument(_:why:)`` for an
    ///   empty name, a control character, a colon where it would begin another field, or a download of nothing.
    public func encode(limit: Int) throws(FastbootError) -> [UInt8] {
        for part in arguments {
            if part.isEmpty { throw .badArgument(description, why: "a name is empty") }
            if splitsAtColon, part.contains(":") {
                throw .badArgument(description, why: "a name with a colon would be taken for two")
            }
        }
        if case .download(0) = self { throw .badArgument(description, why: "a download of 0 bytes is not defined") }
        if case .fetch(_, nil, .some) = self { throw .badArgument(description, why: "a count needs an offset") }
        let bytes = Array(text.utf8)
        if bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) {
            throw .badArgument(description, why: "it holds a control character")
        }
        guard bytes.count <= limit else { throw .commandTooLong(description, count: bytes.count, limit: limit) }
        return bytes
    }

    private var text: String {
        switch self {
        case .getvar(let name): "getvar:\(name)"
        case .download(let count): "download:\(digits(count))"
        case .upload: "upload"
        case .flash(let partition): "flash:\(partition)"
        case .erase(let partition): "erase:\(partition)"
        case .setActive(let slot): "set_active:\(slot)"
        case .reboot(let target): target.command
        case .continue: "continue"
        case .boot: "boot"
        case .shutdown: "shutdown"
        case .oem(let words): "oem \(words)"
        case .flashing(let verb): "flashing \(verb)"
        case .signature: "signature"
        case .snapshotUpdate(let action): "snapshot-update:\(action)"
        case .createLogical(let name, let size): "create-logical-partition:\(name):\(size)"
        case .resizeLogical(let name, let size): "resize-logical-partition:\(name):\(size)"
        case .deleteLogical(let name): "delete-logical-partition:\(name)"
        case .updateSuper(let name, let wipe): "update-super:\(name)\(wipe ? ":wipe" : "")"
        case .gsi(let action): "gsi:\(action)"
        case .fetch(let name, let offset, let count):
            "fetch:\(name)\(offset.map { ":0x\(digits($0))" } ?? "")\(count.map { ":0x\(digits($0))" } ?? "")"
        }
    }

    /// What may not be empty.
    private var arguments: [String] {
        switch self {
        case .getvar(let text), .flash(let text), .erase(let text), .setActive(let text), .oem(let text),
            .flashing(let text), .gsi(let text), .deleteLogical(let text):
            [text]
        case .createLogical(let name, _), .resizeLogical(let name, _), .updateSuper(let name, _),
            .fetch(let name, _, _):
            [name]
        case .download, .upload, .reboot, .continue, .boot, .shutdown, .signature, .snapshotUpdate: []
        }
    }

    private var splitsAtColon: Bool {
        switch self {
        case .createLogical, .resizeLogical, .deleteLogical, .updateSuper, .fetch: true
        default: false
        }
    }
}

extension FastbootCommand: CustomStringConvertible {
    /// The command as it goes over the wire, for messages; bytes that are not printable stand as `\xNN`.
    public var description: String { printable(text.utf8) }
}

/// Eight lower-case hex digits, as `download:` and `fetch:` want them.
private func digits(_ count: UInt32) -> String { hex(count, width: 8) }
