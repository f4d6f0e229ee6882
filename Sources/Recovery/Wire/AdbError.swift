import Bytes
import Transport

/// What can go wrong between this program and a recovery.
public enum AdbError: Error {
    /// The connection itself failed.
    case transport(TransportError)
    /// The recovery said nothing within the limit. The text says what was waited for.
    case silent(doing: String, after: Duration)
    /// The phone left: unplugged, restarted, or the other end closed.
    case gone(doing: String)
    /// 24 bytes that are no header: the magic does not fit, or the command is unknown.
    case badHeader([UInt8])
    /// The payload's bytes do not add up to what the header says.
    case badSum(command: String, expected: UInt32, found: UInt32)
    /// A message announces a payload that is longer than was agreed on.
    case tooLong(command: String, count: Int, limit: Int)
    /// The other side takes so little at a time that nothing can be said to it.
    case takesTooLittle(Int)
    /// A message that does not belong here.
    case unexpected(String, doing: String)
    /// A message for a stream that is not open.
    case wrongStream(command: String, local: UInt32, remote: UInt32, open: UInt32)
    /// A started phone: it asks for a key (AUTH), or for encryption (STLS).
    case startedPhone(word: String)
    /// It is no recovery: what it calls itself.
    case notRecovery(String)
    /// The recovery knows no such service.
    case refused(service: String)
    /// The recovery closed the stream before the end.
    case closed(doing: String)
    /// The recovery keeps talking.
    case tooMuch(service: String, bytes: Int)
    /// The recovery asks for a block that the package does not have. Both count from 0.
    case noSuchBlock(UInt64, of: UInt64)
    /// The recovery asks for blocks without end.
    case tooManyBlocks(asked: Int, of: Int)
    /// The package could not be read on.
    case source(any Error)
}

extension AdbError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .transport(.malformed(let what)): "the other end does not speak ADB here: \(what)"
        case .transport(let error): "\(error)"
        case .silent(let doing, let limit): "the recovery was silent for \(limit.inWords) while \(doing)"
        case .gone(let doing): "the phone is gone: it left while \(doing)"
        case .badHeader(let bytes): "the other end does not speak ADB: it sent \(hex(bytes.prefix(24)))"
        case .badSum(let command, let expected, let found):
            "a \(command) of the recovery came damaged: its bytes add up to \(found), its header says \(expected)"
        case .tooLong(let command, let count, let limit):
            "the recovery announced a \(command) of \(count) bytes, and \(limit) at most were agreed on"
        case .takesTooLittle(let count): "the recovery says that it takes \(count) bytes at a time"
        case .unexpected(let what, let doing): "the recovery sent \(what) while \(doing)"
        case .wrongStream(let command, let local, let remote, let open):
            "the recovery sent a \(command) for stream \(local) (its own number \(remote)), and stream \(open) is open"
        case .startedPhone(let word):
            "this phone is started, not in its recovery: it asks who this computer is (\(word)), and that belongs to the adb server"
        case .notRecovery(let banner): "this is no recovery: it calls itself \"\(banner)\""
        case .refused(let service): "the recovery does not know \(service)"
        case .closed(let doing): "the recovery ended the conversation while \(doing)"
        case .tooMuch(let service, let bytes): "the answer to \(service) does not end (\(bytes) bytes so far)"
        case .noSuchBlock(let number, let count):
            "the recovery asked for block \(number), and the package has \(count) blocks"
        case .tooManyBlocks(let asked, let count):
            "the recovery has asked for \(asked) blocks of a package of \(count), and goes on asking"
        case .source(let error): "\(error)"
        }
    }

    /// What a failure of the connection means here.
    init(_ error: TransportError, doing: String, limit: Duration) {
        switch error {
        case .timedOut: self = .silent(doing: doing, after: limit)
        case .disconnected: self = .gone(doing: doing)
        case .source(let inner as AdbError): self = inner
        case .source(let inner): self = .source(inner)
        default: self = .transport(error)
        }
    }

    /// True when the phone has left.
    public var isDisconnect: Bool { if case .gone = self { true } else { false } }
    /// True when the phone said nothing in time: its screen may be off.
    public var isSilence: Bool { if case .silent = self { true } else { false } }
}
