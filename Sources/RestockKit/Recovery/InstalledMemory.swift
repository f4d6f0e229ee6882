import FoundationEssentials
import Plan
import StockPackage

/// Remembers which firmware a recovery said that a phone has, with the day, since fastboot cannot read it: the region gate of a
/// later flash names it as evidence.
///
/// One file, `$XDG_STATE_HOME/restock/installed.json`, `~/.local/state/restock/installed.json` where that is not set: serial
/// number to what was read. It never stands in the way: where it cannot be read or written, a remark says so and that is all.
public struct InstalledMemory: Sendable {
    private struct Row: Codable {
        var product: String?
        var version: String?
        var region: String?
        var android: Int?
        /// Rows of earlier versions have none.
        var zone: String?
        /// The day, as ISO 8601 writes it.
        var day: String
    }

    /// Nil where the environment names no place for it.
    public let path: String?

    /// - Parameters:
    ///   - stateHome: `$XDG_STATE_HOME`; only an absolute path counts.
    ///   - home: `$HOME`.
    public init(stateHome: String, home: String) {
        if stateHome.hasPrefix("/") {
            path = "\(stateHome)/restock/installed.json"
        } else {
            path = home.hasPrefix("/") ? "\(home)/.local/state/restock/installed.json" : nil
        }
    }

    /// What was read of the phone with this serial number and model; nil when nothing was.
    public func recall(serial: String?, product: String?) -> InstalledFirmware? {
        guard let path, let serial, let row = read(path)?[RecoveryPhone.serialKey(serial)], row.product == product
        else {
            return nil
        }
        var firmware = InstalledFirmware(
            version: row.version, region: row.region.flatMap(Region.init(rawValue:)), android: row.android,
            zone: row.zone, source: "its recovery said so on \(row.day)")
        firmware.isRemembered = true
        return firmware
    }

    /// Notes what a recovery says.
    /// - Returns: a remark when it could not be noted.
    public func remember(_ phone: RecoveryPhone, on day: String = Self.today) -> String? {
        guard let installed = phone.installed, let serial = phone.serial else { return nil }
        return change { rows in
            rows[RecoveryPhone.serialKey(serial)] = Row(
                product: phone.codename, version: installed.version, region: installed.region?.rawValue,
                android: installed.android, zone: installed.zone, day: day)
        }
    }

    /// Forgets a phone: it has other firmware now.
    public func forget(serial: String?) {
        guard let serial, let path, read(path)?[RecoveryPhone.serialKey(serial)] != nil else { return }
        _ = change { $0[RecoveryPhone.serialKey(serial)] = nil }
    }

    /// Today in UTC, as ISO 8601 writes a day.
    public static var today: String { String(Date.now.formatted(.iso8601).prefix(10)) }

    private func change(_ body: (inout [String: Row]) -> Void) -> String? {
        guard let path else { return nil }
        // A file that cannot be read is somebody's, perhaps from a later restock: it is left as it is.
        guard var rows = FileManager.default.fileExists(atPath: path) ? read(path) : [:] else {
            return "\(path) cannot be read, so what the recovery says is not remembered"
        }
        body(&rows)
        do {
            try StateFile.write(rows, to: path)
            return nil
        } catch {
            return "\(path) cannot be written, so what the recovery says is not remembered"
        }
    }

    private func read(_ path: String) -> [String: Row]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode([String: Row].self, from: data)
    }
}
