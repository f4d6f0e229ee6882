import Bytes
import Transport

/// One connection to the adb server. It ends with the object.
final class AdbServerConnection {
    private let socket: Socket
    private let limits: AdbServer.Limits

    init(_ address: AdbServerAddress, limits: AdbServer.Limits) throws(AdbServerError) {
        self.limits = limits
        do throws(TransportError) {
            socket = try Socket.connect(to: address.host, port: address.port, within: limits.connect)
        } catch {
            if case .notFound(let reason) = error { throw .notRunning(address, reason: Self.reason(reason)) }
            throw AdbServerError(error)
        }
    }

    /// Sends a request and waits for `OKAY`.
    /// - Throws: ``AdbServerError/refused(request:reason:)`` for `FAIL`, with the server's words.
    func request(_ text: String, _ doing: String) throws(AdbServerError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 0xffff else { throw .malformed("a request of \(bytes.count) bytes has no length") }
        try send(Array(hex(UInt16(bytes.count), width: 4).utf8) + bytes, doing)
        let word = try take(4, doing)
        if word.elementsEqual("OKAY".utf8) { return }
        guard word.elementsEqual("FAIL".utf8) else { throw .malformed("it answered \"\(printable(word))\"") }
        let reason = try message(limit: 0xffff, doing).prefix { $0 != 0x0A && $0 != 0x0D }
        throw .refused(request: text, reason: ForeignText(bytes: reason).description)
    }

    /// Reads an answer that has its length in front.
    func message(limit: Int, _ doing: String) throws(AdbServerError) -> [UInt8] {
        let digits = try take(4, doing)
        guard let count = Int(String(decoding: digits, as: UTF8.self), radix: 16), count >= 0, count <= limit else {
            throw .malformed("it announced a length of \"\(printable(digits))\"")
        }
        return try take(count, doing)
    }

    /// Reads all that comes until the other end closes.
    func rest(limit: Int, of request: String) throws(AdbServerError) -> [UInt8] {
        let deadline = Deadline(in: limits.output)
        var all: [UInt8] = []
        while true {
            do throws(TransportError) {
                all += try piece(of: 65_536, until: deadline, "reading the answer to \(request)")
            } catch {
                if case .disconnected = error { return all }
                throw AdbServerError(error)
            }
            guard all.count <= limit else { throw .tooLong(request: request, limit: limit) }
        }
    }

    private func take(_ count: Int, _ doing: String) throws(AdbServerError) -> [UInt8] {
        let deadline = Deadline(in: limits.answer)
        var all: [UInt8] = []
        while all.count < count {
            do throws(TransportError) {
                all += try piece(of: count - all.count, until: deadline, doing)
            } catch {
                throw AdbServerError(error)
            }
        }
        return all
    }

    /// At least one byte, at most `count`.
    private func piece(of count: Int, until deadline: Deadline, _ doing: String) throws(TransportError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let outcome = unsafe bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(TransportError) in try unsafe socket.read(into: buffer, until: deadline, doing) }
        }
        return Array(bytes.prefix(try outcome.get()))
    }

    private func send(_ bytes: [UInt8], _ doing: String) throws(AdbServerError) {
        let outcome = unsafe bytes.withUnsafeBytes { buffer in
            Result { () throws(TransportError) in try unsafe socket.write(buffer, within: limits.answer, doing) }
        }
        do throws(TransportError) { try outcome.get() } catch { throw AdbServerError(error) }
    }

    /// The reason alone, without the address that stands before it.
    private static func reason(_ text: String) -> String {
        text.firstRange(of: ": ").map { String(text[$0.upperBound...]) } ?? text
    }
}

extension AdbServerError {
    /// What a broken socket means here.
    init(_ error: TransportError) {
        switch error {
        case .timedOut(let doing, let limit): self = .silent(doing: doing, after: limit)
        case .disconnected(let what): self = .malformed(what)
        default: self = .malformed("\(error)")
        }
    }
}
