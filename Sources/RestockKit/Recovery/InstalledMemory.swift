import FoundationEssentials
import Plan
import StockPackage

/// Remembers which firmware a recovery said that a phone has, with the day, since fastboot cannot read it: the region gate of a
/// later flash names it as evidence.
///
/// One file, `$XDG_STATE_HOME/restock/installed.json`, `~/.local/state/restock/installed.json` where that is not set: serial
/// number to what was read. It never stands in the way: where it cannot be read or written, a remark says so and that is all.
public struct InstalledMemory: Sendable {
    /// The most phones that are remembered; those that were read longest ago go.
    static let limit = 500
    /// The most bytes of what is remembered of one. A phone says what it likes.
    static let rowLimit = 4096

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

    private let file: StateFile?
    /// Nil where the environment names no place for it.
    public var path: String? { file?.path }

    /// - Parameters:
    ///   - stateHome: `$XDG_STATE_HOME`; only an absolute path counts.
    ///   - home: `$HOME`.
    public init(stateHome: String, home: String) {
        file = StateFile("installed.json", stateHome: stateHome, home: home)
    }

    /// What was read of the phone with this serial number and model; nil when nothing was.
    public func recall(serial: String?, product: String?) -> InstalledFirmware? {
        guard let serial, let row = rows?[RecoveryPhone.serialKey(serial)], row.product == product
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
        let key = RecoveryPhone.serialKey(serial)
        let row = Row(
            product: phone.codename, version: installed.version, region: installed.region?.rawValue,
            android: installed.android, zone: installed.zone, day: day)
        guard key.utf8.count + jsonLine(row).utf8.count <= Self.rowLimit else {
            return "the recovery says more than \(Self.rowLimit) bytes of itself, so it is not remembered"
        }
        return change { rows in
            rows[key] = row
            let old = rows.sorted { ($0.value.day, $0.key) < ($1.value.day, $1.key) }.filter { $0.key != key }
            for one in old.prefix(max(0, rows.count - Self.limit)) { rows[one.key] = nil }
        }
    }

    /// Forgets a phone: it has other firmware now.
    public func forget(serial: String?) {
        guard let serial, rows?[RecoveryPhone.serialKey(serial)] != nil else { return }
        _ = change { $0[RecoveryPhone.serialKey(serial)] = nil }
    }

    /// Today in UTC, as ISO 8601 writes a day.
    public static var today: String { String(Date.now.formatted(.iso8601).prefix(10)) }

    private var rows: [String: Row]? { file?.read() }

    private func change(_ body: (inout [String: Row]) -> Void) -> String? {
        file?.change(body).map { "\($0), so what the recovery says is not remembered" }
    }
}
