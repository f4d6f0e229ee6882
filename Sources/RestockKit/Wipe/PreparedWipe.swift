import Fastboot
import Journal
import Plan
import Recovery
import Safety
import Transport

/// Everything up to the first change: the phone found in the mode that it is in, the way chosen, the gates heard.
public final class PreparedWipe {
    /// What is talked to.
    enum Line {
        case fastboot(FastbootSession)
        case recovery(RecoverySession)
    }

    public let plan: WipePlan
    /// What fastboot said of the phone; nil for one that is in its recovery.
    public let phone: PhoneFacts?
    /// What the recovery said of the phone; nil for one in fastboot mode.
    public let recovery: RecoveryPhone?
    public let findings: [Finding]
    /// A flash of this phone that is still to be finished.
    public let unfinished: UnfinishedFlash?
    /// Why this way, for the owner.
    public let choice: String
    public let address: PhoneAddress
    let line: Line

    /// - Parameters:
    ///   - name: the phone as named; nil for the only one.
    ///   - via: nil chooses by the mode that the phone is in.
    ///   - place: where the journal is that may know of an unfinished flash.
    ///   - hold: called with the phone's address before anything is sent to it.
    /// - Throws: exit 2 where the phone's mode and `via` do not go together, exit 4 when there is no phone.
    public convenience init(
        _ name: PhoneAddress?, via: WipeVia?, finder: RecoveryFinder, limits: AdbLimits = AdbLimits(),
        journal place: StatePlace? = nil, holding hold: (PhoneAddress) throws(Failure) -> Void = { _ in }
    ) throws(Failure) {
        if name == nil { try Self.checkAlone() }
        if let candidate = try finder.candidate(name) {
            guard let session = try finder.open(candidate, limits: limits, holding: hold) else {
                throw Failure(
                    .refused,
                    "The phone at \(candidate.address) is started; a wipe is done from its recovery or from fastboot mode.",
                    next: "On a phone that starts, erase in Settings: it is the only erase that Google's lock trusts.")
            }
            try self.init(session, via: via, journal: place)
        } else {
            let address = try PhoneFinder().choose(name)
            try HeldPhone.keepAway(from: address, in: place)
            try hold(address)
            try self.init(connect(to: address), via: via, journal: place)
        }
    }

    /// A phone in its recovery that is being talked to; the conversation is ended where this fails.
    public init(_ session: RecoverySession, via: WipeVia?, journal place: StatePlace? = nil) throws(Failure) {
        line = .recovery(session)
        address = session.connection.transport.address
        recovery = session.phone
        phone = nil
        plan = WipePlan(.formatData)
        choice = "The phone is in its recovery, which wipes by itself."
        unfinished = .find(of: session.phone, in: place)
        findings =
            wipeFindings(plan, phone: nil, lastFlash: unfinished.lastFlash) + [unfinished?.finding].compactMap(\.self)
        do throws(Failure) {
            try Self.check(session.phone, via: via, at: address)
        } catch {
            session.close()
            throw error
        }
    }

    /// A phone in fastboot mode that is being talked to; the conversation is ended where this fails.
    public init(_ session: FastbootSession, via: WipeVia?, journal place: StatePlace? = nil) throws(Failure) {
        line = .fastboot(session)
        address = session.transport.address
        recovery = nil
        do throws(Failure) {
            let facts = try Survey(session, address: address).read(also: ["snapshot-update-status"])
            let way = try Self.way(facts, via: via)
            phone = facts
            plan = WipePlan(way.method, phone: facts)
            choice = way.why
            unfinished = .find(of: RunRecord.Phone(facts), in: place)
            findings =
                wipeFindings(plan, phone: facts, lastFlash: unfinished.lastFlash)
                + [unfinished?.finding].compactMap(\.self)
        } catch {
            session.transport.close()
            throw error
        }
    }

    /// Ends the conversation.
    public func close() {
        switch line {
        case .fastboot(let session): session.transport.close()
        case .recovery(let session): session.close()
        }
    }

    /// A wipe works in fastboot mode and in the recovery, so that every phone on the bus could be meant.
    private static func checkAlone() throws(Failure) {
        let all = try PhoneFinder().attached()
        guard all.count > 1 else { return }
        throw Failure(
            .noPhone, "\(all.count) phones are attached, and none was named.\(PhoneFinder().list(all))",
            next: "Name one: -s \(all[0].serial ?? "\(all[0].address)").")
    }

    private static func check(_ phone: RecoveryPhone, via: WipeVia?, at address: PhoneAddress) throws(Failure) {
        if via == .fastboot {
            throw Failure(
                .refused, "The phone at \(address) is in its recovery, and --via fastboot works in fastboot mode.",
                next: "Leave --via out: its recovery wipes the data by itself.")
        }
        guard phone.isMiAssistant else {
            throw Failure(
                .refused,
                "The recovery at \(address) is not Xiaomi's Mi Assistant, and does not know how to wipe on request.",
                next: "Wipe on its screen: Wipe data. Or in fastboot mode, unlocked: restock wipe --via fastboot")
        }
    }

    private static func way(_ phone: PhoneFacts, via: WipeVia?) throws(Failure) -> (method: WipeMethod, why: String) {
        guard phone.mode == .fastboot else {
            throw Failure(
                .refused, "The phone is in fastbootd (user-space fastboot); a wipe is done from the bootloader.",
                next: "Type: restock reboot bootloader -s \(RunRecord.Phone(phone).shortName)")
        }
        switch (via, phone.lock) {
        case (.recovery, .locked), (nil, .locked):
            return (
                .restartAndFormat,
                "The bootloader is locked and erases nothing; the phone's recovery wipes while it is locked."
            )
        case (.recovery, _):
            return (.recoveryMessage, "The phone's recovery finds a message and wipes with its own file systems.")
        case (.fastboot, _): return (.erase, "The bootloader erases.")
        case (nil, _): return (.erase, "The phone is in fastboot mode, so the bootloader erases (--via fastboot).")
        }
    }
}
