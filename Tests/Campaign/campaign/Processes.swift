import Glibc

/// A program that was started here, and ends with the value.
final class Child {
    let id: pid_t
    private var isOver = false
    private(set) var status: Int32 = -1
    /// Where its output goes.
    let output: String

    /// - Parameters:
    ///   - output: the file for standard output and standard error.
    ///   - environment: in place of what is inherited.
    init(_ arguments: [String], output: String, environment: [String: String]) throws {
        self.output = output
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
            for index in unsafe variables.indices { unsafe free(variables[index]) }
        }
        var child = pid_t()
        let code = unsafe posix_spawn(&child, arguments[0], &actions, nil, &words, &variables)
        guard code == 0 else { throw Trouble("\(arguments[0]) cannot be started: error \(code)") }
        id = child
    }

    deinit { if !isOver { kill() } }

    /// Ends it at whatever instruction it is.
    func kill() {
        guard !isOver else { return }
        _ = Glibc.kill(id, SIGKILL)
        wait(Int32.max)
    }

    /// Waits for its end, so many milliseconds at most. The exit status; 128 and the signal where one ended it; -1 while it runs.
    @discardableResult
    func wait(_ milliseconds: Int32) -> Int32 {
        var left = milliseconds
        while !isOver {
            var state: Int32 = 0
            if unsafe waitpid(id, &state, WNOHANG) == id {
                isOver = true
                status = state & 0x7f == 0 ? state >> 8 & 0xff : 128 + state & 0x7f
            } else if left <= 0 {
                return -1
            } else {
                usleep(1000)
                left -= 1
            }
        }
        return status
    }

    /// What it has said, with its line breaks folded, so that a sentence can be looked for.
    var words: String { said.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// What it has said.
    var said: String {
        let descriptor = unsafe open(output, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &piece, piece.count)
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text += piece[..<count]
        }
    }
}
