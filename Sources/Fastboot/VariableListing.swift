/// Reads the lines of `getvar all`.
///
/// A line is `name:value`, but names can hold a colon themselves (`partition-size:boot_a: 0xC000000`), values too
/// (`system-fingerprint:a/b/c:13/X/1:user/release-keys`), and there may be a tab or spaces anywhere around. So:
/// 1. names that are known to take an argument end at the second colon;
/// 2. otherwise a colon that is followed by a space ends the name;
/// 3. otherwise the first colon does.
public enum VariableListing {
    /// Variables whose name is followed by a partition or a slot.
    static let withArgument: Set<String> = [
        "partition-size", "partition-type", "has-slot", "is-logical", "slot-successful", "slot-unbootable",
        "slot-retry-count", "slot-bootable", "slot-active",
    ]

    /// The values by name, without the spaces around them. Of a name that comes twice the last line counts. Lines
    /// without a colon, and the end mark `all:`, are left out.
    public static func parse(_ lines: [String]) -> [String: String] {
        var values: [String: String] = [:]
        for line in lines {
            guard let (name, value) = split(line), name != "all" else { continue }
            values[name] = value
        }
        return values
    }

    /// Name and value of one line, both without the spaces around them. Nil when there is no name.
    static func split(_ line: String) -> (name: String, value: String)? {
        let line = trim(line)
        guard let first = line.firstIndex(of: ":") else { return nil }
        var end = first
        let rest = line[line.index(after: first)...]
        if withArgument.contains(trim(line[..<first])), let second = rest.firstIndex(of: ":") {
            end = second
        } else if !withArgument.contains(trim(line[..<first])), let spaced = firstSpacedColon(line) {
            end = spaced
        }
        // An argument may have a space before it; the name that one asks with has none.
        let name = line[..<end].split(separator: ":").map(trim).joined(separator: ":")
        return name.isEmpty ? nil : (name, trim(line[line.index(after: end)...]))
    }

    private static func firstSpacedColon(_ line: String) -> String.Index? {
        line.indices.first { index in
            guard line[index] == ":" else { return false }
            let next = line.index(after: index)
            return next < line.endIndex && line[next].isWhitespace
        }
    }
}

/// The text without white space at its ends.
func trim(_ text: some StringProtocol) -> String {
    let front = text.drop { $0.isWhitespace }
    guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(front[...last])
}
