/// How a phone is named on the command line, as `fastboot -s` names one.
public enum PhoneAddress: Hashable, Sendable {
    /// A serial number as the phone reports it over USB.
    case serial(String)
    /// A USB port path as Linux writes it, without the prefix: `1-2.4`.
    case usb(String)
    case tcp(host: String, port: UInt16)
    case udp(host: String, port: UInt16)
    /// A phone that speaks ADB over TCP, as recoveries on a network and virtual phones do.
    case adb(host: String, port: UInt16)

    /// The port that the fastboot specification names for TCP and UDP.
    public static let networkPort: UInt16 = 5554
    /// The port that adb tries first for ADB over TCP.
    public static let adbPort: UInt16 = 5555

    /// Reads `SERIAL`, `usb:PATH`, `tcp:HOST[:PORT]`, `udp:HOST[:PORT]`, `adb:HOST[:PORT]`; an IPv6 host stands in
    /// brackets when a port follows. Nil for an empty name, an empty host or a port that is no number from 1 to 65535.
    public init?(_ text: String) {
        func network(_ rest: Substring, port custom: UInt16 = Self.networkPort) -> (String, UInt16)? {
            var host = rest
            var port = custom
            if rest.first == "[" {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                host = rest[rest.index(after: rest.startIndex)..<end]
                let tail = rest[rest.index(after: end)...]
                if !tail.isEmpty {
                    guard tail.first == ":", let number = UInt16(tail.dropFirst()), number > 0 else { return nil }
                    port = number
                }
            } else if rest.filter({ $0 == ":" }).count == 1, let colon = rest.firstIndex(of: ":") {
                guard let number = UInt16(rest[rest.index(after: colon)...]), number > 0 else { return nil }
                host = rest[..<colon]
                port = number
            }
            return host.isEmpty ? nil : (String(host), port)
        }
        if text.hasPrefix("tcp:") {
            guard let (host, port) = network(text.dropFirst(4)) else { return nil }
            self = .tcp(host: host, port: port)
        } else if text.hasPrefix("udp:") {
            guard let (host, port) = network(text.dropFirst(4)) else { return nil }
            self = .udp(host: host, port: port)
        } else if text.hasPrefix("adb:") {
            guard let (host, port) = network(text.dropFirst(4), port: Self.adbPort) else { return nil }
            self = .adb(host: host, port: port)
        } else if text.hasPrefix("usb:") {
            guard text.utf8.count > 4 else { return nil }
            self = .usb(String(text.dropFirst(4)))
        } else {
            guard !text.isEmpty else { return nil }
            self = .serial(text)
        }
    }
}

extension PhoneAddress: CustomStringConvertible {
    public var description: String {
        switch self {
        case .serial(let serial): serial
        case .usb(let path): "usb:\(path)"
        case .tcp(let host, let port): "tcp:\(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .udp(let host, let port): "udp:\(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .adb(let host, let port): "adb:\(host.contains(":") ? "[\(host)]" : host):\(port)"
        }
    }
}
