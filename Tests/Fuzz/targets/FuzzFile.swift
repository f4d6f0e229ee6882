import Glibc
import Synchronization

/// Inputs run side by side in tests: each has a name of its own.
private let names = Atomic(0)

/// Bytes as a file in memory, for parsers that read files.
///
/// - Parameter body: is given a path that lives as long as the call.
func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
    let path = "/dev/shm/restock-fuzz-\(getpid())-\(names.add(1, ordering: .relaxed).newValue)"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { fatalError("\(path): \(errno)") }
    defer {
        close(descriptor)
        _ = unsafe unlink(path)
    }
    guard unsafe write(descriptor, bytes, bytes.count) == bytes.count else { fatalError("\(path): \(errno)") }
    body(path)
}
