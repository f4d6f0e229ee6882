import Glibc

/// Flashes, wipes and sideloads that go wrong, by the thousand, each from a seed: `campaign faults` in this process, `campaign kill` with
/// real ones.
@main
struct Main {
    static func main() {
        _ = signal(SIGPIPE, SIG_IGN)
        do {
            var words = Array(CommandLine.arguments.dropFirst())
            guard let verb = words.first, ["faults", "kill"].contains(verb) else { throw Trouble(Self.usage) }
            words.removeFirst()
            let options = try Options(words)
            Crash.watch()
            exit(try run(verb, options) == 0 ? 0 : 1)
        } catch {
            say("campaign: \(error)")
            exit(64)
        }
    }

    /// A scope of its own: what a campaign keeps in folders goes with it, and `exit` would leave it there.
    @inline(never)
    private static func run(_ verb: String, _ options: Options) throws -> Int {
        let campaign: any Campaign = verb == "faults" ? try FaultCampaign(options) : try KillCampaign(options)
        return try Fight(campaign, options).run()
    }

    static let usage = """
        usage: campaign faults|kill [--seeds FIRST-LAST] [--kind clean|keep-data|wipe|sideload] [--jobs N] [--scratch DIR] [--verbose]
          Without --kind each seed has its own: of faults each kind in turn; of kills two of three are flashes.
          faults: [--usb CONTROLLER], such as dummy_udc.0
        """
}

/// What went wrong, in words.
struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

struct Options {
    var seeds: ClosedRange<UInt64> = 1...12
    var jobs = 2
    var scratch = "/tmp"
    var verbose = false
    /// Nil is each seed's own.
    var kind: Kind?
    /// The device controller of a real bus; nil is TCP.
    var controller: String?

    init(_ words: [String]) throws {
        var words = words[...]
        func need(_ word: String) throws -> String {
            guard let value = words.popFirst() else { throw Trouble("\(word) wants a value") }
            return value
        }
        while let word = words.popFirst() {
            switch word {
            case "--seeds":
                let ends = try need(word).split(separator: "-").compactMap { UInt64($0) }
                guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else {
                    throw Trouble("--seeds is FIRST-LAST")
                }
                seeds = first...last
            case "--jobs": jobs = try max(1, Int(need(word)) ?? 1)
            case "--scratch": scratch = try need(word)
            case "--verbose": verbose = true
            case "--kind":
                guard let word = Kind(rawValue: try need(word)) else { throw Trouble(Main.usage) }
                kind = word
            case "--usb": controller = try need(word)
            default: throw Trouble(Main.usage)
            }
        }
    }
}

func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
}
