import DeviceNames
import RestockKit
import Safety

/// The page that `status` prints for a phone in its recovery.
enum RecoveryText {
    static func render(
        _ phone: RecoveryPhone, unfinished: UnfinishedFlash? = nil, width: Int, say: Lexicon
    ) -> String {
        let unknown = phone.isMiAssistant ? "not said" : "not said: this recovery is not Xiaomi's"
        let kind =
            phone.isMiAssistant ? "its recovery (Mi Assistant)" : "a recovery that calls itself \(phone.mode)"
        let region = phone.region.map { region in
            "\(region.rawValue) (of the installed firmware\(phone.variant.map { ", by \($0)" } ?? ""))"
        }
        let zone = phone.answers[.zone].map { zone in
            switch zone {
            case "1": "1 (China)"
            case "2": "2 (everywhere but China)"
            default: zone
            }
        }
        var rows: [(String, String)] = [
            ("product", phone.codename.map(DeviceName.beside) ?? "not said"),
            ("variant", phone.variant ?? unknown),
            ("serial", phone.serial ?? "not said"),
            ("reached at", "\(phone.address), in \(kind)"),
            ("version", phone.version ?? unknown),
            ("region", region ?? unknown),
            ("Android", phone.answers[.codebase] ?? unknown),
            ("zone", zone ?? unknown),
            ("country", phone.answers[.country] ?? unknown),
            ("language", phone.answers[.language] ?? unknown),
            ("branch", phone.answers[.branch] ?? unknown),
        ]
        if let version = phone.answers[.recoveryVersion] { rows.append(("recovery", version)) }
        rows.append(("bootloader", "not said in a recovery; fastboot mode says it"))
        rows += unfinished?.rows ?? []
        let words = Words(width: width, colour: false)
        return words.table(rows, column: 18) + "\n\n" + words.wrap(say("status.unreadable"))
    }
}
