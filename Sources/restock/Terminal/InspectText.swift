import Bytes
import Plan
import Safety
import StockPackage

/// The page that `inspect` prints.
struct InspectText {
    let width: Int

    func render(_ facts: PackageFacts, findings: [Finding]) -> String {
        let words = Words(width: width, colour: false)
        let expanded = facts.images.reduce(0) { $0 + $1.expandedBytes }
        let rows: [(String, String)] = [
            ("for", facts.products.isEmpty ? "not said" : facts.products.joined(separator: ", ")),
            ("version", facts.version ?? "not said"),
            ("region", facts.region.map { "\($0) (\($0.rawValue))" } ?? "not said"),
            ("Android", facts.android ?? "not said"),
            ("anti-rollback", facts.antiRollback.map { "\($0)" } ?? "not declared"),
            (
                "images",
                "\(facts.images.count), \(describe(bytes: facts.images.reduce(0) { $0 + $1.bytes })), \(describe(bytes: expanded)) on the phone"
            ),
            ("offers", facts.modes.map(\.mode.rawValue).joined(separator: ", ")),
        ]
        var parts = [rows.map { $0 + String(repeating: " ", count: 15 - $0.count) + $1 }.joined(separator: "\n")]
        let unverified = facts.images.filter(\.verifiedBy.isEmpty).map(\.file)
        if !facts.images.isEmpty {
            parts.append(
                words.wrap(
                    unverified.isEmpty
                        ? "Every image agrees with the digests of the package."
                        : "No digest in the package covers: \(unverified.joined(separator: ", "))."))
        }
        if let plan = Planner(package: facts).plan(facts.modes.first?.mode ?? .clean, for: nil) {
            parts.append("\(plan)")
        }
        if !facts.remarks.isEmpty {
            parts.append(
                "Remarks on the scripts:\n"
                    + remarks(facts.remarks).map { words.wrap($0, indent: 2) }.joined(separator: "\n"))
        }
        let refusals = findings.filter { $0.severity == .refuse }
        parts += refusals.map(words.finding)
        parts.append(
            refusals.isEmpty
                ? "The package is intact as far as it can be checked. It bears no signature."
                : "Do not flash this package.")
        return parts.joined(separator: "\n\n")
    }

    /// The scripts of a package repeat each other: what several say is said once.
    private func remarks(_ all: [String]) -> [String] {
        var places: [(text: String, count: Int, first: String)] = []
        for remark in all {
            let halves = remark.split(separator: ": ", maxSplits: 1).map(String.init)
            let (place, text) = halves.count == 2 ? (halves[0], halves[1]) : ("", remark)
            if let index = places.firstIndex(where: { $0.text == text }) {
                places[index].count += 1
            } else {
                places.append((text, 1, place))
            }
        }
        return places.map { entry in
            let more = entry.count > 1 ? " and \(entry.count - 1) more" : ""
            return entry.first.isEmpty ? entry.text : "\(entry.first)\(more): \(entry.text)"
        }
    }
}
