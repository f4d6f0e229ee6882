import Bytes
import Images
import RestockKit
import StockPackage

/// What `restock flash` (mode clean) makes of a package before it looks at a phone, in this process.
enum Judgement: Equatable {
    /// It says these words and ends with 2.
    case refused(String)
    /// It would do this.
    case accepted(String)

    init(_ path: String) {
        do throws(PackageError) {
            let facts = try StockPackage(path: path).facts
            let problems = facts.problems(for: .clean)
            let gates = packageFindings(facts).filter { $0.severity == .refuse }
            // A problem that no gate speaks for would be found and then passed over.
            let spoken = problems.filter { problem in
                gates.contains { $0.sentence == problem.sentence && $0.evidence == problem.evidence }
            }
            if !spoken.isEmpty {
                self = .refused(
                    spoken.map { "\($0.gate.rawValue): \($0.sentence) \($0.evidence)" }.joined(separator: "\n"))
            } else if facts.mode(.clean) == nil {
                self = .refused("no script for clean")
            } else {
                self = .accepted(Self.deeds(of: facts))
            }
        } catch {
            self = .refused("\(error)")
        }
    }

    /// The same deeds from a package whose anti-rollback number is 0.
    var withoutAntiRollback: Judgement {
        guard case .accepted(let deeds) = self else { return self }
        let lines = deeds.split(separator: "\n", omittingEmptySubsequences: false)
        return .accepted(lines.map { $0.hasPrefix("anti anti ") ? "anti anti 0" : $0 }.joined(separator: "\n"))
    }

    var isRefused: Bool { if case .refused = self { true } else { false } }

    /// Everything that decides what is written to which phone: two packages of the same deeds do the same.
    private static func deeds(of facts: PackageFacts) -> String {
        let mode = facts.mode(.clean)
        let lines =
            [
                "for \(facts.products.joined(separator: " "))",
                "anti \(mode?.antiRollback.map { "\($0.variable) \($0.number.map(String.init) ?? "?")" } ?? "none")",
            ]
            + (mode?.steps.map { "\($0)" } ?? [])
            + facts.images.map { "\($0.path) \($0.bytes) \(hex($0.scan.md5)) \(hex($0.scan.crc32, width: 8))" }
        return lines.joined(separator: "\n")
    }
}
