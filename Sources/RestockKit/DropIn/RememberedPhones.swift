import Glibc
import Images
import Transport

/// The phones on the network that `fastboot connect` remembers: one address a line in `~/.fastboot/devices`, where newer AOSP programs keep
/// theirs, guarded by a lock on a file beside it.
public struct RememberedPhones: Sendable {
    private let folder: String
    private var file: String { "\(folder)/devices" }

    /// - Parameter home: the owner's folder; empty where there is none, and nothing is remembered then.
    public init(home: String) { folder = home.isEmpty ? "" : "\(home)/.fastboot" }

    /// The addresses, in the order in which they were added. Empty where nothing was remembered or it cannot be read.
    public func all() -> [String] {
        guard !folder.isEmpty, let image = try? DropInImage(path: file), let bytes = try? image.bytes(first: 1 << 16)
        else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    }

    /// Those of them that are addresses.
    public var addresses: [PhoneAddress] { all().compactMap(Self.address) }

    /// Whether a fastboot listens there.
    public static func answers(_ address: PhoneAddress) -> Bool {
        guard let session = try? RestockKit.connect(to: address) else { return false }
        session.transport.close()
        return true
    }

    /// Remembers a phone that answers.
    /// - Throws: ``DropInError/stopped(_:)`` for what is no such phone, and where the list cannot be written.
    public func connect(_ name: String) throws(DropInError) {
        let address = try Self.named(name)
        guard Self.answers(address) else { throw .stopped("no fastboot answers at \(address)") }
        try change { $0.contains("\(address)") ? $0 : $0 + ["\(address)"] }
    }

    /// Forgets a phone.
    /// - Parameter name: nil forgets all.
    /// - Throws: ``DropInError/stopped(_:)`` for one that was not remembered, and where the list cannot be written.
    public func disconnect(_ name: String?) throws(DropInError) {
        var address: String?
        if let name { address = "\(try Self.named(name))" }
        var wasThere = true
        try change { all in
            guard let address else { return [] }
            wasThere = all.contains(address)
            return all.filter { $0 != address }
        }
        if let address, !wasThere { throw .stopped("\(address) was not connected") }
    }

    private static func named(_ name: String) throws(DropInError) -> PhoneAddress {
        guard let address = address(name) else {
            throw .stopped("\"\(name)\" is no phone on the network: write tcp:HOST[:PORT] or udp:HOST[:PORT]")
        }
        return address
    }

    private static func address(_ name: String) -> PhoneAddress? {
        switch PhoneAddress(name) {
        case .tcp(let host, let port)?: .tcp(host: host, port: port)
        case .udp(let host, let port)?: .udp(host: host, port: port)
        default: nil
        }
    }

    private func change(_ how: ([String]) -> [String]) throws(DropInError) {
        guard !folder.isEmpty else { throw .stopped("HOME is not set, so there is no place to remember phones in") }
        _ = unsafe mkdir(folder, 0o700)
        let lock = unsafe open("\(file).lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            let reason = systemWords(errno)
            if lock >= 0 { close(lock) }
            throw .stopped("cannot open \(file).lock: \(reason)")
        }
        defer { close(lock) }
        let text = how(all()).map { $0 + "\n" }.joined()
        // A reader has the old list or the new one, never half of one.
        let output = try OutputFile(file)
        var failure: DropInError?
        unsafe Array(text.utf8).withUnsafeBytes { bytes in
            do throws(DropInError) { try unsafe output.write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        try output.keep()
    }
}
