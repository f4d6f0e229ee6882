import Glibc

/// Runs a program of the system to its end, without output. The clock that file systems see stands at `time`, in seconds since 1970.
func packRun(_ program: String, _ arguments: [String], time: UInt64) throws(PackError) {
    let texts = [program] + arguments
    let environment = ["PATH=/usr/sbin:/sbin:/usr/bin:/bin", "E2FSPROGS_FAKE_TIME=\(time)", "LC_ALL=C"]
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { unsafe strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer {
        unsafe (argv + envp).forEach { unsafe free($0) }
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, program, &actions, nil, &argv, &envp)
    guard code == 0 else { throw .io("run", path: program, code: code) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
        if errno != EINTR { throw .io("wait for", path: program, code: errno) }
    }
    guard status == 0 else { throw .program(program, status: status >> 8) }
}

/// Where a program of the system is, if it is installed.
func packFind(_ program: String) -> String? {
    ["/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/"].map { $0 + program }.first { unsafe access($0, X_OK) == 0 }
}
