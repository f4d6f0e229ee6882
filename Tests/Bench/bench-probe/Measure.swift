import Bytes
import Glibc

/// `measure --limit SECONDS --into FILE COMMAND...`: runs a command and adds a line to the file: wall seconds, processor
/// seconds (user and system), peak memory in KiB.
///
/// The processor's time is that of the command and of every process it waited for, the peak that of the largest one of
/// them (wait4(2)). Linux hands the peak of whoever starts a program on to it, so nothing below this program's own few MiB
/// can be told.
func measure(_ words: inout Words) throws {
    // A program inherits what its starter ignores.
    _ = signal(SIGPIPE, SIG_DFL)
    guard let limit = words.value("--limit"), let file = words.value("--into"), !words.rest.isEmpty else {
        throw Trouble("usage: bench-probe measure --limit SECONDS --into FILE COMMAND...")
    }
    let start = ContinuousClock.now
    let process = try spawn(["timeout", "--kill-after=5", limit] + words.rest)
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0 {
        guard errno == EINTR else { throw Trouble.system("waiting for \(words.rest[0])") }
    }
    let wall = ContinuousClock.now - start
    let code = (status >> 8) & 0xff
    guard status & 0x7f == 0, code == 0 else {
        let why = code == 124 || code == 137 ? "did not end within \(limit) s" : "ended with status \(code)"
        throw Trouble("\(words.rest.prefix(4).joined(separator: " ")) ... \(why)")
    }
    let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
    let processor = usage.ru_utime.seconds + usage.ru_stime.seconds
    let line = "\(fixed(seconds, decimals: 6)) \(fixed(processor, decimals: 6)) \(usage.ru_maxrss)\n"
    try append(line, to: file)
}

private func spawn(_ words: [String]) throws(Trouble) -> pid_t {
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
    var process = pid_t()
    let code = unsafe posix_spawnp(&process, arguments[0]!, nil, nil, &arguments, environ)
    guard code == 0 else { throw Trouble("\(words[0]) cannot be started: error \(code)") }
    return process
}

private func append(_ line: String, to path: String) throws(Trouble) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Trouble.system("opening \(path)") }
    defer { close(file) }
    let bytes = Array(line.utf8)
    guard unsafe write(file, bytes, bytes.count) == bytes.count else { throw Trouble.system("writing \(path)") }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
