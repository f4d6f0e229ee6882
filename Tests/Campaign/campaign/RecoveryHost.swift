import RestockKit
import VirtualPhone

/// What `restock wipe` and `restock sideload` do, without their screens.
struct RecoveryHost {
    /// How long a phone is waited for that was restarted.
    private func patience(_ line: Line) -> Duration { .seconds(line.isHasty ? line.spot.isBus ? 6 : 2 : 60) }

    /// - Parameter mode: the mode that the phone is in.
    func wipe(_ line: Line, in mode: DeviceMode, via: WipeVia?) -> Result<WipeReport, Failure> {
        do throws(Failure) {
            let prepared: PreparedWipe
            if mode == .recovery {
                prepared = try PreparedWipe(line.recovery(), via: via)
            } else {
                prepared = try PreparedWipe(line.fastboot(), via: via)
            }
            defer { prepared.close() }
            let agreed = try Agreed(prepared, by: .toAll)
            return .success(
                try WipeRun(agreed, limits: line.adbLimits, patience: patience(line), step: { _, _ in }).run())
        } catch {
            return .failure(error)
        }
    }

    /// - Parameter token: the file with a validation; nil for a recovery that wants none.
    func sideload(_ line: Line, _ path: String, token: String?, erases: Bool) -> Result<SideloadReport, Failure> {
        do throws(Failure) {
            let package = try readSideload(path)
            let validation: ValidationFile? = if let token { try ValidationFile(path: token) } else { nil }
            let session = try line.recovery()
            defer { session.close() }
            let prepared = PreparedSideload(package, on: session, validation: validation, erases: erases, memory: nil)
            return .success(try SideloadUseCase(Agreed(prepared, by: .toAll), progress: { _ in }).run())
        } catch {
            return .failure(error)
        }
    }
}
