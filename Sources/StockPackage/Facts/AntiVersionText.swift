/// Reads `images/anti_version.txt`: a bare number, or `key=number`. Scripts of different models read it in both ways.
/// Nil when it is neither, which the anti-rollback gate treats as unreadable, never as zero. A second line or a second `=` makes it
/// unreadable too: of two numbers nobody knows which one counts.
public func antiVersion(_ bytes: [UInt8]) -> Int? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let fields = text.trimmed.split(separator: "=", maxSplits: 2, omittingEmptySubsequences: false).map { $0.trimmed }
    guard fields.count < 3, fields.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isNewline) }),
        let value = fields.last
    else { return nil }
    guard value.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(value)
}
