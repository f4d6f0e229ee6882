/// Where the adb server of this computer listens.
public struct AdbServerAddress: Sendable, Equatable, CustomStringConvertible {
    /// A name or a number: `127.0.0.1`.
    public let host: String
    /// The TCP port.
    public let port: UInt16

    /// The port that adb takes where nothing else is said.
    public static let usualPort: UInt16 = 5037

    public init(host: String = "127.0.0.1", port: UInt16 = usualPort) {
        self.host = host
        self.port = port
    }

    public var description: String { "\(host):\(port)" }

    /// The address that adb itself would take: `ADB_SERVER_SOCKET` (`tcp:PORT` or `tcp:HOST:PORT`) first, then
    /// `ANDROID_ADB_SERVER_PORT`, then 5037 on this computer.
    /// - Throws: ``AdbServerError/badAddress(variable:value:)`` for one that is set to something else.
    public init(environment: (String) -> String) throws(AdbServerError) {
        let socket = environment("ADB_SERVER_SOCKET")
        let port = environment("ANDROID_ADB_SERVER_PORT")
        if !socket.isEmpty {
            guard socket.hasPrefix("tcp:") else { throw .badAddress(variable: "ADB_SERVER_SOCKET", value: socket) }
            let rest = socket.dropFirst(4)
            let colon = rest.lastIndex(of: ":")
            let digits = colon.map { rest[rest.index(after: $0)...] } ?? rest
            let host = colon.map { String(rest[..<$0]) } ?? "127.0.0.1"
            guard let number = UInt16(digits), number > 0, !host.isEmpty else {
                throw .badAddress(variable: "ADB_SERVER_SOCKET", value: socket)
            }
            self.init(host: host == "localhost" ? "127.0.0.1" : host, port: number)
        } else if !port.isEmpty {
            guard let number = UInt16(port), number > 0 else {
                throw .badAddress(variable: "ANDROID_ADB_SERVER_PORT", value: port)
            }
            self.init(port: number)
        } else {
            self.init()
        }
    }
}
