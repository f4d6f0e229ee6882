/// Sorts a command line as getopt_long(3) of the GNU C library does for AOSP's `fastboot`: options may stand anywhere, also behind
/// commands, until `--`; a long one may be cut short as long as it stays the only one.
struct DropInWords {
    /// Whether an option has a value with it.
    enum Value { case none, required, attached }

    /// One option that was found; of long ones the whole name.
    struct Option: Equatable {
        let name: String
        let value: String?
    }

    private(set) var options: [Option] = []
    /// What is no option, in order.
    private(set) var rest: [String] = []

    private static let short: [Character: Value] = [
        "a": .attached, "h": .none, "l": .none, "s": .required, "S": .required, "v": .none, "w": .none,
    ]
    private static let long: [String: Value] = [
        "base": .required, "cmdline": .required, "disable-fastboot-info": .none, "disable-super-optimization": .none,
        "disable-verification": .none, "disable-verity": .none, "dtb": .required, "dtb-offset": .required,
        "exclude-dynamic-partitions": .none, "force": .none, "fs-options": .required, "header-version": .required,
        "help": .none, "kernel-offset": .required, "os-patch-level": .required, "os-version": .required,
        "page-size": .required, "ramdisk-offset": .required, "restock-accept": .required, "restock-move-footer": .none,
        "restock-wait": .required,
        "set-active": .attached, "skip-reboot": .none, "skip-secondary": .none, "slot": .required,
        "tags-offset": .required, "unbuffered": .none, "verbose": .none, "version": .none, "wipe-and-use-fbe": .none,
    ]

    init(_ words: [String]) throws(DropInUsage) {
        var words = words[...]
        while let word = words.popFirst() {
            if word == "--" {
                rest += words
                return
            }
            if word.hasPrefix("--") {
                try takeLong(String(word.dropFirst(2)), &words)
            } else if word.hasPrefix("-"), word != "-" {
                try takeShort(word.dropFirst(), &words)
            } else {
                rest.append(word)
            }
        }
    }

    private mutating func takeLong(_ word: String, _ words: inout ArraySlice<String>) throws(DropInUsage) {
        let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let start = String(halves[0])
        let matches = Self.long[start] != nil ? [start] : Self.long.keys.filter { $0.hasPrefix(start) }.sorted()
        guard let name = matches.first, !start.isEmpty else { throw DropInUsage("unrecognized option '--\(start)'") }
        guard matches.count == 1 else {
            let list = matches.map { "'--\($0)'" }.joined(separator: " ")
            throw DropInUsage("option '--\(start)' is ambiguous; possibilities: \(list)")
        }
        var value = halves.count == 2 ? String(halves[1]) : nil
        switch Self.long[name]! {
        case .none:
            guard value == nil else { throw DropInUsage("option '--\(name)' doesn't allow an argument") }
        case .required:
            value = value ?? words.popFirst()
            guard value != nil else { throw DropInUsage("option '--\(name)' requires an argument") }
        case .attached: break
        }
        options.append(Option(name: name, value: value))
    }

    private mutating func takeShort(_ letters: Substring, _ words: inout ArraySlice<String>) throws(DropInUsage) {
        var letters = letters
        while let letter = letters.popFirst() {
            guard let kind = Self.short[letter] else { throw DropInUsage("invalid option -- '\(letter)'") }
            var value: String?
            if kind != .none, !letters.isEmpty {
                value = String(letters)
                letters = ""
            } else if kind == .required {
                value = words.popFirst()
                guard value != nil else { throw DropInUsage("option requires an argument -- '\(letter)'") }
            }
            options.append(Option(name: String(letter), value: value))
        }
    }
}
