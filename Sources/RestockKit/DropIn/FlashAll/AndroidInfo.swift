/// Reads `android-info.txt`: what a phone must be for the images beside it.
enum AndroidInfo {
    struct Requirement: Equatable {
        let variable: String
        /// Any of them; one that ends in `*` is a beginning.
        let values: [String]
        /// The phone must have none of them.
        let isReject: Bool
        /// Counts for this product alone.
        let product: String?

        func allows(_ value: String) -> Bool {
            let matches = values.contains { $0.hasSuffix("*") ? value.hasPrefix($0.dropLast()) : value == $0 }
            return matches != isReject
        }
    }

    /// The requirements, and the lines that are none: they are shown and passed over, as AOSP's `fastboot` does.
    static func parse(_ text: String) -> (requirements: [Requirement], unread: [String]) {
        var requirements: [Requirement] = []
        var unread: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let line = trimmed(line)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            if let requirement = requirement(line) { requirements.append(requirement) } else { unread.append(line) }
        }
        return (requirements, unread)
    }

    private static func requirement(_ line: String) -> Requirement? {
        guard let equals = line.firstIndex(of: "=") else { return nil }
        let head = line[..<equals].split(whereSeparator: \.isWhitespace).map(String.init)
        let values = line[line.index(after: equals)...].split(separator: "|", omittingEmptySubsequences: false).map(
            trimmed)
        let mark = "require-for-product:"
        guard let name = head.last, head.count <= 2 else { return nil }
        let product: String? = head[0].hasPrefix(mark) ? String(head[0].dropFirst(mark.count)) : nil
        guard head.count == 1 || product != nil || ["require", "reject"].contains(head[0]) else { return nil }
        return Requirement(
            variable: name == "board" ? "product" : name, values: values,
            isReject: head.count == 2 && head[0] == "reject",
            product: product)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let front = text.drop { $0.isWhitespace }
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(front[...last])
    }
}
