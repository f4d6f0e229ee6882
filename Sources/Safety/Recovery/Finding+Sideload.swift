import StockPackage

extension Finding {
    static func otherFile(_ named: String, _ package: SideloadFacts) -> Finding {
        Finding(
            .packageIntegrity, .refuse, "The package is not the one that its name says.",
            evidence: "the name holds \(named), the MD5 of the file begins with \(package.md5.prefix(10))",
            advice: downloadAgain)
    }

    static func unsigned(_ package: SideloadFacts) -> Finding {
        Finding(
            .packageAuthenticity, .refuse, "The package bears no signature, so every stock recovery refuses it.",
            evidence: "\(package.fileName) does not end in the signature block of an update package",
            advice: "Use the official package as it was downloaded. One that was packed anew has lost its signature.")
    }

    static let noToken = Finding(
        .packageAuthenticity, .refuse,
        "Xiaomi's recovery takes a package only with a token that Xiaomi's server signed for this package and this phone.",
        evidence: "the recovery calls itself sideload and answers as Mi Assistant; no --validation was given",
        advice: """
            restock makes no such token and fetches none. With one that you were given officially for this very file: --validation FILE. \
            Without: the Updater app of a phone that starts, or a service centre.
            """)

    static func tokenForAnother(_ evidence: String) -> Finding {
        Finding(
            .packageAuthenticity, .refuse, "The token was issued for another package.", evidence: evidence,
            advice: "A token counts for one file. Use the package that it was issued for; restock tries it on no other."
        )
    }

    static let tokenSaysNothing = Finding(
        .packageAuthenticity, .confirm, "Nothing in the token says for which package it was issued.",
        evidence: "no digest of a package could be read in the file after --validation",
        advice: "Go on only if you were given it for this very file. The recovery checks it once more.",
        consentWord: "issued")

    static func deviceUnknown(_ devices: [String], _ phone: String?) -> Finding {
        Finding(
            .deviceMatch, .confirm, "It cannot be told whether the package is for this phone.",
            evidence:
                "the package is for \(devices.isEmpty ? "(it does not say)" : devices.joined(separator: ", ")); the recovery says \(phone ?? "no model")",
            advice: "Consent with the model that you have in hand. The recovery checks it once more.",
            consentWord: devices.first ?? phone ?? "unknown")
    }

    static func otherDevice(_ devices: [String], _ phone: String) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The package is for another model.",
            evidence: "the package is for \(devices.joined(separator: ", ")) (pre-device); this phone is \(phone)",
            advice: "Use a package for \(phone).")
    }

    static func otherVariant(_ devices: [String], _ phone: String, _ region: Region) -> Finding {
        Finding(
            .region, .confirm, "The package is for another region than the phone's firmware.",
            evidence: "the package is for \(devices.joined(separator: ", ")) (pre-device); this phone is \(phone)",
            advice:
                "A locked phone starts only the firmware of its own hardware's region. Better: use a package for \(phone).",
            consentWord: region.rawValue)
    }

    static func otherSerial(_ serial: String?) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The package is made for one phone, and this is another.",
            evidence:
                "the package names a serial number (serialno); this phone \(serial == nil ? "says none" : "has another")",
            advice: "Use a package that is not made for a single phone.")
    }

    static func startsFromAnother(_ from: String, _ version: String) -> Finding {
        Finding(
            .deviceMatch, .refuse, "The package is an incremental one and starts from other firmware.",
            evidence: "the package starts from \(from); on the phone is \(version)",
            advice: "Look for the package that is called full (ota_full).")
    }

    static func downgrade(_ evidence: String) -> Finding {
        Finding(
            .antiRollback, .confirm, "The package is older than what it replaces.", evidence: evidence,
            advice: """
                Anti-rollback cannot be read in the recovery; the recovery decides. An older Android cannot read the data of a newer one, so count \
                on losing them.
                """,
            consentWord: "older")
    }
}
