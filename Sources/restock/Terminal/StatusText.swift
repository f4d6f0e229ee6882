import Bytes
import DeviceNames
import Plan
import RestockKit
import Safety

/// The page that `status` prints.
enum StatusText {
    static func render(
        _ phone: PhoneFacts, unfinished: UnfinishedFlash? = nil, width: Int, say: Lexicon = .english
    ) -> String {
        let battery = [
            phone.batteryMillivolts.map { "\(fixed(Double($0) / 1000, decimals: 2)) V" },
            phone.batteryOK.map { $0 ? "enough to flash" : "too low to flash" },
        ].compactMap(\.self).joined(separator: ", ")
        var rows: [(String, String)] = [
            ("product", phone.product.map(DeviceName.beside) ?? "not said"),
            ("serial", phone.serial ?? "not said"),
            ("reached at", "\(phone.address), in \(phone.mode.rawValue)"),
            ("bootloader", "\(phone.lock.rawValue) (\(phone.lockEvidence))"),
            ("active slot", slot(phone)),
            ("anti-rollback", phone.highestRollback.map { "\($0.number) (getvar \($0.variable))" } ?? "not said"),
            ("battery", battery.isEmpty ? "not said" : battery),
            ("largest download", phone.maxDownload.map { describe(bytes: $0) } ?? "not said"),
        ]
        rows += unfinished?.rows ?? []
        let words = Words(width: width, colour: false)
        return words.table(rows, column: 18) + "\n\n"
            + words.wrap(say("status.unreadable"))
    }

    /// A phone that does not say its slot may have two all the same: then it lists both copies of its partitions.
    private static func slot(_ phone: PhoneFacts) -> String {
        if let slot = phone.currentSlot { return slot }
        if phone.listsBothCopies { return "not said, though the phone lists two copies of its partitions" }
        if let count = phone.slots.count, count > 1 { return "not said, though the phone has \(count) slots" }
        return phone.partitions == nil && phone.slots.count == nil
            ? "not said" : "none: this phone has one copy of each partition"
    }
}

extension UnfinishedFlash {
    /// What a page says of it.
    var rows: [(String, String)] {
        let after = sideload.map { ", and run \($0), a sideload, which did not finish it" } ?? ""
        let first = clearing.map { [("", $0), ("", "and when it is back")] } ?? []
        return [
            ("unfinished flash", "run \(run), \(package)\(after): \(clearing == nil ? "do not restart it; " : "")type")
        ]
            + first + [("", next)]
    }
}
