import Plan
import StockPackage

/// The line between hardware made for China and all other. Up to HyperOS 2 the bootloader's lock alone watched it. Three outlets reported in
/// 2026 that the system itself does from HyperOS 3 and Android 16 on, so that an unlocked phone does not start on the other side either; there
/// is no primary text, and the contrary has not been shown.
enum ChinaLine {
    /// Whether firmware is of the kind that is reported to watch the line.
    /// - Parameter android: the major number; nil where it is not known.
    static func isWatched(version: String?, android: Int?) -> Bool {
        let generation = version.flatMap(FirmwareVersion.init)?.hyperOS ?? 0
        let release =
            [android, version.flatMap(VersionLetters.init(version:))?.androidMajor].compactMap(\.self).max() ?? 0
        return generation >= 3 || release >= 16
    }

    /// What says that a phone is on the other side than `region`, as evidence says it; nil where nothing says so.
    ///
    /// Two things can: the region of the firmware that is on the phone, and the zone that its recovery says its hardware was made for. One is
    /// enough: firmware for the world may have been put on a phone made for China, and it may go home now. Neither spares a question.
    static func crossing(to region: Region, _ installed: InstalledFirmware?) -> String? {
        guard let installed else { return nil }
        if let there = installed.region, (there == .china) != (region == .china) {
            return "the phone has region \(there.rawValue) now (\(installed.source))"
        }
        if let zone = installed.zone, (zone == "1") != (region == .china) {
            return
                "the phone is made for zone \(zone), \(zone == "1" ? "China" : "outside of China") (\(installed.source))"
        }
        return nil
    }

    /// Whether anything tells on which side the phone is.
    static func isKnown(_ installed: InstalledFirmware?) -> Bool { installed?.region != nil || installed?.zone != nil }
}

extension Finding {
    /// Firmware that watches the line, for a phone on the other side of it, locked or not.
    /// - Parameters:
    ///   - version: of the package.
    ///   - phone: what says on which side the phone is.
    static func acrossChina(_ region: Region, version: String?, _ phone: String) -> Finding {
        Finding(
            .region, .confirm, Lexicon.english("gate.region.sentence-across"),
            evidence: "the package is for region \(region.rawValue), version \(version ?? "unknown"); \(phone)",
            advice: Lexicon.english("gate.region.advice-across"), consentWord: region.rawValue)
    }

    /// The same where nobody knows on which side the phone is.
    static func sideUnknown(_ region: Region, version: String?) -> Finding {
        Finding(
            .region, .note,
            Lexicon.english(region == .china ? "gate.region.sentence-home" : "gate.region.sentence-abroad"),
            evidence:
                "the package is for region \(region.rawValue), version \(version ?? "unknown"); the phone's region cannot be read in fastboot mode",
            advice: Lexicon.english("gate.region.advice-unknown"))
    }
}
