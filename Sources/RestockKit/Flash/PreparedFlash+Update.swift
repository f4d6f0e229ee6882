import Fastboot
import Journal
import Plan
import Safety
import StockPackage
import Transport

extension PreparedFlash {
    /// The same for a full update package, which fastbootd takes.
    /// - Throws: exit 2 when the mode is none of an update, when the phone is in the bootloader although logical partitions are to be
    ///   written, or when it does not say which of its slots is running.
    static func update(
        _ package: any ImagePackage, _ mode: FlashMode, _ session: FastbootSession, _ address: PhoneAddress,
        _ known: Remembered
    ) throws(Failure) -> PreparedFlash {
        guard let update = package.facts.update,
            let planner = UpdatePlanner(package: package.facts, startsPhone: { BootChain.base(of: $0) != nil })
        else { throw Failure(noMode: mode, in: package.facts) }
        guard FlashMode.ofUpdates.contains(mode) else {
            throw Failure(
                .refused, "An update package never locks a bootloader: it has no mode \(mode.rawValue).",
                next: "Say --mode keep-data or --mode clean. Only a fastboot package's own script (.tgz) locks.")
        }
        guard !update.isPartial else {
            throw Failure(
                .refused,
                "This update says that it leaves out partitions of the phone, so that old and new firmware would be mixed.",
                next: "Look for the package of the same version that is called full, or for the fastboot .tgz.")
        }
        let phone = try Survey(session, address: address).read(also: [PhoneFacts.patchVariable])
        guard phone.mode == .fastbootd || !update.partitions.contains(where: { $0.group != nil }) else {
            throw Failure(
                .refused,
                "The phone is in its bootloader, but an update holds logical partitions, which only fastbootd (user-space fastboot) can write.",
                next: phone.lock == .locked
                    ? "The bootloader is locked, and fastbootd would refuse, too. For a locked phone: restock sideload\(phone.recoveryOption) PACKAGE.zip"
                    : "Type: restock reboot fastbootd -s \(RunRecord.Phone(phone).shortName)\nFor a locked phone: restock sideload\(phone.recoveryOption) PACKAGE.zip"
            )
        }
        guard let slot = phone.currentSlot else {
            throw Failure(
                .refused,
                "The phone does not say which of its slots is running, so it is not known where this update goes.",
                next:
                    "Updates with a payload are for phones with A/B slots. For others there is the fastboot package (.tgz)."
            )
        }
        return try PreparedFlash(
            plan: planner.plan(mode, onto: slot, of: phone), package: package, phone: phone, session: session, known)
    }
}

extension FlashMode {
    /// What can be done with an update: it holds no data partition, and locks nothing.
    static let ofUpdates: [FlashMode] = [.keepData, .clean]
}

extension PackageFacts {
    /// The mode where the owner names none. A fastboot package brings an empty data partition with it; an update brings none, as it is
    /// made to keep the data.
    public var defaultMode: FlashMode { update == nil ? .clean : .keepData }
}
