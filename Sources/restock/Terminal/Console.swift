import Glibc
import RestockKit

/// Standard output carries the result, standard error everything else.
enum Console {
    static let inputIsTerminal = isatty(STDIN_FILENO) == 1
    /// Moving progress and colour only where a person looks at it.
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
    static let usesColour = errorIsTerminal && environment("NO_COLOR").isEmpty

    /// Columns of the terminal on standard error; 80 where it is none.
    static var width: Int {
        var size = winsize()
        guard errorIsTerminal, unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return min(Int(size.ws_col), 120)
    }

    /// Prints a result line.
    static func out(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// Prints a line of everything else.
    static func note(_ line: String = "") { write(line + "\n", to: STDERR_FILENO) }

    /// Prints without a line end, for moving progress.
    static func raw(_ text: String) { write(text, to: STDERR_FILENO) }

    static func environment(_ name: String) -> String {
        unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // The reader of a pipe has gone: there is nobody to tell.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
