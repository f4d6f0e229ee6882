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
            ("active slot", phone.currentSlot ?? "none: this phone has one copy of each partition"),
            ("anti-rollback", phone.highestRollback.map { "\($0.number) (getvar \($0.variable))" } ?? "not said"),
            ("battery", battery.isEmpty ? "not said" : battery),
            ("largest download", phone.maxDownload.map { describe(bytes: $0) } ?? "not said"),
        ]
        if let unfinished {
            rows.append(("unfinished flash", "run \(unfinished.run), \(unfinished.package): do not restart it; type"))
            rows.append(("", unfinished.next))
        }
        let words = Words(width: width, colour: false)
        return words.table(rows, column: 18) + "\n\n"
            + words.wrap(say("status.unreadable"))
    }
}
