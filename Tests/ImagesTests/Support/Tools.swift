import Foundation
import Images

/// A folder that goes away with its owner.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "images-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in the folder, with these contents if they are given.
    func file(_ name: String, _ bytes: [UInt8]? = nil) throws -> String {
        let full = path + "/" + name
        if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: full)) }
        return full
    }
}

func contents(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
}

struct ToolFailed: Error {
    let words: String
}

/// Runs another program, at most a minute, and gives back what it wrote to standard output. Blocks.
func said(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["60", program] + arguments
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw ToolFailed(words: "\(program) ended with \(process.terminationStatus)")
    }
    return words
}

/// Runs another program, at most a minute, and gives back what it wrote to standard error. Blocks.
@discardableResult
func run(_ program: String, _ arguments: String...) throws -> String {
    try run(program, arguments)
}

@discardableResult
func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["60", program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw ToolFailed(words: "\(program) ended with \(process.terminationStatus): \(words)")
    }
    return words
}

/// One key for all scans of a test, so that two of them can be compared.
private let key = BlockKey()

/// Scans bytes pushed in pieces of the given size.
func scan(_ bytes: [UInt8], piece: Int = 65_536, digests: ImageDigests = .md5) throws -> ImageScan {
    let scanner = ImageScanner(digests: digests, key: key)
    var at = 0
    while at < bytes.count {
        let end = min(at + piece, bytes.count)
        try unsafe bytes.withUnsafeBytes {
            try unsafe scanner.feed(UnsafeRawBufferPointer(rebasing: $0[at..<end]))
        }
        at = end
    }
    return try scanner.finish()
}

/// The bytes of every part, read through buffers of the given size.
func render(_ parts: [ImagePart], of file: [UInt8], buffer: Int = 10_000) throws -> [[UInt8]] {
    let reader = PartReader(parts: parts, source: MemorySource(file))
    var rendered: [[UInt8]] = []
    var space = [UInt8](repeating: 0, count: buffer)
    for part in parts {
        reader.begin(part)
        var bytes: [UInt8] = []
        while true {
            let got = try unsafe space.withUnsafeMutableBytes { try unsafe reader.fill($0) }
            if got == 0 { break }
            bytes += space[..<got]
        }
        rendered.append(bytes)
    }
    return rendered
}

/// Everything that a source gives, in reads of the given size.
func drain(_ source: any ByteSource, piece: Int = 100_000) throws -> [UInt8] {
    var all: [UInt8] = []
    var space = [UInt8](repeating: 0, count: piece)
    while true {
        let got = try unsafe space.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
        if got == 0 { return all }
        all += space[..<got]
    }
}
