import Recovery
import Transport

/// A phone in its recovery that is being talked to.
public final class RecoverySession {
    public let connection: AdbConnection
    public let phone: RecoveryPhone

    /// Connects and asks the recovery who it is. Nothing here changes the phone.
    ///
    /// - Returns: nil where a started phone answers, which is the adb server's business.
    public static func open(
        _ address: PhoneAddress, usbSerial: String? = nil, limits: AdbLimits = AdbLimits()
    ) throws(Failure) -> RecoverySession? {
        try meet(address, limits: limits).map { connection throws(Failure) in
            try ask(connection, address, usbSerial: usbSerial)
        }
    }

    /// The same over a connection that is there already; it is closed where this fails.
    public static func open(
        on transport: any Transport, limits: AdbLimits = AdbLimits()
    ) throws(Failure) -> RecoverySession? {
        try greet(transport, limits: limits).map { connection throws(Failure) in
            try ask(connection, transport.address, usbSerial: nil)
        }
    }

    private static func ask(
        _ connection: AdbConnection, _ address: PhoneAddress, usbSerial: String?
    ) throws(Failure) -> RecoverySession {
        do throws(AdbError) {
            return try RecoverySession(connection, usbSerial: usbSerial)
        } catch {
            connection.close()
            throw Failure(recovery: error, address: address, doing: "asked who it is")
        }
    }

    /// Connects alone. Nil where a started phone answers.
    static func meet(_ address: PhoneAddress, limits: AdbLimits) throws(Failure) -> AdbConnection? {
        let transport: any Transport
        do throws(TransportError) {
            switch address {
            case .adb(let host, let port): transport = try StreamTransport(host: host, port: port)
            case .usb(let path): transport = try openUSB(path: path, modes: [.adb])
            case .tcp, .udp, .serial: throw .notFound("\(address)")
            }
        } catch {
            throw Failure(connectFailure: error, address: address)
        }
        return try greet(transport, limits: limits)
    }

    private static func greet(_ transport: any Transport, limits: AdbLimits) throws(Failure) -> AdbConnection? {
        do throws(AdbError) {
            let connection = try AdbConnection(transport, limits: limits)
            if connection.banner.kind != .other { return connection }
            transport.close()
            return nil
        } catch {
            transport.close()
            if case .startedPhone = error { return nil }
            var more: String?
            // A bootloader hangs up on the recovery's language.
            if case .adb(let host, let port) = transport.address, case .gone = error {
                more = "If it is in fastboot mode, name it \(PhoneAddress.tcp(host: host, port: port))"
            }
            throw Failure(
                recovery: error, address: transport.address, doing: "spoken to as a recovery", more: more)
        }
    }

    private init(_ connection: AdbConnection, usbSerial: String?) throws(AdbError) {
        self.connection = connection
        var answers: [RecoveryRead: String] = [:]
        for read in RecoveryRead.allCases {
            answers[read] = try connection.read(read)
            // A recovery that does not know the first question is not Xiaomi's, and knows none of the others.
            if read == .device, answers[read] == nil { break }
        }
        phone = RecoveryPhone(
            address: "\(connection.transport.address)", mode: connection.banner.kind.rawValue, answers: answers,
            helloDevice: connection.banner.device, usbSerial: usbSerial, banner: connection.banner.text)
    }

    public func close() { connection.close() }
}
