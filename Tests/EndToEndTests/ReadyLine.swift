import Foundation

/// Starts a device that says `ready ADDRESS` in its first line, as the virtual phone and the strict device do.
/// - Throws: ``Phone/Broken`` where its first line says anything else.
/// - Returns: the address.
func startDevice(_ process: Process, named what: String) throws -> String {
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var line = Data()
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte[byte.startIndex] != 10 {
        line += byte
    }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 2, words[0] == "ready" else { throw Phone.Broken(what: "\(what) did not start: \(words)") }
    return String(words[1])
}
