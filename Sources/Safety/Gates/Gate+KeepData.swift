import Plan
import StockPackage

extension Gate {
    static let keepData = Gate(
        id: .keepData,
        reads:
            """
            region, Android and version of the package, against those of the firmware on the phone, where that is known; of an update also \
            its security patches, and whether it erases
            """,
        why:
            "data kept across regions, or under an older Android, cannot be read by the new system: the phone does not start",
        severities: [.refuse, .confirm],
        judge: { input in
            guard input.plan.active.contains(where: \.isFlash), !input.plan.wipesData else { return [] }
            let package = input.package
            if let update = package.update, let phone = input.phone {
                if !update.wipeOrders.isEmpty { return [.updateWipes(update.wipeOrders)] }
                if let new = update.metadata?.patchLevel, let old = phone.patchLevel, new < old {
                    return [.olderPatches(new, old)]
                }
            }
            guard let now = input.phone?.installed else {
                return input.phone == nil ? [] : [.installedUnknown(package)]
            }
            // What was read another day refuses nothing, and spares no question.
            if now.isRemembered { return [.installedRemembered(now, package)] }
            if let there = now.region, let region = package.region, there != region {
                return [.otherRegion(there, region, now)]
            }
            let android = major(package)
            if let there = now.android, let android, android < there { return [.olderAndroid(there, android, now)] }
            let (old, new) = (now.version.flatMap(FirmwareVersion.init), package.version.flatMap(FirmwareVersion.init))
            if let old, let new, new < old { return [.olderVersion(now, package)] }
            if now.region == nil || package.region == nil || now.android == nil || android == nil {
                return [.installedInPart(now, package)]
            }
            return []
        })

    /// The major Android number of a package.
    private static func major(_ package: PackageFacts) -> Int? {
        package.android.flatMap { Int($0.prefix { $0 != "." }) }
            ?? package.version.flatMap(VersionLetters.init(version:))?.androidMajor
    }
}

extension Finding {
    private static let cleanInstead =
        "Keeping data would end in a phone that does not start, or cannot read them. Copy off what you need, then use --mode clean."

    private static func target(_ package: PackageFacts) -> String {
        "region \(package.region?.rawValue ?? "unknown"), Android \(package.android ?? "unknown"), version \(package.version ?? "unknown")"
    }

    private static func current(_ now: InstalledFirmware) -> String {
        """
        region \(now.region?.rawValue ?? "unknown"), Android \(now.android.map { "\($0)" } ?? "unknown"), \
        version \(now.version ?? "unknown") (\(now.source))
        """
    }

    fileprivate static func installedUnknown(_ package: PackageFacts) -> Finding {
        Finding(
            .keepData, .confirm, "Data can only be kept under firmware of the same region and of no older Android.",
            evidence: "the package: \(target(package)); what is on the phone now cannot be read in fastboot mode",
            advice: """
                Compare with Settings, About phone, if you can. Where the region differs or Android would go down, the phone will not start \
                with the old data, and only a wipe helps.
                """,
            consentWord: "keep")
    }

    fileprivate static func installedRemembered(_ now: InstalledFirmware, _ package: PackageFacts) -> Finding {
        Finding(
            .keepData, .confirm, "Data can only be kept under firmware of the same region and of no older Android.",
            evidence: "the package: \(target(package)); on the phone, as it was read earlier: \(current(now))",
            advice: """
                What was read earlier may no longer be so. Compare with Settings, About phone, if you can. Where the region differs or Android \
                would go down, the phone will not start with the old data.
                """,
            consentWord: "keep")
    }

    fileprivate static func installedInPart(_ now: InstalledFirmware, _ package: PackageFacts) -> Finding {
        Finding(
            .keepData, .confirm, "It is only half known whether the data on this phone fit the package.",
            evidence: "the package: \(target(package)); on the phone: \(current(now))",
            advice: "Where the region differs or Android would go down, the phone will not start with the old data.",
            consentWord: "keep")
    }

    fileprivate static func updateWipes(_ orders: [String]) -> Finding {
        Finding(
            .keepData, .refuse, "The update says of itself that the data cannot be kept under it.",
            evidence: "the package says \(orders.joined(separator: ", "))", advice: cleanInstead)
    }

    fileprivate static func olderPatches(_ new: String, _ old: String) -> Finding {
        Finding(
            .keepData, .refuse, "The update is older than the system whose data would be kept.",
            evidence: "security patches: package \(new), phone \(old) (getvar security-patch-level)",
            advice: cleanInstead)
    }

    fileprivate static func otherRegion(_ there: Region, _ region: Region, _ now: InstalledFirmware) -> Finding {
        Finding(
            .keepData, .refuse, "The package is for another region than the firmware whose data would be kept.",
            evidence: "the package: region \(region.rawValue); on the phone: \(current(now))", advice: cleanInstead)
    }

    fileprivate static func olderAndroid(_ there: Int, _ android: Int, _ now: InstalledFirmware) -> Finding {
        Finding(
            .keepData, .refuse, "The package has an older Android than the one whose data would be kept.",
            evidence: "the package: Android \(android); on the phone: \(current(now))", advice: cleanInstead)
    }

    fileprivate static func olderVersion(_ now: InstalledFirmware, _ package: PackageFacts) -> Finding {
        Finding(
            .keepData, .refuse, "The package is older than the firmware whose data would be kept.",
            evidence: "the package: \(target(package)); on the phone: \(current(now))", advice: cleanInstead)
    }
}
