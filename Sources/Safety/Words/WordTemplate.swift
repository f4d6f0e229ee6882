/// A text with places to fill in: `{name}`.
struct WordTemplate: Sendable {
    private enum Part {
        case text(Substring)
        case place(String)
    }

    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.text(rest[..<open])) }
            parts.append(.place(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(rest)) }
        self.parts = parts
    }

    /// The names of the places, in order.
    var places: [String] { parts.compactMap { if case .place(let name) = $0 { name } else { nil } } }

    /// The text with its places filled; one that has no value stays as it is.
    func filled(_ values: [String: String]) -> String {
        parts.map {
            switch $0 {
            case .text(let text): String(text)
            case .place(let name): values[name] ?? "{\(name)}"
            }
        }.joined()
    }

    /// What stands in the places of a text that was made from this template; nil when it was not.
    func values(in text: String) -> [String: String]? {
        var values: [String: String] = [:]
        var rest = text[...]
        var open: String?
        for part in parts {
            switch part {
            case .place(let name): open = name
            case .text(let literal):
                guard let place = open else {
                    guard rest.hasPrefix(literal) else { return nil }
                    rest = rest.dropFirst(literal.count)
                    continue
                }
                guard let range = rest.firstRange(of: literal) else { return nil }
                values[place] = String(rest[..<range.lowerBound])
                rest = rest[range.upperBound...]
                open = nil
            }
        }
        guard let open else { return rest.isEmpty ? values : nil }
        values[open] = String(rest)
        return values
    }
}
