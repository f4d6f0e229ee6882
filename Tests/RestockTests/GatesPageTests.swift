import Foundation
import RestockKit
import Testing

@testable import Safety
@testable import restock

@Suite struct GatesPageTests {
    @Test("every gate stands on the page with what it reads and why, within the width", arguments: [40, 80, 120])
    func page(width: Int) {
        let page = GatesText.render(Gate.all, width: width)
        let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for gate in Gate.all {
            #expect(page.contains("\(gate.id.rawValue) ("))
            #expect(words.contains("Reads: \(gate.reads).") && words.contains("Why: \(gate.why)."))
        }
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test("one JSON object, with stable keys") func json() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(jsonLine(GatesJSON(Gate.all)).utf8)) as? [String: Any])
        #expect(object.keys.sorted() == ["gates", "outcome", "type"])
        let rows = try #require(object["gates"] as? [[String: Any]])
        #expect(rows.compactMap { $0["gate"] as? String } == Gate.all.map(\.id.rawValue))
        #expect(rows.allSatisfy { $0.keys.sorted() == ["gate", "reads", "severities", "why"] })
        let words = Set(rows.flatMap { $0["severities"] as? [String] ?? [] })
        #expect(words == ["refuse", "confirm", "note"])
    }
}
