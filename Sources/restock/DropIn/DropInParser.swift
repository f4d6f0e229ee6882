import Fastboot
import RestockKit

/// Reads a command line of AOSP's `fastboot`. All of it is understood before anything is done.
struct DropInParser {
    private var words: ArraySlice<String>
    private var line = DropInLine()

    private init(_ words: [String]) { self.words = words[...] }

    /// - Parameters:
    ///   - arguments: without the name of the program.
    ///   - environment: gives the value of a variable, empty where there is none.
    /// - Throws: the words of AOSP's `fastboot` where it has some for the fault.
    static func parse(_ arguments: [String], environment: (String) -> String = { _ in "" }) throws(DropInUsage)
        -> DropInRequest
    {
        let sorted = try DropInWords(arguments)
        var options = DropInOptionReader()
        for option in sorted.options { try options.take(option) }
        if let request = options.request { return request }
        switch sorted.rest.first {
        case "help": return .help
        case "devices": return .devices(long: options.long || sorted.rest.contains("-l"))
        case "connect":
            guard sorted.rest.count == 2 else { throw .syntax("expected: connect tcp:|udp:HOST[:PORT]") }
            return .connect(sorted.rest[1])
        case "disconnect":
            guard sorted.rest.count <= 2 else { throw .syntax("expected: disconnect [tcp:|udp:HOST[:PORT]]") }
            return .disconnect(sorted.rest.count == 2 ? sorted.rest[1] : nil)
        default: break
        }
        let out = environment("ANDROID_PRODUCT_OUT")
        options.options.productOut = out.isEmpty ? nil : out
        var parser = DropInParser(sorted.rest)
        parser.line.options = options.options
        while !parser.words.isEmpty { try parser.command() }
        let line = parser.line
        guard !line.commands.isEmpty || line.reboot != nil || line.options.wipes || line.options.setActive != nil else {
            throw .syntax("no command")
        }
        return .phone(line, options.choice)
    }

    private mutating func command() throws(DropInUsage) {
        let word = try next()
        switch word {
        case "getvar": add(.getvar(try next()))
        case "erase": add(.erase(try next()))
        case "flash": add(.flash(partition: try next(), file: words.popFirst()))
        case "flash:raw":
            add(
                .flashRaw(
                    partition: try next(), kernel: try next(), ramdisk: words.popFirst(), second: words.popFirst()))
        case "boot": add(.boot(kernel: try next(), ramdisk: words.popFirst(), second: words.popFirst()))
        case "set_active": add(.setActive(try next()))
        case "continue": add(.resume)
        case "stage": add(.stage(try next()))
        case "get_staged": add(.getStaged(try next()))
        case "fetch": add(.fetch(partition: try next(), file: try next()))
        case "signature": add(.signature(try next()))
        case "oem":
            guard !words.isEmpty else { throw .syntax("empty oem command") }
            add(.oem(rest()))
        case "flashing": try flashing()
        case "create-logical-partition": add(.createLogical(try next(), bytes: try size()))
        case "resize-logical-partition": add(.resizeLogical(try next(), bytes: try size()))
        case "delete-logical-partition": add(.deleteLogical(try next()))
        case "snapshot-update": try snapshot()
        case "gsi": try gsi()
        case "wipe-super": add(.wipeSuper(file: words.popFirst()))
        case "flashall":
            add(.flashAll)
            line.reboot = line.reboot ?? .system
        case "update":
            add(.update(zip: words.popFirst() ?? "update.zip"))
            line.reboot = line.reboot ?? .system
        case "reboot": try reboot()
        case "reboot-bootloader": line.reboot = .bootloader
        case "reboot-recovery": line.reboot = .recovery
        case "reboot-fastboot": line.reboot = .fastboot
        case _ where word == "format" || word.hasPrefix("format:"): try format(word)
        default: throw .syntax("unknown command \(word)")
        }
    }

    private mutating func next() throws(DropInUsage) -> String {
        guard let word = words.popFirst() else { throw .syntax("expected argument") }
        return word
    }

    /// The rest of the line, as one text: `oem` and its like swallow it.
    private mutating func rest() -> String {
        defer { words = [] }
        return words.joined(separator: " ")
    }

    private mutating func add(_ command: DropInCommand) { line.commands.append(command) }

    private mutating func size() throws(DropInUsage) -> UInt64 {
        let text = try next()
        let isHex = text.hasPrefix("0x") || text.hasPrefix("0X")
        let digits = isHex ? text.dropFirst(2) : text[...]
        // The standard library would take a sign, too.
        guard digits.allSatisfy(\.isHexDigit), let bytes = UInt64(digits, radix: isHex ? 16 : 10) else {
            throw .syntax("\(text) is no size in bytes")
        }
        return bytes
    }

    private mutating func flashing() throws(DropInUsage) {
        guard let verb = words.popFirst() else { throw .syntax("missing 'flashing' command") }
        guard words.isEmpty,
            ["unlock", "lock", "unlock_critical", "lock_critical", "get_unlock_ability"].contains(verb)
        else { throw .syntax("unknown 'flashing' command \(([verb] + words).joined(separator: " "))") }
        add(.flashing(verb))
    }

    private mutating func snapshot() throws(DropInUsage) {
        let action = words.popFirst() ?? ""
        guard ["", "cancel", "merge"].contains(action) else {
            throw .syntax("expected: snapshot-update [cancel|merge]")
        }
        add(.snapshotUpdate(action))
    }

    private mutating func gsi() throws(DropInUsage) {
        let action = words.popFirst() ?? ""
        guard ["wipe", "disable", "status"].contains(action) else { throw .syntax("expected: gsi wipe|disable|status") }
        add(.gsi(action))
    }

    private mutating func reboot() throws(DropInUsage) {
        guard let target = words.popFirst() else {
            line.reboot = .system
            return
        }
        switch target {
        case "bootloader": line.reboot = .bootloader
        case "recovery": line.reboot = .recovery
        case "fastboot": line.reboot = .fastboot
        default: throw .syntax("unknown reboot target \(target)")
        }
        guard words.isEmpty else { throw .syntax("junk after reboot command") }
    }

    private mutating func format(_ word: String) throws(DropInUsage) {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard parts.count < 3 else { throw .syntax("expected: format[:TYPE[:SIZE]] PARTITION") }
        let given = parts.map { $0.isEmpty ? nil : $0 } + [nil, nil]
        add(.format(partition: try next(), type: given[0], size: given[1]))
    }
}
