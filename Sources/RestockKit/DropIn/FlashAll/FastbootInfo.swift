import Fastboot

/// Reads `fastboot-info.txt`, the plan that newer builds carry, version 1.
enum FastbootInfo {
    /// A line that cannot be read. AOSP's `fastboot` then flashes nothing, and still wipes and restarts; here nothing is begun.
    struct Fault: Error, Equatable {
        let line: Int
        let text: String
    }

    static func parse(_ text: String) throws(Fault) -> [FlashAllTask] {
        var tasks: [FlashAllTask] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            if first == "version" {
                guard words.count == 2, words[1] == "1" || words[1] == "0" else {
                    throw Fault(line: index + 1, text: "\(line)")
                }
                continue
            }
            guard let task = task(words) else { throw Fault(line: index + 1, text: "\(line)") }
            tasks.append(task)
        }
        return tasks
    }

    private static func task(_ words: [String]) -> FlashAllTask? {
        let rest = Array(words.dropFirst())
        switch words.first {
        case "flash":
            let flags = rest.prefix { $0.hasPrefix("--") }
            let names = rest.dropFirst(flags.count)
            guard flags.allSatisfy({ $0 == "--apply-vbmeta" || $0 == "--slot-other" }), (1...2).contains(names.count),
                let partition = names.first
            else { return nil }
            return .flash(
                partition: partition, file: names.count == 2 ? names.last! : "\(partition).img",
                other: flags.contains("--slot-other"), isRequired: false)
        case "erase": return rest.count == 1 ? .erase(rest[0]) : nil
        case "update-super": return rest.isEmpty ? .updateSuper : nil
        case "reboot":
            switch rest {
            case []: return .reboot(.system)
            case ["bootloader"]: return .reboot(.bootloader)
            case ["fastboot"]: return .reboot(.fastboot)
            case ["recovery"]: return .reboot(.recovery)
            default: return nil
            }
        case "if-wipe": return rest.first == "if-wipe" ? nil : task(rest).map(FlashAllTask.ifWipe)
        default: return nil
        }
    }
}
