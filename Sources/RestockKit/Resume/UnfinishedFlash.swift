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
    /// How it is finished.
    public let next: String

    /// Looks into the journal. One that cannot be read says nothing: it is in nobody's way.
    /// - Returns: nil where the last flash of this phone came to its end, or none is known.
    public static func find(of phone: RunRecord.Phone, in place: StatePlace?) -> UnfinishedFlash? {
        guard let runs = try? Journal.read(in: place)?.runs(on: phone), let last = runs.lastToFinish,
            last.isFlash, last.end?.outcome != Outcome.done.word
        else { return nil }
        return UnfinishedFlash(
            run: last.number, package: last.package.name, next: "restock resume -s \(phone.shortName)")
    }

    /// Asks a phone in fastboot mode who it is, and looks for it in the journal. Nothing is asked where no run of any phone is open.
    /// - Throws: exit 1: the phone does not answer.
    public static func find(
        _ session: FastbootSession, address: PhoneAddress, in place: StatePlace?
    ) throws(Failure) -> UnfinishedFlash? {
        guard let runs = try? Journal.read(in: place)?.runs(),
            runs.contains(where: { $0.isFlash && $0.end?.outcome != Outcome.done.word })
        else { return nil }
        do throws(FastbootError) {
            let product = try session.reach("product")
            let serial = try session.getvar("serialno")
            return find(
                of: .init(serial: serial?.trimmed, product: product?.trimmed, address: "\(address)"), in: place)
        } catch {
            throw Failure(survey: error, address: address, variable: "product")
        }
    }

    /// What the gate says where something else is asked for.
    public var finding: Finding { unfinishedFlash(run: run, package: package, next: next) }
}

extension [RunRecord] {
    /// Of a phone's runs, the latest first, the one that left something to finish, or nothing. A wipe changes the data alone: what a
    /// flash before it left undone is still to do. A run that wrote nothing changes nothing about the one before it.
    var lastToFinish: RunRecord? {
        let written = filter(\.hasWritten)
        return written.first { $0.verb != "wipe" } ?? written.first
    }
}

extension RunRecord.Phone {
    /// What to write behind `-s`: a port says little when the cable is moved.
    public var shortName: String { address.hasPrefix("usb:") ? serial ?? address : address }
}
