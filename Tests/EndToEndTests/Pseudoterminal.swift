import Foundation

/// restock at a terminal of 80 columns, with somebody who reads and types.
final class Pseudoterminal {
    private let process = Process()
    private let master: Int32
    private var bytes: [UInt8] = []
    /// Everything that came to the screen, control characters too.
    var screen: String { String(decoding: bytes, as: UTF8.self) }

    struct Broken: Error { let what: String }

    init(_ arguments: [String], environment: [String: String] = [:], columns: UInt16 = 80) throws {
        // What openpty does, with its two requests by number since Swift does not see them: TIOCSPTLCK, TIOCGPTN.
        master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0
        var number: Int32 = 0
        guard master >= 0, unsafe ioctl(master, 0x4004_5431, &locked) == 0,
            unsafe ioctl(master, 0x8004_5430, &number) == 0
        else {
            throw Broken(what: "no pseudo terminal")
        }
        let slave = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw Broken(what: "no terminal") }
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard unsafe ioctl(slave, UInt(TIOCSWINSZ), &size) == 0 else { throw Broken(what: "the terminal has no size") }
        let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        process.executableURL = program("restock")
        process.arguments = arguments
        var variables = testEnvironment()
        variables["NO_COLOR"] = nil
        variables["LC_ALL"] = "C"
        variables["TERM"] = "xterm-256color"
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        try handle.close()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        close(master)
    }

    /// Takes what has come to the screen, waiting a moment for it; false when nothing came.
    private func read() -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&descriptor, 1, 20) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        return true
    }

    /// Waits for a text to come to the screen.
    func waitFor(_ text: String, within limit: Double = 30) -> Bool {
        eventually(within: limit) {
            _ = read()
            return screen.contains(text)
        }
    }

    func type(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe write(master, bytes, bytes.count)
    }

    /// Makes the window another one, as a mouse does.
    func resize(columns: UInt16, rows: UInt16 = 24) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    func interrupt() { kill(process.processIdentifier, SIGINT) }

    /// Waits for the end and gives the status; -1 when it did not come.
    func end(within limit: Double = 60) -> Int32 {
        let ended = eventually(within: limit) {
            _ = read()
            return !process.isRunning
        }
        if !ended { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        while read() {}
        return ended ? process.terminationStatus : -1
    }

    /// What stood on each line at some time, without colours: text that was written over counts as a line of its own.
    var lines: [String] {
        let colours = screen.replacing(/\u{1B}\[[0-9;]*[A-Za-z]/, with: "")
        return colours.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String(String.UnicodeScalarView($0)) }
    }

    /// The screen's words with line breaks and indents folded.
    var words: String { lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    var hasColours: Bool { screen.contains("\u{1B}[1") }
}
