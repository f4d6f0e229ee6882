import Glibc

/// The three standard streams of this program.
enum Streams {
    /// Opens those that the caller has closed (`>&-`, some services): the next file that is opened would take the number of a closed one,
    /// and words would go into the journal, or to a phone. What stands in can be neither read nor written, so that the loss is noticed.
    static func fill() {
        for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is given, and those below are open by now.
            _ = unsafe open("/dev/null", mode)
        }
    }
}
