import Plan
import StockPackage

extension Gate {
    static let region = Gate(
        id: .region,
        reads:
            "the package's region by its name, its version and its suffix; the region of the firmware on the phone, where known",
        why: "hardware sold in China starts only Chinese firmware once it is locked, and the reverse",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            let package = input.package
            let now = input.phone?.installed
            guard input.plan.locks else {
                guard input.plan.wipesData, let there = now?.region, let region = package.region, there != region else {
                    return []
                }
                return [.regionChanges(there, region)]
            }
            let witnesses = regionWitnesses(package)
            guard let region = package.region, !witnesses.isEmpty else { return [.regionUnknown(package)] }
            // Older packages for Turkey, Taiwan, Russia and Indonesia say `global` in the name. What kills is the line round China.
            if Set(witnesses.map { $0.region == .china }).count > 1 { return [.regionContradicts(witnesses)] }
            if let there = now?.region, (there == .china) != (region == .china) {
                return [.lockAcrossChina(there, region, source: now?.source ?? "")]
            }
            return []
        })

    /// Everything in a package that tells its region, and what it tells.
    private static func regionWitnesses(_ package: PackageFacts) -> [(what: String, region: Region)] {
        let letters = package.version.flatMap(VersionLetters.init(version:))?.region
        let named = PackageName(package.fileName)
        let field = named?.region.flatMap(Region.init(field:))
        // A file under another package's name: where it was renamed by mistake, which of the two is right is not known.
        let other = named.map(\.variant).flatMap { $0 == package.variant ? nil : Variant($0).region }
        let suffix = package.variant.map { Variant($0).region }
        return [
            letters.map { ("version \(package.version ?? "")", $0) }, field.map { ("the file's name", $0) },
            other.map { ("variant \(named?.variant ?? "") in the file's name", $0) },
            suffix.map { ("variant \(package.variant ?? "")", $0) },
        ].compactMap(\.self)
    }
}

extension Finding {
    fileprivate static func regionUnknown(_ package: PackageFacts) -> Finding {
        Finding(
            .region, .refuse, "The package does not tell which region it is for, so no phone is locked on it.",
            evidence: "no region in the name, the version (\(package.version ?? "none")) or the variant",
            advice: "Get the package under its original name, or do not lock: --mode clean.")
    }

    fileprivate static func regionContradicts(_ witnesses: [(what: String, region: Region)]) -> Finding {
        Finding(
            .region, .refuse, "The package contradicts itself about its region, so no phone is locked on it.",
            evidence: witnesses.map { "\($0.what): \($0.region.rawValue)" }.joined(separator: "; "),
            advice: "Get the package under its original name, or do not lock: --mode clean.")
    }

    fileprivate static func lockAcrossChina(_ there: Region, _ region: Region, source: String) -> Finding {
        Finding(
            .region, .confirm,
            "The phone runs firmware of another region, and only its own hardware's region starts when locked.",
            evidence:
                "the package is for region \(region.rawValue); the phone has region \(there.rawValue) now (\(source))",
            advice: """
                Go on only if the phone was sold in region \(region.rawValue): the label on its box tells. Otherwise it does not start once \
                it is locked.
                """,
            consentWord: region.rawValue)
    }

    fileprivate static func regionChanges(_ there: Region, _ region: Region) -> Finding {
        Finding(
            .region, .note, "This changes the region of the phone's firmware. Do not lock the bootloader after that.",
            evidence: "the package is for region \(region.rawValue); the phone has region \(there.rawValue) now",
            advice: "An unlocked phone starts firmware of any region; a locked one only that of its own hardware.")
    }
}
