/// Reads `images/anti_version.txt`: a bare number, or `key=number`. Scripts of different models read it in both ways.
/// Nil when it is neither, which the anti-rollback gate treats as unreadable, never as zero.
public func antiVersion(_ bytes: [UInt8]) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self).trimmed
    let value = text.split(separator: "=", omittingEmptySubsequences: false).last.map { $0.trimmed } ?? ""
    guard !value.isEmpty, value.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(value)
}
