import Bytes
import Safety
import StockPackage

/// The page that `inspect` prints for an update package.
struct OTAText {
    let width: Int

    func render(_ facts: OTAFacts, avb: AVBFacts? = nil, findings: [Finding] = []) -> String {
        let words = Words(width: width, colour: false)
        let expanded = facts.partitions.reduce(0) { $0 + $1.bytes }
        let count = facts.partitions.count
        var rows: [(String, String)] = [
            ("what", facts.kind == .zip ? "a full A/B update package (OTA)" : "the payload of an A/B update, alone")
        ]
        rows += facts.metadata.map(self.rows) ?? [("for", "not said")]
        rows += data(facts) + (facts.metadata.map(limits) ?? [])
        rows.append(
            (
                "partitions",
                "\(count), \(describe(bytes: facts.payloadBytes)), \(describe(bytes: expanded)) on the phone"
                    + (facts.isPartial ? "; others are left as they are" : "")
            ))
        if facts.kind == .zip {
            rows.append(("signature", facts.hasSignature ? "of the whole file; restock does not judge it" : "none"))
        }
        var parts = [words.table(rows, column: 16), table(facts.partitions)]
        parts.append(
            words.wrap(
                facts.kind == .zip
                    ? """
                    Every image has the SHA-256 that the payload names, and the payload is what payload_properties.txt says. The digests are \
                    shown with --json.
                    """
                    : """
                    Every image has the SHA-256 that the payload names. Nothing in a payload alone says for which phone it is. The digests are \
                    shown with --json.
                    """))
        parts.append(AVBText(words: words).render(avb))
        parts += findings.filter { $0.severity != .note }.map { words.finding($0) }
        if facts.kind == .zip {
            parts.append(
                words.wrap(
                    """
                    An unlocked phone takes it in fastbootd: restock reboot fastboot, then restock flash. A locked phone takes an official one \
                    in its own recovery: restock sideload.
                    """))
        }
        return parts.joined(separator: "\n\n")
    }

    private func rows(_ metadata: OTAMetadata) -> [(String, String)] {
        [
            ("for", metadata.devices.isEmpty ? "not said" : metadata.devices.joined(separator: ", ")),
            ("version", metadata.version ?? "not said"),
            ("Android API", metadata.sdkLevel ?? "not said"),
            ("security patch", metadata.securityPatchLevel ?? "not said"),
            ("built", metadata.timestamp.map(Self.date) ?? "not said"),
        ]
    }

    /// For which systems and phones it is made besides.
    private func limits(_ metadata: OTAMetadata) -> [(String, String)] {
        var rows: [(String, String)] = []
        if metadata.isDowngrade { rows.append(("downgrade", "it may replace a newer system (ota-downgrade)")) }
        if let serial = metadata.serial { rows.append(("only for", "the phone with serial number \(serial)")) }
        return rows
    }

    /// Whether it erases the owner's data, where it has a place to say so.
    private func data(_ facts: OTAFacts) -> [(String, String)] {
        let orders = facts.wipeOrders
        guard facts.metadata != nil || !orders.isEmpty else { return [] }
        return [
            (
                "data",
                orders.isEmpty
                    ? "it does not say that it erases any"
                    : "it erases the owner's data (\(orders.joined(separator: ", ")))"
            )
        ]
    }

    /// One line a partition: name, size, operations, and the group of those inside `super`.
    private func table(_ partitions: [OTAPartition]) -> String {
        let room = partitions.reduce(9) { max($0, min($1.name.count, width - 50)) }
        func line(_ name: String, _ size: String, _ operations: String, _ group: String) -> String {
            "  " + pad(name, to: room) + pad(size, to: 10, right: true) + pad(operations, to: 12, right: true)
                + (group.isEmpty ? "" : "  " + group)
        }
        let head = line("partition", "size", "operations", "inside super")
        return
            ([head]
            + partitions.map {
                line($0.name, describe(bytes: $0.bytes), "\($0.operations)", $0.group.map { cut($0) } ?? "")
            })
            .joined(separator: "\n")
    }

    /// A group's name, no wider than the line has room for.
    private func cut(_ name: String) -> String { name.count > 22 ? name.prefix(19) + "..." : name }

    private func pad(_ text: String, to count: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, count - text.count))
        return right ? space + text : text + space
    }

    /// Seconds since 1970 as a day in UTC; anything that is no such number as it is.
    static func date(_ text: String) -> String {
        guard let seconds = Int64(text), (0..<253_402_300_800).contains(seconds) else { return text }
        func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
        var days = seconds / 86_400
        var year: Int64 = 1970
        while days >= (isLeap(year) ? 366 : 365) {
            days -= isLeap(year) ? 366 : 365
            year += 1
        }
        var month = 0
        let lengths: [Int64] = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        while days >= lengths[month] {
            days -= lengths[month]
            month += 1
        }
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(Int64(month) + 1))-\(two(days + 1))"
    }
}
