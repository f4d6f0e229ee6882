import Bytes

/// The adb server of this computer, asked over its socket as its own client does. restock does not start it, stop it, or change
/// anything about it.
///
/// A request is four hexadecimal digits of length and that many bytes; the server says `OKAY` or `FAIL`, and an answer has its length in
/// front as well (Android's `SERVICES.TXT` and `OVERVIEW.TXT`). One connection serves one request.
public struct AdbServer: Sendable {
    /// How long each step may take.
    public struct Limits: Sendable {
        /// Until the server takes the connection.
        public var connect: Duration
        /// One answer of the server itself.
        public var answer: Duration
        /// All of what a phone prints.
        public var output: Duration

        public init(
            connect: Duration = .seconds(2), answer: Duration = .seconds(5), output: Duration = .seconds(20)
        ) {
            self.connect = connect
            self.answer = answer
            self.output = output
        }
    }

    /// Where it listens.
    public let address: AdbServerAddress
    private let limits: Limits

    /// A server at an address. Nothing is asked of it yet.
    public init(_ address: AdbServerAddress = AdbServerAddress(), limits: Limits = Limits()) {
        self.address = address
        self.limits = limits
    }

    /// The longest list of phones that is read, in bytes: what four hexadecimal digits can announce.
    private static let longestAnswer = 0xffff

    /// The version of the server's language: 41 since 2019.
    public func version() throws(AdbServerError) -> Int {
        let text = try ask("host:version")
        guard let number = Int(text, radix: 16) else { throw .malformed("it calls its version \"\(text.prefix(20))\"") }
        return number
    }

    /// Every phone that the server sees, in any state.
    public func devices() throws(AdbServerError) -> [AdbDevice] {
        try ask("host:devices-l").split(separator: "\n").compactMap { AdbDevice(line: $0) }
    }

    /// Asks a phone one thing of the closed list.
    /// - Returns: what it printed, with bytes that are not UTF-8 replaced.
    /// - Throws: ``AdbServerError/notFound(serial:)`` and ``AdbServerError/notReady(serial:_:)`` where the phone cannot be asked.
    public func read(_ what: AdbRead, from serial: String) throws(AdbServerError) -> String {
        try checkReady(serial)
        let connection = try AdbServerConnection(address, limits: limits)
        let doing = "reaching \(serial)"
        do throws(AdbServerError) {
            try connection.request("host:transport:\(serial)", doing)
        } catch {
            // Since the list was read, the phone may have left or fallen silent: say what it is now.
            if case .refused = error { try checkReady(serial) }
            throw error
        }
        try connection.request(what.service, "asking \(serial) for \(what.service)")
        let bytes = try connection.rest(limit: what.limit, of: what.service)
        return ForeignText.lines(String(decoding: bytes, as: UTF8.self))
    }

    private func checkReady(_ serial: String) throws(AdbServerError) {
        guard let device = try devices().first(where: { $0.serial == serial }) else { throw .notFound(serial: serial) }
        guard device.state == .ready else { throw .notReady(serial: serial, device.state) }
    }

    private func ask(_ request: String) throws(AdbServerError) -> String {
        let connection = try AdbServerConnection(address, limits: limits)
        try connection.request(request, "asking for \(request)")
        let bytes = try connection.message(limit: Self.longestAnswer, "reading the answer to \(request)")
        return ForeignText.lines(String(decoding: bytes, as: UTF8.self))
    }
}
