import Glibc

/// The system's words for an error number, as `strerror` has them.
func systemWords(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

/// A file that is being written.
@safe final class OutputFile {
    private let descriptor: Int32
    let path: String

    /// Makes the file, or empties it.
    init(_ path: String) throws(DropInError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .stopped("cannot write '\(path)': \(systemWords(errno))") }
    }

    deinit { close(descriptor) }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(DropInError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .stopped("cannot write '\(path)': \(systemWords(errno))") }
            done += count
        }
    }
}
