import Glibc

/// Small files and reasons.
enum GadgetFile {
    /// The words for the last failed system call.
    static var reason: String { unsafe String(cString: strerror(errno)) }

    /// A short text file without the newline at its end.
    static func read(_ path: String) throws(LinkError) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw LinkError("opening \(path) failed: \(reason)") }
        defer { _ = Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw LinkError("reading \(path) failed: \(reason)") }
        var text = String(decoding: bytes[..<count], as: UTF8.self)
        if text.last == "\n" { text.removeLast() }
        return text
    }
}
