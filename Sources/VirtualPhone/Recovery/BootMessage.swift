/// The message that Android, the bootloader and the recovery leave for each other at the start of `misc`: AOSP's `bootloader_message`. Fields of
/// 32, 32, 768, 32 and 1184 bytes, texts that end in a NUL: command, status, recovery, stage, reserved.
struct BootMessage {
    /// The size of the whole in bytes.
    static let size = 2048

    /// What the bootloader does at the next start: `boot-recovery`, or nothing.
    let command: String
    /// The lines behind `recovery`: what the recovery does.
    let arguments: [String]

    /// - Parameter bytes: the start of `misc`; what is missing counts as zero.
    init(_ bytes: [UInt8]) {
        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes.dropFirst(range.lowerBound).prefix(range.count).prefix { $0 != 0 }, as: UTF8.self)
        }
        command = text(0..<32)
        let lines = text(64..<832).split(separator: "\n").map(String.init)
        arguments = lines.first == "recovery" ? Array(lines.dropFirst()) : []
    }
}
