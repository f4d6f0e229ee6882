import Plan
import StockPackage

extension Gate {
    /// Anti-rollback, for an update: it declares no number, and fastbootd answers none. What is left to compare are the months of the
    /// security patches, which say what is older but not whether a phone may go back. Not a refusal: a recovery that is not Xiaomi's
    /// tells the month of another system.
    static func judgeUndeclared(_ update: OTAFacts, _ phone: PhoneFacts) -> [Finding] {
        let (new, old) = (update.metadata?.patchLevel, phone.patchLevel)
        if let new, let old, old <= new { return [.noOlder(new, old)] }
        return [.ageUnknown(new ?? "not said", old ?? "not said", isOlder: new != nil && old != nil)]
    }
}

extension OTAMetadata {
    /// The month of the system's security patches as a date that can be compared: `2024-05-01`; nil where it is none.
    var patchLevel: String? { securityPatchLevel.flatMap(dated) }
}

extension PhoneFacts {
    /// The same of the system that answers: that of the phone's recovery, which is made with the installed one.
    var patchLevel: String? { (variables[Self.patchVariable] ?? nil).flatMap(dated) }
}

/// A date as it is, if it is written `2024-05-01`.
private func dated(_ text: String) -> String? {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.map(\.utf8.count) == [4, 2, 2], fields.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else {
        return nil
    }
    return text
}

extension Finding {
    private static func dates(_ new: String, _ old: String) -> String {
        "an update declares no anti-rollback number, and fastbootd answers none; security patches: package \(new), phone \(old)"
    }

    fileprivate static func noOlder(_ new: String, _ old: String) -> Finding {
        Finding(
            .antiRollback, .note, "By its security patches the update is no older than what is on the phone.",
            evidence: dates(new, old),
            advice: "Numbers cannot be compared here. After the flash, older firmware may be impossible to install.")
    }

    fileprivate static func ageUnknown(_ new: String, _ old: String, isOlder: Bool) -> Finding {
        Finding(
            .antiRollback, .confirm,
            isOlder
                ? "The update seems to be older than what is on the phone, and nothing says whether the phone may go back."
                : "Nothing says whether the update is older than what is on the phone.",
            evidence: dates(new, old),
            advice: """
                Firmware below a phone's anti-rollback number ruins it for good. Go on only with an update that is no older than what was on \
                the phone last. The fastboot package (.tgz) declares its number, which restock then compares.
                """,
            consentWord: "no older")
    }
}
