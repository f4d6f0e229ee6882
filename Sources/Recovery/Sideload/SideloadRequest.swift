import Transport

/// What a recovery says while it takes a package.
enum SideloadRequest: Equatable {
    /// It wants a block, counted from 0.
    case block(UInt64)
    case verdict(SideloadVerdict)

    /// A number of at most eight digits asks for a block; `DONEDONE` and `FAILFAIL` are AOSP's verdicts; everything else is
    /// the last word of a recovery that speaks in sentences, as Xiaomi's does. Nil for an empty message.
    init?(_ bytes: [UInt8]) {
        let text = AdbConnection.trimmed(bytes)
        guard !text.isEmpty else { return nil }
        let isNumber = text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if bytes.count <= 8, isNumber, let number = UInt64(String(decoding: text, as: UTF8.self)) {
            self = .block(number)
        } else if text.elementsEqual("DONEDONE".utf8) {
            self = .verdict(.done)
        } else if text.elementsEqual("FAILFAIL".utf8) {
            self = .verdict(.failed)
        } else {
            self = .verdict(.said(printable(text.prefix(2000))))
        }
    }
}

/// How a sideload ended, in the recovery's own judgement.
public enum SideloadVerdict: Sendable, Equatable {
    /// The only success.
    case done
    case failed
    /// A text that no reader of the wire can take for the one or the other.
    case said(String)
}
