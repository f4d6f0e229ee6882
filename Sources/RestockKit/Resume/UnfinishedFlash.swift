import Fastboot
import Journal
import Plan
import Safety
import Transport

/// A flash of a phone that began to write and never came to its end.
public struct UnfinishedFlash: Sendable, Equatable {
    public let run: Int64
    /// `liuqin OS2.0.203.0.VMYCNXM`.
    public let package: String
    /// A sideload after it that did not finish it; nil where there was none.
    public let sideload: Int64?
    /// How it is finished, to be typed when the phone is in fastboot mode.
    public let next: String
    /// The restart into fastboot mode that has to come before that, since nothing else clears what the phone said, as it is typed; nil
    /// where a restart is the wrong thing for it.
    public let clearing: String?
    /// Whether the owner's data may have been changed since the phone was last whole.
    let mayHaveTouchedData: Bool
    /// The phone is in its recovery now.
    let isInRecovery: Bool

    /// Looks into the journal. One that cannot be read says nothing: it is in nobody's way.
    /// - Returns: nil where the last flash of this phone came to its end, or none is known.
    public static func find(
        of phone: RunRecord.Phone, in place: StatePlace?, isInRecovery: Bool = false
    ) -> UnfinishedFlash? {
        guard let runs = try? Journal.read(in: place)?.runs(on: phone), let flash = runs.unfinishedFlash else {
            return nil
        }
        return UnfinishedFlash(
            run: flash.number, package: flash.package.name, sideload: runs.sideload(after: flash)?.number,
            next: "restock resume -s \(phone.shortName)",
            clearing: flash.needsRestart && !isInRecovery ? phone.clearing : nil,
            mayHaveTouchedData: runs.mayHaveTouchedData, isInRecovery: isInRecovery)
    }

    /// What is to be typed, in its order.
    public var commands: String { Self.commands(next, clearing: clearing) }

    static func commands(_ next: String, clearing: String?) -> String {
        clearing.map { "\($0)\nWhen it is back, type: \(next)" } ?? next
    }

    /// The same of a phone in its recovery.
    public static func find(of phone: RecoveryPhone, in place: StatePlace?) -> UnfinishedFlash? {
        find(of: RunRecord.Phone(phone), in: place, isInRecovery: true)
    }

    /// Asks a phone in fastboot mode who it is, and looks for it in the journal. Nothing is asked where no run of any phone is open.
    /// - Throws: exit 1: the phone does not answer.
    public static func find(
        _ session: FastbootSession, address: PhoneAddress, in place: StatePlace?
    ) throws(Failure) -> UnfinishedFlash? {
        guard let runs = try? Journal.read(in: place)?.runs(),
            runs.contains(where: { $0.isFlash && !$0.isDone })
        else { return nil }
        do throws(FastbootError) {
            // The first answer may be about an earlier write that failed.
            var product = try session.reach("product")
            if product == nil { product = try session.getvar("product") }
            let serial = try session.getvar("serialno")
            return find(
                of: .init(serial: serial?.trimmed, product: product?.trimmed, address: "\(address)"), in: place)
        } catch {
            throw Failure(survey: error, address: address, variable: "product")
        }
    }

    /// What the gate says where something else is asked for.
    public var finding: Finding {
        Safety.unfinishedFlash(run: run, package: package, sideload: sideload, next: commands, inRecovery: isInRecovery)
    }
}

extension UnfinishedFlash? {
    /// The same for the gates.
    var lastFlash: LastFlash {
        map {
            .unfinished(run: $0.run, package: $0.package, next: $0.commands, touchedData: $0.mayHaveTouchedData)
        } ?? .finished
    }
}

extension RunRecord.Phone {
    /// What to write behind `-s` when the phone is in fastboot mode: a port says little when the cable is moved, and one of the network that
    /// speaks ADB now speaks fastboot then.
    public var shortName: String {
        if address.hasPrefix("usb:") { return serial ?? address }
        return address.hasPrefix("adb:") ? "tcp:" + address.dropFirst("adb:".count) : address
    }

    /// The restart that clears what the phone keeps of a failure.
    var clearing: String { "restock reboot bootloader -s \(shortName)" }
}
