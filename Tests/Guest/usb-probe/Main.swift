import Glibc
import Transport
import VirtualPhone

/// A tool for the cases of Tests/Guest: plays a small phone on a device controller, and talks to phones over USB by
/// hand.
@main
struct Main {
    static func main() {
        var words = Words(Array(CommandLine.arguments.dropFirst()))
        do {
            switch words.next() {
            case "sink": try Sink(&words).run()
            case "list": try list()
            case "push": try push(&words)
            case "fetch": try fetch(&words)
            case "say": try say(&words)
            case "again": try again(&words)
            case "hold": try hold(&words)
            case "interrupt": try interrupt(&words)
            case "watch": try watch(&words)
            case "wait": try wait(&words)
            default:
                print("usage: usb-probe sink|list|push|fetch|say|interrupt|again|hold|watch|wait ...")
                exit(64)
            }
        } catch {
            print("error: \(error)")
            exit(1)
        }
    }
}

/// The command line's words: options first, then the rest.
struct Words {
    private var words: [String]

    init(_ words: [String]) { self.words = words }

    var isEmpty: Bool { words.isEmpty }

    mutating func next() -> String? { words.isEmpty ? nil : words.removeFirst() }

    /// The value after `name`, which is taken out.
    mutating func value(_ name: String) -> String? {
        guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
        defer { words.removeSubrange(place...place + 1) }
        return words[place + 1]
    }

    /// Whether `name` is there; it is taken out.
    mutating func flag(_ name: String) -> Bool {
        guard let place = words.firstIndex(of: name) else { return false }
        words.remove(at: place)
        return true
    }
}

/// Prints a line at once, whatever the output is: other programs wait for these lines.
func print(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = unsafe write(STDOUT_FILENO, line, line.count)
}
