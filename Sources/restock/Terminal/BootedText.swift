import RestockKit
import Safety

/// The page that `status` prints for a phone that has been started.
enum BootedText {
    static func render(_ phone: BootedPhone, words: Words) -> String {
        let verdict = phone.verdict
        let rows: [(String, String)] = [
            ("product", phone.properties[.modDevice] ?? "not said"),
            ("serial", phone.serial),
            ("reached at", "\(phone.address.map { "\($0), " } ?? "")through the adb server, started"),
            ("version", phone.properties[.version] ?? "not said"),
            ("region", phone.properties[.region] ?? "not said"),
            (
                "bootloader",
                "\(verdict.bootloader.rawValue), says Android (\(verdict.bootloaderEvidence.isEmpty ? "nothing was read" : verdict.bootloaderEvidence.joined(separator: ", ")))"
            ),
            ("OEM unlocking", phone.properties[.oemUnlockAllowed] ?? "not said"),
            ("Google's block", phone.properties[.frpPartition] ?? "not said"),
            ("Mi account", seen(verdict.evidence.mi, phone)),
            ("Google account", seen(verdict.evidence.google, phone)),
        ]
        return words.table(rows, column: 18) + "\n\n"
            + verdict.sentences(words.say).map { words.wrap($0) }.joined(separator: "\n")
    }

    private static func seen(_ sighting: AccountEvidence.Sighting, _ phone: BootedPhone) -> String {
        switch sighting {
        case .seen: "signed in (dumpsys account; its name is not kept)"
        case .notSeen: "not seen (dumpsys account), which proves nothing"
        case .unknown: "not known: \(phone.accountProblem ?? "nothing was read")"
        }
    }
}
