/// One way in which a virtual phone misbehaves on purpose. Commands are matched by ``CommandPattern``.
public enum DeviceFault: Sendable, Equatable {
    /// Takes everything and answers nothing after this many commands.
    case silentAfter(commands: Int)
    /// Ends the connection after this many bytes of a download; `download` counts from 1.
    case dropAt(byte: UInt64, download: Int)
    /// Announces this many bytes in DATA, whatever was asked for.
    case dataSize(UInt32)
    /// Answers OKAY to `download:` in place of DATA.
    case okayToDownload
    /// Answers bytes that are no fastboot answer.
    case garbage(CommandPattern)
    /// Sends the answer in two packets.
    case split(CommandPattern)
    /// Answers FAIL with a text, and does nothing. A service of the recovery: says the text as it is, and does nothing.
    case fail(CommandPattern, text: String)
    /// Waits before it answers; a service of the recovery, too.
    case delay(CommandPattern, milliseconds: Int)
    /// One of the recovery's.
    case recovery(RecoveryFault)
}

extension DeviceFault {
    /// Reads a fault as the command line writes it:
    ///
    ///     silent-after:N  drop-at:BYTE  drop-at:BYTE@DOWNLOAD  data-size:BYTES  okay-download
    ///     garbage:COMMAND  split:COMMAND  fail:COMMAND=TEXT  delay:COMMAND=MILLISECONDS
    ///
    /// COMMAND may end in `*`. Those of a recovery are written as ``RecoveryFault`` reads them.
    public init(_ text: String) throws(VirtualPhoneError) {
        func parsed() -> DeviceFault? {
            guard let colon = text.firstIndex(of: ":") else { return text == "okay-download" ? .okayToDownload : nil }
            let rest = String(text[text.index(after: colon)...])
            guard !rest.isEmpty else { return nil }
            func pair() -> (CommandPattern, String)? {
                guard let equals = rest.firstIndex(of: "=") else { return nil }
                return (CommandPattern(String(rest[..<equals])), String(rest[rest.index(after: equals)...]))
            }
            switch text[..<colon] {
            case "silent-after":
                return Int(rest).map { .silentAfter(commands: $0) }
            case "drop-at":
                let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
                guard let byte = UInt64(parts[0]), let download = parts.count == 2 ? Int(parts[1]) : 1 else {
                    return nil
                }
                return .dropAt(byte: byte, download: download)
            case "data-size":
                return UInt32(rest).map { .dataSize($0) }
            case "garbage":
                return .garbage(CommandPattern(rest))
            case "split":
                return .split(CommandPattern(rest))
            case "fail":
                return pair().map { .fail($0.0, text: $0.1) }
            case "delay":
                guard let (pattern, number) = pair(), let milliseconds = Int(number) else { return nil }
                return .delay(pattern, milliseconds: milliseconds)
            default:
                return nil
            }
        }
        guard let fault = RecoveryFault(text).map(DeviceFault.recovery) ?? parsed() else { throw .badFault(text) }
        self = fault
    }
}
