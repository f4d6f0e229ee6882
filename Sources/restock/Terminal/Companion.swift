import Glibc

/// Another program that does something for as long as this process lives, or when it has ended.
///
/// It waits for the end of its standard input, a pipe whose other end is here. When this process ends, in whatever way, so does the pipe.
@safe
final class Companion {
    private let child: pid_t
    private let pipe: Int32
    /// How long its end is waited for, in steps of 10 ms.
    private static let patience = 100

    /// Nil where there is no such program.
    init?(_ words: [String]) {
        var ends: [Int32] = [-1, -1]
        guard unsafe Glibc.pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        guard let child = Self.start(words, input: ends[0]) else {
            close(ends[1])
            return nil
        }
        self.child = child
        pipe = ends[1]
    }

    deinit {
        close(pipe)
        var status: Int32 = 0
        for _ in 0..<Self.patience {
            if unsafe waitpid(child, &status, WNOHANG) != 0 { return }
            usleep(10_000)
        }
        kill(child, SIGKILL)
        _ = unsafe waitpid(child, &status, 0)
    }

    private static func start(_ words: [String], input: Int32) -> pid_t? {
        guard let name = words.first else { return nil }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        for stream in [STDOUT_FILENO, STDERR_FILENO] {
            unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // Ctrl-C at the terminal goes to the whole group: the companion has to outlive it.
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        var child = pid_t()
        let code = unsafe posix_spawnp(&child, name, &actions, &attributes, &arguments, environ)
        return code == 0 ? child : nil
    }
}
