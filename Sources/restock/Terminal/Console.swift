import Bytes
import Glibc
import RestockKit
import Synchronization

/// Standard output carries the result, standard error everything else.
enum Console {
    /// A person can be asked: they see the question, and can type.
    static let canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    /// The result is read on a terminal, and not taken by a file or another program.
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    /// Moving progress and colour only where a person looks at it.
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
    static let usesColour = errorIsTerminal && environment("NO_COLOR").isEmpty

    /// The terminal on standard error, as it is now; 80 columns and 24 rows where it is none.
    static var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard errorIsTerminal, unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
    }

    /// Columns for text: those of the terminal, and no more than can be read.
    static var width: Int { min(size.columns, 120) }

    private static let plain = Atomic<Bool>(false)
    /// Nothing moves, though it is a terminal: the owner wants lines that stay.
    static var isPlain: Bool {
        get { plain.load(ordering: .relaxed) }
        set { plain.store(newValue, ordering: .relaxed) }
    }
    /// Whether a line may move.
    static var moves: Bool { errorIsTerminal && !isPlain }

    /// What stands at the end of the terminal and moves.
    private struct Moving {
        var place = BlockPlace()
        /// It stands again below every line that is printed.
        var block: [String] = []
    }
    // Lines and frames come from several threads.
    private static let moving = Mutex(Moving())

    /// Prints a result line.
    static func out(_ line: String) {
        moving.withLock { moving in
            if !moving.place.isEmpty { write(moving.place.frame([], width: size.columns), to: STDERR_FILENO) }
            write(line + "\n", to: STDOUT_FILENO)
            if !moving.block.isEmpty {
                write(moving.place.frame(moving.block, width: size.columns), to: STDERR_FILENO)
            }
        }
        guard Interrupt.isWriting, let news = LostOutput.news() else { return }
        remark("\(news) That does not stop what is done to the phone; the exit status will not be 0.")
    }

    /// Prints a line of everything else, or several.
    static func note(_ line: String = "") {
        moving.withLock { moving in
            guard !moving.place.isEmpty else { return write(line + "\n", to: STDERR_FILENO) }
            let lines = line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            write(moving.place.frame(moving.block, under: lines, width: size.columns), to: STDERR_FILENO)
        }
    }

    /// Prints text as it is to standard error; line ends are part of it.
    static func error(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Prints a sentence of everything else, folded to the terminal.
    static func remark(_ sentence: String) { note(Words(width: width, colour: false).wrap(sentence)) }

    /// Asks: prints without a line end.
    static func ask(_ text: String) {
        clearMoving()
        write(text, to: STDERR_FILENO)
    }

    /// Throws away what was typed or pasted ahead of a question: it agrees to nothing.
    static func forgetTyped() { _ = tcflush(STDIN_FILENO, TCIFLUSH) }

    /// Prints a line that whatever comes next replaces. Only for a terminal.
    static func moving(_ line: String) {
        moving.withLock { write($0.place.frame([line], width: size.columns), to: STDERR_FILENO) }
    }

    /// Prints lines that the next ones replace, and that stay below whatever else is printed. Only for a terminal.
    static func block(_ lines: [String]) {
        moving.withLock { moving in
            moving.block = lines
            write(moving.place.frame(lines, width: size.columns), to: STDERR_FILENO)
        }
    }

    /// Wipes what moves, so that nothing is printed behind it.
    static func clearMoving() {
        moving.withLock { moving in
            moving.block = []
            if !moving.place.isEmpty { write(moving.place.frame([], width: size.columns), to: STDERR_FILENO) }
        }
    }

    static func environment(_ name: String) -> String {
        unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
    }

    private static func write(_ text: String, to descriptor: Int32) {
        // The last words are said: no frame goes over them.
        if Interrupt.isEnding { return }
        var rest = Array(ForeignText.screen(text).utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let number = errno
                LostOutput.note(number, on: descriptor)
                // Whoever read this has gone before anything was written: nothing is begun behind their back.
                if number == EPIPE { Interrupt.readerLeft() }
                return
            }
            rest = rest.dropFirst(count)
        }
    }
}
