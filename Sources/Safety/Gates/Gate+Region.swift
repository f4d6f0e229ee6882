import Plan
import StockPackage

extension Gate {
    static let region = Gate(
        id: .region,
        reads:
            """
            the package's region by its name, its version and its suffix, and whether it is HyperOS 3 or Android 16; the region of the firmware \
            on the phone and the zone of its hardware, where known
            """,
        why:
            "hardware sold in China starts only Chinese firmware once it is locked, and the reverse; from HyperOS 3 on also unlocked, it is reported",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            let package = input.package
            let now = input.phone?.installed
            guard input.plan.locks else { return unlocked(input) }
            let witnesses = regionWitnesses(package)
            guard let region = package.region, !witnesses.isEmpty else { return [.regionUnknown(package)] }
            // Older packages for Turkey, Taiwan, Russia and Indonesia say `global` in the name. What kills is the line round China.
            if Set(witnesses.map { $0.region == .china }).count > 1 { return [.regionContradicts(witnesses)] }
            if let phone = ChinaLine.crossing(to: region, now) { return [.lockAcrossChina(region, phone)] }
            // The consent to the lock says that nobody can read where the hardware was sold.
            return sideNotes(input, region)
        })

    /// A flash that leaves the bootloader unlocked.
    private static func unlocked(_ input: GateInput) -> [Finding] {
        guard let region = input.package.region, input.plan.active.contains(where: \.isFlash) else { return [] }
        let now = input.phone?.installed
        if isWatched(input.package), let phone = ChinaLine.crossing(to: region, now) {
            return [.acrossChina(region, version: input.package.version, phone)]
        }
        if input.plan.wipesData, let there = now?.region, there != region { return [.regionChanges(there, region)] }
        return sideNotes(input, region)
    }

    /// What is said where nobody knows the phone's region. Fastboot never tells it, so this is nearly every flash of HyperOS 3, and nearly
    /// every one of those is right: a question here would be answered by habit, and would be worth nothing on the day on which it counts. It
    /// is asked only where something says that the line is crossed. Before a lock another question stands already.
    private static func sideNotes(_ input: GateInput, _ region: Region) -> [Finding] {
        guard input.phone != nil, isWatched(input.package), !ChinaLine.isKnown(input.phone?.installed) else {
            return []
        }
        return [.sideUnknown(region, version: input.package.version)]
    }

    private static func isWatched(_ package: PackageFacts) -> Bool {
        ChinaLine.isWatched(
            version: package.version, android: package.android.flatMap { Int($0.prefix { $0 != "." }) })
    }

    /// Everything in a package that tells its region, and what it tells.
    private static func regionWitnesses(_ package: PackageFacts) -> [(what: String, region: Region)] {
        let letters = package.version.flatMap(VersionLetters.init(version:))?.region
        // An unpacked folder bears the name without the digits at its end.
        let dash = package.fileName.contains("-images-") ? "-" : "_"
        let named = PackageName(package.fileName) ?? PackageName("\(package.fileName)\(dash)0000000000")
        let spelt = named?.version == package.version ? nil : named?.version
        let field = named?.region.flatMap(Region.init(field:))
        // A file under another package's name: where it was renamed by mistake, which of the two is right is not known.
        let other = named.map(\.variant).flatMap { $0 == package.variant ? nil : Variant($0).region }
        let suffix = package.variant.map { Variant($0).region }
        return [
            letters.map { ("version \(package.version ?? "")", $0) }, field.map { ("the file's name", $0) },
            spelt.flatMap(VersionLetters.init(version:))?.region.map {
                ("version \(spelt ?? "") in the file's name", $0)
            },
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

    fileprivate static func lockAcrossChina(_ region: Region, _ phone: String) -> Finding {
        Finding(
            .region, .confirm, Lexicon.english("gate.region.sentence-lock"),
            evidence: "the package is for region \(region.rawValue); \(phone)",
            advice: Lexicon.english("gate.region.advice-lock", ["region": region.rawValue]),
            consentWord: region.rawValue)
    }

    fileprivate static func regionChanges(_ there: Region, _ region: Region) -> Finding {
        Finding(
            .region, .note, Lexicon.english("gate.region.sentence-changes"),
            evidence: "the package is for region \(region.rawValue); the phone has region \(there.rawValue) now",
            advice: Lexicon.english("gate.region.advice-changes"))
    }
}
