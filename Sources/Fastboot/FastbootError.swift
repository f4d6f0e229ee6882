import Bytes
import Transport

/// What can go wrong in a conversation with a phone. The first value of most cases is the command as it was sent.
public enum FastbootError: Error {
    /// The phone said FAIL. `kind` is what its words seem to mean.
    case rejected(command: String, reason: String, kind: Rejection)
    /// The phone answered with something that does not belong to this command, such as OKAY to a download.
    case unexpected(command: String, answer: String)
    /// The phone had answered already, and then answered once more: which answer belongs to which command is not known.
    case surplus(command: String, answer: String)
    /// The phone sent something that is no answer.
    case malformed(String)
    /// DATA announced another number of bytes than was asked for.
    case sizeMismatch(command: String, asked: UInt64, offered: UInt64)
    /// The phone was silent for too long after a command. `last` is the last thing it said before.
    case silent(command: String, after: Duration, last: String?)
    /// The phone keeps sending INFO or TEXT and does not end the command.
    case endless(command: String, messages: Int)
    /// The command is longer than the other side takes.
    case commandTooLong(String, count: Int, limit: Int)
    /// The command cannot be said.
    case badArgument(String, why: String)
    /// Something failed earlier, after which nothing that the phone says can be trusted.
    case broken(command: String, because: String)
    /// The connection failed.
    case transport(TransportError)
}

extension FastbootError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .rejected(let command, let reason, _):
            reason.isEmpty
                ? "the phone refused \"\(command)\" and gave no reason"
                : "the phone refused \"\(command)\": \(Self.quoted(reason))"
        case .unexpected(let command, let answer):
            "the phone answered \"\(command)\" with \(Self.quoted(answer)), which does not belong there"
        case .surplus(let command, let answer):
            "after its answer to \"\(command)\" the phone sent another one, \(Self.quoted(answer)): which belongs to what is not known"
        case .malformed(let what): what
        case .sizeMismatch(let command, let asked, let offered):
            "the phone wants to move \(offered) bytes for \"\(command)\", and \(asked) were asked for"
        case .silent(let command, let limit, let last):
            "the phone did not answer \"\(command)\" within \(limit.inWords)"
                + (last.map { "; the last it said was \(Self.quoted($0))" } ?? "")
        case .endless(let command, let messages):
            "the phone sent \(messages) messages after \"\(command)\" and did not end it"
        case .commandTooLong(let command, let count, let limit):
            "the command \"\(command)\" has \(count) bytes, and the phone takes \(limit) at most"
        case .badArgument(let command, let why): "the command \"\(command)\" cannot be sent: \(why)"
        case .broken(let command, let why):
            "\"\(command)\" was not sent, because this connection is no longer usable: \(why)"
        case .transport(let error): "\(error)"
        }
    }
}

extension FastbootError {
    /// Words of the phone between marks, which they cannot end.
    static func quoted(_ words: String) -> String { "\"\(words.replacing("\"", with: "'"))\"" }

    /// What the phone's refusal seems to mean. Nil when it was no refusal.
    public var rejection: Rejection? {
        if case .rejected(_, _, let kind) = self { kind } else { nil }
    }

    /// Whether the phone has gone: unplugged, or it restarted.
    public var isDisconnect: Bool {
        if case .transport(.disconnected) = self { true } else { false }
    }
}
