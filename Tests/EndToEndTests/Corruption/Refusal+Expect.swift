import Foundation
import Testing

/// Runs `restock flash` on a damaged package with a phone of that profile: it must end with 2 and leave the phone as it was.
/// - Parameters:
///   - all: what it must say, every word of it.
///   - any: what it must say, one of the words at least.
func expectRefusal(
    _ path: String, _ profile: String = "liuqin", all: [String] = [], any: [String]? = nil, _ what: String = ""
) throws {
    let phone = try Phone(profile, ["--unlocked"])
    let before = try phone.snapshot()
    let ended = try restock("flash", "-s", phone.address, "--accept", consents, path)
    #expect(ended.status == 2, "\(what) \(ended.error)")
    #expect(ended.words.contains("Nothing was written."), "\(what) \(ended.error)")
    for word in all { #expect(ended.words.contains(word), "\"\(word)\" is missing in: \(ended.error)") }
    if let any { #expect(any.contains { ended.words.contains($0) }, "\(what): \(ended.error)") }
    // No download, no flash, no erase, nothing else than questions; and nothing in its folder has changed.
    #expect(try phone.isUntouched())
    #expect(try phone.snapshot() == before)
}

/// A file of these bytes while `body` runs.
func withFile(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    try body(file.path)
}
