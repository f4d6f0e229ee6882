/// One way in which a virtual recovery breaks the protocol on purpose. Messages of the phone count from 1 in each connection: the answer to
/// the greeting, the OKAY for the first service, and so on.
public enum RecoveryFault: Sendable, Equatable {
    /// Says nothing any more, from this message on.
    case silent(from: Int)
    /// Hangs up in place of this message; over USB the plug is pulled and put in again.
    case hangUp(at: Int)
    /// This message ends in a wrong magic number.
    case magic(at: Int)
    /// Closes the stream in place of this message.
    case close(at: Int)
    /// This message is a WRTE with one byte more than the host allows.
    case long(at: Int)
    /// The header of this message promises a payload, of which only the first half comes; then silence.
    case half(at: Int)
    /// Hangs up when this many bytes of the first package have come.
    case dropAt(byte: UInt64)
    /// The request with this number (from 1) is for a block behind the end.
    case pastEnd(request: Int)
    /// The verdict is bad after this many blocks.
    case failAfter(blocks: Int)
    /// The verdict is good after this many blocks, whatever is still to come.
    case doneAfter(blocks: Int)
    /// The verdict is this text.
    case verdict(String)
}

extension RecoveryFault {
    /// Reads a fault as the command line writes it:
    ///
    ///     adb-silent:N  adb-hangup:N  adb-magic:N  adb-close:N  adb-long:N  adb-half:N
    ///     block-drop:BYTE  block-past-end:REQUEST  sideload-fail:BLOCKS  sideload-done:BLOCKS  sideload-verdict:TEXT
    ///
    /// Nil for what is none of them.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = String(text[text.index(after: colon)...])
        if text[..<colon] == "sideload-verdict" {
            guard !rest.isEmpty else { return nil }
            self = .verdict(rest)
            return
        }
        guard let number = Int(rest), number >= 0 else { return nil }
        switch text[..<colon] {
        case "adb-silent": self = .silent(from: number)
        case "adb-hangup": self = .hangUp(at: number)
        case "adb-magic": self = .magic(at: number)
        case "adb-close": self = .close(at: number)
        case "adb-long": self = .long(at: number)
        case "adb-half": self = .half(at: number)
        case "block-drop": self = .dropAt(byte: UInt64(number))
        case "block-past-end": self = .pastEnd(request: number)
        case "sideload-fail": self = .failAfter(blocks: number)
        case "sideload-done": self = .doneAfter(blocks: number)
        default: return nil
        }
    }
}
