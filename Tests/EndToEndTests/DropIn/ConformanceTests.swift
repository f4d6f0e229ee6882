import Foundation
import Testing

/// Every row of the table, tried on this program and on Debian's, each with a phone of its own.
@Suite("The drop-in beside AOSP's fastboot") struct ConformanceTests {
    private static let samples = Result { try ConformanceSamples() }

    /// What one program did to its phone.
    private struct Trial {
        let ended: Ended
        /// What the phone heard, without questions; downloads with the sum of their bytes.
        let wire: [String]
        /// What it was asked.
        let questions: Set<String>
        /// Standard error without times.
        let shape: [String]

        init(_ row: ConformanceRow, _ samples: ConformanceSamples, ours: Bool) throws {
            let phone = try Phone("liuqin", ["--unlocked", "--stay"] + row.phone, link: row.link)
            var words = samples.words(row.words)
            if !words.contains("-s") { words = ["-s", phone.address] + words }
            var environment = [
                "ANDROID_PRODUCT_OUT": samples.folder + (row.words.hasSuffix("flashall") ? "/\(row.build)" : "")
            ]
            if row.what.contains("with consent") { environment["RESTOCK_ACCEPT"] = ConformanceRow.consents }
            ended =
                ours ? try dropIn(words, environment: environment) : try debianFastboot(words, environment: environment)
            let log = try phone.log()
            wire = log.filter { !$0.command.hasPrefix("getvar:") }.map { "\($0.command) \($0.crc32 ?? "")" }
            questions = Set(log.map(\.command).filter { $0.hasPrefix("getvar:") })
            shape = ended.error.split(separator: "\n").map { Self.timeless(String($0)) }
        }

        private static func timeless(_ line: String) -> String {
            line.replacing(/token:.*/, with: "token").replacing(/\[ *[0-9]+\.[0-9]{3}s\]/, with: "[TIME]").replacing(
                /Total time: [0-9.]+s/, with: "Total time: TIME")
        }
    }

    @Test("same wire, same exit status, same shape", arguments: ConformanceRow.all)
    func row(row: ConformanceRow) throws {
        let samples = try Self.samples.get()
        let ours = try Trial(row, samples, ours: true)
        switch row.standing {
        case .refused:
            #expect(ours.ended.status == 1)
            #expect(ours.wire == [] && ours.questions == [])
            #expect(ours.ended.words.contains("refused by restock"))
        case _ where row.wire != nil:
            #expect(ours.ended.status == row.status, "\(ours.ended.error)")
            #expect(
                ours.wire.map { String($0.prefix { $0 != " " }) }.filter { !$0.hasPrefix("download:") } == row.wire
                    ?? [])
        default:
            let theirs = try Trial(row, samples, ours: false)
            if !row.differs.contains(.status) {
                #expect(ours.ended.status == theirs.ended.status, "\(ours.ended.error)")
            }
            if !row.differs.contains(.wire) { #expect(ours.wire == theirs.wire, "\(ours.ended.error)") }
            if !row.differs.contains(.output) {
                #expect(ours.shape == theirs.shape)
                #expect(ours.ended.out == theirs.ended.out)
            }
            if row.standing == .same, row.differs.isEmpty {
                #expect(
                    ours.questions.isSubset(of: theirs.questions), "\(ours.questions.subtracting(theirs.questions))")
            }
        }
    }

    @Test("the documentation has this table, row by row") func table() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/fastboot.md"), encoding: .utf8)
        let lines = Set(page.split(separator: "\n").map(String.init))
        let absent = ConformanceRow.all.map(\.line).filter { !lines.contains($0) }
        #expect(absent.isEmpty, "\(absent.joined(separator: "\n"))")
        // Nor has it a row that nobody tries.
        let more = lines.filter { $0.hasPrefix("| `") }.subtracting(ConformanceRow.all.map(\.line))
        #expect(more.isEmpty, "\(more.sorted().joined(separator: "\n"))")
    }

    @Test("this is the program that it is compared with") func version() throws {
        #expect(try debianFastboot(["--version"]).out.hasPrefix("fastboot version 29.0.6"))
    }
}
